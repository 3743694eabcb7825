"""Name and quote statements and sources, and style verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Statement

OPENING_WORDS = 8
"""By how many of its first words a statement goes that has been quoted already."""


def quote(text: str, *, ends: bool = True) -> str:
    """A text in quotation marks, with the stop that ends a sentence or without it."""
    if not ends:
        return f"“{text.removesuffix('.') or text}”"
    return f"“{text}”" if text.endswith((*".!?…。！？",)) else f"“{text}.”"


def quote_opening(text: str, *, ends: bool = False) -> str:
    """The first words of a text in quotation marks, or all of a text that is hardly longer."""
    words = text.split(" ")
    if len(words) <= OPENING_WORDS + 2:
        return quote(text, ends=ends)
    return f"“{' '.join(words[:OPENING_WORDS]).rstrip(',;:.')} …”"


def format_authority(argument_map: ArgumentMap, evidence: Statement) -> str:
    """Who says so: `, according to [Readout], p. 3`, or `, on the author's word (¶4)`."""
    cited = [
        f"[{argument_map.sources[each.source].text}]"
        + (f", {each.locator}" if each.locator else "")
        for each in evidence.citations
    ]
    if cited:
        return f", according to {', and '.join(cited)}"
    places = f" ({', '.join(evidence.places)})" if evidence.places else ""
    return f", on the author's word{places}"

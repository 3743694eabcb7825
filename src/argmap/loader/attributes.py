"""Attributes as a text has them: what is wrong with them is said, what is right is kept.

Codes: M007 a value of the wrong type, M008 a key given twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.attributes import KNOWN
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.attributes import Value
    from argmap.language.syntax import Attribute
    from argmap.loader.passages import Passage
    from argmap.source import Text


def checked(
    text: Text | Passage, written: Iterable[Attribute], diagnostics: list[Diagnostic]
) -> dict[str, Value]:
    """The attributes as a map keeps them; what is wrong with them is added to `diagnostics`."""
    kept: dict[str, Value] = {}
    for attribute in written:
        problem = _problem(text, attribute, kept)
        if problem:
            diagnostics.append(problem)
        else:
            kept[attribute.key] = attribute.value
    return kept


def _problem(
    text: Text | Passage, attribute: Attribute, kept: dict[str, Value]
) -> Diagnostic | None:
    key, value = attribute.key, attribute.value
    known = KNOWN.get(key)
    if key in kept:
        span = text.span(attribute.key_start, attribute.key_start + len(key))
        cure = "keep one" if known and not known.several else "keep one, or make it a list"
        return Diagnostic("M008", Severity.ERROR, f"`{key}` is given twice", span, cure)
    if known and not known.fits(value):
        span = text.span(attribute.start, attribute.end)
        cure = f"write `{key}: {known.example}`, for instance"
        return Diagnostic("M007", Severity.ERROR, f"`{key}` holds {known.name}", span, cure)
    return None

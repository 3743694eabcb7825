"""Boxes: the text, verdict, sources and tooltip of each statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import sqrt
from urllib.parse import quote, urlsplit

import attrs

from argmap.model import Citation, Kind, Source, Statement, Value
from argmap.rendering.fonts import BOLD, REGULAR
from argmap.rendering.scene import (
    BANNER_PADDING,
    HEADER_ROW,
    LABEL,
    LEADING,
    NOTE,
    NOTE_ROW,
    TEXT,
    Badge,
    Box,
    Note,
)
from argmap.rendering.wrapping import shorten, wrap
from argmap.semantics import Judgement, Verdict
from argmap.source import cells
from argmap.wording import REASON_WORDS

WIDEST = {True: 190, False: 260}
"""The greatest width of text, in an upright picture and in others, in points."""

_HEADING_GAP = 8
_BADGE_GAP = 3

_EXPECTED_VERDICTS = {
    Kind.CLAIM: (),
    Kind.EVIDENCE: (Verdict.SUPPORTED,),
    Kind.RECOMMENDATION: (),
    Kind.ASSUMPTION: (Verdict.SUPPORTED, Verdict.CONDITIONAL),
    Kind.GOAL: (Verdict.SUPPORTED, Verdict.CONDITIONAL),
}
"""Verdicts that need no badge."""


def build_box(
    statement: Statement,
    sources: Mapping[str, Source],
    judgement: Judgement,
    as_written: Judgement,
    upright: bool,
) -> Box:
    """Return the box of a statement with its verdict, and its verdict as written if different.

    Upright boxes are narrower, because many stand side by side.
    """
    kind, verdict = statement.kind, judgement.verdict
    has_banner = kind is Kind.RECOMMENDATION and verdict is Verdict.UNSUPPORTED
    badges = []
    if verdict not in _EXPECTED_VERDICTS[kind] and not has_banner:
        badges.append(_badge(verdict, verdict.value))
    if as_written.verdict is not verdict:
        badges.append(_badge(as_written.verdict, f"as written: {as_written.verdict}"))
    badges_width = sum(badge.width + _BADGE_GAP for badge in badges)
    heading = _heading(statement, WIDEST[upright] - badges_width)
    width = max(_heading_width(heading) + badges_width, _text_width(statement.text, upright))
    lines = wrap(statement.text, width, REGULAR, TEXT)
    banner = wrap(_in_words(judgement), width - 12, BOLD, TEXT) if has_banner else []
    notes = [_note(sources[citation.source], citation, width) for citation in statement.citations]
    height = HEADER_ROW + (len(lines) + len(banner)) * TEXT * LEADING + len(notes) * NOTE_ROW
    judged = [_in_words(judgement)]
    if as_written.verdict is not verdict:
        judged.append(f"As written: {_in_words(as_written)}")
    return Box(
        id=statement.id,
        kind=kind,
        classes=" ".join(filter(None, (kind, verdict, judgement.reason))),
        heading=heading,
        lines=lines,
        width=width,
        height=round(height + BANNER_PADDING if banner else height),
        badges=badges,
        unsupported_banner=banner,
        notes=notes,
        tooltip=_tooltip(statement, sources, judged),
    )


def build_withdrawn_box(
    statement: Statement, sources: Mapping[str, Source], why: str, upright: bool
) -> Box:
    """Return the box of a withdrawn statement, which has no verdict."""
    supported = Judgement(Verdict.SUPPORTED)  # needs no badge on statements that can be withdrawn
    return attrs.evolve(
        build_box(statement, sources, supported, supported, upright),
        classes=f"{statement.kind} withdrawn",
        tooltip=_tooltip(statement, sources, [f"Withdrawn: {why}"]),
        withdrawn=True,
        faded=True,
    )


def _text_width(text: str, upright: bool) -> int:
    """Return the width at which text wraps; a short text wraps earlier, to keep boxes compact."""
    narrowest, stretch = (120, 150) if upright else (140, 260)
    return min(WIDEST[upright], max(narrowest, int(sqrt(cells(text) * stretch))))


def _heading(statement: Statement, room: int) -> str:
    kind = statement.kind.capitalize()
    details = [statement.attributes.get("qualifier")]
    if statement.kind is Kind.RECOMMENDATION:
        details.append(statement.attributes.get("by"))
    words = " · ".join([kind, *(_join(detail) for detail in details if detail is not None)])
    if _heading_width(words) <= room:
        return words
    words = shorten(words, room - _HEADING_GAP, REGULAR, LABEL)
    return words if len(words) >= len(kind) + len(" · a…") else kind


def _heading_width(words: str) -> int:
    return REGULAR.width(words, LABEL) + _HEADING_GAP


def _badge(verdict: Verdict, words: str) -> Badge:
    return Badge(verdict, words, BOLD.width(words, LABEL) + 10)


def _in_words(judgement: Judgement) -> str:
    verdict = judgement.verdict.capitalize()
    return f"{verdict}: {REASON_WORDS[judgement.reason]}" if judgement.reason else verdict


def _tooltip(statement: Statement, sources: Mapping[str, Source], judged: list[str]) -> str:
    parts = [f"{statement.kind.capitalize()} {statement.id}", statement.text, *judged]
    if statement.tags:
        parts.append("#" + " #".join(statement.tags))
    if statement.places:
        parts.append("At " + "; ".join(statement.places))
    for citation in statement.citations:
        locator = f", {citation.locator}" if citation.locator else ""
        parts.append(f"Source: {sources[citation.source].text}{locator}")
    return "\n".join([*parts, *_list(statement.attributes)])


def _note(source: Source, citation: Citation, width: int) -> Note:
    locator = f", {citation.locator}" if citation.locator else ""
    return Note(
        words=shorten(source.text, width, REGULAR, NOTE, locator),
        tooltip="\n".join([source.text, *_list(source.attributes)]),
        href=find_address(source.attributes),
    )


def _list(attributes: Mapping[str, Value]) -> list[str]:
    return [f"{key}: {_join(value)}" for key, value in attributes.items()]


def _join(value: Value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def find_address(attributes: Mapping[str, Value]) -> str:
    """Return the web address of a source from its `url` or `doi`, or an empty string.

    Only http and https addresses with a host are returned: a link must not run a script.
    """
    return _from_url(attributes.get("url")) or _from_doi(attributes.get("doi"))


def _from_url(value: object) -> str:
    if not isinstance(value, str):
        return ""
    url = value.strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:  # an invalid port or IPv6 host
        return ""
    if parts.scheme == "doi":
        return _from_doi(url)
    if parts.scheme not in ("http", "https") or not host:
        return ""
    return quote(url, safe="!#$%&'()*+,-./:;=?@[]_~")


def _from_doi(value: object) -> str:
    match = _DOI.fullmatch(value.strip()) if isinstance(value, str) else None
    return "https://doi.org/" + quote(match[1], safe="/.:;()-_") if match else ""

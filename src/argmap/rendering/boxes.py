"""Boxes: the text, verdict, sources and tooltip of each statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import sqrt
from urllib.parse import quote, urlsplit

import attrs

from argmap.attributes import format_value
from argmap.model import Citation, Kind, Source, Statement, Value
from argmap.rendering.fonts import BOLD, REGULAR
from argmap.rendering.scene import (
    BANNER_PADDING,
    HEADER_ROW,
    LABEL,
    LEADING,
    NOTE,
    SMALL_ROW,
    TEXT,
    Badge,
    Banner,
    Box,
    Note,
)
from argmap.rendering.wrapping import shorten, wrap
from argmap.semantics import Judgement, Reason, Verdict
from argmap.source import cells
from argmap.wording import REASON_WORDS

WIDEST = {True: 190, False: 260}
"""The greatest width of text, in an upright picture and in others, in points."""

MOST_SMALL_LINES = 3
"""The most lines of a citation, and of a header below its first line."""

BADGE_GAP = 3
_HEADING_GAP = 8

_ALARMING = (Verdict.UNSUPPORTED, Verdict.CONTESTED)
"""Verdicts of a recommendation that get a banner."""

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
    with_ids: bool = True,
) -> Box:
    """Return the box of a statement with its verdict, and its verdict as written if different.

    Upright boxes are narrower, because many stand side by side.
    """
    kind, verdict = statement.kind, judgement.verdict
    has_banner = kind is Kind.RECOMMENDATION and verdict in _ALARMING
    badges = []
    if verdict not in _EXPECTED_VERDICTS[kind] and not has_banner:
        badges.append(_badge(verdict, verdict.value))
    if as_written.verdict is not verdict:
        badges.append(_badge(as_written.verdict, f"as written: {as_written.verdict}"))
    badges_width = sum([badge.width + BADGE_GAP for badge in badges])
    details = _list_details(statement, with_ids)
    width = max(
        _heading_width(details[0]) + badges_width,
        _text_width(statement.text, upright),
    )
    header = _wrap_header(details, width, width - badges_width, with_ids)
    lines = wrap(statement.text, width, REGULAR, TEXT)
    banner = None
    if has_banner:
        banner = Banner(verdict, wrap(_in_words(judgement), width - 12, BOLD, TEXT))
    notes = [_note(sources[citation.source], citation, width) for citation in statement.citations]
    height = HEADER_ROW + (len(header) - 1) * SMALL_ROW + len(lines) * TEXT * LEADING
    for note in notes:
        height += len(note.lines) * SMALL_ROW
    if banner:
        height += len(banner.lines) * TEXT * LEADING + BANNER_PADDING
    judged = [_in_words(judgement)]
    if as_written.verdict is not verdict:
        judged.append(f"As written: {_in_words(as_written)}")
    return Box(
        id=statement.id,
        kind=kind,
        classes=_list_classes(kind, verdict, judgement.reason),
        text=statement.text,
        header=header,
        lines=lines,
        width=width,
        height=round(height),
        badges=badges,
        banner=banner,
        notes=notes,
        tooltip=_tooltip(statement, sources, judged),
        has_id=with_ids,
    )


@cache
def _list_classes(kind: Kind, verdict: Verdict, reason: Reason | None) -> str:
    return " ".join(filter(None, (kind, verdict, reason)))


def build_withdrawn_box(
    statement: Statement,
    sources: Mapping[str, Source],
    why: str,
    upright: bool,
    with_ids: bool = True,
) -> Box:
    """Return the box of a withdrawn statement, which has no verdict."""
    supported = Judgement(Verdict.SUPPORTED)  # needs no banner
    return attrs.evolve(
        build_box(statement, sources, supported, supported, upright, with_ids),
        classes=f"{statement.kind} withdrawn",
        badges=[],
        tooltip=_tooltip(statement, sources, [f"Withdrawn: {why}"]),
        withdrawn=True,
        faded=True,
    )


def _text_width(text: str, upright: bool) -> int:
    """Return the width at which text wraps; a short text wraps earlier, to keep boxes compact."""
    return min(WIDEST[upright], max(140, int(sqrt(cells(text) * 280))))


def _list_details(statement: Statement, with_ids: bool) -> list[str]:
    """Return the kind of a statement and the other parts of its header."""
    details = [statement.kind.capitalize()]
    if attributes := statement.attributes:
        names = ("qualifier", "by") if statement.kind is Kind.RECOMMENDATION else ("qualifier",)
        details += [format_value(attributes[name]) for name in names if name in attributes]
    if with_ids:
        details.append(f"[{statement.id}] {', '.join(statement.places)}".rstrip())
    return details


def _wrap_header(details: list[str], width: int, beside_badges: int, with_ids: bool) -> list[str]:
    """Break the parts of a header into lines; the first has less room, and the id is not cut."""
    first, rest = details[0], details[1:]
    while rest and _heading_width(longer := f"{first} · {rest[0]}") <= beside_badges:
        first = longer
        rest = rest[1:]
    if not rest:
        return [first]
    if not with_ids or len(rest) == 1:
        return [first, *_wrap_small(" · ".join(rest), width)]
    return [first, *_wrap_small(" · ".join(rest[:-1]), width, f" · {rest[-1]}")]


def _wrap_small(text: str, width: int, suffix: str = "") -> list[str]:
    """Break small print into a few lines; if it is too long, keep its suffix whole."""
    lines = wrap(text + suffix, width, REGULAR, NOTE)
    if len(lines) <= MOST_SMALL_LINES:
        return lines
    kept = lines[: MOST_SMALL_LINES - 1]
    rest = " ".join(lines[MOST_SMALL_LINES - 1 :]).removesuffix(suffix)
    return [*kept, shorten(rest, width, REGULAR, NOTE, suffix)]


def _heading_width(words: str) -> int:
    return REGULAR.width(words, LABEL) + _HEADING_GAP


@cache
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
    parts += _list(statement.attributes)
    return "\n".join(parts)


def _note(source: Source, citation: Citation, width: int) -> Note:
    locator = f", {citation.locator}" if citation.locator else ""
    return Note(
        lines=_wrap_small(source.text, width, locator),
        tooltip="\n".join([source.text, *_list(source.attributes)]),
        href=find_address(source.attributes),
    )


def _list(attributes: Mapping[str, Value]) -> list[str]:
    return [f"{key}: {format_value(value)}" for key, value in attributes.items()]


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

"""The box of a statement: its text in lines, its verdict, its sources, and all there is to ask."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, sqrt
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.rendering.links import address
from argmap.rendering.metrics import EM, bold, regular
from argmap.rendering.scene import (
    HEADER_ROW,
    LABEL,
    LEADING,
    NOTE,
    NOTE_ROW,
    OUTCRY_AIR,
    TEXT,
    Badge,
    Box,
    Note,
)
from argmap.rendering.wrapping import shortened, wrap
from argmap.semantics import Judgement, Reason, Verdict
from argmap.source import cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import Citation, Source, Statement, Value
    from argmap.rendering.metrics import Font


def box(
    statement: Statement,
    sources: Mapping[str, Source],
    judgement: Judgement,
    as_written: Judgement,
    upright: bool,
) -> Box:
    """The box of a statement with the judgement on it, and that on it as written where it differs.

    Upright boxes are narrow, for pictures in which many stand side by side.
    """
    kind, verdict, reason = statement.kind, judgement.verdict, judgement.reason
    beside = _beside(statement) if statement.attributes else ""
    top = _top(kind, beside, verdict, reason, as_written.verdict, upright)
    width = max(top.width, _width(statement.text, upright))
    unsupported_banner = (
        wrap(in_words(judgement), (width - 12) * EM // TEXT, bold()) if top.cries_out else []
    )
    lines = wrap(statement.text, width * EM // TEXT, regular())
    notes = [_note(sources[citation.source], citation, width) for citation in statement.citations]
    height = (
        HEADER_ROW + (len(lines) + len(unsupported_banner)) * TEXT * LEADING + len(notes) * NOTE_ROW
    )
    return Box(
        statement.id,
        kind,
        top.classes,
        top.heading,
        lines,
        width,
        round(height + OUTCRY_AIR if unsupported_banner else height),
        top.badges,
        unsupported_banner,
        notes,
        _tooltip(statement, sources, _said(judgement, as_written)),
    )


@attrs.frozen
class _Top:
    """What many boxes have in common: all that stands above the text, and how wide that is."""

    classes: str
    heading: str
    badges: tuple[Badge, ...]
    width: int
    cries_out: bool


@lru_cache(maxsize=1 << 12)
def _top(
    kind: Kind,
    beside: str,
    verdict: Verdict,
    reason: Reason | None,
    as_written: Verdict,
    upright: bool,
) -> _Top:
    cries_out = kind is Kind.RECOMMENDATION and verdict is Verdict.UNSUPPORTED
    badges = _badges(kind, verdict, as_written, cries_out)
    taken = sum(badge.width + 3 for badge in badges)
    heading, narrowest = _heading(kind, beside, _WIDEST[upright] - taken)
    classes = f"{kind} {verdict} {reason}" if reason else f"{kind} {verdict}"
    return _Top(classes, heading, badges, narrowest + taken, cries_out)


def struck_out(statement: Statement, sources: Mapping[str, Source], why: str, upright: bool) -> Box:
    """The box of a statement that is withdrawn, for a reason in words: it has no verdict."""
    made = box(statement, sources, _PLAIN, _PLAIN, upright)
    tooltip = _tooltip(statement, sources, [f"Withdrawn: {why}"])
    classes = f"{statement.kind} withdrawn"
    return attrs.evolve(made, classes=classes, tooltip=tooltip, struck=True, faded=True)


_PLAIN = Judgement(Verdict.SUPPORTED)
"""A verdict that goes without saying, for all kinds that can be withdrawn."""


def _points(text: str, size: float, font: Font) -> int:
    return ceil(font.width(text) * size / EM)


def _width(text: str, upright: bool) -> int:
    """How far a text runs before it breaks: a short one less far, so that no box is all width."""
    narrowest, stretch = (120, 150) if upright else (140, 260)
    return min(_WIDEST[upright], max(narrowest, int(sqrt(cells(text) * stretch))))


_WIDEST = {True: 190, False: 260}
"""How far a text runs at most, in an upright picture and in others, in points."""


def _beside(statement: Statement) -> str:
    """How sure a statement is, and who should act."""
    parts = [statement.attributes.get("qualifier")]
    if statement.kind is Kind.RECOMMENDATION:
        parts.append(statement.attributes.get("by"))
    return " · ".join(_in_line(part) for part in parts if part is not None)


def _heading(kind: Kind, beside: str, room: int) -> tuple[str, int]:
    """What stands above the text on the left, and how wide it is with some air.

    Beyond the kind it takes no more than there is room.
    """
    name = _CAPITALIZED[kind]
    words = f"{name} · {beside}" if beside else name
    if (width := _heading_width(words)) <= room:
        return words, width
    words = shortened(words, "", (room - _AIR) * EM // LABEL, regular())
    if len(words) < len(name) + len(" · a…"):
        words = name
    return words, _heading_width(words)


_AIR = 8
"""Beside a heading, in points."""


def _heading_width(words: str) -> int:
    return _points(words, LABEL, regular()) + _AIR


_EXPECTED = {
    Kind.CLAIM: (),
    Kind.EVIDENCE: (Verdict.SUPPORTED,),
    Kind.RECOMMENDATION: (),
    Kind.ASSUMPTION: (Verdict.SUPPORTED, Verdict.CONDITIONAL),
    Kind.GOAL: (Verdict.SUPPORTED, Verdict.CONDITIONAL),
}
"""The verdicts that go without saying."""


def _badges(
    kind: Kind, verdict: Verdict, as_written: Verdict, cries_out: bool
) -> tuple[Badge, ...]:
    """The badges of a box: the verdicts that do not go without saying."""
    badges = []
    if verdict not in _EXPECTED[kind] and not cries_out:
        badges.append(_badge(verdict, verdict.value))
    if as_written is not verdict:
        badges.append(_badge(as_written, f"as written: {as_written}"))
    return tuple(badges)


def _badge(verdict: Verdict, words: str) -> Badge:
    return Badge(verdict, words, _points(words, LABEL, bold()) + 10)


_WHY = {
    Reason.BARE: "no reason is given for it",
    Reason.PURPOSE: "it says only what it is for",
    Reason.DEFEATED: "every reason for it is defeated",
    Reason.CIRCULAR: "its reasons go round in a circle",
    Reason.UNGROUNDED: "its reasons rest on nothing",
}


def in_words(judgement: Judgement) -> str:
    """A judgement as a reader understands it."""
    verdict = _CAPITALIZED[judgement.verdict]
    return f"{verdict}: {_WHY[judgement.reason]}" if judgement.reason else verdict


_CAPITALIZED = {word: word.capitalize() for word in (*Kind, *Verdict)}
"""Kinds and verdicts as they stand at the beginning of a line."""


def _said(judgement: Judgement, as_written: Judgement) -> list[str]:
    """How a statement is judged, in one line, or in two if it makes a difference how it is read."""
    said = [in_words(judgement)]
    if as_written.verdict is not judgement.verdict:
        said.append(f"As written: {in_words(as_written)}")
    return said


def _tooltip(statement: Statement, sources: Mapping[str, Source], said: list[str]) -> str:
    """Everything there is to know about a statement, a line each; `said` of how it is judged."""
    parts = [f"{_CAPITALIZED[statement.kind]} {statement.id}", statement.text, *said]
    if statement.tags:
        parts.append("#" + " #".join(statement.tags))
    if statement.places:
        parts.append("At " + "; ".join(statement.places))
    for citation in statement.citations:
        locator = f", {citation.locator}" if citation.locator else ""
        parts.append(f"Source: {sources[citation.source].text}{locator}")
    if statement.attributes:
        parts.extend(_attributes(statement.attributes))
    return "\n".join(parts)


def _note(source: Source, citation: Citation, width: int) -> Note:
    """The small print for a citation: the source as far as it fits, and where in it."""
    locator = f", {citation.locator}" if citation.locator else ""
    words = shortened(source.text, locator, int(width / NOTE * EM), regular())
    details = "\n".join([source.text, *_attributes(source.attributes)])
    return Note(words, details, address(source.attributes))


def _attributes(attributes: Mapping[str, Value]) -> list[str]:
    return [f"{key}: {_in_line(value)}" for key, value in attributes.items()]


def _in_line(value: Value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

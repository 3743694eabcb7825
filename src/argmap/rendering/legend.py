"""The heading of a picture: its title, its author, and a legend of the symbols in it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, isqrt
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.rendering.fonts import BOLD, REGULAR, Font
from argmap.rendering.labels import LEFT, TABLE, break_lines, cell, escape, fix_size, style
from argmap.rendering.palettes import BoxColors, Palette
from argmap.rendering.scene import (
    LABEL,
    LEADING,
    NOTE,
    REFERENCE,
    TEXT,
    TITLE,
    Arrow,
    ArrowKind,
    Box,
    BoxReference,
    Junction,
    Scene,
)
from argmap.rendering.themes import Colors
from argmap.rendering.wrapping import wrap
from argmap.semantics import Verdict

if TYPE_CHECKING:
    from argmap.rendering.layout import Layout  # DOT needs none

_GAP, _HEIGHT, _STROKE = 10, 15, 22
"""Space between entries, their height, and the length of a sample arrow, in points."""

NARROWEST = 560
"""The width at which headings wrap, at least, in points."""
WIDEST = 90
"""The width of a picture by the size of its title, at most: a poster needs a legible title."""
WITHOUT_LAYOUT = 900
"""The width at which headings wrap if the width of the picture is unknown, in points."""

_WORDS = {
    ArrowKind.SUPPORT: "supports",
    ArrowKind.ATTACK: "attacks: a reason against",
    ArrowKind.WARRANT: "warrant: why the premises matter",
    ArrowKind.EXCEPTION: "exception: where it holds, the reason does not",
}
_VERDICTS = {
    Verdict.SUPPORTED: "holds",
    Verdict.CONDITIONAL: "holds if assumptions do",
    Verdict.UNDECIDED: "depends on itself by an objection",
    Verdict.UNSUPPORTED: "no reason for it holds",
    Verdict.CONTESTED: "an objection to it holds, too",
}
_CHIPS = {
    Kind.CLAIM: 'BORDER="1"',
    Kind.EVIDENCE: 'BORDER="1"',
    Kind.RECOMMENDATION: 'BORDER="1"',
    Kind.ASSUMPTION: 'BORDER="1" STYLE="rounded,dashed"',
    Kind.GOAL: 'BORDER="2" STYLE="rounded"',
}
_HEADS = {
    ArrowKind.SUPPORT: "►",
    ArrowKind.ATTACK: "┤",
    ArrowKind.WARRANT: "◊",
    ArrowKind.EXCEPTION: "■",
}
STROKES = {
    ArrowKind.SUPPORT: "solid",
    ArrowKind.ATTACK: "dashed",
    ArrowKind.WARRANT: "solid",
    ArrowKind.EXCEPTION: "dashed",
}


@attrs.frozen(eq=False, repr=False)
class PictureHeading:
    """The label above a picture, and its size; an empty label if there is nothing to show."""

    label: str = ""
    width: int = 0
    height: int = 0


def find_sign(arrow: Arrow) -> str:
    """Return the character that stands for the head of an arrow."""
    return ">" if arrow.implicit and arrow.kind is ArrowKind.SUPPORT else _HEADS[arrow.kind]


def build_heading(
    scene: Scene, colors: Colors, with_legend: bool, layout: Layout | None = None
) -> PictureHeading:
    """Return the title, author, notice and legend of a picture, with or without a layout."""
    palette = colors.plain
    limit = max(NARROWEST, round(layout.width)) if layout else WITHOUT_LAYOUT
    page, notice = (layout.page, layout.notice) if layout else ("", "")
    rows: list[tuple[str, int, int]] = []
    if scene.title:
        size = max(min(TITLE * 2, TITLE + isqrt(len(scene.boxes))), limit // WIDEST)
        lines = wrap(scene.title, limit - 12, BOLD, size)
        rows.append(_make_text_row(lines, size, BOLD, ""))
    for words, color in (
        (" · ".join(filter(None, (scene.byline, page))), palette.faint),
        (f"Shows only {scene.part}" if scene.part else "", palette.ink),
        (f"Simple layout: {notice}." if notice else "", palette.ink),
    ):
        if words:
            rows.append(_make_text_row(wrap(words, limit, REGULAR, TEXT), TEXT, REGULAR, color))
    if with_legend:
        if rows:
            rows.append((cell("", 1, _GAP // 2), 1, _GAP // 2))
        for entries in _list_entries(scene, colors, layout):
            rows += _fill_rows(entries, limit)
    if not rows:
        return PictureHeading()
    gap = 16
    width = max(width for _, width, _ in rows)
    height = sum(height for _, _, height in rows) + gap
    body = "".join(
        f'<TR><TD {fix_size(width, row_height)} ALIGN="LEFT">{TABLE} ALIGN="LEFT"'
        f" {fix_size(row_width, row_height)}><TR>{cells}</TR></TABLE></TD></TR>"
        for cells, row_width, row_height in rows
    )
    space = f"<TR><TD {fix_size(width, gap)}></TD></TR>"
    return PictureHeading(f"{TABLE} {fix_size(width, height)}>{body}{space}</TABLE>", width, height)


def _make_text_row(lines: list[str], size: int, font: Font, color: str) -> tuple[str, int, int]:
    width = max(font.width(line, size) for line in lines) + 12
    height = ceil(len(lines) * size * LEADING) + 4
    markup = style(break_lines(lines), size, color, bold=font is BOLD)
    return cell(markup, width, height, LEFT), width, height


def _fill_rows(entries: list[tuple[str, int]], limit: int) -> list[tuple[str, int, int]]:
    """Return the rows that legend entries fill, each with space above it."""
    rows: list[tuple[str, int, int]] = []
    for markup, width in entries:
        if not rows or rows[-1][1] + _GAP + width > limit:
            rows.append((markup, width, _HEIGHT + 4))
        else:
            before, used, height = rows[-1]
            rows[-1] = (before + cell("", _GAP, _HEIGHT) + markup, used + _GAP + width, height)
    return rows


def _list_entries(
    scene: Scene, colors: Colors, layout: Layout | None
) -> list[list[tuple[str, int]]]:
    """Return the samples of boxes, of verdicts and of arrows, each with its width."""
    palette, faded = colors.plain, colors.faded
    boxes, arrows = scene.boxes, scene.arrows
    if layout:  # perhaps one page of several
        members = [placed.member for placed in layout.placed]
        boxes = [member for member in members if isinstance(member, Box)]
        heads = {member.id for member in boxes}
        heads.update(member.name for member in members if isinstance(member, Junction))
        arrows = [arrow for arrow in arrows if arrow.head in heads]
    kinds = {box.kind for box in boxes}
    chips = [_draw_chip(kind, kind.capitalize(), palette) for kind in Kind if kind in kinds]
    if any(box.withdrawn for box in boxes):
        words = "withdrawn: out of date, or a test of it did not pass"
        chips.append(_draw_chip(Kind.CLAIM, words, faded, strike=True))
    return [chips, _list_badges(boxes, palette), _list_arrows(arrows, palette, layout)]


def _list_badges(boxes: list[Box], palette: Palette) -> list[tuple[str, int]]:
    badges = {badge for box in boxes for badge in box.badges}
    verdicts = {badge.verdict for badge in badges}
    alarms = {box.banner.verdict for box in boxes if box.banner}
    entries = [
        _explain(_draw_badge(verdict, verdict.value, palette), words, palette)
        for verdict, words in _VERDICTS.items()
        if verdict in verdicts
    ]
    if any(badge.words != badge.verdict for badge in badges):
        sample = _draw_badge(Verdict.UNSUPPORTED, "as written: …", palette)
        entries.append(_explain(sample, "without the implicit links", palette))
    for verdict in (Verdict.UNSUPPORTED, Verdict.CONTESTED):
        if verdict in alarms:
            colors = palette.verdicts[verdict]
            dashes = ' STYLE="dashed"' if colors.dashed else ""
            look = f'BORDER="3" COLOR="{colors.fill}"{dashes}'
            entries.append(
                _explain(
                    (cell("", 22, _HEIGHT - 3, look), 22), f"{verdict} recommendation", palette
                )
            )
    return entries


def _draw_badge(verdict: Verdict, words: str, palette: Palette) -> tuple[str, int]:
    colors = palette.verdicts[verdict]
    width = BOLD.width(words, LABEL) + 10
    markup = style(escape(words), LABEL, colors.ink, bold=True)
    return cell(markup, width, _HEIGHT - 3, write_badge_style(colors)), width


def write_badge_style(colors: BoxColors) -> str:
    """Return the attributes of the cell of a badge."""
    border = f' BORDER="1" COLOR="{colors.line}"' if colors.line != colors.fill else ""
    return f'BGCOLOR="{colors.fill}" STYLE="rounded"{border}'


def _list_arrows(
    arrows: list[Arrow], palette: Palette, layout: Layout | None
) -> list[tuple[str, int]]:
    kinds = {arrow.kind for arrow in arrows}
    entries = [
        _explain(_draw_arrow(kind, palette.arrows[kind]), words, palette)
        for kind, words in _WORDS.items()
        if kind in kinds
    ]
    premises = [arrow.head for arrow in arrows if arrow.premise]
    if len(premises) > len(set(premises)):
        dot = cell(style("●", TEXT, palette.arrows[ArrowKind.SUPPORT]), 12, _HEIGHT), 12
        entries.append(_explain(dot, "linked premises: only together", palette))
    if layout and any(isinstance(frame.subject, Arrow) for frame in layout.frames):
        look = f'BORDER="1" STYLE="rounded" COLOR="{palette.arrows[ArrowKind.SUPPORT]}"'
        frame = cell(style("≡", LABEL, palette.faint), 16, _HEIGHT - 2, look), 16
        entries.append(_explain(frame, "framed: linked premises", palette))
    if layout and any(line.headless for line in layout.lines):
        branch = cell(style("├", TEXT, palette.arrows[ArrowKind.SUPPORT]), 12, _HEIGHT), 12
        entries.append(_explain(branch, "branches: each alone", palette))
    implicit = next((arrow for arrow in arrows if arrow.implicit), None)
    if implicit is not None:
        words = "implicit: not counted" if implicit.ghost else "implicit: not in the text"
        color = palette.ghost if implicit.ghost else palette.arrows[implicit.kind]
        entries.append(_explain(_draw_arrow(implicit.kind, color, implicit=True), words, palette))
    if layout and any(_list_references(layout)):
        colors = palette.references[Kind.CLAIM]
        row = cell(
            style("► [id] …", REFERENCE, colors.ink), 46, _HEIGHT - 3, f'BGCOLOR="{colors.fill}"'
        )
        entries.append(_explain((row, 46), "refers to a box elsewhere", palette))
    return entries


def _list_references(layout: Layout) -> Iterator[BoxReference]:
    """Yield the references in a picture."""
    for placed in layout.placed:
        if isinstance(placed.member, BoxReference):
            yield placed.member
        elif isinstance(placed.member, Box):
            yield from placed.member.references


def _explain(sample: tuple[str, int], words: str, palette: Palette) -> tuple[str, int]:
    markup, sample_width = sample
    width = REGULAR.width(words, NOTE) + 8
    meaning = cell(style(escape(words), NOTE, palette.faint), width, _HEIGHT, LEFT)
    return markup + cell("", 4, _HEIGHT) + meaning, sample_width + 4 + width


def _draw_chip(kind: Kind, words: str, palette: Palette, strike: bool = False) -> tuple[str, int]:
    """Return a box with words in it, and its width."""
    colors = palette.kinds[kind]
    markup = f"<S>{escape(words)}</S>" if strike else escape(words)
    width = REGULAR.width(words, NOTE) + 14
    look = f'{_CHIPS[kind]} BGCOLOR="{colors.fill}" COLOR="{colors.line}"'
    return cell(style(markup, NOTE, colors.ink), width, _HEIGHT, look), width


def _draw_arrow(kind: ArrowKind, color: str, implicit: bool = False) -> tuple[str, int]:
    """Return a sample of an arrow, and its width."""
    stroke = "dotted" if implicit else STROKES[kind]
    look = f'SIDES="T" BORDER="2" STYLE="{stroke}" COLOR="{color}"'
    upper, lower = (
        f"<TR>{cell('', _STROKE, _HEIGHT // 2, attributes)}</TR>" for attributes in ("", look)
    )
    head = escape(">" if implicit else _HEADS[kind])
    line = f"<TD>{TABLE}>{upper}{lower}</TABLE></TD>"
    return line + cell(style(head, TEXT, color), 11, _HEIGHT), _STROKE + 11

"""The heading of a picture: its title, its author, and a legend of the signs that occur."""

from __future__ import annotations

from math import ceil, isqrt

import attrs

from argmap.model import Kind
from argmap.rendering.fonts import BOLD, REGULAR
from argmap.rendering.labels import TABLE, break_lines, cell, escape, fix_size, style
from argmap.rendering.scene import LEADING, NOTE, TEXT, TITLE, ArrowKind, Scene
from argmap.rendering.themes import Palette, fade

_GAP, _HEIGHT, _STROKE = 10, 15, 22
"""Space between entries, their height, and the length of a sample arrow, in points."""

_WORDS = {
    ArrowKind.SUPPORT: "supports",
    ArrowKind.ATTACK: "attacks",
    ArrowKind.WARRANT: "warrant: why the premises matter",
    ArrowKind.EXCEPTION: "exception: defeats the reason",
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


@attrs.frozen
class Sign:
    """A sort of arrow, or a junction, and what it means."""

    kind: ArrowKind
    words: str
    junction: bool = False
    implicit: bool = False
    ghost: bool = False


def find_signs(scene: Scene) -> list[Sign]:
    """Return the sorts of arrows and junctions in a scene."""
    kinds = {arrow.kind for arrow in scene.arrows}
    signs = [Sign(kind, words) for kind, words in _WORDS.items() if kind in kinds]
    heads: set[str] = set()
    for arrow in scene.arrows:
        if arrow.premise:
            if arrow.head in heads:
                signs.append(Sign(arrow.kind, "linked premises", junction=True))
                break
            heads.add(arrow.head)
    for arrow in scene.arrows:
        if arrow.implicit:
            words = "implicit: not counted" if arrow.ghost else "implicit: not in the text"
            signs.append(Sign(arrow.kind, words, implicit=True, ghost=arrow.ghost))
            break
    return signs


def find_kinds(scene: Scene) -> list[Kind]:
    """Return the kinds of statements in a scene."""
    kinds = {box.kind for box in scene.boxes}
    return [kind for kind in Kind if kind in kinds]


def build_heading(scene: Scene, palette: Palette, with_legend: bool) -> str:
    """Return the label of the whole picture, empty if there is nothing to show."""
    rows = []
    if scene.title:
        size = min(TITLE * 2, TITLE + isqrt(len(scene.boxes)))
        width = max(BOLD.width(line, size) for line in scene.title) + 12
        height = ceil(len(scene.title) * size * LEADING) + 4
        title = style(break_lines(scene.title), size, bold=True)
        rows.append(_row(f'<TD ALIGN="LEFT" BALIGN="LEFT">{title}</TD>', width, height))
    if scene.byline:
        byline = style(escape(scene.byline), TEXT, palette.faint)
        width = REGULAR.width(scene.byline, TEXT) + 12
        rows.append(_row(f'<TD ALIGN="LEFT" BALIGN="LEFT">{byline}</TD>', width, 18))
    if with_legend:
        rows += _legend_rows(scene, palette)
    if not rows:
        return ""
    return f'{TABLE}>{"".join(rows)}<TR><TD HEIGHT="16"></TD></TR></TABLE>'


def _row(cells: str, width: int, height: int) -> str:
    """Return a row with its own table, so that its cells don't align with other rows."""
    size = fix_size(width, height)
    return f'<TR><TD>{TABLE} ALIGN="LEFT" {size}><TR>{cells}</TR></TABLE></TD></TR>'


def _legend_rows(scene: Scene, palette: Palette) -> list[str]:
    """Return a row of boxes and a row of arrows."""
    chips = [_chip(kind, kind.capitalize(), palette) for kind in find_kinds(scene)]
    faded = fade(palette)
    if any(box.withdrawn for box in scene.boxes):
        words = "withdrawn: a test of it did not pass"
        chips.append(_chip(Kind.CLAIM, words, faded, strike=True))
    if scene.explained:
        words = f"faded: not needed to explain {scene.explained}"
        chips.append(_chip(Kind.CLAIM, words, faded))
    rows = []
    for entries in (chips, [_sample(sign, palette) for sign in find_signs(scene)]):
        if entries:
            cells, widths = zip(*entries, strict=True)
            width = sum(widths) + _GAP * (len(widths) - 1)
            rows.append('<TR><TD HEIGHT="5"></TD></TR>')
            rows.append(_row(cell("", _GAP, _HEIGHT).join(cells), width, _HEIGHT))
    return rows


def _chip(kind: Kind, words: str, palette: Palette, strike: bool = False) -> tuple[str, int]:
    """Return a box with words in it, and its width."""
    colours = palette.kinds[kind]
    markup = f"<S>{escape(words)}</S>" if strike else escape(words)
    width = REGULAR.width(words, NOTE) + 14
    look = f'{_CHIPS[kind]} BGCOLOR="{colours.fill}" COLOR="{colours.line}"'
    return cell(style(markup, NOTE, colours.ink), width, _HEIGHT, look), width


def _sample(sign: Sign, palette: Palette) -> tuple[str, int]:
    """Return a sample of an arrow or junction with its meaning, and their width."""
    colour = palette.ghost if sign.ghost else palette.arrows[sign.kind]
    width = REGULAR.width(sign.words, NOTE) + 4
    words = cell(style(escape(sign.words), NOTE, palette.faint), width, _HEIGHT, 'ALIGN="LEFT"')
    if sign.junction:
        return cell(style("●", TEXT, colour), 12, _HEIGHT) + words, 12 + width
    stroke = "dotted" if sign.implicit else STROKES[sign.kind]
    look = f'SIDES="T" BORDER="2" STYLE="{stroke}" COLOR="{colour}"'
    upper, lower = (
        f"<TR>{cell('', _STROKE, _HEIGHT // 2, attributes)}</TR>" for attributes in ("", look)
    )
    head = escape(">" if sign.implicit else _HEADS[sign.kind])
    line = f"<TD>{TABLE}>{upper}{lower}</TABLE></TD>"
    return line + cell(style(head, TEXT, colour), 11, _HEIGHT) + words, _STROKE + 11 + width

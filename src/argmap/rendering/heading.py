"""What stands above a picture: the title, who made the argument, and the legend."""

from __future__ import annotations

from math import ceil, isqrt
from typing import TYPE_CHECKING

from argmap.model import Kind
from argmap.rendering.legend import legend
from argmap.rendering.markup import TABLE, escaped, font, lined
from argmap.rendering.metrics import EM, bold, regular
from argmap.rendering.scene import LEADING, NOTE, TEXT, TITLE, Role
from argmap.rendering.theme import faded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rendering.legend import Legend, Sign
    from argmap.rendering.scene import Scene
    from argmap.rendering.theme import Theme


def heading(scene: Scene, theme: Theme, with_legend: bool) -> str:
    """The label of the whole picture; empty where there is nothing to say."""
    rows = []
    if scene.title:
        lines = lined(scene.title)
        size = min(TITLE * 2, TITLE + isqrt(sum(len(group.boxes) for group in scene.groups)))
        width = max(bold().width(line) for line in scene.title) * size // EM + 12
        height = ceil(len(scene.title) * size * LEADING) + 4
        rows.append(_row(_text(font(lines, size, bold=True)), width, height))
    if scene.byline:
        words = font(escaped(scene.byline), TEXT, theme.faint)
        rows.append(_row(_text(words), _width(scene.byline, TEXT) + 12, 18))
    if with_legend:
        rows += _legend(legend(scene), theme)
    if not rows:
        return ""
    return f'{TABLE}>{"".join(rows)}<TR><TD HEIGHT="16"></TD></TR></TABLE>'


def _text(words: str) -> str:
    return f'<TD ALIGN="LEFT" BALIGN="LEFT">{words}</TD>'


def _row(cells: str, width: int, height: int) -> str:
    """A row of exactly this size, whatever the other rows are like."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"'
    return f'<TR><TD>{TABLE} ALIGN="LEFT" {size}><TR>{cells}</TR></TABLE></TD></TR>'


def _legend(shown: Legend, theme: Theme) -> Iterator[str]:
    """A row for the kinds and one for the lines."""
    for entries in (
        [
            *(_chip(kind, theme) for kind in shown.kinds),
            *_faded(shown.struck, theme, struck=True),
            *_faded(shown.faded, theme),
        ],
        [_sign(sign, theme) for sign in shown.signs],
    ):
        if entries:
            cells, widths = zip(*entries, strict=True)
            width = sum(widths) + _GAP * (len(widths) - 1)
            yield '<TR><TD HEIGHT="5"></TD></TR>'
            yield _row(_cell("", _GAP)[0].join(cells), width, _HEIGHT)


_GAP, _HEIGHT = 10, 15
"""Between entries of the legend, and how high they are, in points."""

_CHIPS = {
    Kind.CLAIM: 'BORDER="1"',
    Kind.EVIDENCE: 'BORDER="1"',
    Kind.RECOMMENDATION: 'BORDER="1"',
    Kind.ASSUMPTION: 'BORDER="1" STYLE="rounded,dashed"',
    Kind.GOAL: 'BORDER="2" STYLE="rounded"',
}


def _chip(kind: Kind, theme: Theme) -> tuple[str, int]:
    paint = theme.kinds[kind]
    word = kind.capitalize()
    look = f'{_CHIPS[kind]} BGCOLOR="{paint.fill}" COLOR="{paint.line}"'
    return _cell(font(word, NOTE, paint.ink), _width(word, NOTE) + 14, look)


def _faded(words: str, theme: Theme, *, struck: bool = False) -> Iterator[tuple[str, int]]:
    if words:
        pale = faded(theme).kinds[Kind.CLAIM]
        look = f'BORDER="1" BGCOLOR="{pale.fill}" COLOR="{pale.line}"'
        shown = f"<S>{escaped(words)}</S>" if struck else escaped(words)
        yield _cell(font(shown, NOTE, pale.ink), _width(words, NOTE) + 14, look)


_HEADS = {
    Role.SUPPORT: "►",
    Role.ATTACK: "┤",
    Role.WARRANT: "◊",
    Role.EXCEPTION: "■",
}
_STROKES = {
    Role.SUPPORT: "solid",
    Role.ATTACK: "dashed",
    Role.WARRANT: "solid",
    Role.EXCEPTION: "dashed",
}


def _sign(sign: Sign, theme: Theme) -> tuple[str, int]:
    colour = theme.ghost if sign.ghost else theme.lines[sign.role]
    words = _cell(
        font(escaped(sign.words), NOTE, theme.faint), _width(sign.words, NOTE) + 4, 'ALIGN="LEFT"'
    )
    if sign.junction:
        parts = [_cell(font("●", TEXT, colour), 12), words]
    else:
        stroke = "dotted" if sign.implicit else _STROKES[sign.role]
        look = f'SIDES="T" BORDER="2" STYLE="{stroke}" COLOR="{colour}"'
        upper, lower = (
            f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{_STROKE}" HEIGHT="{_HEIGHT // 2}" {edge}></TD></TR>'
            for edge in ("", look)
        )
        line = f"<TD>{TABLE}>{upper}{lower}</TABLE></TD>", _STROKE
        head = ">" if sign.implicit else _HEADS[sign.role]
        parts = [line, _cell(font(escaped(head), TEXT, colour), 11), words]
    return "".join(cell for cell, _ in parts), sum(width for _, width in parts)


_STROKE = 22
"""How long the sample of a line is, in points."""


def _cell(content: str, width: int, look: str = "") -> tuple[str, int]:
    """A cell and its width."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{_HEIGHT}"'
    return f"<TD {size} {look}>{content}</TD>", width


def _width(text: str, size: float) -> int:
    return ceil(regular().width(text) * size / EM)

"""The elements of DOT text that have the same look with and without places.

Edges lead from conclusions to reasons with the arrowhead at the tail, so that conclusions come
first in the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from argmap.model import Kind
from argmap.rendering.fonts import FAMILIES
from argmap.rendering.labels import quote_name, quote_tooltip
from argmap.rendering.legend import STROKES
from argmap.rendering.palettes import Palette
from argmap.rendering.scene import JUNCTION, Arrow, ArrowKind, Box, Junction, Scene
from argmap.rendering.themes import Colors
from argmap.semantics import Verdict

Direction = Literal["down", "up", "right", "left"]
"""The direction from a conclusion to its reasons."""

RANKDIRS: Mapping[Direction, str] = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
"""The value of `rankdir` for each direction from a conclusion to its reasons."""

FONTNAME = f'fontname="{FAMILIES}"'

PAD = 22
"""Around the picture, in points."""

_SHAPES = {
    Kind.CLAIM: "shape=box style=filled",
    Kind.EVIDENCE: "shape=note style=filled",
    Kind.RECOMMENDATION: "shape=box3d style=filled",
    Kind.ASSUMPTION: 'shape=box style="rounded,dashed,filled"',
    Kind.GOAL: 'shape=box style="rounded,filled" peripheries=2',
}
_HEADS = {
    ArrowKind.SUPPORT: "normal",
    ArrowKind.ATTACK: "tee",
    ArrowKind.WARRANT: "odiamond",
    ArrowKind.EXCEPTION: "box",
}
_IMPLICIT_HEADS = _HEADS | {ArrowKind.SUPPORT: "onormal", ArrowKind.EXCEPTION: "obox"}


def is_upright(direction: Direction) -> bool:
    """Return whether conclusions are at the top or at the bottom."""
    return direction in ("down", "up")


def begin_graph(scene: Scene) -> str:
    """Return the start of the DOT text of a scene."""
    return f'digraph "{quote_name(scene.title or "Argument map")}" {{'


def write_box(box: Box, label: str, attributes: str, colors: Colors) -> str:
    """Return a box with an HTML-like label. The further attributes begin with a space."""
    alarm = box.banner.verdict if box.banner else None
    faded = " faded" * box.faded
    look = _describe_box(colors.choose(box.faded), box.kind, alarm, box.faded)
    return (
        f'"{box.id}" [id="statement-{box.id}" class="statement {box.classes}{faded}"'
        f' {look}{attributes} tooltip="{quote_tooltip(box.tooltip)}" label=<{label}>];'
    )


@cache
def _describe_box(palette: Palette, kind: Kind, alarm: Verdict | None, faded: bool) -> str:
    """Return the look of a box. `alarm` is the verdict of its banner."""
    shade, shape = palette.kinds[kind], _SHAPES[kind]
    line, pen = shade.line, 1.5 if kind is Kind.RECOMMENDATION else 1.2
    if alarm:
        colors = palette.verdicts[alarm]
        line, pen = (colors.line if faded else colors.fill), 5.0
        if colors.dashed:
            shape = 'shape=box3d style="filled,dashed"'
    return (
        f'{shape} penwidth={pen * palette.pen:g} fillcolor="{shade.fill}" color="{line}"'
        f' fontcolor="{shade.ink}"'
    )


def write_junction(junction: Junction, attributes: str, palette: Palette) -> str:
    """Return a junction. The further attributes begin with a space."""
    faded = " faded" * junction.faded
    color = palette.ghost if junction.ghost else palette.arrows[junction.kind]
    return (
        f'"{junction.name}" [id="{junction.id}" class="junction {junction.kind}{faded}"'
        f" shape=circle style=filled {write_size(JUNCTION, JUNCTION)}{attributes}"
        f' color="{color}" fillcolor="{color}"'
        f' label="" tooltip="{quote_tooltip(junction.tooltip)}"];'
    )


def write_arrow(
    arrow: Arrow,
    tail: str,
    attributes: str,
    palette: Palette,
    headless: bool = False,
    others: Iterable[Arrow] = (),
) -> str:
    """Return an edge to the start of an arrow. The further attributes begin with a space."""
    look = _describe_arrow(
        palette, arrow.kind, arrow.premise, arrow.implicit, arrow.ghost, arrow.faded, headless
    )
    tooltip = arrow.tooltip
    if others:
        tooltip = "\n".join(dict.fromkeys(part.tooltip for part in (arrow, *others)))
    return (
        f'"{arrow.head}" -> "{tail}" [id="{arrow.id}" {look}{attributes}'
        f' tooltip="{quote_tooltip(tooltip)}"];'
    )


@cache
def _describe_arrow(
    palette: Palette,
    kind: ArrowKind,
    premise: bool,
    implicit: bool,
    ghost: bool,
    faded: bool,
    headless: bool,
) -> str:
    """Return the class and the look of an arrow."""
    marks = (" premise" * premise, " implicit" * implicit, " ghost" * ghost, " faded" * faded)
    color = palette.ghost if ghost else palette.arrows[kind]
    stroke, pen = ("dotted", 2.2) if implicit else (STROKES[kind], 1.5)
    heads = _IMPLICIT_HEADS if implicit else _HEADS
    head = "none" if premise or headless else heads[kind]
    return (
        f'class="{kind}{"".join(marks)}" color="{color}" style={stroke}'
        f" penwidth={pen * palette.pen:g} arrowtail={head}"
    )


def write_size(width: float, height: float) -> str:
    """Return the attributes of a size in points."""
    return f"width={width / 72:.4f} height={height / 72:.4f}"

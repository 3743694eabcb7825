"""The elements of DOT text that have the same look with and without places.

Edges lead from conclusions to reasons with the arrowhead at the tail, so that conclusions come
first in the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from argmap.model import Kind
from argmap.rendering.fonts import FAMILIES
from argmap.rendering.labels import quote_name, quote_tooltip
from argmap.rendering.legend import STROKES
from argmap.rendering.palettes import Palette
from argmap.rendering.scene import JUNCTION, Arrow, ArrowKind, Box, Junction, Scene
from argmap.rendering.themes import Colours

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


def write_box(box: Box, label: str, attributes: str, colours: Colours) -> str:
    """Return a box with an HTML-like label and further attributes, such as its place."""
    palette = colours.choose(box.faded)
    shade = palette.kinds[box.kind]
    shape = _SHAPES[box.kind]
    line, pen = shade.line, 1.5 if box.kind is Kind.RECOMMENDATION else 1.2
    if box.banner:
        alarm = palette.verdicts[box.banner.verdict]
        line, pen = (alarm.line if box.faded else alarm.fill), 5.0
        if alarm.dashed:
            shape = 'shape=box3d style="filled,dashed"'
    return (
        f'"{box.id}" [id="statement-{box.id}" class="statement {box.classes}{" faded" * box.faded}"'
        f' {shape} penwidth={pen * palette.pen:g} fillcolor="{shade.fill}"'
        f' color="{line}" fontcolor="{shade.ink}" {attributes}'
        f' tooltip="{quote_tooltip(box.tooltip)}" label=<{label}>];'
    )


def write_junction(junction: Junction, attributes: str, palette: Palette) -> str:
    """Return a junction with further attributes, such as its place."""
    colour = palette.ghost if junction.ghost else palette.arrows[junction.kind]
    return (
        f'"{junction.name}" [id="{junction.id}"'
        f' class="junction {junction.kind}{" faded" * junction.faded}" shape=circle style=filled'
        f' {write_size(JUNCTION, JUNCTION)} {attributes} color="{colour}" fillcolor="{colour}"'
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
    """Return the line of an arrow to the node where it starts, with further attributes."""
    marks = f"{' premise' * arrow.premise}{' implicit' * arrow.implicit}{' ghost' * arrow.ghost}"
    colour = palette.ghost if arrow.ghost else palette.arrows[arrow.kind]
    stroke, pen = ("dotted", 2.2) if arrow.implicit else (STROKES[arrow.kind], 1.5)
    heads = _IMPLICIT_HEADS if arrow.implicit else _HEADS
    head = "none" if arrow.premise or headless else heads[arrow.kind]
    tooltip = "\n".join(dict.fromkeys([part.tooltip for part in (arrow, *others)]))
    return (
        f'"{arrow.head}" -> "{tail}"'
        f' [id="{arrow.id}" class="{arrow.kind}{marks}{" faded" * arrow.faded}"'
        f' color="{colour}" style={stroke} penwidth={pen * palette.pen:g} arrowtail={head}'
        f'{attributes} tooltip="{quote_tooltip(tooltip)}"];'
    )


def mark_faded(part: Box | Junction | Arrow) -> str:
    """Return what follows the classes of a part: another class if it is faded."""
    return " faded" if part.faded else ""


def write_size(width: float, height: float) -> str:
    """Return the attributes of a size in points."""
    return f"width={width / 72:.4f} height={height / 72:.4f}"

"""Writing a scene as DOT, the language of Graphviz.

All sizes are set here and none is left to the engine, which measures no letter beyond Latin. Lines
lead from conclusions to reasons, with the arrow at their tails, so that every conclusion begins at
the top of the picture.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.model import Kind
from argmap.rendering.arrangement import arrange
from argmap.rendering.heading import heading
from argmap.rendering.markup import TABLE, escaped, font, hint, lined, named, quoted
from argmap.rendering.metrics import EM, bold, regular
from argmap.rendering.scene import (
    HEADER_ROW,
    HEADING,
    LABEL,
    LEADING,
    NOTE,
    NOTE_ROW,
    OUTCRY_AIR,
    TEXT,
    Role,
)
from argmap.rendering.theme import faded
from argmap.rendering.wrapping import shortened
from argmap.semantics import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.rendering.arrangement import Arrangement
    from argmap.rendering.scene import Badge, Box, Group, Junction, Line, Note, Scene
    from argmap.rendering.theme import Theme

DIRECTIONS: Mapping[str, str] = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
"""Where the reasons for a conclusion go, and what DOT calls that."""

MARGIN = 8
"""Between a text and the outline of its box, in points."""

JUNCTION = 11
"""The diameter of a junction, in points."""


def is_upright(direction: str) -> bool:
    """Whether the conclusions of a picture are on top or at the bottom."""
    return direction in ("down", "up")


def written(
    scene: Scene, theme: Theme, direction: str, legend: bool, *, empty: bool = False
) -> Iterator[str]:
    """The DOT text of a scene, line by line. Takes time in proportion to the scene.

    Where the boxes are to be `empty`, nothing is written in them.
    """
    arrangement = arrange(scene, _sizes(scene), is_upright(direction))
    yield f'digraph "{named(" ".join(scene.title) or "Argument map")}" {{'
    yield (
        f"graph [rankdir={DIRECTIONS[direction]} fontname=Arial nodesep=0.22 ranksep=0.4"
        f' pad=0.3 bgcolor="{theme.ground}" fontcolor="{theme.ink}" labelloc=t labeljust=l'
        f" label=<{heading(scene, theme, legend)}>];"
    )
    yield f"node [fontname=Arial fontsize={TEXT} fixedsize=true margin=0];"
    yield "edge [fontname=Arial dir=back arrowhead=none arrowsize=0.8];"
    yield from _groups(scene.groups, arrangement.anchors, theme, direction, empty)
    yield from _lines(scene.lines, arrangement, theme, is_upright(direction))
    for tie in arrangement.ties:
        yield f'"{tie.above}" -> "{tie.below}" [style=invis weight={tie.pull}];'
    yield "}\n"


def _sizes(scene: Scene) -> dict[str, tuple[float, float]]:
    sizes: dict[str, tuple[float, float]] = {}
    for group in scene.groups:
        for box in group.boxes:
            sizes[box.id] = (box.width + 2 * MARGIN, box.height + 2 * MARGIN)
        for junction in group.junctions:
            sizes[junction.name] = (JUNCTION, JUNCTION)
    return sizes


def _groups(
    groups: list[Group],
    anchors: Mapping[str, list[str]],
    theme: Theme,
    direction: str,
    empty: bool,
) -> Iterator[str]:
    """The groups with what stands in them, nested by their levels."""
    brushes = {False: _Brush(theme), True: _Brush(faded(theme))}
    levels: list[int] = []
    for group in groups:
        while levels and levels[-1] >= group.level:
            levels.pop()
            yield "}"
        if group.level:
            levels.append(group.level)
            yield _cluster(group, theme, direction)
        for box in group.boxes:
            yield _box(box, brushes[box.faded], empty)
        for junction in group.junctions:
            yield _junction(junction, brushes[junction.faded].theme)
        for anchor in anchors.get(group.id, ()):
            yield f'"{anchor}" [style=invis shape=point width=0.01 height=0.01];'
    yield "}" * len(levels)


def _cluster(group: Group, theme: Theme, direction: str) -> str:
    width = max(bold().width(line) for line in group.title) * HEADING // EM + 10
    height = round(len(group.title) * HEADING * LEADING + 4)
    words = font(lined(group.title), HEADING, bold=True)
    # Where pictures grow upwards, Graphviz takes top and bottom of a cluster the other way round.
    top = "b" if direction == "up" else "t"
    return (
        f'subgraph "cluster {group.id}" {{\n'
        f'graph [id="section-{group.id}" class=section style="rounded,filled" margin=14'
        f' fillcolor="{theme.group}" color="{theme.group_line}" labelloc={top}'
        f' tooltip="{hint(group.tooltip)}" label=<{TABLE} {_sized(width, height)}><TR>'
        f"<TD {_sized(width, height)} {_LEFT}>{words}</TD></TR></TABLE>>];"
    )


_SHAPES = {
    Kind.CLAIM: "shape=box style=filled penwidth=1.2",
    Kind.EVIDENCE: "shape=note style=filled penwidth=1.2",
    Kind.RECOMMENDATION: "shape=box3d style=filled penwidth=1.5",
    Kind.ASSUMPTION: 'shape=box style="rounded,dashed,filled" penwidth=1.2',
    Kind.GOAL: 'shape=box style="rounded,filled" peripheries=2 penwidth=1.2',
}


def _look(kind: Kind, theme: Theme) -> str:
    paint = theme.kinds[kind]
    return f'{_SHAPES[kind]} fillcolor="{paint.fill}" color="{paint.line}" fontcolor="{paint.ink}"'


def _box(box: Box, brush: _Brush, empty: bool) -> str:
    look = brush.looks[box.kind]
    if box.unsupported_banner:
        paint = brush.theme.verdicts[Verdict.UNSUPPORTED]
        look += f' color="{paint.line if box.faded else paint.fill}" penwidth=5'
    classes = box.classes + _FADED[box.faded]
    return (
        f'"{box.id}" [id="statement-{box.id}" class="statement {classes}" {look}'
        f' {_outline(box.width, box.height)} tooltip="{hint(box.tooltip)}"'
        f" label={_EMPTY if empty else _inside(box, brush)}];"
    )


_EMPTY = '""'


def _inside(box: Box, brush: _Brush) -> str:
    """What is written in a box, as a table."""
    size = _sized(box.width, int(len(box.lines) * TEXT * LEADING))
    words = f"<S>{lined(box.lines)}</S>" if box.struck else lined(box.lines)
    across = _ACROSS[len(box.badges)]
    rows = f"{brush.header(box)}<TR><TD {across}{size} {_LEFT}>{words}</TD></TR>"
    for note in box.notes:
        rows += _note(note, box.width, across)
    if box.unsupported_banner:
        paint = brush.theme.verdicts[Verdict.UNSUPPORTED]
        words = font(lined(box.unsupported_banner), TEXT, paint.ink, bold=True)
        height = round(len(box.unsupported_banner) * TEXT * LEADING + OUTCRY_AIR - 4)
        rows += f'<TR><TD {across}HEIGHT="4"></TD></TR><TR><TD {across}{_sized(box.width, height)}'
        rows += f' BGCOLOR="{paint.fill}">{words}</TD></TR>'
    return f"<{TABLE} {_sized(box.width, box.height)}>{rows}</TABLE>>"


@lru_cache(maxsize=1 << 12)
def _outline(width: int, height: int) -> str:
    """The size of a node with so much inside it."""
    return f"width={(width + 2 * MARGIN) / 72:.3f} height={(height + 2 * MARGIN) / 72:.3f}"


_ACROSS = ("", 'COLSPAN="3" ', 'COLSPAN="5" ')
"""How cells reach below a heading and so many badges, each of which has a gap before it."""

_FADED = {False: "", True: " faded"}
"""What is added to the classes of what is faded."""


class _Brush:
    """What boxes of one theme have in common: their looks, and the top rows, each made once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.looks = {kind: _look(kind, theme) for kind in Kind}
        self.headers: dict[tuple[int, str, tuple[Badge, ...]], str] = {}

    def header(self, box: Box) -> str:
        """The top row of a box: its heading on the left, badges on the right."""
        key = box.width, box.heading, box.badges
        if key not in self.headers:
            self.headers[key] = self._row(*key)
        return self.headers[key]

    def _row(self, width: int, heading: str, badges: tuple[Badge, ...]) -> str:
        rest = width - sum(badge.width + 3 for badge in badges)
        cells = [_cell(font(escaped(heading), LABEL), rest, _LEFT)]
        for badge in badges:
            paint = self.theme.verdicts[badge.verdict]
            words = font(escaped(badge.words), LABEL, paint.ink, bold=True)
            cells.append(_cell("", 3))
            cells.append(_cell(words, badge.width, f'BGCOLOR="{paint.fill}" STYLE="rounded"'))
        return f"<TR>{''.join(cells)}</TR>"


def _cell(content: str, width: int, look: str = "") -> str:
    return f'<TD {_sized(width, HEADER_ROW - 2)} VALIGN="BOTTOM" {look}>{content}</TD>'


@lru_cache(maxsize=1 << 12)
def _sized(width: int, height: int) -> str:
    """The size of a table or cell, which the engine is not to change by what it measures."""
    return f'FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"'


_LEFT = 'ALIGN="LEFT" BALIGN="LEFT"'


def _note(note: Note, width: int, across: str) -> str:
    words = escaped(note.words)
    link = f' HREF="{quoted(note.href)}"' if note.href else ""
    return (
        f"<TR><TD {across}{_sized(width, NOTE_ROW)} {_LEFT}"
        f' TOOLTIP="{escaped(note.tooltip)}"{link}>'
        f"{font(f'<U>{words}</U>' if link else words, NOTE)}</TD></TR>"
    )


def _junction(junction: Junction, theme: Theme) -> str:
    colour = theme.ghost if junction.ghost else theme.lines[junction.role]
    size = JUNCTION / 72
    classes = junction.role + _FADED[junction.faded]
    return (
        f'"{junction.name}" [id="{junction.id}" class="junction {classes}" shape=circle'
        f' style=filled width={size:.3f} height={size:.3f} color="{colour}" fillcolor="{colour}"'
        f' label="" tooltip="{hint(junction.tooltip)}"];'
    )


_HEADS = {
    Role.SUPPORT: "normal",
    Role.ATTACK: "tee",
    Role.WARRANT: "odiamond",
    Role.EXCEPTION: "box",
}
_IMPLICIT_HEADS = {
    Role.SUPPORT: "onormal",
    Role.ATTACK: "tee",
    Role.WARRANT: "odiamond",
    Role.EXCEPTION: "obox",
}
_STROKES = {
    Role.SUPPORT: "solid",
    Role.ATTACK: "dashed",
    Role.WARRANT: "solid",
    Role.EXCEPTION: "dashed",
}


_SIDES = {
    True: {Role.WARRANT: " tailport=w", Role.EXCEPTION: " tailport=e"},
    False: {Role.WARRANT: " tailport=n", Role.EXCEPTION: " tailport=s"},
}
"""Where a junction is met by what is no premise, in an upright picture and in others."""


def _lines(
    lines: list[Line], arrangement: Arrangement, theme: Theme, upright: bool
) -> Iterator[str]:
    sides = _SIDES[upright]
    loose = arrangement.loose
    themes = {False: theme, True: faded(theme)}
    made: dict[tuple[Role, bool, bool, bool, bool], str] = {}
    for line in lines:
        key = line.role, line.premise, line.implicit, line.ghost, line.faded
        if key not in made:
            made[key] = _stroke(*key, themes[line.faded]) + sides.get(line.role, "")
        rank = " constraint=false" if line.id in loose else ""
        if (steps := arrangement.steps.get(line.id, 1)) > 1:
            rank = f" minlen={steps}"
        label = ""
        if line.scheme:
            # Between clusters a line may run level; there must be no label in its way, or Graphviz
            # finds places that contradict each other and gives up ("trouble in init_rank").
            kind = "xlabel" if line.id in arrangement.crossing else "label"
            label = f" {kind}=<{_label(line.scheme, themes[line.faded], upright)}>"
        yield (
            f'"{line.head}" -> "{line.tail}" [id="{line.id}" {made[key]}{rank}{label}'
            f' tooltip="{hint(line.tooltip)}"];'
        )


def _stroke(
    role: Role, premise: bool, implicit: bool, ghost: bool, is_faded: bool, theme: Theme
) -> str:
    classes = [role.value, *["premise"] * premise, *["implicit"] * implicit, *["ghost"] * ghost]
    classes += ["faded"] * is_faded
    head = (_IMPLICIT_HEADS if implicit else _HEADS)[role]
    return (
        f'class="{" ".join(classes)}" color="{theme.ghost if ghost else theme.lines[role]}"'
        f" style={'dotted' if implicit else _STROKES[role]} penwidth={2.2 if implicit else 1.5}"
        f" arrowtail={'none' if premise else head}"
    )


def _label(scheme: str, theme: Theme, upright: bool) -> str:
    """The name of a scheme beside its line, or above it, with some air between the two."""
    words = shortened(scheme, "", 130 * EM // LABEL, regular())
    width = regular().width(words) * LABEL // EM + 12
    air = "" if upright else '<TR><TD HEIGHT="6"></TD></TR>'
    cell = _cell(font(escaped(words), LABEL, theme.faint), width)
    return f"{TABLE}><TR>{cell}</TR>{air}</TABLE>"

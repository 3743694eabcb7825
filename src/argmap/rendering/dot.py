"""Writing a scene in DOT, the language of Graphviz.

Edges lead from conclusions to reasons with the arrowhead at the tail, so that Graphviz starts
with the conclusions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Literal

from argmap.model import Kind
from argmap.rendering.fonts import BOLD, FAMILIES, REGULAR
from argmap.rendering.labels import (
    LEFT,
    TABLE,
    break_lines,
    cell,
    escape,
    fix_size,
    quote,
    quote_name,
    quote_tooltip,
    style,
)
from argmap.rendering.legend import STROKES, build_heading
from argmap.rendering.rows import Arrangement, arrange
from argmap.rendering.scene import (
    BANNER_PADDING,
    HEADER_ROW,
    HEADING,
    LABEL,
    LEADING,
    NOTE,
    NOTE_ROW,
    TEXT,
    Arrow,
    ArrowKind,
    Box,
    Group,
    Junction,
    Note,
    Scene,
)
from argmap.rendering.themes import Palette, fade
from argmap.rendering.wrapping import shorten
from argmap.semantics import Verdict

Direction = Literal["down", "up", "right", "left"]

RANKDIRS: Mapping[Direction, str] = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
"""The value of `rankdir` for each direction from a conclusion to its reasons."""

FONTNAME = f'fontname="{FAMILIES}"'

MARGIN = 8
"""Between the content of a box and its outline, in points."""

JUNCTION = 11
"""The diameter of a junction, in points."""

_SHAPES = {
    Kind.CLAIM: "shape=box style=filled penwidth=1.2",
    Kind.EVIDENCE: "shape=note style=filled penwidth=1.2",
    Kind.RECOMMENDATION: "shape=box3d style=filled penwidth=1.5",
    Kind.ASSUMPTION: 'shape=box style="rounded,dashed,filled" penwidth=1.2',
    Kind.GOAL: 'shape=box style="rounded,filled" peripheries=2 penwidth=1.2',
}
_HEADS = {
    ArrowKind.SUPPORT: "normal",
    ArrowKind.ATTACK: "tee",
    ArrowKind.WARRANT: "odiamond",
    ArrowKind.EXCEPTION: "box",
}
_IMPLICIT_HEADS = _HEADS | {ArrowKind.SUPPORT: "onormal", ArrowKind.EXCEPTION: "obox"}
_PORTS = {
    True: {ArrowKind.WARRANT: " tailport=w", ArrowKind.EXCEPTION: " tailport=e"},
    False: {ArrowKind.WARRANT: " tailport=n", ArrowKind.EXCEPTION: " tailport=s"},
}
"""The side of a junction where an arrow ends, in an upright picture and in others."""


def is_upright(direction: Direction) -> bool:
    """Return whether conclusions are at the top or at the bottom."""
    return direction in ("down", "up")


def write_dot(scene: Scene, palette: Palette, direction: Direction, with_legend: bool) -> str:
    """Return the DOT text of a scene."""
    upright = is_upright(direction)
    arrangement = arrange(scene, _measure(scene), upright)
    palettes = {False: palette, True: fade(palette)}
    parts = [
        f'digraph "{quote_name(" ".join(scene.title) or "Argument map")}" {{',
        f"graph [rankdir={RANKDIRS[direction]} {FONTNAME} nodesep=0.22 ranksep=0.4 pad=0.3"
        f' bgcolor="{palette.background}" fontcolor="{palette.ink}" labelloc=t labeljust=l'
        f" label=<{build_heading(scene, palette, with_legend)}>];",
        f"node [{FONTNAME} fontsize={TEXT} fixedsize=true margin=0];",
        f"edge [{FONTNAME} dir=back arrowhead=none arrowsize=0.8];",
        *_write_groups(scene.groups, arrangement.anchors, palettes, direction),
        *(
            _write_arrow(arrow, arrangement, palettes[arrow.faded], upright)
            for arrow in scene.arrows
        ),
        *(
            f'"{tie.above}" -> "{tie.below}" [style=invis weight={tie.weight}];'
            for tie in arrangement.ties
        ),
        "}\n",
    ]
    return "\n".join(parts)


def _measure(scene: Scene) -> dict[str, tuple[float, float]]:
    """Return the width and height of each box and junction."""
    sizes: dict[str, tuple[float, float]] = {}
    for group in scene.groups:
        for box in group.boxes:
            sizes[box.id] = (box.width + 2 * MARGIN, box.height + 2 * MARGIN)
        for junction in group.junctions:
            sizes[junction.name] = (JUNCTION, JUNCTION)
    return sizes


def _write_groups(
    groups: list[Group],
    anchors: Mapping[str, list[str]],
    palettes: Mapping[bool, Palette],
    direction: Direction,
) -> Iterator[str]:
    levels: list[int] = []
    for group in groups:
        while levels and levels[-1] >= group.level:
            levels.pop()
            yield "}"
        if group.level:
            levels.append(group.level)
            yield _open_cluster(group, palettes[False], direction)
        for box in group.boxes:
            yield _write_box(box, palettes[box.faded])
        for junction in group.junctions:
            yield _write_junction(junction, palettes[junction.faded])
        for anchor in anchors.get(group.id, ()):
            yield f'"{anchor}" [style=invis shape=point width=0.01 height=0.01];'
    yield "}" * len(levels)


def _open_cluster(group: Group, palette: Palette, direction: Direction) -> str:
    width = max(BOLD.width(line, HEADING) for line in group.title) + 10
    height = ceil(len(group.title) * HEADING * LEADING + 4)
    title = cell(style(break_lines(group.title), HEADING, bold=True), width, height, LEFT)
    # With rankdir=BT, Graphviz swaps the top and bottom of cluster labels.
    top = "b" if direction == "up" else "t"
    return (
        f'subgraph "cluster {group.id}" {{\n'
        f'graph [id="section-{group.id}" class=section style="rounded,filled" margin=14'
        f' fillcolor="{palette.group}" color="{palette.group_line}" labelloc={top}'
        f' tooltip="{quote_tooltip(group.tooltip)}"'
        f" label=<{TABLE} {fix_size(width, height)}><TR>{title}</TR></TABLE>>];"
    )


def _write_box(box: Box, palette: Palette) -> str:
    colours = palette.kinds[box.kind]
    line, pen = colours.line, ""
    if box.unsupported_banner:
        alarm = palette.verdicts[Verdict.UNSUPPORTED]
        line, pen = (alarm.line if box.faded else alarm.fill), " penwidth=5"
    width, height = ((size + 2 * MARGIN) / 72 for size in (box.width, box.height))
    return (
        f'"{box.id}" [id="statement-{box.id}" class="statement {box.classes}{_faded(box)}"'
        f' {_SHAPES[box.kind]}{pen} fillcolor="{colours.fill}" color="{line}"'
        f' fontcolor="{colours.ink}" width={width:.3f} height={height:.3f}'
        f' tooltip="{quote_tooltip(box.tooltip)}" label=<{_box_label(box, palette)}>];'
    )


def _faded(part: Box | Junction | Arrow) -> str:
    return " faded" if part.faded else ""


def _box_label(box: Box, palette: Palette) -> str:
    across = f'COLSPAN="{1 + 2 * len(box.badges)}"' if box.badges else ""
    text = break_lines(box.lines)
    if box.withdrawn:
        text = f"<S>{text}</S>"
    height = ceil(len(box.lines) * TEXT * LEADING)
    rows = [
        _header_cells(box, palette),
        cell(text, box.width, height, f"{across} {LEFT}"),
        *(_note_cell(note, box.width, across) for note in box.notes),
    ]
    if box.unsupported_banner:
        alarm = palette.verdicts[Verdict.UNSUPPORTED]
        words = style(break_lines(box.unsupported_banner), TEXT, alarm.ink, bold=True)
        height = round(len(box.unsupported_banner) * TEXT * LEADING + BANNER_PADDING - 4)
        rows.append(f'<TD {across} HEIGHT="4"></TD>')
        rows.append(cell(words, box.width, height, f'{across} BGCOLOR="{alarm.fill}"'))
    content = "".join(f"<TR>{row}</TR>" for row in rows)
    return f"{TABLE} {fix_size(box.width, box.height)}>{content}</TABLE>"


def _header_cells(box: Box, palette: Palette) -> str:
    """Return the cells of the top row: the heading on the left, badges on the right."""
    height = HEADER_ROW - 2
    rest = box.width - sum(badge.width + 3 for badge in box.badges)
    bottom = 'VALIGN="BOTTOM"'
    cells = [cell(style(escape(box.heading), LABEL), rest, height, f"{bottom} {LEFT}")]
    for badge in box.badges:
        colours = palette.verdicts[badge.verdict]
        words = style(escape(badge.words), LABEL, colours.ink, bold=True)
        look = f'{bottom} BGCOLOR="{colours.fill}" STYLE="rounded"'
        cells += [cell("", 3, height), cell(words, badge.width, height, look)]
    return "".join(cells)


def _note_cell(note: Note, width: int, across: str) -> str:
    words = escape(note.words)
    link = ""
    if note.href:
        words, link = f"<U>{words}</U>", f' HREF="{quote(note.href)}"'
    attributes = f'{across} {LEFT} TOOLTIP="{escape(note.tooltip)}"{link}'
    return cell(style(words, NOTE), width, NOTE_ROW, attributes)


def _write_junction(junction: Junction, palette: Palette) -> str:
    colour = palette.ghost if junction.ghost else palette.arrows[junction.kind]
    size = JUNCTION / 72
    return (
        f'"{junction.name}" [id="{junction.id}"'
        f' class="junction {junction.kind}{_faded(junction)}" shape=circle'
        f' style=filled width={size:.3f} height={size:.3f} color="{colour}" fillcolor="{colour}"'
        f' label="" tooltip="{quote_tooltip(junction.tooltip)}"];'
    )


def _write_arrow(arrow: Arrow, arrangement: Arrangement, palette: Palette, upright: bool) -> str:
    marks = ("premise" * arrow.premise, "implicit" * arrow.implicit, "ghost" * arrow.ghost)
    classes = " ".join(filter(None, (arrow.kind, *marks))) + _faded(arrow)
    colour = palette.ghost if arrow.ghost else palette.arrows[arrow.kind]
    stroke, pen = ("dotted", 2.2) if arrow.implicit else (STROKES[arrow.kind], 1.5)
    head = "none" if arrow.premise else (_IMPLICIT_HEADS if arrow.implicit else _HEADS)[arrow.kind]
    rank = ""
    if (steps := arrangement.steps.get(arrow.id, 1)) > 1:
        rank = f" minlen={steps}"
    elif arrow.id in arrangement.unranked:
        rank = " constraint=false"
    label = ""
    if arrow.scheme:
        # An edge between clusters may be horizontal, and with a label in its way Graphviz fails
        # with "trouble in init_rank".
        attribute = "xlabel" if arrow.id in arrangement.crossing else "label"
        label = f" {attribute}=<{_scheme_label(arrow.scheme, palette, upright)}>"
    return (
        f'"{arrow.head}" -> "{arrow.tail}" [id="{arrow.id}" class="{classes}" color="{colour}"'
        f" style={stroke} penwidth={pen} arrowtail={head}"
        f"{_PORTS[upright].get(arrow.kind, '')}{rank}{label}"
        f' tooltip="{quote_tooltip(arrow.tooltip)}"];'
    )


def _scheme_label(scheme: str, palette: Palette, upright: bool) -> str:
    """Return the name of a scheme with some space around it, beside or above its arrow."""
    words = shorten(scheme, 130, REGULAR, LABEL)
    markup = style(escape(words), LABEL, palette.faint)
    name = cell(markup, REGULAR.width(words, LABEL) + 12, HEADER_ROW - 2, 'VALIGN="BOTTOM"')
    space = "" if upright else '<TR><TD HEIGHT="6"></TD></TR>'
    return f"{TABLE}><TR>{name}</TR>{space}</TABLE>"

"""Write a scene in DOT without positions, as a graph that Graphviz lays out.

Each statement is a node and each relation an edge, so that the text has the graph of the map for
other programs, too. A picture divides large maps; this text does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.rendering.dot_elements import (
    FONTNAME,
    PAD,
    RANKDIRS,
    Direction,
    begin_graph,
    is_upright,
    write_arrow,
    write_box,
    write_junction,
)
from argmap.rendering.labels import break_lines, escape, quote, quote_tooltip, style
from argmap.rendering.legend import build_heading
from argmap.rendering.palettes import Palette
from argmap.rendering.scene import GAP, HEADING, LABEL, NOTE, PORTS, STEP, TEXT, Box, Group, Scene
from argmap.rendering.themes import Colors

_LINE_END = '<BR ALIGN="LEFT"/>'


def write_unplaced_dot(
    scene: Scene, direction: Direction, colors: Colors, with_legend: bool
) -> str:
    """Return the DOT text of a scene; its title and legend are the label of the graph."""
    palette = colors.plain
    parts = [
        begin_graph(scene),
        f"graph [{FONTNAME} rankdir={RANKDIRS[direction]} nodesep={GAP / 72:.2f}"
        f" ranksep={STEP / 72:.2f} pad={PAD / 72:.2f} pack={GAP} packmode=array_t"
        f' labeljust=l labelloc=t bgcolor="{palette.background}" fontcolor="{palette.ink}"];',
        f'node [{FONTNAME} fontsize={TEXT} margin="0.11,0.08"];',
        f"edge [{FONTNAME} fontsize={LABEL} dir=back arrowhead=none arrowsize=0.8];",
    ]
    levels: list[int] = []
    for group in scene.groups:
        while levels and group.level <= levels[-1]:
            levels.pop()
            parts.append("}")
        if group.level:
            levels.append(group.level)
            parts.append(_begin_section(group, palette))
        parts += _write_nodes(group, colors)
    parts += "}" * len(levels)
    parts += _write_edges(scene, is_upright(direction), colors)
    if label := build_heading(scene, colors, with_legend).label:
        parts.append(f"label=<{label}>;")
    return "\n".join([*parts, "}\n"])


def _begin_section(group: Group, palette: Palette) -> str:
    title = style(break_lines(group.title), HEADING, bold=True)
    return (
        f'subgraph "cluster {group.id}" {{ graph [id="section-{group.id}" class=section'
        f' style="rounded,filled" fillcolor="{palette.group}" color="{palette.group_line}"'
        f' tooltip="{quote_tooltip(group.tooltip)}" label=<{title}>];'
    )


def _write_nodes(group: Group, colors: Colors) -> Iterator[str]:
    for box in group.boxes:
        margin = ' margin="0.16,0.14"' if box.banner else ""  # the frame is thick
        yield write_box(box, _write_label(box), margin, colors)
    for junction in group.junctions:
        yield write_junction(junction, " fixedsize=true", colors.choose(junction.faded))


def _write_edges(scene: Scene, upright: bool, colors: Colors) -> Iterator[str]:
    for arrow in scene.arrows:
        palette = colors.choose(arrow.faded)
        attributes = ""
        if side := PORTS[upright].get(arrow.kind):
            attributes += f" tailport={side}"
        if arrow.scheme:
            attributes += f' fontcolor="{palette.faint}" label="{quote(arrow.scheme)}"'
        yield write_arrow(arrow, arrow.tail, attributes, palette)


def _write_label(box: Box) -> str:
    first, *rest = box.header
    badges = "".join([f" · <B>{escape(badge.words)}</B>" for badge in box.badges])
    text = _end_lines(box.lines)
    parts = [
        style(escape(first) + badges + _LINE_END + (_end_lines(rest) if rest else ""), LABEL),
        f"<S>{text}</S>" if box.withdrawn else text,
        *(style(_end_lines(note.lines), NOTE) for note in box.notes),
    ]
    if box.banner:
        parts.append(f"<B>{_end_lines(box.banner.lines)}</B>")
    return "".join(parts)


def _end_lines(lines: list[str]) -> str:
    return break_lines(lines, _LINE_END) + _LINE_END

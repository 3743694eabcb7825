"""Writing a scene in DOT without places, as a graph that Graphviz lays out.

The pieces of a scene are separate graphs, which Graphviz packs, so that a large map is not one
wide row. The boxes of a stack are connected by invisible edges.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.rendering.dot import (
    FONTNAME,
    PAD,
    RANKDIRS,
    Direction,
    begin_graph,
    find_name,
    is_upright,
    write_arrow,
    write_box,
    write_junction,
    write_reference,
)
from argmap.rendering.labels import break_lines, escape, quote, quote_tooltip, style
from argmap.rendering.layout import Layout, Placed
from argmap.rendering.legend import build_heading, find_sign
from argmap.rendering.palettes import Palette
from argmap.rendering.pieces import GAP, PORTS, STEP, split_scene
from argmap.rendering.scene import (
    HEADING,
    LABEL,
    NOTE,
    REFERENCE,
    TEXT,
    Box,
    BoxReference,
    Group,
    Junction,
    Scene,
)
from argmap.rendering.themes import Colours
from argmap.rendering.units import Member, Piece

_HEADING_WIDTH = 900
"""The width of the title and the legend, in points."""

_LINE_END = '<BR ALIGN="LEFT"/>'


def write_unplaced_dot(
    scene: Scene, direction: Direction, colours: Colours, with_legend: bool
) -> str:
    """Return the DOT text of a scene; its title and legend are the label of the graph."""
    palette, upright = colours.plain, is_upright(direction)
    pieces = split_scene(scene, upright)
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
        for piece in pieces[group.id]:
            parts += _write_piece(piece, upright, colours)
    parts += "}" * len(levels)
    shown = [unit for found in pieces.values() for piece in found for unit in piece.units]
    placed = [Placed(member, 0, 0) for unit in shown for member in unit.members]
    layout = Layout(placed, width=_HEADING_WIDTH)
    if label := build_heading(scene, layout, colours, with_legend).label:
        parts.append(f"label=<{label}>;")
    return "\n".join([*parts, "}\n"])


def _begin_section(group: Group, palette: Palette) -> str:
    title = style(break_lines(group.title), HEADING, bold=True)
    return (
        f'subgraph "cluster {group.id}" {{ graph [id="section-{group.id}" class=section'
        f' style="rounded,filled" fillcolor="{palette.group}" color="{palette.group_line}"'
        f' tooltip="{quote_tooltip(group.tooltip)}" label=<{title}>];'
    )


def _write_piece(piece: Piece, upright: bool, colours: Colours) -> Iterator[str]:
    for unit in piece.units:
        for member in unit.members:
            yield _write_member(member, colours)
        if upright:
            for above, below in pairwise(unit.members):
                yield f'"{find_name(above)}" -> "{find_name(below)}" [style=invis weight=9];'
    for link in piece.links:
        for arrow, member in zip(link.arrows, link.below.members, strict=True):
            palette = colours.choose(arrow.faded)
            attributes = ""
            if side := PORTS[upright].get(arrow.kind):
                attributes += f" tailport={side}"
            if arrow.scheme:
                attributes += f' fontcolor="{palette.faint}" label="{quote(arrow.scheme)}"'
            yield write_arrow(arrow, member, attributes, palette)


def _write_member(member: Member, colours: Colours) -> str:
    match member:
        case Box():
            margin = 'margin="0.16,0.14"' if member.banner else ""  # the frame is thick
            return write_box(member, _write_label(member), margin, colours)
        case Junction():
            return write_junction(member, "fixedsize=true", colours.choose(member.faded))
        case BoxReference():
            shade = colours.choose(member.arrow.faded).references[member.kind]
            label = style(_name_reference(member), REFERENCE, shade.ink)
            return write_reference(member, label, "", colours)


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
    parts += (style(_name_reference(part) + _LINE_END, REFERENCE) for part in box.references)
    return "".join(parts)


def _end_lines(lines: list[str]) -> str:
    return break_lines(lines, _LINE_END) + _LINE_END


def _name_reference(reference: BoxReference) -> str:
    return escape(f"{find_sign(reference.arrow)} {reference.words}")

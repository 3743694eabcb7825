"""Place pieces: by Graphviz, or without it, as outlines."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from argmap.rendering.deadline import Deadline
from argmap.rendering.engines import find_layout_engine
from argmap.rendering.labels import TABLE, fix_size
from argmap.rendering.layout import DrawnLine, Frame, Layout, Placed
from argmap.rendering.packing import Point, Size
from argmap.rendering.scene import GAP, PORTS, STEP
from argmap.rendering.units import STACK_GAP, STACK_MARGIN, Connection, Piece, Unit, measure

INDENT = 24
"""The indentation of reasons in an outline, in points."""


def place_pieces(
    pieces: Mapping[str, list[Piece]],
    rankdir: str,
    labels: Mapping[str, Size],
    deadline: Deadline,
) -> dict[str, list[Layout]]:
    """Lay out all pieces in one process."""
    every = [piece for group in pieces.values() for piece in group]
    single = [piece for piece in every if len(piece.units) == 1]
    several = [piece for piece in every if len(piece.units) > 1]
    done = {id(piece): _place_single(piece.units[0]) for piece in single}
    if several:
        dot = "\n".join(_write_piece(piece, rankdir, labels) for piece in several)
        half = Deadline.after(deadline.left() / 2)  # the other half is for the drawing
        answer = find_layout_engine().draw(dot, "json0", deadline=half)
        for piece, graph in zip(several, _read_json(answer.decode()), strict=True):
            done[id(piece)] = _read_layout(piece, graph)
    return {group: [done[id(piece)] for piece in members] for group, members in pieces.items()}


def _read_json(text: str) -> Iterator[dict[str, Any]]:
    decoder, end = json.JSONDecoder(), 0
    while (start := text.find("{", end)) >= 0:
        graph, end = decoder.raw_decode(text, start)
        yield graph


def _write_piece(piece: Piece, rankdir: str, labels: Mapping[str, Size]) -> str:
    numbers = {id(unit): number for number, unit in enumerate(piece.units)}
    upright = rankdir in ("TB", "BT")
    is_tree = len(piece.links) < len(piece.units)
    parts = [
        f"digraph {{ graph [rankdir={rankdir} nodesep={GAP / 72:.3f} ranksep={STEP / 72:.3f}"
        f'{" ordering=out" * is_tree}]; node [shape=box fixedsize=true label=""];'
        " edge [dir=back arrowhead=none arrowsize=0.8];"
    ]
    for number, unit in enumerate(piece.units):
        parts.append(f"{number} [width={unit.width / 72:.4f} height={unit.height / 72:.4f}];")
    for number, link in enumerate(piece.links):
        arrow = link.arrows[0]
        options = f"id={number} arrowtail={'none' if arrow.premise else 'normal'}"
        if side := PORTS[upright].get(arrow.kind):
            options += f" tailport={side}"
        if arrow.id in labels:
            width, height = map(round, labels[arrow.id])
            options += f" label=<{TABLE} {fix_size(width, height)}><TR><TD></TD></TR></TABLE>>"
        parts.append(f"{numbers[id(link.above)]} -> {numbers[id(link.below)]} [{options}];")
    return "\n".join([*parts, "}"])


def _read_layout(piece: Piece, graph: dict[str, Any]) -> Layout:
    left, bottom, right, top = map(float, graph["bb"].split(","))

    def read(text: str) -> Point:
        x, y = map(float, text.split(","))
        return x - left, top - y

    layout = Layout(width=right - left, height=top - bottom)
    for unit, node in zip(piece.units, graph["objects"], strict=True):
        _place(unit, *read(node["pos"]), layout)
    corners = {
        id(unit): read(node["pos"])
        for unit, node in zip(piece.units, graph["objects"], strict=True)
    }
    for edge in graph["edges"]:
        link = piece.links[int(edge["id"])]
        tip, points = None, []
        for text in edge["pos"].split():
            if text.startswith("s,"):
                tip = read(text[2:])
            else:
                points.append(read(text))
        label = read(edge["lp"]) if "lp" in edge else None
        _add_lines(link, corners[id(link.below)], tip, points, label, layout)
    return layout


def _place_single(unit: Unit) -> Layout:
    layout = Layout(width=unit.width, height=unit.height)
    _place(unit, unit.width / 2, unit.height / 2, layout)
    return layout


def _place(unit: Unit, x: float, y: float, layout: Layout) -> None:
    """Place the members of a unit, one below the other."""
    top = y - unit.height / 2 + (STACK_MARGIN if unit.is_stack else 0)
    for member in unit.members:
        height = measure(member)[1]
        layout.placed.append(Placed(member, x, top + height / 2))
        top += height + STACK_GAP


def _add_lines(
    link: Connection,
    center: Point,
    tip: Point | None,
    points: list[Point],
    label: Point | None,
    layout: Layout,
) -> None:
    """Add the line to a unit, or the lines to the members of a stack.

    Linked premises share a frame and a line. Other members have a branch each.
    """
    first, unit = link.arrows[0], link.below
    left, top = center[0] - unit.width / 2, center[1] - unit.height / 2
    if not unit.is_stack:
        layout.lines.append(DrawnLine(first, unit.members[0], points, tip, label))
    elif unit.framed:
        layout.frames.append(Frame(first, left, top, unit.width, unit.height))
        layout.lines.append(DrawnLine(first, unit.members[0], points, tip, others=link.arrows[1:]))
    else:
        _add_branches(link, (left, top), tip, points, layout)


def _add_branches(
    link: Connection, corner: Point, tip: Point | None, points: list[Point], layout: Layout
) -> None:
    """Add a line to each member of a stack; they share what leads to the stack."""
    left, y = corner[0], corner[1] + STACK_MARGIN
    end = points[-1]
    from_right = end[0] > left + link.below.width - 1
    spine = left + link.below.width - 1 if from_right else left + 1
    targets = []
    for arrow, member in zip(link.arrows, link.below.members, strict=True):
        width, height = measure(member)
        x = left + (link.below.width + width) / 2 if from_right else left + STACK_MARGIN
        targets.append((abs(y + height / 2 - end[1]), y + height / 2, x, arrow, member))
        y += height + STACK_GAP
    reached = {True: end[1], False: end[1]}
    for number, (_, y, x, arrow, member) in enumerate(
        sorted(targets, key=lambda target: target[0])
    ):
        is_above = y < end[1]
        start = (spine, reached[is_above])
        branch = _connect(start, (spine, y), (x, y))
        reached[is_above] = y
        if number == 0:
            layout.lines.append(
                DrawnLine(arrow, member, [*points, *_connect(end, start), *branch], tip)
            )
        else:
            layout.lines.append(DrawnLine(arrow, member, [start, *branch], headless=True))


def _connect(*corners: Point) -> list[Point]:
    """Return straight lines between points as Bézier curves, without the first point."""
    points: list[Point] = []
    for start, end in pairwise(corners):
        points += [start, end, end]
    return points


def place_as_outline(piece: Piece) -> Layout:
    """Lay out a piece without Graphviz: reasons are below their conclusion and indented."""
    below: dict[int, list[Connection]] = defaultdict(list)
    for step in piece.links:
        below[id(step.above)].append(step)
    layout = Layout()
    lower_units = {id(step.below) for step in piece.links}
    todo: list[tuple[Unit, int, Connection | None, float]] = [
        (unit, 0, None, 0.0) for unit in reversed(piece.units) if id(unit) not in lower_units
    ]
    while todo:
        unit, depth, link, start = todo.pop()
        left, top = depth * INDENT, layout.height
        center = (left + unit.width / 2, top + unit.height / 2)
        _place(unit, *center, layout)
        layout.width = max(layout.width, left + unit.width)
        layout.height += unit.height + GAP
        if link is not None:
            x = left - INDENT / 2
            stem = (x, start + (0 if link.arrows[0].premise else 8))
            turn, end = (x, center[1]), (left, center[1])
            tip = None if link.arrows[0].premise else (x, start)
            _add_lines(link, center, tip, [stem, *_connect(stem, turn, end)], None, layout)
        bottom = top + unit.height
        todo += [(step.below, depth + 1, step, bottom) for step in reversed(below[id(unit)])]
    layout.height -= GAP
    return layout

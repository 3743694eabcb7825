"""The place of everything in a picture: Graphviz lays out each piece, and pieces are packed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from math import inf
from typing import Any

import attrs

from argmap.rendering.engines import Deadline, RenderError, find_layout_engine
from argmap.rendering.labels import TABLE, fix_size
from argmap.rendering.packing import Point, Shape, Size, Strip, pack
from argmap.rendering.pieces import (
    GAP,
    STACK_GAP,
    STACK_MARGIN,
    STEP,
    Link,
    Member,
    Piece,
    Unit,
    measure,
    split_scene,
)
from argmap.rendering.scene import Arrow, ArrowKind, Group, Scene

PIECE_GAP, FRAME_MARGIN = 18, 10
"""Space between pieces and sections, and inside the frame of a section, in points."""

ASPECTS = 0.5, 0.7, 0.9, 1.1, 1.4, 1.7, 2.1, 2.6
"""The ratios of width to height to try for sections, and for the page."""

MOST_OUTLINED, MOST_REFINED = 400, 12
"""The most pieces and sections that are packed by their outlines, and the most sections for which a
ratio each is tried."""

INDENT = 24
"""How far reasons are indented in an outline, in points."""

PORTS = {
    True: {ArrowKind.WARRANT: "w", ArrowKind.EXCEPTION: "e"},
    False: {ArrowKind.WARRANT: "n", ArrowKind.EXCEPTION: "s"},
}
"""The side of a junction where an arrow ends, in an upright picture and in others."""


@attrs.frozen
class Placed:
    """A box, junction or reference, and its centre."""

    member: Member
    x: float
    y: float


@attrs.frozen
class Line:
    """An arrow's line from its arrowhead, as Bézier curves. The `tip` is that of the arrowhead.

    The `target` is where the arrow starts. `label` is the centre of the name of its scheme. A
    `headless` line branches off from another. `others` are the arrows of linked premises that share
    the line.
    """

    arrow: Arrow
    target: Member
    points: list[Point]
    tip: Point | None = None
    label: Point | None = None
    headless: bool = False
    others: list[Arrow] = attrs.field(factory=list)


@attrs.frozen
class Frame:
    """A rectangle around a section or linked premises."""

    subject: Group | Arrow
    left: float
    top: float
    width: float
    height: float


@attrs.define
class Layout:
    """Where everything is, in points from the upper left corner.

    The `notice` says that the layout is simpler than usual, and is empty otherwise.
    """

    placed: list[Placed] = attrs.field(factory=list)
    lines: list[Line] = attrs.field(factory=list)
    frames: list[Frame] = attrs.field(factory=list)
    width: float = 0.0
    height: float = 0.0
    notice: str = ""
    page: str = ""
    """The number of the page and of all, if there are several."""
    labels: Mapping[str, Size] = attrs.field(factory=dict)
    """The sizes of the names of schemes, by arrow."""

    def outline(self) -> Shape:
        """Return the shape of everything in the layout."""
        parts: list[Strip] = []
        for placed in self.placed:
            width, height = measure(placed.member)
            left, top = placed.x - width / 2, placed.y - height / 2
            parts.append((left, left + width, top, top + height))
        parts += (
            (frame.left, frame.left + frame.width, frame.top, frame.top + frame.height)
            for frame in self.frames
        )
        for line in self.lines:
            points = [line.tip, *line.points] if line.tip else line.points
            for corners in zip(*(points[part:] for part in range(4)), strict=False):
                xs, ys = zip(*corners, strict=True)
                parts.append((min(xs), max(xs) + 1, min(ys), max(ys)))
        return Shape.outline(self.width, self.height, parts)

    def add(self, other: Layout, x: float, y: float) -> None:
        """Add another layout with its upper left corner at a point."""

        def move(point: Point) -> Point:
            return point[0] + x, point[1] + y

        self.placed += [Placed(part.member, part.x + x, part.y + y) for part in other.placed]
        self.lines += [
            attrs.evolve(
                line,
                points=[move(point) for point in line.points],
                tip=line.tip and move(line.tip),
                label=line.label and move(line.label),
            )
            for line in other.lines
        ]
        self.frames += [
            attrs.evolve(frame, left=frame.left + x, top=frame.top + y) for frame in other.frames
        ]


def lay_out(
    scene: Scene,
    rankdir: str,
    labels: Mapping[str, Size],
    titles: Mapping[str, Size],
    deadline: Deadline,
) -> Layout:
    """Return the layout of a scene.

    `labels` are the sizes of the names of schemes by arrow, `titles` those of groups. If Graphviz
    exceeds its limits, reasons are indented below their conclusions instead.
    """
    upright = rankdir in ("TB", "BT")
    pieces = split_scene(scene, upright)
    notice = ""
    try:
        layouts = _run_engine(pieces, rankdir, labels, deadline)
    except RenderError as error:
        notice = f"{error}, so reasons are indented below their conclusions"
        pieces = split_scene(scene, upright, simple=True)
        layouts = {
            group: [_outline(piece) for piece in group_pieces]
            for group, group_pieces in pieces.items()
        }
    layout = _Page(scene.groups, layouts, titles).arrange()
    layout.notice, layout.labels = notice, labels
    return layout


def lay_out_pages(
    scene: Scene, rankdir: str, labels: Mapping[str, Size], largest: Size, deadline: Deadline
) -> list[Layout]:
    """Return the layouts of a scene without sections, divided into pages of at most a size.

    Only what cannot be divided is larger.
    """
    upright = rankdir in ("TB", "BT")
    best, parts = inf, list[Layout]()
    # The sizes of pieces are estimates until they are laid out.
    for share, stacked in product((1.0, 0.85, 0.7, 0.55, 0.4), (True, False)):
        limits = largest[0] * share, largest[1] * share
        pieces = split_scene(scene, upright, largest=limits, stacked=stacked)
        (trial,) = _run_engine(pieces, rankdir, labels, deadline).values()
        excess = max(max(part.width / largest[0], part.height / largest[1]) for part in trial)
        if excess < best:
            best, parts = excess, trial
        if excess <= 1:
            break
    pages: list[list[Layout]] = []
    for part in parts:
        if pages and _fits([*pages[-1], part], largest):
            pages[-1].append(part)
        else:
            pages.append([part])
    groups = scene.groups[:1]
    layouts = [_Page(groups, {groups[0].id: page}, {}, largest).arrange() for page in pages]
    for layout in layouts:
        layout.labels = labels
    return layouts


def _fits(parts: list[Layout], largest: Size) -> bool:
    shapes = tuple(part.outline() for part in parts)
    for aspect in ASPECTS:
        width, height = pack(shapes, aspect, PIECE_GAP)[1]
        if width <= largest[0] and height <= largest[1]:
            return True
    return False


def _run_engine(
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
        half = Deadline.after(deadline.left() / 2)
        answer = find_layout_engine().draw(
            dot, "json0", deadline=attrs.evolve(half, seconds=deadline.seconds)
        )
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
    link: Link,
    centre: Point,
    tip: Point | None,
    points: list[Point],
    label: Point | None,
    layout: Layout,
) -> None:
    """Add the line to a unit, or the lines to the members of a stack.

    Linked premises share a frame and a line. Other members have a branch each.
    """
    first, unit = link.arrows[0], link.below
    left, top = centre[0] - unit.width / 2, centre[1] - unit.height / 2
    if not unit.is_stack:
        layout.lines.append(Line(first, unit.members[0], points, tip, label))
    elif unit.framed:
        layout.frames.append(Frame(first, left, top, unit.width, unit.height))
        layout.lines.append(Line(first, unit.members[0], points, tip, others=link.arrows[1:]))
    else:
        _add_branches(link, (left, top), tip, points, layout)


def _add_branches(
    link: Link, corner: Point, tip: Point | None, points: list[Point], layout: Layout
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
            layout.lines.append(Line(arrow, member, [*points, *_connect(end, start), *branch], tip))
        else:
            layout.lines.append(Line(arrow, member, [start, *branch], headless=True))


def _connect(*corners: Point) -> list[Point]:
    """Return straight lines between points as Bézier curves, without the first point."""
    points: list[Point] = []
    for start, end in pairwise(corners):
        points += [start, end, end]
    return points


def _outline(piece: Piece) -> Layout:
    """Lay out a piece without Graphviz: reasons are below their conclusion and indented."""
    below: dict[int, list[Link]] = defaultdict(list)
    for step in piece.links:
        below[id(step.above)].append(step)
    layout = Layout()
    lower_units = {id(step.below) for step in piece.links}
    todo: list[tuple[Unit, int, Link | None, float]] = [
        (unit, 0, None, 0.0) for unit in reversed(piece.units) if id(unit) not in lower_units
    ]
    while todo:
        unit, depth, link, start = todo.pop()
        left, top = depth * INDENT, layout.height
        centre = (left + unit.width / 2, top + unit.height / 2)
        _place(unit, *centre, layout)
        layout.width = max(layout.width, left + unit.width)
        layout.height += unit.height + GAP
        if link is not None:
            x = left - INDENT / 2
            stem = (x, start + (0 if link.arrows[0].premise else 8))
            turn, end = (x, centre[1]), (left, centre[1])
            tip = None if link.arrows[0].premise else (x, start)
            _add_lines(link, centre, tip, [stem, *_connect(stem, turn, end)], None, layout)
        bottom = top + unit.height
        todo += [(step.below, depth + 1, step, bottom) for step in reversed(below[id(unit)])]
    layout.height -= GAP
    return layout


class _Page:
    """The frames of a scene on the page, and the pieces in them."""

    def __init__(
        self,
        groups: list[Group],
        layouts: Mapping[str, list[Layout]],
        titles: Mapping[str, Size],
        page: Size = (16.0, 9.0),
    ) -> None:
        self.page = page
        self.layouts = layouts
        self.titles = titles
        self.few = sum(map(len, layouts.values())) + len(groups) <= MOST_OUTLINED
        self.shapes = {
            group: [
                part.outline() if self.few else Shape.rectangle(part.width, part.height)
                for part in parts
            ]
            for group, parts in layouts.items()
        }
        self.inside: dict[str, list[Group]] = {"": []}
        path: list[Group] = []
        for group in groups:
            self.inside[group.id] = []
            if group.level:
                while path and path[-1].level >= group.level:
                    path.pop()
                self.inside[path[-1].id if path else ""].append(group)
                path.append(group)
        self.aspects = dict.fromkeys(self.inside, 1.4)
        """The ratio of width to height to aim for, by group."""

    def arrange(self) -> Layout:
        """Pack everything in the shape that is the largest when it is fitted to the page."""
        if self.few:
            self._try_aspects(list(self.inside))
        if self.few and len(self.inside) <= MOST_REFINED:
            for group in list(self.inside)[1:]:
                self._try_aspects([group])
        return self._build("")

    def _try_aspects(self, groups: list[str]) -> None:
        """Choose the best ratio for some groups, each with the best ratio for the page."""
        trials = [
            self.aspects | dict.fromkeys(groups, inner) | {"": outer}
            for inner in ASPECTS
            for outer in ASPECTS
        ]

        def find_extent(aspects: dict[str, float]) -> float:
            width, height = self._measure("", aspects)[1]
            return max(width / self.page[0], height / self.page[1])

        self.aspects = min([self.aspects, *trials], key=find_extent)

    def _measure(self, group: str, aspects: Mapping[str, float]) -> tuple[list[Point], Size]:
        """Return the corners of everything directly in a group, and the size of the whole."""
        shapes = list(self.shapes[group])
        for nested in self.inside[group]:
            (width, height) = self._measure(nested.id, aspects)[1]
            title_width, title_height = self.titles[nested.id]
            shapes.append(
                Shape.rectangle(
                    max(width, title_width) + 2 * FRAME_MARGIN,
                    height + title_height + 2 * FRAME_MARGIN,
                )
            )
        return pack(tuple(shapes), aspects[group], PIECE_GAP)

    def _build(self, group: str) -> Layout:
        corners, (width, height) = self._measure(group, self.aspects)
        whole = Layout(width=width, height=height)
        parts = [*self.layouts[group], *(self._frame(nested) for nested in self.inside[group])]
        for part, (x, y) in zip(parts, corners, strict=True):
            whole.add(part, x, y)
        return whole

    def _frame(self, group: Group) -> Layout:
        content, title = self._build(group.id), self.titles[group.id]
        width = max(content.width, title[0]) + 2 * FRAME_MARGIN
        top = title[1] + FRAME_MARGIN
        height = content.height + top + FRAME_MARGIN
        whole = Layout(width=width, height=height)
        whole.frames.append(Frame(group, 0, 0, width, height))
        whole.add(content, FRAME_MARGIN, top)
        return whole

"""Pieces: the trees into which a scene is divided, so that its picture stays compact.

Each statement is drawn once. A statement that is mentioned elsewhere appears there as a reference:
a row in the box it supports or attacks, or a small node at a junction. What remains are trees,
whose leaves are stacked. A tree that would be too wide or too deep is cut into several pieces.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import ceil

import attrs

from argmap.graph import search_breadth_first
from argmap.rendering.fonts import REGULAR
from argmap.rendering.scene import (
    GAP,
    REFERENCE,
    STEP,
    Arrow,
    ArrowKind,
    Box,
    BoxReference,
    Scene,
)
from argmap.rendering.units import Connection, Member, Piece, Unit, measure, stack_members
from argmap.rendering.wrapping import shorten

SMALL = 25
"""Up to this many boxes, shared reasons may be connected by lines, and leaves are not stacked."""

LARGEST = 1500.0, 1000.0
"""The greatest estimated width and height of a piece, in points."""

COLUMNS = 6
"""The most stacks of leaves below a conclusion or junction."""

LEAVES_IN_ROW = {True: 4, False: 1}
"""The most leaves of one sort that are not stacked, in a small picture and in others."""

REFERENCE_WIDTH = 150
"""The width of a reference at a junction, in points."""

_ORDER = {
    ArrowKind.WARRANT: 0,
    ArrowKind.SUPPORT: 1,
    ArrowKind.ATTACK: 1,
    ArrowKind.EXCEPTION: 2,
}
"""From left to right at a junction."""


def split_scene(
    scene: Scene,
    upright: bool,
    simple: bool = False,
    largest: tuple[float, float] | None = None,
    stacked: bool | None = None,
) -> dict[str, list[Piece]]:
    """Return the pieces of each group, by its id.

    `largest` is the greatest estimated width and height of a piece. If it is given, or the division
    should be simple, all pieces are trees. `stacked` is whether a few leaves are stacked; by
    default they are in large pictures.
    """
    is_small = len(scene.boxes) <= SMALL
    simple = simple or largest is not None
    loose = is_small if stacked is None else not stacked
    return _Splitter(scene, upright, is_small and not simple, loose, largest).split()


class _Splitter:
    def __init__(
        self,
        scene: Scene,
        upright: bool,
        joined: bool,
        loose: bool,
        largest: tuple[float, float] | None,
    ) -> None:
        self.scene = scene
        self.upright = upright
        self.joined = joined
        """Whether a few shared reasons are connected by lines."""
        self.loose = loose
        """Whether a few leaves are not stacked."""
        self.divides_leaves = largest is not None
        """Whether a leaf may be a piece of its own."""
        largest = largest or LARGEST
        self.broadest, self.deepest = largest if upright else largest[::-1]
        self.boxes = {box.id: box for box in scene.boxes}
        self.junctions = {part.name: part for group in scene.groups for part in group.junctions}
        self.home = {
            name: group.id
            for group in scene.groups
            for name in (*(box.id for box in group.boxes), *(part.name for part in group.junctions))
        }
        self.below: dict[str, dict[str, Arrow]] = {name: {} for name in self.home}
        """The arrows to each conclusion or junction that are drawn as lines, by id."""
        self.above: dict[str, dict[str, Arrow]] = {name: {} for name in self.home}
        """The same arrows by the statement or junction where they start."""
        self.references: dict[str, list[Arrow]] = defaultdict(list)
        """The other arrows, by their conclusion or junction."""
        self.cut: set[str] = set()
        """The ids of those arrows."""
        self._choose_lines()
        if not joined:
            self._cut()

    def _choose_lines(self) -> None:
        """Connect each statement with its first conclusion in its section, without a cycle."""
        root = {name: name for name in self.home}

        def find(name: str) -> str:
            while root[name] != name:
                root[name] = name = root[root[name]]
            return name

        shared: dict[str, list[Arrow]] = defaultdict(list)
        for arrow in self.scene.arrows:
            tail, head, home = arrow.tail, arrow.head, self.home[arrow.head]
            is_first = not self.above[tail] and find(tail) != find(head)
            if tail in self.junctions or (home == self.home[tail] and is_first):
                self._connect(arrow)
                root[find(tail)] = find(head)
            elif home == self.home[tail] and tail != head:
                shared[home].append(arrow)
            else:
                self._refer_to(arrow)
        for arrows in shared.values():
            few = self.joined and len(arrows) <= 4
            for arrow in arrows:
                if few:
                    self._connect(arrow)
                else:
                    self._refer_to(arrow)

    def _refer_to(self, arrow: Arrow) -> None:
        self.references[arrow.head].append(arrow)
        self.cut.add(arrow.id)

    def _connect(self, arrow: Arrow) -> None:
        self.below[arrow.head][arrow.id] = arrow
        self.above[arrow.tail][arrow.id] = arrow

    def _disconnect(self, arrow: Arrow) -> None:
        del self.below[arrow.head][arrow.id]
        del self.above[arrow.tail][arrow.id]
        self._refer_to(arrow)

    def _list_tails(self, name: str) -> list[str]:
        """Return where the lines to a conclusion or junction start."""
        return [arrow.tail for arrow in self.below[name].values()]

    def _cut(self) -> None:
        """Cut trees that are too wide or too deep."""
        order = search_breadth_first(
            [name for name in self.home if not self.above[name]], self._list_tails
        )
        extent: dict[str, float] = {}
        depth: dict[str, float] = {}
        for name in reversed(order):
            box = self.boxes.get(name)
            size = measure(box or self.junctions[name])
            own, step = size if self.upright else size[::-1]
            extent[name], depth[name] = own + GAP, step
            if not self.below[name]:
                continue
            if box:
                for arrow in self._list_below(name):
                    has_reasons = self.below[arrow.tail]
                    if has_reasons and step + STEP + depth[arrow.tail] > self.deepest:
                        self._disconnect(arrow)
            breadth, height = self._measure_below(name, extent, depth)
            if box and breadth > self.broadest:
                self._narrow(name, breadth, extent)
                breadth, height = self._measure_below(name, extent, depth)
            extent[name] = max(extent[name], breadth)
            depth[name] = step + height

    def _measure_below(
        self, name: str, extent: dict[str, float], depth: dict[str, float]
    ) -> tuple[float, float]:
        """Return the extent and depth of everything below a conclusion, with its leaves stacked."""
        tails = self._list_tails(name)
        total = deepest = widest_leaf = deepest_leaf = 0.0
        leaves = 0
        for tail in tails:
            if self.upright and not self.below[tail]:
                leaves += 1
                widest_leaf = max(widest_leaf, extent[tail])
                deepest_leaf = max(deepest_leaf, depth[tail])
            else:
                total += extent[tail]
                deepest = max(deepest, depth[tail])
        if leaves:
            columns = self._count_columns(leaves)
            total += widest_leaf * columns
            deepest = max(deepest, deepest_leaf * ceil(leaves / columns))
        return total, STEP + deepest if tails else 0.0

    def _list_below(self, name: str) -> list[Arrow]:
        """Return the arrows from statements to a conclusion, directly or by a junction."""
        found: list[Arrow] = []
        for arrow in self.below[name].values():
            found += self.below[arrow.tail].values() if arrow.tail in self.junctions else [arrow]
        return found

    def _narrow(self, name: str, total: float, extent: dict[str, float]) -> None:
        """Cut off the widest trees below a conclusion until the others have room."""
        arrows = self._list_below(name)
        if self.upright and not self.divides_leaves:
            arrows = [arrow for arrow in arrows if self.below[arrow.tail]]
        arrows.sort(key=lambda arrow: extent[arrow.tail])
        while arrows and total > self.broadest:
            arrow = arrows.pop()
            self._disconnect(arrow)
            # Of a stack of three leaves, only the last one gives room.
            share = 1 if self.below[arrow.tail] or self.loose else 1 / 3
            total -= extent[arrow.tail] * share
            if arrow.head != name:
                extent[arrow.head] -= extent[arrow.tail] * share

    def split(self) -> dict[str, list[Piece]]:
        drawn = {name: self._finish(box) for name, box in self.boxes.items()}
        nodes: dict[str, Member] = {**drawn, **self.junctions}
        seen: set[str] = set()
        pieces: dict[str, list[Piece]] = {}
        for group in self.scene.groups:
            pieces[group.id] = []
            for box in group.boxes:
                if box.id not in seen:
                    names = search_breadth_first([box.id], self._list_neighbors)
                    seen.update(names)
                    tops = [name for name in names if not self.above[name]]
                    pieces[group.id].append(
                        self._build_piece([*dict.fromkeys([*tops, *names])], nodes)
                    )
        return pieces

    def _list_neighbors(self, name: str) -> list[str]:
        return self._list_tails(name) + [arrow.head for arrow in self.above[name].values()]

    def _finish(self, box: Box) -> Box:
        """Return a box with its references."""
        arrows = self.references.get(box.id)
        if not arrows:
            return box
        references = [self._refer(arrow, box.width) for arrow in arrows]
        return attrs.evolve(box, references=references)

    def _refer(self, arrow: Arrow, width: int) -> BoxReference:
        target = self.boxes[arrow.tail]
        caption = f"{target.caption} ({arrow.scheme})" if arrow.scheme else target.caption
        words = shorten(caption, width - 20, REGULAR, REFERENCE)
        return BoxReference(arrow, target.kind, words, width)

    def _build_piece(self, names: list[str], nodes: dict[str, Member]) -> Piece:
        connected: list[tuple[str, Unit | None, list[Arrow]]] = []
        stacked: set[str] = set()
        for name in names:
            for arrows in self._group_arrows(name):
                members = [self._find_member(arrow, nodes) for arrow in arrows]
                unit = None  # that of the statement or junction where the arrow starts
                if len(members) > 1 or isinstance(members[0], BoxReference):
                    unit = stack_members(members, framed=name in self.junctions)
                    stacked.update(box.id for box in members if isinstance(box, Box))
                connected.append((name, unit, arrows))
        units = {name: stack_members([nodes[name]]) for name in names if name not in stacked}
        extra = [unit for _, unit, _ in connected if unit]
        links = [
            Connection(units[name], unit or units[arrows[0].tail], arrows)
            for name, unit, arrows in connected
        ]
        return Piece([*units.values(), *extra], links)

    def _find_member(self, arrow: Arrow, nodes: dict[str, Member]) -> Member:
        if arrow.id in self.cut:
            return self._refer(arrow, REFERENCE_WIDTH)
        return nodes[arrow.tail]

    def _group_arrows(self, name: str) -> list[list[Arrow]]:
        """Return the arrows to a conclusion or junction; those of each stack of leaves together."""
        arrows = [*self.below[name].values()]
        if name in self.junctions:
            arrows += self.references.get(name, ())
            arrows.sort(key=lambda arrow: _ORDER[arrow.kind])
        groups: dict[tuple[object, ...], list[Arrow]] = {}
        for arrow in arrows:
            key: tuple[object, ...] = (arrow.id,)
            if self._is_leaf(arrow) and not arrow.scheme:
                key = (arrow.kind, arrow.implicit, arrow.ghost, arrow.faded)
            groups.setdefault(key, []).append(arrow)
        return [part for group in groups.values() for part in self._split_leaves(group)]

    def _is_leaf(self, arrow: Arrow) -> bool:
        if arrow.id in self.cut:
            return True
        if arrow.tail in self.junctions:
            return False
        return not self.below[arrow.tail] and len(self.above[arrow.tail]) == 1

    def _count_columns(self, leaves: int) -> int:
        """Return the number of stacks of leaves of one sort."""
        if leaves <= LEAVES_IN_ROW[self.loose]:
            return leaves
        return min(COLUMNS, ceil(leaves / 3)) if self.upright else ceil(leaves / 6)

    def _split_leaves(self, arrows: list[Arrow]) -> list[list[Arrow]]:
        stacks = self._count_columns(len(arrows))
        ends = [len(arrows) * part // stacks for part in range(stacks + 1)]
        return [arrows[start:end] for start, end in pairwise(ends)]

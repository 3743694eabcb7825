"""Rows for pictures that would otherwise be too wide.

Graphviz puts unconnected parts, and all reasons for a conclusion, side by side. Two things avoid
that:

- Many reasons for a conclusion are spread over rows of at most `MOST_IN_ROW`, each below
  everything under the row before.
- The connected parts of a section, and the sections in it, are blocks. If there are too many for
  one row, invisible ties put each row of blocks below the row before. Arrows between sections then
  have no influence on ranks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from math import ceil, sqrt

import attrs

from argmap.graph import search_breadth_first
from argmap.rendering.scene import Arrow, Group, Scene

MOST_IN_ROW = 8
"""The most reasons for one conclusion, or parts of one junction, in a row."""

DEEPEST = 100
"""The most ranks below a conclusion whose reasons are spread over rows."""

FEW_BOXES = 25
"""A picture with at most this many boxes has no rows of blocks."""

SHORTEST_ROW = 1500
"""The length that any row of blocks may have, in points."""

UPRIGHT_RATIO, SIDEWAYS_RATIO = 3.5, 1.0
"""The ratio of length to width for the rows of a group, found by trial."""

GAP, STEP, FRAME = 18, 36, 60
"""Space between boxes, between a conclusion and its reasons, and around a group, in points."""

Sizes = Mapping[str, tuple[float, float]]
"""The width and height of boxes and junctions, in points."""


@attrs.frozen
class Tie:
    """An invisible edge; its weight is how strongly it aligns the two nodes."""

    above: str
    below: str
    weight: int


@attrs.frozen
class Arrangement:
    """The rows of a picture.

    `anchors` are invisible points above each row, by group, which `ties` connect. `crossing` are
    the ids of arrows between groups. `steps` is the least number of ranks that an arrow spans,
    by id.
    """

    anchors: Mapping[str, list[str]]
    ties: list[Tie]
    crossing: frozenset[str]
    steps: Mapping[str, int]

    @property
    def unranked(self) -> frozenset[str]:
        """The ids of arrows without influence on ranks."""
        return self.crossing if self.anchors else frozenset()


@attrs.frozen
class _Block:
    """Connected nodes: their length along a row, their width across it, and their ranks.

    `first` are the top nodes and `last` those of the deepest rank. `leading` and `trailing` are
    the same for the first tree of the block, by which rows are aligned.
    """

    along: float
    across: float
    depth: int
    first: list[str]
    last: list[str]
    leading: list[str]
    trailing: list[str]


def arrange(scene: Scene, sizes: Sizes, upright: bool) -> Arrangement:
    """Return the rows of a scene."""
    home = {name: group.id for group in scene.groups for name in _nodes(group)}
    inside = ArrowGraph(arrow for arrow in scene.arrows if home[arrow.head] == home[arrow.tail])
    crossing = frozenset(arrow.id for arrow in scene.arrows if arrow.id not in inside.steps)
    anchors: dict[str, list[str]] = {}
    rows_of: dict[str, list[list[_Block]]] = {}
    if len(scene.boxes) > FEW_BOXES:
        nested: dict[str | None, list[_Block]] = defaultdict(list)
        for group, parent in reversed(_find_parents(scene.groups)):
            blocks = [*_split_blocks(group, inside, sizes, upright), *reversed(nested[group.id])]
            rows = _fill_rows(blocks, UPRIGHT_RATIO if upright else SIDEWAYS_RATIO)
            if len(rows) > 1:
                anchors[group.id] = [f"{group.id} row {number}" for number in range(len(rows))]
                rows_of[group.id] = rows
            if rows:
                nested[parent].append(_merge(rows, anchors.get(group.id, [])))
    if not rows_of:
        steps = ArrowGraph(scene.arrows).steps if crossing else inside.steps
        return Arrangement({}, [], crossing, steps)
    # Aligning nested rows, or rows with arrows between them, would pull groups apart.
    aligned = len(rows_of) == 1 and not crossing
    ties = [tie for group, rows in rows_of.items() for tie in _tie(rows, anchors[group], aligned)]
    return Arrangement(anchors, ties, crossing, inside.steps)


def _nodes(group: Group) -> Iterator[str]:
    yield from (box.id for box in group.boxes)
    yield from (junction.name for junction in group.junctions)


def _find_parents(groups: list[Group]) -> list[tuple[Group, str | None]]:
    path: list[Group] = []
    found = []
    for group in groups:
        while path and path[-1].level >= group.level:
            path.pop()
        found.append((group, path[-1].id if path else None))
        path.append(group)
    return found


def _fill_rows(blocks: list[_Block], ratio: float) -> list[list[_Block]]:
    area = sum(block.along * block.across for block in blocks)
    limit = max(SHORTEST_ROW, sqrt(area * ratio))
    rows: list[list[_Block]] = []
    used = 0.0
    for block in blocks:
        if not rows or used + block.along > limit:
            rows.append([])
            used = 0.0
        rows[-1].append(block)
        used += block.along
    return rows


def _tie(rows: list[list[_Block]], anchors: list[str], aligned: bool) -> Iterator[Tie]:
    """Yield the ties from each anchor to its row, and to it from the deepest nodes above."""
    above: dict[str, int] = {}
    for row, anchor in zip(rows, anchors, strict=True):
        yield from (Tie(name, anchor, weight) for name, weight in above.items())
        for name in chain.from_iterable(block.first for block in row):
            yield Tie(anchor, name, int(not aligned or name in row[0].leading))
        above = dict.fromkeys(_find_deepest(row), 0)
        if aligned:
            above |= dict.fromkeys(row[0].trailing, 1)


def _find_deepest(row: list[_Block]) -> list[str]:
    depth = max(block.depth for block in row)
    return [name for block in row if block.depth == depth for name in block.last]


def _merge(rows: list[list[_Block]], anchors: list[str]) -> _Block:
    """Return the rows of a group as one block."""
    return _Block(
        along=max(sum(block.along for block in row) for row in rows) + FRAME,
        across=sum(max(block.across for block in row) for row in rows) + FRAME,
        depth=sum(max(block.depth for block in row) for row in rows) + len(anchors),
        first=anchors[:1] or [name for block in rows[0] for name in block.first],
        last=_find_deepest(rows[-1]),
        leading=anchors[:1] or rows[0][0].leading,
        trailing=rows[-1][0].trailing,
    )


class ArrowGraph:
    """Lines by what is above and below them. Where there is a cycle, it is cut somewhere."""

    def __init__(self, arrows: Iterable[Arrow]) -> None:
        self.below: dict[str, list[Arrow]] = {}
        """The arrows to each conclusion."""
        self.above: dict[str, list[str]] = {}
        """The conclusions of each reason."""
        for arrow in arrows:
            self.below.setdefault(arrow.head, []).append(arrow)
            self.above.setdefault(arrow.tail, []).append(arrow.head)
        self.steps: dict[str, int] = {}
        """The least number of ranks that each arrow spans, by its id."""
        leaves = [tail for tail in self.above if tail not in self.below]
        waiting = dict.fromkeys(leaves, 0) | {
            head: len(arrows) for head, arrows in self.below.items()
        }
        depths: dict[str, int] = {}
        for node in _sort(waiting, lambda node: self.above.get(node, ())):
            if node in self.below:
                depths[node] = self._spread(self.below[node], depths)

    def neighbours(self, node: str) -> list[str]:
        """Return the nodes that arrows connect with a node."""
        return [arrow.tail for arrow in self.below.get(node, ())] + self.above.get(node, [])

    def _spread(self, arrows: list[Arrow], depths: Mapping[str, int]) -> int:
        """Set the steps of the arrows to one conclusion, and return its depth.

        Neighbours go to different rows, so that long arrows pass between boxes.
        """
        rows = ceil(len(arrows) / MOST_IN_ROW)
        step = 1
        for number in range(rows):
            row = arrows[number::rows]
            self.steps |= {arrow.id: step for arrow in row}
            step += 1 + max(depths.get(arrow.tail, 0) for arrow in row)
        if rows == 1 or step <= DEEPEST:
            return step - 1
        # Where reasons are shared, depths would double from conclusion to conclusion.
        self.steps |= {arrow.id: 1 for arrow in arrows}
        return 1 + max(depths.get(arrow.tail, 0) for arrow in arrows)

    def rank(self, names: list[str]) -> dict[str, int]:
        """Return the longest distance of connected nodes from the top."""
        waiting = {name: len(self.above.get(name, ())) for name in names}
        ranks = dict.fromkeys(names, 0)
        visited = set()
        for node in _sort(waiting, lambda node: [arrow.tail for arrow in self.below.get(node, ())]):
            visited.add(node)
            for arrow in self.below.get(node, ()):
                if arrow.tail not in visited:
                    ranks[arrow.tail] = max(ranks[arrow.tail], ranks[node] + self.steps[arrow.id])
        return ranks


def _sort(waiting: Mapping[str, int], successors: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Yield nodes in topological order, given the number of predecessors of each.

    A cycle is cut at its first node.
    """
    left = dict(waiting)
    ready = [node for node in waiting if not waiting[node]]
    rest = iter(waiting)
    while left:
        node = ready.pop() if ready else next(node for node in rest if node in left)
        if left.pop(node, None) is None:
            continue
        yield node
        for successor in successors(node):
            if successor in left:
                left[successor] -= 1
                if not left[successor]:
                    ready.append(successor)


def _split_blocks(
    group: Group, inside: ArrowGraph, sizes: Sizes, upright: bool
) -> Iterator[_Block]:
    """Yield the connected parts of a group."""
    seen: set[str] = set()
    for node in _nodes(group):
        if node not in seen:
            names = list(search_breadth_first([node], inside.neighbours))
            seen.update(names)
            yield _build_block(names, inside, sizes, upright)


def _build_block(names: list[str], inside: ArrowGraph, sizes: Sizes, upright: bool) -> _Block:
    along: dict[int, float] = defaultdict(float)
    across: dict[int, float] = defaultdict(float)
    ranks = inside.rank(names)
    for name, rank in ranks.items():
        width, height = sizes[name]
        if not upright:
            width, height = height, width
        along[rank] += width + GAP
        across[rank] = max(across[rank], height + STEP)
    deepest = max(ranks.values())
    first = [name for name in names if name not in inside.above] or names[:1]
    last = [name for name in names if ranks[name] == deepest]
    return _Block(max(along.values()), sum(across.values()), deepest + 1, first, last, first, last)

"""Where things go when a picture would be too long in one direction: in rows, as on a page.

Graphviz puts all that is not connected side by side, and sections that are connected as well. Here
a map is taken as blocks: what hangs together inside a section, and sections inside others. Where
the blocks of a section, or of the whole map, are too many for one row, those of the next row are
tied below those of the last by lines that are not seen, in the order of writing. Lines between
groups then have no say in who stands above whom, but they change who stands beside whom, and so do
rows inside of rows: only where there are none of both do all rows begin on one side.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from math import sqrt
from typing import TYPE_CHECKING

import attrs

from argmap.rendering.fans import Fans, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.rendering.scene import Group, Scene

FEW = 25
"""So many boxes need no rows: the lines alone say best who stands above whom."""

SHORTEST_ROW = 1500
"""Any row may be so long, in points."""

UPRIGHT, SIDEWAYS = 3.5, 1.0
"""How many times as long as across the rows of a group should be; found by looking."""

GAP, STEP, FRAME = 18, 36, 60
"""What is between boxes, between a conclusion and its reasons, and around a group, in points."""


@attrs.frozen
class Tie:
    """What keeps one thing above another, and how much it pulls the two together."""

    above: str
    below: str
    pull: int


@attrs.frozen
class Arrangement:
    """The rows of a picture.

    `anchors` are points above rows, by the id of the group that they stand in, and `ties` lead to
    and from them; neither is to be seen. `crossing` holds the ids of the lines from one group to
    another, and `steps` says by the id of a line how many steps it goes down at least.
    """

    anchors: Mapping[str, list[str]]
    ties: list[Tie]
    crossing: frozenset[str]
    steps: Mapping[str, int]

    @property
    def loose(self) -> frozenset[str]:
        """The ids of the lines that have no say in who stands above whom."""
        return self.crossing if self.anchors else frozenset()


@attrs.frozen
class _Block:
    """What keeps together: its extent along a row and across it, and how many steps deep it is.

    `first` is what it hangs from, and `last` is all that stands at its deepest step. `top` and
    `foot` are those of the tree at its beginning, by which it is aligned with others.
    """

    along: float
    across: float
    depth: int
    first: list[str]
    last: list[str]
    top: list[str]
    foot: list[str]


def arrange(scene: Scene, sizes: Mapping[str, tuple[float, float]], upright: bool) -> Arrangement:
    """Arrange a scene. `sizes` are the width and height of boxes and junctions, in points.

    Upright pictures have their conclusions on top or at the bottom, others at a side.
    """
    inside = _Inside(scene, sizes, upright)
    if sum(len(group.boxes) for group in scene.groups) <= FEW:
        return _without_rows(scene, inside)
    ratio = UPRIGHT if upright else SIDEWAYS
    anchors: dict[str, list[str]] = {}
    in_rows: dict[str, list[list[_Block]]] = {}
    within: dict[str | None, list[_Block]] = defaultdict(list)
    for group, parent in reversed(_parents(scene.groups)):
        blocks = [*inside.blocks(group), *reversed(within[group.id])]
        rows = _rows(blocks, ratio)
        if len(rows) > 1:
            anchors[group.id] = [f"{group.id} row {number}" for number in range(len(rows))]
            in_rows[group.id] = rows
        if rows:
            within[parent].append(_whole(rows, anchors.get(group.id, [])))
    if not in_rows:
        return _without_rows(scene, inside)
    aligned = len(in_rows) == 1 and not inside.crossing
    ties = [tie for group, rows in in_rows.items() for tie in _ties(rows, anchors[group], aligned)]
    return Arrangement(anchors, ties, inside.crossing, inside.steps)


def _without_rows(scene: Scene, inside: _Inside) -> Arrangement:
    down = steps(scene.lines) if inside.crossing else inside.steps
    return Arrangement({}, [], inside.crossing, down)


def _parents(groups: list[Group]) -> list[tuple[Group, str | None]]:
    """Each group and the id of the one that it lies in; the first lies in none."""
    path: list[Group] = []
    found = []
    for group in groups:
        while path and path[-1].level >= group.level:
            path.pop()
        found.append((group, path[-1].id if path else None))
        path.append(group)
    return found


def _rows(blocks: list[_Block], ratio: float) -> list[list[_Block]]:
    """Blocks in rows, in their order."""
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


def _ties(rows: list[list[_Block]], anchors: list[str], aligned: bool) -> Iterator[Tie]:
    """Each row hangs from its anchor, and the anchor, from the second on, from the row before.

    What is deepest in a row is enough to hang the next one from, and keeps long ties away. Where
    rows are to be aligned, only the trees that they begin with are pulled together.
    """
    above: dict[str, int] = {}
    for row, anchor in zip(rows, anchors, strict=True):
        yield from (Tie(name, anchor, pull) for name, pull in above.items())
        leading = frozenset(row[0].top)
        for name in chain.from_iterable(block.first for block in row):
            yield Tie(anchor, name, int(not aligned or name in leading))
        above = dict.fromkeys(_deepest(row), 0)
        if aligned:
            above |= dict.fromkeys(row[0].foot, 1)


def _deepest(row: list[_Block]) -> list[str]:
    depth = max(block.depth for block in row)
    return [name for block in row if block.depth == depth for name in block.last]


def _whole(rows: list[list[_Block]], anchors: list[str]) -> _Block:
    """All rows of a group as one block."""
    return _Block(
        max(sum(block.along for block in row) for row in rows) + FRAME,
        sum(max(block.across for block in row) for row in rows) + FRAME,
        sum(max(block.depth for block in row) for row in rows) + len(anchors),
        anchors[:1] or [name for block in rows[0] for name in block.first],
        _deepest(rows[-1]),
        anchors[:1] or rows[0][0].top,
        rows[-1][0].foot,
    )


class _Inside:
    """What hangs together inside each group, by the lines that do not leave it."""

    def __init__(
        self, scene: Scene, sizes: Mapping[str, tuple[float, float]], upright: bool
    ) -> None:
        self.sizes = sizes
        self.upright = upright
        home = {name: group.id for group in scene.groups for name in _names(group)}
        fans = Fans(line for line in scene.lines if home[line.head] == home[line.tail])
        self.below, self.above, self.steps = fans.below, fans.above, fans.steps
        """What is below and above each thing in its group, and how many steps lines go down."""
        self.crossing = frozenset(line.id for line in scene.lines if line.id not in self.steps)
        """The ids of the lines from one group to another."""

    def blocks(self, group: Group) -> Iterable[_Block]:
        """The blocks of a group, by what is written first in each."""
        seen: set[str] = set()
        for name in _names(group):
            if name in seen:
                continue
            seen.add(name)
            block, ahead = [name], [name]
            while ahead:
                here = ahead.pop()
                below = [line.tail for line in self.below.get(here, ())]
                for other in (*below, *self.above.get(here, ())):
                    if other not in seen:
                        seen.add(other)
                        block.append(other)
                        ahead.append(other)
            yield self._block(block)

    def _block(self, names: list[str]) -> _Block:
        along: dict[int, float] = defaultdict(float)
        across: dict[int, float] = defaultdict(float)
        ranks = self._ranks(names)
        for name, rank in ranks.items():
            width, height = self.sizes[name]
            if not self.upright:
                width, height = height, width
            along[rank] += width + GAP
            across[rank] = max(across[rank], height + STEP)
        deepest = max(ranks.values())
        first = [name for name in names if name not in self.above] or names[:1]
        last = [name for name in names if ranks[name] == deepest]
        return _Block(
            max(along.values()), sum(across.values()), deepest + 1, first, last, first, last
        )

    def _ranks(self, names: list[str]) -> dict[str, int]:
        """How far each is from the conclusions, by the longest way; circles are cut somewhere."""
        waiting = {name: len(self.above.get(name, ())) for name in names}
        ranks = dict.fromkeys(names, 0)
        ready = [name for name in names if not waiting[name]]
        rest = iter(names)
        while waiting:
            if not ready:
                ready.append(next(name for name in rest if name in waiting))
            here = ready.pop()
            if waiting.pop(here, None) is None:
                continue
            for line in self.below.get(here, ()):
                tail = line.tail
                if tail in waiting:
                    ranks[tail] = max(ranks[tail], ranks[here] + self.steps[line.id])
                    waiting[tail] -= 1
                    if not waiting[tail]:
                        ready.append(tail)
        return ranks


def _names(group: Group) -> Iterator[str]:
    yield from (box.id for box in group.boxes)
    yield from (junction.name for junction in group.junctions)

"""The smallest sets of changes to a map after which a statement holds, or no longer does.

A set of changes that succeeds has to contain, for every way in which the map now keeps it from
succeeding, one change that undoes it; the ways are not known beforehand but asked of the model one
at a time. So this is the hitting-set tree of Reiter, "A theory of diagnosis from first principles"
(Artificial Intelligence 32, 1987): take one such way, branch on the changes that undo it, judge
anew. It is searched by iterative deepening over the number of changes (Korf, "Depth-first
iterative-deepening", Artificial Intelligence 27, 1985). No branch is followed that provably needs
more: ways that have no change in common need one each.

No solver is used for this. Minimum cuts (networkx) know neither linked premises nor objections, and
programs for SAT or integers (python-sat, OR-tools, SciPy's MILP) want all ways to be hit written
down beforehand, which objections make many and circles make hard to write; what is left to do for a
solver is the small part here, for a wheel of tens of megabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.support.model import TRUE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.support.world import World


BUDGET = 2_000
"""How many changed worlds are judged for one question unless another number is given."""


@attrs.frozen
class Outcome:
    """What a search came to.

    `size` is the smallest number of changes, None if no number of them succeeds, and `exact` says
    whether this is proved; otherwise fewer than `size` do not succeed, and more is not known.
    `sets` are sets of that size that succeed, as bits; `complete` says that there are no others.
    """

    size: int | None
    exact: bool
    sets: tuple[int, ...]
    complete: bool


def smallest(
    world: World, gate: int, changes: Mapping[int, int], *, budget: int, all_sets: bool = False
) -> Outcome:
    """The smallest sets of changes after which a gate is true, if it is not now, or not, if it is.

    `changes` has, for each lever of the world, the changes that pull it when they are all made, as
    bits. `budget` is how many changed worlds may be judged.
    """
    return _Search(world, gate, changes, budget, all_sets).run()


class _OverBudget(Exception):  # noqa: N818
    """All worlds have been judged that may be."""


@attrs.frozen
class _Ways:
    """Ways in which success is prevented, as the levers that undo each, no two with a change alike.

    `bound` is how many changes they need together, None if some way cannot be undone.
    """

    levers: list[list[int]]
    bound: int | None


class _Search:
    def __init__(
        self, world: World, gate: int, changes: Mapping[int, int], budget: int, all_sets: bool
    ) -> None:
        self.world, self.gate, self.changes = world, gate, changes
        self.budget, self.all_sets = budget, all_sets
        self.wanted = world.value(gate) != TRUE
        self.found: list[int] = []
        # No set that is smaller than this succeeds.
        self.size = 1
        # The least size that a branch was left for, None if none was.
        self.next_size: int | None = None
        self.pulls: dict[int, list[int]] = {}
        for lever, needed in changes.items():
            for change in _bits(needed):
                self.pulls.setdefault(change, []).append(lever)

    def run(self) -> Outcome:
        try:
            self.start = self._ways(self.world, 0, None)
            bound = self.start.bound
            while bound is not None:
                self.size = bound
                self._deepen()
                if self.found:
                    return Outcome(self.size, True, tuple(self.found), self.all_sets)
                bound = self.next_size
        except _OverBudget:
            return Outcome(self.size, bool(self.found), tuple(self.found), False)
        return Outcome(None, True, (), True)

    def _deepen(self) -> None:
        """Find sets of the present size."""
        self.next_size = None
        seen = {0}
        ahead = [(self.world, 0, 0)]
        while ahead:
            before, old, made = ahead.pop()
            world = self._make(before, old, made) if made else before
            if self._succeeds(world):
                self.found.append(made)
                if not self.all_sets:
                    return
                continue
            for wider in self._branches(world, made):
                if wider not in seen:
                    seen.add(wider)
                    ahead.append((world, made, wider))

    def _branches(self, world: World, made: int) -> list[int]:
        """The next larger sets of changes to try, among which is a part of each that succeeds."""
        count = made.bit_count()
        ways = self._ways(world, made, self.size - count) if made else self.start
        if ways.bound is None:
            return []
        if count + ways.bound > self.size:
            self._leave_for(count + ways.bound)
            return []
        forced = [way[0] for way in ways.levers if len(way) == 1]
        if forced:
            wider = made
            for lever in forced:
                wider |= self.changes[lever]
            branches = [wider]
        else:
            branches = [made | self.changes[lever] for lever in min(ways.levers, key=len)]
        for wider in branches:
            if wider.bit_count() > self.size:
                self._leave_for(wider.bit_count())
        return [wider for wider in branches[::-1] if wider.bit_count() <= self.size]

    def _leave_for(self, size: int) -> None:
        self.next_size = size if self.next_size is None else min(size, self.next_size)

    def _ways(self, world: World, made: int, room: int | None) -> _Ways:
        """Ways in which success is prevented after some changes, until they need more than `room`.

        Each is found with all levers left open that share a change with the ways before it.
        """
        value = world.value(self.gate)
        ways: list[list[int]] = []
        bound = 0
        while room is None or bound <= room:
            way = world.levers_of(self.gate)
            if not way:
                return _Ways(ways, None)
            ways.append(way)
            bound += min((self.changes[lever] & ~made).bit_count() for lever in way)
            if not made:
                self.size = max(self.size, bound)
            if value == UNDECIDED:
                break
            used = 0
            for lever in way:
                used |= self.changes[lever] & ~made
            shared = {lever for change in _bits(used) for lever in self.pulls[change]}
            world = self._suppose(world, dict.fromkeys(shared, UNDECIDED))
            if world.value(self.gate) != value:
                break
        return _Ways(ways, bound)

    def _make(self, world: World, old: int, made: int) -> World:
        """The world after more changes."""
        pulled = {
            lever: world.levers[lever]
            for change in _bits(made & ~old)
            for lever in self.pulls[change]
            if not self.changes[lever] & ~made
        }
        return self._suppose(world, pulled)

    def _suppose(self, world: World, values: dict[int, int]) -> World:
        if not self.budget:
            raise _OverBudget
        self.budget -= 1
        return world.suppose(values)

    def _succeeds(self, world: World) -> bool:
        return (world.value(self.gate) == TRUE) == self.wanted


def _bits(number: int) -> Iterator[int]:
    """The single bits of a set of bits."""
    while number:
        lowest = number & -number
        yield lowest
        number ^= lowest

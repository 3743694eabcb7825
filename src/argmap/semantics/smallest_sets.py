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

from argmap.semantics.well_founded import TRUE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.semantics.world import World


BUDGET = 30_000
"""How many gates may be looked at again for one question if nothing is said about it."""

WORLDS = 4
"""How many whole worlds may be judged if nothing is said, even if this takes more than `BUDGET`."""


Changes = frozenset[int]
"""A set of changes, by numbers of the asker's choice."""

NO_CHANGES: Changes = frozenset()


@attrs.frozen
class Outcome:
    """What a search came to.

    `size` is the smallest number of changes, None if no number of them succeeds, and `exact` says
    whether this is proved; otherwise fewer than `size` do not succeed, and more is not known.
    `sets` are sets of that size that succeed; `complete` says that there are no others.
    """

    size: int | None
    exact: bool
    sets: tuple[Changes, ...]
    complete: bool


def smallest(
    world: World,
    gate: int,
    pulls: Mapping[int, Changes],
    *,
    budget: int | None = None,
    all_sets: bool = False,
) -> Outcome:
    """The smallest sets of changes after which a gate is true, if it is not now, or not, if it is.

    `pulls` has, for each lever of the world, the changes that pull it when all of them are made.
    `budget` is how many gates may be looked at again in changed worlds; the last of these may go
    beyond it. It counts work, not time, so that the same map always gets the same answer.
    """
    if budget is None:
        budget = max(BUDGET, WORLDS * len(world.circuit.inputs))
    return _Search(world, gate, pulls, budget, all_sets).run()


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
        self, world: World, gate: int, pulls: Mapping[int, Changes], budget: int, all_sets: bool
    ) -> None:
        self.world, self.gate, self.pulls = world, gate, pulls
        self.budget, self.all_sets = budget, all_sets
        self.wanted = world.value(gate) != TRUE
        self.found: list[Changes] = []
        # No set that is smaller than this succeeds.
        self.size = 1
        # The least size that a branch was left for, None if none was.
        self.next_size: int | None = None
        self.levers: dict[int, list[int]] = {}
        for lever, changes in pulls.items():
            for change in changes:
                self.levers.setdefault(change, []).append(lever)

    def run(self) -> Outcome:
        try:
            start = self._ways(self.world, NO_CHANGES, None)
            bound = start.bound
            while bound is not None:
                self.size = bound
                self._deepen(start)
                if self.found:
                    return Outcome(self.size, True, tuple(self.found), self.all_sets)
                bound = self.next_size
        except _OverBudget:
            return Outcome(self.size, bool(self.found), tuple(self.found), False)
        return Outcome(None, True, (), True)

    def _deepen(self, start: _Ways) -> None:
        """Find sets of the present size."""
        self.next_size = None
        seen = set[Changes]()
        path = [(self.world, NO_CHANGES, self._wider(NO_CHANGES, start))]
        while path:
            before, made, ahead = path[-1]
            wider = next(ahead, None)
            if wider is None:
                path.pop()
            elif wider not in seen:
                seen.add(wider)
                world = self._make(before, made, wider)
                if self._succeeds(world):
                    self.found.append(wider)
                    if not self.all_sets:
                        return
                else:
                    ways = self._ways(world, wider, self.size - len(wider))
                    path.append((world, wider, self._wider(wider, ways)))

    def _wider(self, made: Changes, ways: _Ways) -> Iterator[Changes]:
        """The next larger sets of changes to try, among which is a part of each that succeeds."""
        if ways.bound is None:
            return
        if len(made) + ways.bound > self.size:
            self._leave_for(len(made) + ways.bound)
            return
        forced = [way[0] for way in ways.levers if len(way) == 1]
        branches = [forced] if forced else ([lever] for lever in min(ways.levers, key=len))
        for levers in branches:
            wider = made.union(*(self.pulls[lever] for lever in levers))
            if len(wider) > self.size:
                self._leave_for(len(wider))
            else:
                yield wider

    def _leave_for(self, size: int) -> None:
        self.next_size = size if self.next_size is None else min(size, self.next_size)

    def _ways(self, world: World, made: Changes, room: int | None) -> _Ways:
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
            lacking = [self.pulls[lever] - made for lever in way]
            bound += min(map(len, lacking))
            if not made:
                self.size = bound
            if value == UNDECIDED:
                break
            shared = {
                lever for change in NO_CHANGES.union(*lacking) for lever in self.levers[change]
            }
            world = self._suppose(world, dict.fromkeys(shared, UNDECIDED))
            if world.value(self.gate) != value:
                break
        return _Ways(ways, bound)

    def _make(self, world: World, made: Changes, wider: Changes) -> World:
        """The world after more changes."""
        pulled = {
            lever: world.levers[lever]
            for change in wider - made
            for lever in self.levers[change]
            if self.pulls[lever] <= wider
        }
        return self._suppose(world, pulled)

    def _suppose(self, world: World, values: dict[int, int]) -> World:
        if self.budget <= 0:
            raise _OverBudget
        changed = world.suppose(values)
        self.budget -= changed.effort
        return changed

    def _succeeds(self, world: World) -> bool:
        return (world.value(self.gate) == TRUE) == self.wanted

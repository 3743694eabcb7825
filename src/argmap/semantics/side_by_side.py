"""What holds in many worlds at once, in each of which something else is withdrawn.

A set of worlds is an integer with a bit for each. What is said of no bit in particular, and so of
the sign, is said of the map as it is. The bits of a statement follow from those of what bears on
it, so that one way through the map judges all of the worlds. They are right in circles of reasons,
too, where the least solution counts; circles with an objection or an exception inside, which may
leave things undecided, are left to whoever judges the worlds one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.graph import find_components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.semantics.program import Numbers, Program

NONE, ALL = 0, -1
"""No world, and every world."""


def holding(read: Program, withdrawn: Mapping[int, int], asked: Iterable[int]) -> dict[int, int]:
    """For some statements and for what bears on them: the worlds in which each holds.

    `withdrawn` says of what is given in which worlds it is withdrawn. Left out are statements on
    which a circle bears with an objection or an exception inside. Linear in the size of the map,
    times the length of the sets; in a circle, once more for each time that a set of it grows.
    """
    worlds = _Worlds(read, withdrawn)
    for group in find_components(asked, worlds.leans_on):
        worlds.settle(group)
    return worlds.found


class _Worlds:
    """The worlds in which statements hold, found so far."""

    def __init__(self, read: Program, withdrawn: Mapping[int, int]) -> None:
        self.read, self.withdrawn = read, withdrawn
        self.found: dict[int, int] = {}

    def leans_on(self, statement: int) -> list[int]:
        """The statements that decide about one."""
        members, exceptions = self.read.members, self.read.exceptions
        return [
            other
            for inference in (*self._reasons(statement), *self.read.objections[statement])
            for other in (*members[inference], *exceptions[inference])
        ]

    def settle(self, group: list[int]) -> None:
        """Find where the statements of a component hold, if that is found of all before it."""
        leans_on = [other for statement in group for other in self.leans_on(statement)]
        if len(group) == 1 and group[0] not in leans_on:
            if all(map(self.found.__contains__, leans_on)):
                self.found[group[0]] = self._judged(group[0])
            return
        among = set(group)
        if any(other not in self.found and other not in among for other in leans_on):
            return
        if not any(self._turns_on(statement, among) for statement in group):
            self._spread(group, among)

    def _reasons(self, statement: int) -> Numbers:
        """The inferences that can give a statement grounds. What is given needs none."""
        return () if self.read.given[statement] else self.read.reasons[statement]

    def _turns_on(self, statement: int, among: set[int]) -> bool:
        """Whether an objection or an exception leads from some statements to one of them."""
        read = self.read
        objections = read.objections[statement]
        return any(
            not among.isdisjoint(read.exceptions[each])
            for each in (*self._reasons(statement), *objections)
        ) or any(not among.isdisjoint(read.members[each]) for each in objections)

    def _spread(self, group: list[int], among: set[int]) -> None:
        """Find the least sets that follow from each other in a circle of reasons."""
        self.found |= dict.fromkeys(group, NONE)
        ahead, waiting = list(group), set(group)
        for statement in ahead:  # which grows as it is read
            waiting.discard(statement)
            worlds = self._judged(statement)
            if worlds != self.found[statement]:
                self.found[statement] = worlds
                for inference in self.read.uses[statement]:
                    conclusion = self.read.conclusion[inference]
                    if conclusion in among and conclusion not in waiting:
                        waiting.add(conclusion)
                        ahead.append(conclusion)

    def _judged(self, statement: int) -> int:
        """Where a statement holds, going by what is found of all that it leans on."""
        worlds = NONE
        if self.read.given[statement]:
            worlds = ~self.withdrawn.get(statement, NONE)
        for reason in self._reasons(statement):
            worlds |= self._live(reason)
        for objection in self.read.objections[statement]:
            worlds &= ~self._live(objection)
        return worlds

    def _live(self, inference: int) -> int:
        if self.read.purpose[inference]:
            return NONE
        worlds = ALL
        for member in self.read.members[inference]:
            worlds &= self.found[member]
        for exception in self.read.exceptions[inference]:
            worlds &= ~self.found[exception]
        return worlds

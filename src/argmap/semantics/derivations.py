"""Smallest derivations: by which reason each statement is carried with the fewest others.

The size of a derivation is the number of statements in it as a tree: each counts as often as it is
used, and what is given is one. To count what is shared only once would make this NP-hard. As it is,
the size of a reason is a superior function of the sizes of its members, so that one pass finds the
smallest derivation of each statement: Knuth, "A generalization of Dijkstra's algorithm"
(Information Processing Letters 6, 1977).

What evidence carries is derived from evidence and goals alone; only then the rest, from these and
from assumptions. So a derivation of what is `supported` uses no assumption that nothing carries,
even if a smaller one would. Among derivations of one size the reason decides that is written first.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.semantics.well_founded import TRUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.semantics.reading_result import ReadingResult

LARGEST = 1 << 60
"""Where sizes stop growing: they double at each step of a chain in which all is used twice."""


@attrs.frozen(eq=False)
class Derivations:
    """A smallest derivation of each statement that holds, by number."""

    carried_by: list[int | None]
    """The inference that concludes it there; None for a leaf, and for what does not hold."""
    size: list[int]
    """How many statements it uses; 0 for what does not hold."""


def smallest_derivations(judged: ReadingResult) -> Derivations:
    """Smallest derivations of all that holds. Their leaves are given, and they have no circle.

    Leaves are evidence, goals, and the assumptions that no evidence carries. Takes n log n.
    """
    read, model, evidenced = judged.program, judged.model, judged.evidenced
    search = _Search(judged)
    holding = [number for number, value in enumerate(model.holds) if value == TRUE]
    ready = (Kind.EVIDENCE, Kind.GOAL)
    leaves = [number for number in holding if read.kinds[number] in ready]
    search.derive(leaves, lambda number: evidenced[number])
    leaves = [number for number in holding if read.given[number] or search.size[number]]
    search.derive(leaves, lambda number: model.holds[number] == TRUE and not search.size[number])
    return Derivations(search.carried_by, search.size)


def carrying(judged: ReadingResult, derivations: Derivations, statement: int) -> int | None:
    """The live inference that gives a statement grounds with the fewest statements, if one does.

    It is also found for what is given, and for what has grounds and does not hold. One whose
    members are all carried by evidence, or goals, comes first.
    """
    read = judged.program

    def rank(inference: int) -> tuple[bool, int, int]:
        members = set(read.members[inference])
        means = (each for each in members if read.kinds[each] is not Kind.GOAL)
        leans = not all(judged.evidenced[each] for each in means)
        return leans, sum(derivations.size[each] for each in members), inference

    live = [each for each in read.reasons[statement] if judged.model.live[each] == TRUE]
    return min(live, key=rank, default=None)


class _Search:
    """The derivations found so far, the smallest first."""

    def __init__(self, judged: ReadingResult) -> None:
        self.read, self.model = judged.program, judged.model
        self.carried_by: list[int | None] = [None] * len(self.read.ids)
        self.size = [0] * len(self.read.ids)

    def derive(self, leaves: Iterable[int], wanted: Callable[[int], bool]) -> None:
        """Derive the wanted statements from some that are derived already, or are leaves."""
        read = self.read
        lacking = [
            len(members) if value == TRUE and not against and wanted(conclusion) else 0
            for members, value, against, conclusion in zip(
                read.members, self.model.live, read.against, read.conclusion, strict=True
            )
        ]
        reached: list[tuple[int, int]] = []
        for statement in leaves:
            self.size[statement] = self.size[statement] or 1
            self._carry_on(statement, lacking, reached)
        while reached:
            size, inference = heappop(reached)
            statement = read.conclusion[inference]
            if not self.size[statement]:
                self.size[statement], self.carried_by[statement] = size, inference
                self._carry_on(statement, lacking, reached)

    def _carry_on(self, statement: int, lacking: list[int], reached: list[tuple[int, int]]) -> None:
        for inference in self.read.uses[statement]:
            lacking[inference] -= 1
            if not lacking[inference]:
                members = set(self.read.members[inference])
                size = 1 + sum(self.size[member] for member in members)
                heappush(reached, (min(size, LARGEST), inference))

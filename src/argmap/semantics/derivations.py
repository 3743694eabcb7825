"""Smallest derivations: the reasons that support each statement with the fewest other statements.

The size of a derivation is the number of statements in it as a tree: a statement counts as often as
it is used, and a given is one. Counting shared statements once would make this NP-hard. As it is,
the size of a reason is a superior function of the sizes of its premises, so that one pass finds the
smallest derivation of each statement: Knuth, "A generalization of Dijkstra's algorithm"
(Information Processing Letters 6, 1977). Among derivations of one size, the one with the reason
written first is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

import attrs

from argmap.model import Kind
from argmap.semantics.program import Program
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.well_founded import TRUE, Model

MAX_SIZE = 1 << 60
"""The greatest size. Sizes double with each step of a chain that uses everything twice."""


@attrs.frozen(eq=False, repr=False)
class Derivations:
    """A smallest derivation of each statement that has one, by number."""

    reason: list[int | None]
    """The inference that concludes each statement; None for a leaf, and without a derivation."""
    size: list[int]
    """The size of each derivation; 0 without one."""

    def or_else(self, others: Derivations) -> Derivations:
        """Return these derivations, with others for the statements that have none here."""
        return Derivations(
            [
                reason if size else other
                for reason, size, other in zip(self.reason, self.size, others.reason, strict=True)
            ],
            [size or other for size, other in zip(self.size, others.size, strict=True)],
        )


def find_smallest_derivations(result: ReadingResult) -> Derivations:
    """Return smallest derivations of all statements that hold. Takes n log n.

    Evidenced statements are derived from evidence and goals, even if a smaller derivation has an
    assumption; then the others, from these and from assumptions. The leaves are evidence, goals,
    and the assumptions that are not evidenced.
    """
    program, holds, evidenced = result.program, result.model.holds, result.evidenced
    search = _DerivationSearch(program, result.model)
    holding = [number for number, value in enumerate(holds) if value == TRUE]
    search.derive(
        [number for number in holding if program.kinds[number] in (Kind.EVIDENCE, Kind.GOAL)],
        lambda number: evidenced[number],
    )
    search.derive(
        [number for number in holding if program.given[number] or search.size[number]],
        lambda number: holds[number] == TRUE and not search.size[number],
    )
    return Derivations(search.reason, search.size)


def find_derivations_without_goals(result: ReadingResult) -> Derivations:
    """Return smallest derivations from evidence alone, in which a goal needs a reason as well.

    They explain why a goal is evidenced. In other derivations a goal is a leaf, and a reason for it
    could lead back to it. Takes n log n.
    """
    program, holds = result.program, result.model.holds
    search = _DerivationSearch(program, result.model)
    evidence = [number for number, kind in enumerate(program.kinds) if kind is Kind.EVIDENCE]
    search.derive(
        [number for number in evidence if holds[number] == TRUE],
        lambda number: holds[number] == TRUE,
    )
    return Derivations(search.reason, search.size)


def find_smallest_reason(
    result: ReadingResult, derivations: Derivations, statement: int
) -> int | None:
    """Return the live reason that gives a statement grounds with the fewest statements, if any.

    Reasons whose premises are all evidenced, or goals, come first. It is also found for what is
    given, and for a statement that has grounds and does not hold.
    """
    program = result.program

    def rank(inference: int) -> tuple[bool, int, int]:
        premises = set(program.premises[inference])
        means = [number for number in premises if program.kinds[number] is not Kind.GOAL]
        has_assumption = not all(result.evidenced[number] for number in means)
        return has_assumption, sum(derivations.size[number] for number in premises), inference

    live = [
        inference
        for inference in program.reasons[statement]
        if result.model.live[inference] == TRUE
    ]
    return min(live, key=rank, default=None)


class _DerivationSearch:
    """The derivations found so far, the smallest first."""

    def __init__(self, program: Program, model: Model) -> None:
        self.program, self.model = program, model
        self.reason: list[int | None] = [None] * len(program.ids)
        self.size = [0] * len(program.ids)

    def derive(self, leaves: Iterable[int], is_wanted: Callable[[int], bool]) -> None:
        """Derive the wanted statements from leaves and from what is derived already."""
        program = self.program
        lacking = [
            len(premises) if value == TRUE and not against and is_wanted(conclusion) else 0
            for premises, value, against, conclusion in zip(
                program.premises, self.model.live, program.against, program.conclusion, strict=True
            )
        ]
        queue: list[tuple[int, int]] = []
        for statement in leaves:
            self.size[statement] = self.size[statement] or 1
            self._use(statement, lacking, queue)
        while queue:
            size, inference = heappop(queue)
            statement = program.conclusion[inference]
            if not self.size[statement]:
                self.size[statement], self.reason[statement] = size, inference
                self._use(statement, lacking, queue)

    def _use(self, statement: int, lacking: list[int], queue: list[tuple[int, int]]) -> None:
        """Queue the inferences that lack only this premise."""
        for inference in self.program.uses[statement]:
            lacking[inference] -= 1
            if not lacking[inference]:
                premises = set(self.program.premises[inference])
                size = 1 + sum(self.size[premise] for premise in premises)
                heappush(queue, (min(size, MAX_SIZE), inference))

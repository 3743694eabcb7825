"""The smallest sets of changes to a map after which a statement holds, or no longer does.

A *conflict* is a set of changes of which at least one has to be made, whatever else is changed. A
set of changes that succeeds hits every conflict; but conflicts are not known beforehand, and differ
from one set of changes to the next. So this is the hitting-set tree of Reiter, "A theory of
diagnosis from first principles" (Artificial Intelligence 32, 1987): find one conflict, branch on
its changes, evaluate again. The tree is searched by iterative deepening (Korf, "Depth-first
iterative-deepening", Artificial Intelligence 27, 1985). No branch is followed that provably needs
more changes than it has room for: conflicts without a change in common need one change each.

The problem is NP-hard, so the work is limited, and a result says whether it is exact.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from argmap.semantics.program import Program
from argmap.semantics.well_founded import EVERYWHERE, NOWHERE, Evaluation, Overrides, Worlds

BUDGET = 50_000
"""The number of statements to evaluate for one question by default."""

MIN_EVALUATIONS = 20
"""How many evaluations are made by default, even if they take more than `BUDGET`."""

TOTAL_BUDGET = 10 * BUDGET
"""The number of statements to evaluate for all questions of one call by default."""


def _check_limit(_: Any, __: Any, limit: int | None) -> None:
    if limit is not None and (
        isinstance(limit, bool) or not hasattr(limit, "__index__") or operator.index(limit) < 0
    ):
        raise ValueError(f"budget must be a whole number, 0 or larger, not {limit!r}")


@attrs.define
class Budget:
    """How many statements may still be evaluated for the questions of one call.

    With a `limit`, each question has this budget of its own. The count is one of work, not of time,
    so that the same questions about the same map always get the same answers.
    """

    limit: int | None = attrs.field(default=None, validator=_check_limit)
    left: int = attrs.field(factory=lambda: TOTAL_BUDGET)

    @property
    def is_used_up(self) -> bool:
        """Whether no further question can be searched."""
        return self.limit is None and self.left <= 0

    def allow(self, cost: int) -> int:
        """Return how many statements may be evaluated for a question, at `cost` each time."""
        if self.limit is not None:
            return self.limit
        return min(max(BUDGET, MIN_EVALUATIONS * cost), self.left)

    def spend(self, count: int) -> None:
        """Subtract the statements that were evaluated for a question."""
        self.left -= count


ChangeSet = frozenset[int]
"""A set of changes, by numbers of the caller's choice."""


Apply = Callable[[Mapping[int, Worlds]], Overrides]
"""A function from the worlds in which each change is made to the overrides for them.

A change that it is not given is never made.
"""


@attrs.frozen
class SearchResult:
    """The smallest sets of changes that succeed.

    `size` is their size, or None if no set succeeds. If not `exact`, fewer than `size` changes do
    not succeed, and more is not known. `sets` are sets of that size that succeed; `complete` says
    that there are no others.
    """

    size: int | None
    exact: bool
    sets: tuple[ChangeSet, ...]
    complete: bool


def find_smallest_sets(
    program: Program,
    statement: int,
    changes: Iterable[int],
    apply: Apply,
    *,
    should_hold: bool,
    budget: Budget,
    all_sets: bool = False,
) -> SearchResult:
    """Find the smallest sets of changes after which a statement holds, or does not hold.

    `changes` are those that can have an effect on the statement. The last evaluation may exceed
    the budget.
    """
    search = _ChangeSearch(program, statement, changes, apply, should_hold, all_sets)
    allowed = search.budget = budget.allow(search.cost)
    try:
        return search.run()
    finally:
        budget.spend(allowed - search.budget)


class _OverBudgetError(Exception):
    """The search has used up its budget."""


class _ChangeSearch:
    def __init__(
        self,
        program: Program,
        statement: int,
        changes: Iterable[int],
        apply: Apply,
        should_hold: bool,
        all_sets: bool,
    ) -> None:
        self.program, self.statement = program, statement
        self.should_hold, self.all_sets = should_hold, all_sets
        self.components = program.components_below([statement])
        self.cost = sum(len(component) for component in self.components)
        self.changes, self.apply = sorted(changes), apply
        self.budget = 0
        self.size = 1  # no smaller set succeeds
        self.next_size: int | None = None  # the least size that a branch was left for
        self.conflicts: dict[ChangeSet, list[ChangeSet]] = {}
        self.found: list[ChangeSet] = []

    def run(self) -> SearchResult:
        try:
            while not self.found:
                self.next_size = None
                self._deepen()
                if self.found:
                    break
                if self.next_size is None:
                    return SearchResult(None, True, (), True)
                self.size = self.next_size
        except _OverBudgetError:
            return SearchResult(self.size, bool(self.found), tuple(self.found), False)
        return SearchResult(self.size, True, tuple(self.found), self.all_sets)

    def _deepen(self) -> None:
        """Find sets of the present size."""
        start = ChangeSet()
        seen = {start}
        stack = [(start, list[ChangeSet]())]
        while stack:
            made, inherited = stack.pop()
            conflicts = self._find_conflicts(made, inherited)
            if not all(conflicts):
                continue  # no further changes succeed
            if len(made) + len(conflicts) > self.size:
                self._leave_for(len(made) + len(conflicts))
                continue
            branch = min(conflicts, key=len)
            others = [conflict for conflict in conflicts if conflict is not branch]
            larger = [made | {change} for change in sorted(branch)]
            larger = [changes for changes in larger if changes not in seen]
            seen.update(larger)
            succeeding = self._evaluate_sets(made, larger)
            if succeeding and not self.all_sets:
                self.found = succeeding[:1]
                return
            self.found += succeeding
            for changes in reversed(larger):
                if changes not in succeeding:
                    if len(changes) < self.size:
                        stack.append((changes, others))
                    else:
                        self._leave_for(len(changes) + 1)

    def _leave_for(self, size: int) -> None:
        self.next_size = size if self.next_size is None else min(size, self.next_size)

    def _find_conflicts(self, made: ChangeSet, inherited: list[ChangeSet]) -> list[ChangeSet]:
        """Return conflicts after some changes, no two with a change in common.

        A conflict is inherited from a smaller set of changes, since it was one whatever else is
        changed. An empty conflict says that no further changes succeed.
        """
        if made not in self.conflicts:
            conflicts = inherited.copy()
            while not conflicts or conflicts[-1]:
                conflict = self._find_conflict(made, ChangeSet().union(*conflicts))
                if conflict is None:
                    break
                conflicts.append(conflict)
                if not made:
                    self.size = max(self.size, len(conflicts))
            self.conflicts[made] = conflicts
        return self.conflicts[made]

    def _find_conflict(self, made: ChangeSet, opened: ChangeSet) -> ChangeSet | None:
        """Return a conflict after some changes, with no change among those left open.

        It is minimal, unless the statement is undecided. None if there is no such conflict.
        """
        free = [change for change in self.changes if change not in made and change not in opened]
        # Every free change is open in world 0, and only the nth one in world n.
        fails = self._find_failing(
            made,
            dict.fromkeys(opened, EVERYWHERE)
            | {change: 1 | 2 << index for index, change in enumerate(free)},
        )
        if fails >= 0:  # it may succeed even if no free change is made
            return None if opened else ChangeSet(free)
        if fails & 1:
            return ChangeSet()
        conflict = [change for index, change in enumerate(free) if not fails >> index + 1 & 1]
        rest = [change for change in free if change not in conflict]
        others = set(opened)  # what the conflict can do without
        while True:
            # The first n of the rest are barred in world n; what follows them is open.
            fails = self._find_failing(
                made,
                dict.fromkeys(others, EVERYWHERE)
                | {change: (2 << index) - 1 for index, change in enumerate(rest)},
            )
            barred = (fails & -fails).bit_length() - 1
            if not barred:
                return ChangeSet(conflict)
            conflict.append(rest[barred - 1])
            others.update(rest[barred:])
            rest = rest[: barred - 1]

    def _find_failing(self, made: ChangeSet, opened: Mapping[int, int]) -> int:
        """Return the worlds that fail whichever of the changes that they leave open are made."""
        true, possible = self._evaluate(dict.fromkeys(made, EVERYWHERE), opened)
        return ~possible if self.should_hold else true

    def _evaluate_sets(self, made: ChangeSet, sets: Sequence[ChangeSet]) -> list[ChangeSet]:
        """Return those of some sets that succeed, each of them larger by one change."""
        worlds = dict.fromkeys(made, EVERYWHERE)
        for index, changes in enumerate(sets):
            (change,) = changes - made
            worlds[change] = 1 << index
        true, _ = self._evaluate(worlds, {})
        succeeds = true if self.should_hold else ~true
        return [changes for index, changes in enumerate(sets) if succeeds >> index & 1]

    def _evaluate(self, made: Mapping[int, int], opened: Mapping[int, int]) -> tuple[int, int]:
        """Evaluate the statement, given the worlds in which changes are made and left open."""
        if self.budget <= 0:
            raise _OverBudgetError
        self.budget -= self.cost
        worlds = {
            change: (
                made.get(change, NOWHERE),
                made.get(change, NOWHERE) | opened.get(change, NOWHERE),
            )
            for change in made.keys() | opened.keys()
        }
        evaluation = Evaluation(self.program, self.apply(worlds), self.components)
        return evaluation.holds.true[self.statement], evaluation.holds.possible[self.statement]

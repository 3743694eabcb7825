"""Find how much must be withdrawn before a statement no longer holds.

`argmap.semantics.criticality` defines what it is to withdraw evidence and sources. Assumptions and
goals stay, so a statement that they support may survive every withdrawal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from argmap.model import ArgumentMap, FrozenDict, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.criticality import find_holding
from argmap.semantics.program import Reading
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.selection import list_places
from argmap.semantics.smallest_sets import Budget, find_smallest_sets
from argmap.semantics.well_founded import (
    EVERYWHERE,
    FALSE,
    NEVER,
    NOWHERE,
    TRUE,
    Evaluation,
    Overrides,
    Worlds,
)


@attrs.frozen
class Robustness:
    """The smallest number of withdrawals after which a statement no longer holds.

    If `exact`, `k` is that number, or None if the statement survives every withdrawal. Otherwise it
    survives fewer than `k`, and more is not known. `example` is one smallest set of what to
    withdraw, by id and in the order of writing; it is empty if none is known.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ...   because evidence smoke: It smokes.
    ... ''')
    >>> argmap.robustness(plan)["act"].evidence
    Robustness(k=2, exact=True, example=('fire', 'smoke'))
    """

    k: int | None
    exact: bool
    example: tuple[str, ...] = ()


@attrs.frozen
class StatementRobustness:
    """The robustness of a statement if evidence is withdrawn, and if sources are.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns [@log].
    ...   because evidence smoke: It smokes [@log].
    ...
    ... source log: The log of the station
    ... ''')
    >>> found = argmap.robustness(plan)["act"]
    >>> found.evidence.k, found.sources.k
    (2, 1)
    """

    evidence: Robustness
    """The robustness if evidence is withdrawn."""
    sources: Robustness
    """The robustness if sources are withdrawn."""


def robustness(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    *,
    budget: int | None = None,
) -> Mapping[str, StatementRobustness]:
    """Return the robustness of some statements, by id; of the recommendations by default.

    Only statements that hold have an entry. Finding the number is NP-hard, so it is exact up to a
    budget and a lower bound beyond. `budget` is how many statements may be evaluated for each
    number; by default, that is a fraction of a second's work, and a second's for all.

    Raises ValueError for an unknown id.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> argmap.robustness(plan)["act"].evidence.k
    1
    """
    result = to_assessment(subject).result(reading)
    program, provenance = result.program, result.provenance
    evidence = [number for number, kind in enumerate(program.kinds) if kind is Kind.EVIDENCE]
    pieces = {number: (program.ids[number],) for number in evidence}
    sources = {
        number: provenance.sources(result.map.statements[program.ids[number]])
        for number in evidence
    }
    holding = [
        number for number in program.select(statements) if result.model.holds[number] == TRUE
    ]
    limit, steady = Budget(budget), _Steady(result, evidence)
    by_evidence = _measure_all(
        result, holding, pieces, [name for (name,) in pieces.values()], steady, limit
    )
    by_source = _measure_all(result, holding, sources, provenance.names, steady, limit)
    return FrozenDict(
        {
            program.ids[number]: StatementRobustness(by_evidence[number], by_source[number])
            for number in holding
        }
    )


def _measure_all(
    result: ReadingResult,
    statements: Sequence[int],
    names_needed: Mapping[int, tuple[str, ...]],
    names: Sequence[str],
    steady: _Steady,
    budget: Budget,
) -> Mapping[int, Robustness]:
    """Find the fewest names to withdraw for each statement, with shared work where there is any."""
    alone: dict[str, list[int]] = {name: [] for name in names}
    for evidence, needed in names_needed.items():
        if len(needed) == 1:
            alone[needed[0]].append(evidence)
    holding = find_holding(result, statements, alone.values())
    measured: dict[int, Robustness] = {}
    found: dict[int, Robustness] = {}
    for statement in statements:
        first = next(list_places(~holding[statement]), None)
        if first is not None:
            found[statement] = Robustness(1, True, (names[first],))
            continue
        decisive = steady.find_decisive(statement)
        if decisive not in measured:
            measured[decisive] = (
                Robustness(None, True)
                if steady.holds[decisive]
                else Robustness(2, False)
                if budget.is_used_up
                else _measure(result, decisive, names_needed, names, budget)
            )
        found[statement] = measured[decisive]
    return found


class _Steady:
    """The values that no withdrawal of evidence changes."""

    def __init__(self, result: ReadingResult, evidence: Iterable[int]) -> None:
        self.program = result.program
        self.special = result.withdrawals.find_special()
        worlds = dict.fromkeys(evidence, (NOWHERE, EVERYWHERE))
        evaluation = Evaluation(result.program, result.withdrawals.overrides(worlds))
        model = evaluation.model()
        self.holds = [value == TRUE for value in model.holds]
        self.fails = [value == FALSE for value in model.holds]
        self.is_dead = [value == FALSE for value in model.live]
        self._decisive: dict[int, int] = {}

    def find_decisive(self, statement: int) -> int:
        """Return the last of the premises that decide about a statement alone, or itself.

        All of these hold and fail together, whatever evidence is withdrawn.
        """
        path, seen = [statement], {statement}
        while path[-1] not in self._decisive:
            premise = self._find_premise(path[-1])
            if premise is None or premise in seen:
                self._decisive[path[-1]] = path[-1]
            else:
                path.append(premise)
                seen.add(premise)
        self._decisive |= dict.fromkeys(path, self._decisive[path[-1]])
        return self._decisive[statement]

    def _find_premise(self, statement: int) -> int | None:
        """Return the premise that decides alone whether a statement holds, if there is one."""
        program = self.program
        if program.given[statement] or statement in self.special or self.holds[statement]:
            return None
        reasons = [reason for reason in program.reasons[statement] if not self.is_dead[reason]]
        if len(reasons) != 1 or not all(
            self.is_dead[objection] for objection in program.objections[statement]
        ):
            return None
        (reason,) = reasons
        premises = {premise for premise in program.premises[reason] if not self.holds[premise]}
        if len(premises) != 1 or not all(
            self.fails[exception] for exception in program.exceptions[reason]
        ):
            return None
        return premises.pop()


def _measure(
    result: ReadingResult,
    statement: int,
    names_needed: Mapping[int, tuple[str, ...]],
    names: Sequence[str],
    budget: Budget,
) -> Robustness:
    """Find the fewest names to withdraw. Evidence is withdrawn with the last name it needs."""
    components = result.program.components_below([statement])
    withdrawals = result.withdrawals.below(components)
    places = {name: place for place, name in enumerate(names)}
    needed = {
        evidence: [places[name] for name in names_needed[evidence]]
        for evidence in sorted(withdrawals.find_relevant(components) & names_needed.keys())
    }

    def apply(worlds: Mapping[int, Worlds]) -> Overrides:
        withdrawn: dict[int, Worlds] = {}
        for evidence, changes in needed.items():
            certain = possible = EVERYWHERE
            for change in changes:
                made, maybe_made = worlds.get(change, NEVER)
                certain &= made
                possible &= maybe_made
            if possible:
                withdrawn[evidence] = certain, possible
        return withdrawals.overrides(withdrawn)

    changes = {change for group in needed.values() for change in group}
    found = find_smallest_sets(
        result.program, statement, changes, apply, should_hold=False, budget=budget
    )
    if not found.exact:
        return Robustness(max(2, found.size or 0), False)  # none is critical alone
    example = sorted(found.sets[0]) if found.sets else ()
    return Robustness(found.size, True, tuple(names[place] for place in example))

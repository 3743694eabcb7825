"""How much has to be withdrawn before a statement no longer holds.

`argmap.semantics.criticality` defines what it is to withdraw evidence and sources. Assumptions and
goals stay, so a statement that they support may survive every withdrawal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from argmap.model import ArgumentMap, FrozenDict, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.program import Reading
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.smallest_sets import find_smallest_sets
from argmap.semantics.well_founded import EVERYWHERE, NEVER, Overrides, Worlds


@attrs.frozen
class Robustness:
    """The smallest number of withdrawals after which a statement no longer holds.

    If `exact`, `k` is that number, or None if the statement survives every withdrawal. Otherwise it
    survives fewer than `k`, and more is not known. `example` is one smallest set of what to
    withdraw, by id and in the order of writing; it is empty if none is known.
    """

    k: int | None
    exact: bool
    example: tuple[str, ...] = ()


@attrs.frozen
class StatementRobustness:
    """The robustness of a statement if evidence is withdrawn, and if sources are."""

    evidence: Robustness
    sources: Robustness


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
    number; by default, that is a fraction of a second's work.

    Raises ValueError for an unknown id.
    """
    result = to_assessment(subject).result(reading)
    program, provenance = result.program, result.provenance
    statements_by_id = result.map.statements
    evidence = [number for number, kind in enumerate(program.kinds) if kind is Kind.EVIDENCE]
    pieces = {number: (program.ids[number],) for number in evidence}
    sources = {
        number: provenance.sources(statements_by_id[program.ids[number]]) for number in evidence
    }
    return FrozenDict(
        {
            program.ids[number]: StatementRobustness(
                _measure(result, number, pieces, [name for (name,) in pieces.values()], budget),
                _measure(result, number, sources, provenance.names, budget),
            )
            for number in program.select(statements)
            if result.holds(program.ids[number])
        }
    )


def _measure(
    result: ReadingResult,
    statement: int,
    rests_on: Mapping[int, tuple[str, ...]],
    names: Sequence[str],
    budget: int | None,
) -> Robustness:
    """Find the fewest names to withdraw. Evidence is withdrawn with all that it rests on."""
    components = result.program.components_below([statement])
    withdrawals = result.withdrawals.below(components)
    places = {name: place for place, name in enumerate(names)}
    needed = {
        evidence: [places[name] for name in rests_on[evidence]]
        for evidence in sorted(withdrawals.find_relevant(components) & rests_on.keys())
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
    example = sorted(found.sets[0]) if found.sets else ()
    return Robustness(found.size, found.exact, tuple(names[place] for place in example))

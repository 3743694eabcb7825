"""How much has to be withdrawn before a statement no longer holds.

`argmap.semantics.criticality` defines what it is to withdraw evidence and sources. Assumptions and
goals stay, so a statement that they support may survive every withdrawal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from argmap.model import ArgumentMap, FrozenDict, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.program import Program, Reading
from argmap.semantics.smallest_sets import Lever, find_smallest_sets
from argmap.semantics.well_founded import Part


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
    argument_map, program, provenance = result.map, result.program, result.provenance
    evidence = [number for number, kind in enumerate(program.kinds) if kind is Kind.EVIDENCE]
    pieces = [(program.ids[number],) for number in evidence]
    sources = [provenance.sources(argument_map.statements[name]) for (name,) in pieces]

    def measure(
        number: int, rests_on: Sequence[tuple[str, ...]], names: Sequence[str]
    ) -> Robustness:
        return _measure(program, number, dict(zip(evidence, rests_on, strict=True)), names, budget)

    return FrozenDict(
        {
            program.ids[number]: StatementRobustness(
                measure(number, pieces, [name for (name,) in pieces]),
                measure(number, sources, provenance.names),
            )
            for number in program.select(statements)
            if result.holds(program.ids[number])
        }
    )


def _measure(
    program: Program,
    statement: int,
    rests_on: Mapping[int, tuple[str, ...]],
    names: Sequence[str],
    budget: int | None,
) -> Robustness:
    """Find the fewest names to withdraw. Evidence is withdrawn with all that it rests on."""
    places = {name: place for place, name in enumerate(names)}
    levers = [
        Lever(Part.HOLDS, evidence, False, frozenset(places[name] for name in needed))
        for evidence, needed in rests_on.items()
    ]
    found = find_smallest_sets(program, statement, levers, should_hold=False, budget=budget)
    example = sorted(found.sets[0]) if found.sets else ()
    return Robustness(found.size, found.exact, tuple(names[place] for place in example))

"""What a statement cannot do without: the givens and sources that are critical to it.

`argmap.semantics.withdrawals` defines what it is to withdraw a statement. Reasons for it do not
bring it back. Evidence is withdrawn with the last of the sources it cites, or with its tests if it
cites none. Evidence with neither rests on the author's word, and all of it counts as one source.
Assumptions, goals and claims stay when their sources are withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from argmap.model import ArgumentMap, FrozenDict, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.program import Reading
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.selection import Selection
from argmap.semantics.well_founded import NOWHERE, Evaluation


@attrs.frozen
class Critical:
    """The ids of the givens and sources that are critical to a statement, in the order of writing.

    `AUTHOR` comes last among the sources.
    """

    givens: Sequence[str]
    sources: Sequence[str]


def critical(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
) -> Mapping[str, Critical]:
    """Return what is critical to each of some statements, by id; to the recommendations by default.

    A given (evidence, an assumption or a goal) or a source is critical if the statement no longer
    holds when that alone is withdrawn. Only statements that hold have an entry. All withdrawals are
    evaluated in one pass, each in a world of its own.

    Raises ValueError for an unknown id.
    """
    result = to_assessment(subject).result(reading)
    program = result.program
    asked = [number for number in program.select(statements) if result.holds(program.ids[number])]
    components = program.components_below(asked)
    relevant = result.withdrawals.find_relevant(components)
    withdrawals = _list_withdrawals(result, relevant)
    worlds: dict[int, int] = {}
    for place, withdrawal in enumerate(withdrawals):
        for number in withdrawal.statements:
            worlds[number] = worlds.get(number, NOWHERE) | 1 << place
    overrides = result.withdrawals.below(components).overrides(
        {number: (where, where) for number, where in worlds.items()}
    )
    evaluation = Evaluation(program, overrides, components)
    names = [withdrawal.name for withdrawal in withdrawals]
    sources = sum(1 << place for place, other in enumerate(withdrawals) if other.is_source)
    criticals = {}
    for number in asked:
        fails = ~evaluation.holds.true[number]
        criticals[program.ids[number]] = Critical(
            Selection(names, fails & ~sources), Selection(names, fails & sources)
        )
    return FrozenDict(criticals)


@attrs.frozen
class _Withdrawal:
    """A given or a source, and the statements that are withdrawn with it."""

    name: str
    is_source: bool
    statements: list[int]


def _list_withdrawals(result: ReadingResult, relevant: Collection[int]) -> list[_Withdrawal]:
    """Return the givens, then the sources that some evidence rests on alone."""
    provenance = result.provenance
    rests_on: dict[str, list[int]] = {source: [] for source in provenance.names}
    givens = []
    for number, statement in enumerate(result.map.statements.values()):
        if statement.kind.is_given and number in relevant:
            givens.append(_Withdrawal(statement.id, False, [number]))
            if statement.kind is Kind.EVIDENCE:
                source, *others = provenance.sources(statement)
                if not others:
                    rests_on[source].append(number)
    sources = (_Withdrawal(name, True, numbers) for name, numbers in rests_on.items() if numbers)
    return [*givens, *sources]

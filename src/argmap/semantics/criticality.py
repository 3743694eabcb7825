"""Find the givens and sources without which a statement would not hold.

`argmap.semantics.withdrawals` defines what it means to withdraw a statement. Reasons for it do not
restore it. Evidence is withdrawn with the last of the sources it cites, or with its tests if it
cites none. The source of evidence with neither is the author, who counts as one source.
Assumptions, goals and claims stay when their sources are withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns [@log].
    ...   and assumption soon: It spreads soon.
    ...
    ... source log: The log of the station
    ... ''')
    >>> critical = argmap.critical(plan)["act"]
    >>> critical.givens, critical.sources
    (('fire', 'soon'), ('log',))
    """

    givens: Sequence[str]
    """The evidence, assumptions and goals, by id."""
    sources: Sequence[str]
    """The sources, by key."""
    givens_by_kind: Mapping[Kind, Sequence[str]] = attrs.field(factory=dict, eq=False, repr=False)
    """The same givens, by their kind."""


def critical(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
) -> Mapping[str, Critical]:
    """Return what is critical to each of some statements, by id; to the recommendations by default.

    A given (evidence, an assumption or a goal) or a source is critical if the statement no longer
    holds when that alone is withdrawn. Only statements that hold have an entry. All withdrawals are
    evaluated in one pass, each independently of the others.

    Raises ValueError for an unknown id.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ...   because evidence smoke: It smokes.
    ... ''')
    >>> argmap.critical(plan)["act"].givens
    ()
    """
    result = to_assessment(subject).result(reading)
    program = result.program
    asked = [number for number in program.select(statements) if result.holds(program.ids[number])]
    withdrawals = _list_withdrawals(result, asked)
    names = [withdrawal.name for withdrawal in withdrawals]
    holds = find_holding(result, asked, [withdrawal.statements for withdrawal in withdrawals])
    givens = (1 << sum(not withdrawal.is_source for withdrawal in withdrawals)) - 1
    by_kind: dict[Kind, int] = dict.fromkeys((Kind.EVIDENCE, Kind.ASSUMPTION, Kind.GOAL), 0)
    for place, withdrawal in enumerate(withdrawals):
        if not withdrawal.is_source:
            by_kind[program.kinds[withdrawal.statements[0]]] |= 1 << place
    criticals = {
        program.ids[number]: Critical(
            Selection(names, ~holds[number] & givens),
            Selection(names, ~holds[number] & ~givens),
            {kind: Selection(names, ~holds[number] & places) for kind, places in by_kind.items()},
        )
        for number in asked
    }
    return FrozenDict(criticals)


def find_holding(
    result: ReadingResult, asked: Iterable[int], withdrawals: Iterable[Iterable[int]]
) -> Mapping[int, int]:
    """Return for each of some statements the withdrawals after which it holds.

    A withdrawal is a group of statements, and a set of withdrawals an integer, with one bit for
    each. The sign bit stands for the map from which nothing is withdrawn.
    """
    asked = list(asked)
    worlds: dict[int, int] = {}
    for place, withdrawal in enumerate(withdrawals):
        for number in withdrawal:
            worlds[number] = worlds.get(number, NOWHERE) | 1 << place
    components = result.program.components_below(asked)
    overrides = result.withdrawals.below(components).overrides(
        {number: (where, where) for number, where in worlds.items()}
    )
    evaluation = Evaluation(result.program, overrides, components)
    return {number: evaluation.holds.true[number] for number in asked}


@attrs.frozen(eq=False, repr=False)
class _Withdrawal:
    """A given or a source, and the statements that are withdrawn with it."""

    name: str
    is_source: bool
    statements: list[int]


def _list_withdrawals(result: ReadingResult, asked: Iterable[int]) -> list[_Withdrawal]:
    """Return the givens, then the sources that are the only one of some evidence.

    Those that no statement asked about depends on are left out.
    """
    provenance = result.provenance
    relevant = result.withdrawals.find_relevant(result.program.components_below(asked))
    sourced: dict[str, list[int]] = {source: [] for source in provenance.names}
    givens = []
    for number, statement in enumerate(result.map.statements.values()):
        if statement.kind.is_given and number in relevant:
            givens.append(_Withdrawal(statement.id, False, [number]))
            if statement.kind is Kind.EVIDENCE and (source := provenance.only_source(statement)):
                sourced[source].append(number)
    sources = (_Withdrawal(name, True, numbers) for name, numbers in sourced.items() if numbers)
    return [*givens, *sources]

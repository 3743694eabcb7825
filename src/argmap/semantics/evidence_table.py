"""The evidence ledger: what each piece of evidence carries, for whoever checks the facts.

Whoever has time for three facts only checks the first three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.semantics.assessment import assess
from argmap.semantics.basis import find_basis
from argmap.semantics.criticality import critical
from argmap.semantics.program import Reading
from argmap.semantics.provenance import Period, cited_sources, find_period
from argmap.semantics.well_founded import TRUE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from argmap.model import ArgumentMap


@attrs.frozen
class EvidenceRow:
    """One piece of evidence and what there is to know before it is checked. All by ids."""

    evidence: str
    sources: tuple[str, ...]
    """What it cites, each once; `AUTHOR` alone where it cites nothing."""
    period: Period | None
    """When it is from, by its own date or by the newest of its sources."""
    age: int | None
    """How many days old it is at least; None where it has no date."""
    supports: tuple[str, ...]
    """The recommendations that hold and use it in a derivation in which all is live."""
    critical_for: tuple[str, ...]
    """The recommendations that hold, and would not if it alone were withdrawn.

    Mostly some of those that it carries; an answer to an objection fells what it does not carry.
    """


def evidence_table(
    argument_map: ArgumentMap, today: date, reading: Reading = Reading.CHARITABLE
) -> tuple[EvidenceRow, ...]:
    """An entry for every piece of evidence, heaviest first.

    Heavier is what fells more recommendations, then what carries more, then what is written first.
    """
    carries, fells = _carries(argument_map, reading), _fells(argument_map, reading)
    entries = []
    for statement in argument_map.statements.values():
        if statement.kind is Kind.EVIDENCE:
            when = find_period(argument_map, statement)
            entries.append(
                EvidenceRow(
                    statement.id,
                    cited_sources(statement),
                    when,
                    when.age(today) if when else None,
                    tuple(carries.get(statement.id, ())),
                    tuple(fells.get(statement.id, ())),
                )
            )
    return tuple(sorted(entries, key=lambda each: (-len(each.critical_for), -len(each.supports))))


def _carries(argument_map: ArgumentMap, reading: Reading) -> dict[str, list[str]]:
    """For what carries any: the recommendations that hold and rest on it."""
    judged = assess(argument_map).result(reading)
    return _inverse(
        (name, find_basis(argument_map, judged, number).evidence)
        for number, name in enumerate(judged.program.ids)
        if argument_map.statements[name].kind is Kind.RECOMMENDATION
        and judged.model.holds[number] == TRUE
    )


def _fells(argument_map: ArgumentMap, reading: Reading) -> dict[str, list[str]]:
    """For what is critical to any: the recommendations that it is critical to."""
    found = critical(argument_map, reading=reading)
    return _inverse((name, each.givens) for name, each in found.items())


def _inverse(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    inverse: dict[str, list[str]] = {}
    for name, members in groups:
        for member in members:
            inverse.setdefault(member, []).append(name)
    return inverse

"""The evidence ledger: what each piece of evidence carries, for whoever checks the facts.

Whoever has time for three facts only checks the first three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.semantics.dating import Period, dated
from argmap.semantics.explaining.foundation import foundation
from argmap.semantics.judgement import judge
from argmap.semantics.model import TRUE
from argmap.semantics.program import Reading, program
from argmap.semantics.sensitivity.withdrawal import critical, sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from argmap.model import ArgumentMap


@attrs.frozen
class Entry:
    """One piece of evidence and what there is to know before it is checked. All by ids."""

    evidence: str
    sources: tuple[str, ...]
    """What it cites, each once; `AUTHOR` alone where it cites nothing."""
    dated: Period | None
    """When it is from, by its own date or by the newest of its sources."""
    age: int | None
    """How many days old it is at least; None where it has no date."""
    carries: tuple[str, ...]
    """The recommendations that hold and use it in a derivation in which all is live."""
    fells: tuple[str, ...]
    """The recommendations that hold, and would not if it alone were withdrawn.

    Mostly some of those that it carries; an answer to an objection fells what it does not carry.
    """


def ledger(
    argument_map: ArgumentMap, today: date, reading: Reading = Reading.CHARITABLE
) -> tuple[Entry, ...]:
    """An entry for every piece of evidence, heaviest first.

    Heavier is what fells more recommendations, then what carries more, then what is written first.
    """
    carries, fells = _carries(argument_map, reading), _fells(argument_map, reading)
    entries = []
    for statement in argument_map.statements.values():
        if statement.kind is Kind.EVIDENCE:
            when = dated(argument_map, statement)
            entries.append(
                Entry(
                    statement.id,
                    sources_of(statement),
                    when,
                    when.age(today) if when else None,
                    tuple(carries.get(statement.id, ())),
                    tuple(fells.get(statement.id, ())),
                )
            )
    return tuple(sorted(entries, key=lambda each: (-len(each.fells), -len(each.carries))))


def _carries(argument_map: ArgumentMap, reading: Reading) -> dict[str, list[str]]:
    """For what carries any: the recommendations that hold and rest on it."""
    judged = judge(program(argument_map, reading))
    return _inverse(
        (name, foundation(argument_map, judged, number).evidence)
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

"""The evidence table: what depends on each piece of evidence, so that the facts can be checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from argmap.model import ArgumentMap, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.criticality import critical
from argmap.semantics.program import Reading
from argmap.semantics.provenance import Period, cited_sources, find_period


@attrs.frozen
class EvidenceRow:
    """A piece of evidence, with its sources and the recommendations that depend on it, by id."""

    evidence: str
    sources: tuple[str, ...]
    """The sources it cites; if it cites none, its tests, or else only `AUTHOR`."""
    period: Period | None
    """When it is from: its own date, or the newest date of its sources."""
    age: int | None
    """Its least possible age in days; None without a date."""
    supports: tuple[str, ...]
    """The recommendations that hold and use it in a live derivation."""
    critical_for: tuple[str, ...]
    """The recommendations that hold, and would not without this evidence.

    It supports most of these. The answer to an objection is critical and supports nothing.
    """


def evidence_table(
    subject: ArgumentMap | Assessment, today: date, reading: Reading | str = Reading.CHARITABLE
) -> tuple[EvidenceRow, ...]:
    """Return a row for each piece of evidence, the most important first.

    Evidence is more important if it is critical for more recommendations; then, if it supports
    more; then, if it is written first.
    """
    result = to_assessment(subject).result(reading)
    argument_map = result.map
    criticals = critical(subject, reading=reading)
    supports = _invert((name, result.basis(name).evidence) for name in criticals)
    critical_for = _invert((name, found.givens) for name, found in criticals.items())
    rows = []
    for statement in argument_map.statements.values():
        if statement.kind is Kind.EVIDENCE:
            period = find_period(argument_map, statement)
            rows.append(
                EvidenceRow(
                    statement.id,
                    cited_sources(statement),
                    period,
                    period.age(today) if period else None,
                    tuple(supports.get(statement.id, ())),
                    tuple(critical_for.get(statement.id, ())),
                )
            )
    return tuple(sorted(rows, key=lambda row: (-len(row.critical_for), -len(row.supports))))


def _invert(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    inverse: dict[str, list[str]] = {}
    for name, members in groups:
        for member in members:
            inverse.setdefault(member, []).append(name)
    return inverse

"""The evidence table: what depends on each piece of evidence, so that the facts can be checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module

import attrs

from argmap.choices import require_date
from argmap.model import ArgumentMap, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.criticality import find_holding
from argmap.semantics.program import Reading
from argmap.semantics.provenance import Period, cited_sources, find_period
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.selection import Selection, transpose
from argmap.semantics.well_founded import EVERYWHERE, NOWHERE


@attrs.frozen
class EvidenceRow:
    """A piece of evidence, with its sources and the recommendations that depend on it, by id.

    >>> from datetime import date
    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns. {date: 2026-05-01}
    ... ''')
    >>> [row] = argmap.evidence_table(plan, date(2026, 5, 11))
    >>> row.evidence, row.age, row.critical_for
    ('fire', 10, ('act',))
    """

    evidence: str
    """The id of the piece of evidence."""
    sources: tuple[str, ...]
    """The sources it cites; if it cites none, its tests, or else only `AUTHOR`."""
    period: Period | None
    """When it is from: its own date, or the newest date of its sources."""
    age: int | None
    """Its least possible age in days; None without a date."""
    supports: Sequence[str]
    """The recommendations that hold and use it in a live derivation."""
    critical_for: Sequence[str]
    """The recommendations that hold, and would not without this evidence.

    It supports most of these. The answer to an objection is critical and supports nothing.
    """
    critical_against: Sequence[str]
    """The recommendations that do not hold, and would without this evidence."""

    @property
    def weight(self) -> tuple[int, int]:
        """The numbers of recommendations that it decides alone, and that it supports."""
        return len(self.critical_for) + len(self.critical_against), len(self.supports)


class EvidenceTable(tuple[EvidenceRow, ...]):
    """The rows about the evidence of a map, and the map. A notebook shows it as a table.

    >>> from datetime import date
    >>> plan = argmap.parse("evidence fire: It burns.")
    >>> table = argmap.evidence_table(plan, date(2026, 5, 11))
    >>> len(table), table.map == plan
    (1, True)
    """

    map: ArgumentMap

    def __new__(cls, rows: Iterable[EvidenceRow], argument_map: ArgumentMap) -> EvidenceTable:
        """Return a table of rows about a map."""
        table = super().__new__(cls, rows)
        table.map = argument_map
        return table

    def __getnewargs__(self) -> tuple[tuple[EvidenceRow, ...], ArgumentMap]:
        return tuple(self), self.map

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        # Reports depend on this module, which therefore imports them only here.
        html: str = import_module("argmap.reports.html").evidence_table_to_html(self)
        return html


def evidence_table(
    subject: ArgumentMap | Assessment, today: date, reading: Reading | str = Reading.CHARITABLE
) -> EvidenceTable:
    """Return a row for each piece of evidence, the most important first.

    Evidence is more important if it alone decides whether more recommendations hold; then, if it
    supports more; then, if it is written first.

    >>> from datetime import date
    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... evidence dry: It is dry.
    ... ''')
    >>> [row.evidence for row in argmap.evidence_table(plan, date(2026, 5, 11))]
    ['fire', 'dry']
    """
    require_date("today", today)
    result = to_assessment(subject).result(reading)
    program = result.program
    evidence = [number for number, kind in enumerate(program.kinds) if kind is Kind.EVIDENCE]
    recommendations = program.select(None)
    names = [program.ids[number] for number in recommendations]
    holding = find_holding(result, recommendations, [[number] for number in evidence])
    kept = [places if places < 0 else EVERYWHERE for places in holding.values()]
    gained = [places if places >= 0 else NOWHERE for places in holding.values()]
    critical_for = transpose([~places for places in kept], len(evidence))
    critical_against = transpose(gained, len(evidence))
    supports = _find_supported(result, recommendations)
    rows = []
    for place, number in enumerate(evidence):
        statement = result.map.statements[program.ids[number]]
        period = find_period(result.map, statement)
        rows.append(
            EvidenceRow(
                statement.id,
                cited_sources(statement),
                period,
                period.age(today) if period else None,
                Selection(names, supports.get(statement.id, NOWHERE)),
                Selection(names, critical_for[place]),
                Selection(names, critical_against[place]),
            )
        )
    return EvidenceTable(sorted(rows, key=lambda row: row.weight, reverse=True), result.map)


def _find_supported(result: ReadingResult, recommendations: Sequence[int]) -> Mapping[str, int]:
    """Return for each piece of evidence the recommendations that hold and use it, by place."""
    names = [result.program.ids[number] for number in recommendations]
    used = {name: basis.evidence for name, basis in result.bases(names).items()}
    shared = next((selection.items for selection in used.values() if selection), ())
    places = [used[name].places if result.holds(name) else NOWHERE for name in names]
    return dict(zip(shared, transpose(places, len(shared)), strict=True))

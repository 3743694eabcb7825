"""Compare the recommendations of a map in a table, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import attrs

from argmap.checker.context import find_opposed
from argmap.checker.dependencies import select_givens
from argmap.choices import to_choice
from argmap.graph import find_components, unite_bits
from argmap.model import ArgumentMap, Kind, Polarity
from argmap.reports.tables import Cell, Column, format_table
from argmap.semantics import Assessment, Judgement, Reading, ReadingResult, to_assessment
from argmap.semantics.criticality import critical
from argmap.semantics.provenance import AUTHOR
from argmap.semantics.selection import Selection
from argmap.semantics.strength import Semantics, Strengths
from argmap.semantics.well_founded import FALSE, TRUE
from argmap.text_layout import Paint, Style, paint_plain, wrap_text
from argmap.wording import NO_RECOMMENDATIONS, VERDICT_STYLES


class Support(StrEnum):
    """The origin of the grounds of a recommendation."""

    OWN = "own"
    VIA_RECOMMENDATIONS = "via others"
    """All of its reasons go through other recommendations."""
    UNDECIDED = "undecided"
    NONE = "none"


@attrs.frozen
class OverviewRow:
    """A recommendation in one reading; statements and sources are named by their ids."""

    statement: str
    as_written: Judgement
    """The judgement as written, whatever the reading."""
    judgement: Judgement
    support: Support
    critical_evidence: Sequence[str]
    """The evidence without which it fails; empty if it does not hold."""
    critical_sources: Sequence[str]
    """The sources without which it fails; empty if it does not hold."""
    objections: Sequence[str]
    """The first premises of objections, live or undecided, to it or to what supports it."""
    is_opposed: bool
    """Whether it or what supports it has an objection or an exception, open or answered."""


def build_overview(
    subject: ArgumentMap | Assessment, reading: Reading | str = Reading.CHARITABLE
) -> tuple[OverviewRow, ...]:
    """Return a row for each recommendation of a map, the worst first.

    They are ordered by verdict, by verdict as written, by whether they have grounds of their own,
    and by the numbers of critical pieces of evidence and critical sources.
    """
    assessment, reading = to_assessment(subject), to_choice(Reading, reading, "reading")
    statements, result = assessment.map.statements, assessment.result(reading)
    criticals = critical(assessment, reading=reading)
    evidence = select_givens(criticals, lambda name: statements[name].kind is Kind.EVIDENCE)
    recommendations = [
        name for name, statement in statements.items() if statement.kind is Kind.RECOMMENDATION
    ]
    objections = _find_open_objections(result, recommendations)
    opposed = find_opposed(result)
    rows = []
    for name in recommendations:
        alone = criticals.get(name)
        rows.append(
            OverviewRow(
                name,
                assessment.as_written.judgements[name],
                result.judgements[name],
                _find_support(result, name),
                evidence.get(name, ()),
                alone.sources if alone else (),
                objections[name],
                name in opposed,
            )
        )
    return tuple(sorted(rows, key=_rank, reverse=True))


_BEST_FIRST = list(VERDICT_STYLES)


def _rank(row: OverviewRow) -> tuple[int, ...]:
    return (
        _BEST_FIRST.index(row.judgement.verdict),
        _BEST_FIRST.index(row.as_written.verdict),
        row.support is not Support.OWN,
        len(row.critical_evidence),
        len(row.critical_sources),
    )


def _find_support(result: ReadingResult, name: str) -> Support:
    value = result.model.grounds[result.program.numbers[name]]
    if value == TRUE:
        return Support.OWN if name in result.own_grounds else Support.VIA_RECOMMENDATIONS
    return Support.NONE if value == FALSE else Support.UNDECIDED


def _find_open_objections(
    result: ReadingResult, recommendations: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """Return the first premises of open objections to recommendations and what supports them.

    Those to the recommendation itself come first, the others in the order of writing.
    """
    direct: dict[str, dict[str, None]] = {}
    for objection, live in zip(result.inferences, result.model.live, strict=True):
        if objection.polarity is Polarity.AGAINST and live != FALSE:
            direct.setdefault(objection.conclusion, {})[objection.premises[0]] = None
    names = [*dict.fromkeys(name for premises in direct.values() for name in premises)]
    places = {name: place for place, name in enumerate(names)}
    bits = {
        name: sum(1 << places[premise] for premise in premises) for name, premises in direct.items()
    }
    components = find_components(recommendations, result.supporters)
    reaching = unite_bits(components, result.supporters, bits)
    objections: dict[str, Sequence[str]] = {}
    for name in recommendations:
        own = tuple(direct.get(name, ()))
        others = Selection(names, reaching[name] & ~bits.get(name, 0))
        objections[name] = (*own, *others) if own else others
    return objections


def format_overview(
    rows: Sequence[OverviewRow],
    reading: Reading,
    width: int,
    paint: Paint = paint_plain,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> str:
    """Format the rows as a table."""
    if not rows:
        return f"{NO_RECOMMENDATIONS}\n"
    lines = [*format_table(build_columns(rows, reading, strengths), width, paint)]
    if notes := build_notes(rows, strengths):
        lines.append("")
        lines += (paint(line, Style.FAINT) for note in notes for line in wrap_text(note, width))
    return "".join(f"{line}\n" for line in lines)


def build_columns(
    rows: Sequence[OverviewRow],
    reading: Reading,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> list[Column]:
    """Return the columns of the table of recommendations."""

    def add(heading: str, cell: Callable[[OverviewRow], Cell], is_optional: bool = False) -> None:
        columns.append(Column(heading, tuple(map(cell, rows)), is_optional))

    columns: list[Column] = []
    add("recommendation", lambda row: Cell((row.statement,)))
    if reading is Reading.CHARITABLE:
        add("as written", lambda row: _build_verdict_cell(row.as_written))
    add(str(reading), lambda row: _build_verdict_cell(row.judgement))
    if strengths:
        semantics, values = strengths
        add(semantics, lambda row: _build_strength_cell(values, row.statement))
    add("support", lambda row: Cell((row.support,)))
    add("critical evidence", lambda row: _build_critical_cell(row, row.critical_evidence), True)
    add("critical sources", lambda row: _build_critical_cell(row, row.critical_sources), True)
    add("open objections", lambda row: Cell(row.objections, Style.WARNING), True)
    return columns


def build_notes(
    rows: Sequence[OverviewRow], strengths: tuple[Semantics, Strengths] | None = None
) -> list[str]:
    """Return the notes below the table of recommendations."""
    notes = []
    if any(AUTHOR in row.critical_sources for row in rows):
        notes.append(f"{AUTHOR}: all evidence that cites no source and names no test")
    if strengths:
        semantics, values = strengths
        unweighted = any(row.statement in values.unweighted for row in rows)
        limit = "; without a weight, as in {weight: 0.5}, a strength stays 0" if unweighted else ""
        notes.append(f"{semantics}: {semantics.reference}{limit}")
        if any(row.statement in values.unsettled for row in rows):
            notes.append("?: the values of a cycle do not converge")
    return notes


def _build_verdict_cell(judgement: Judgement) -> Cell:
    return Cell((judgement.verdict,), VERDICT_STYLES[judgement.verdict])


def _build_strength_cell(strengths: Strengths, name: str) -> Cell:
    return Cell((f"{strengths[name]:.3f}{'?' if name in strengths.unsettled else ''}",))


def _build_critical_cell(row: OverviewRow, ids: Sequence[str]) -> Cell:
    return Cell((ids or ("none",)) if row.judgement.holds else ())

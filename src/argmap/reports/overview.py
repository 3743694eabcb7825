"""The recommendations of a map side by side, the worst first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.reports.tables import Cell, Column, format_table
from argmap.semantics import Reading, Verdict
from argmap.semantics.criticality import critical
from argmap.semantics.program import inferences_of
from argmap.semantics.provenance import AUTHOR
from argmap.semantics.well_founded import FALSE, TRUE
from argmap.text_layout import Style, plain, wrap_text
from argmap.wording import VERDICT_STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.semantics import Assessment, Judgement
    from argmap.semantics.reading_result import ReadingResult
    from argmap.semantics.strength import Semantics, Strengths
    from argmap.text_layout import Paint


class Grounds(StrEnum):
    """What grounds a recommendation has."""

    OWN = "own"
    THROUGH_OTHERS = "through others"
    """All of them go through other recommendations."""
    OPEN = "open"
    """The model leaves open whether it has any."""
    NONE = "none"


@attrs.frozen
class Row:
    """One recommendation, in one reading but for `as_written`. All by ids."""

    statement: str
    as_written: Judgement
    judgement: Judgement
    grounds: Grounds
    critical_evidence: tuple[str, ...]
    """The evidence that it falls with alone; empty where it does not hold."""
    critical_sources: tuple[str, ...]
    """The sources that it falls with alone; empty where it does not hold."""
    objections: tuple[str, ...]
    """The first premises of the objections that stand, or may stand, against it or against what its
    reasons are made of."""

    @property
    def holds(self) -> bool:
        """Whether the recommendation holds."""
        return self.judgement.verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)


def build_overview(
    assessment: Assessment, reading: Reading = Reading.CHARITABLE
) -> tuple[Row, ...]:
    """A row for each recommendation, the worst first.

    Worse is the worse verdict, then the worse one as written, then what has no grounds of its own,
    then what falls with more pieces of evidence and with more sources.
    """
    statements, judged = assessment.map.statements, assessment.result(reading)
    own = assessment.result(reading).own_grounds
    found = critical(assessment.map, reading=reading)
    rows = []
    for statement in statements.values():
        if statement.kind is Kind.RECOMMENDATION:
            name = statement.id
            fatal = found.get(name)
            givens = fatal.givens if fatal else ()
            rows.append(
                Row(
                    name,
                    assessment.as_written.judgements[name],
                    judged.judgements[name],
                    _grounds(judged, name, own),
                    tuple(each for each in givens if statements[each].kind is Kind.EVIDENCE),
                    fatal.sources if fatal else (),
                    _open_objections(assessment, judged, name, reading),
                )
            )
    return tuple(sorted(rows, key=_badness, reverse=True))


_BEST_FIRST = list(VERDICT_STYLES)


def _badness(row: Row) -> tuple[int, ...]:
    return (
        _BEST_FIRST.index(row.judgement.verdict),
        _BEST_FIRST.index(row.as_written.verdict),
        row.grounds is not Grounds.OWN,
        len(row.critical_evidence),
        len(row.critical_sources),
    )


def _grounds(judged: ReadingResult, name: str, own: frozenset[str]) -> Grounds:
    value = judged.model.grounds[judged.program.numbers[name]]
    if value == TRUE:
        return Grounds.OWN if name in own else Grounds.THROUGH_OTHERS
    return Grounds.NONE if value == FALSE else Grounds.OPEN


def _open_objections(
    assessment: Assessment, judged: ReadingResult, name: str, reading: Reading
) -> tuple[str, ...]:
    """The first premises of open objections, those to the recommendation itself before others."""
    inferences = inferences_of(assessment.map, reading)
    read, live = judged.program, judged.model.live
    reached = [read.numbers[name]]
    seen = set(reached)
    found: list[str] = []
    for number in reached:  # which grows as it is read
        found += [inferences[x].premises[0] for x in read.objections[number] if live[x] != FALSE]
        for member in read.supporters(number):
            if member not in seen:
                seen.add(member)
                reached.append(member)
    return tuple(dict.fromkeys(found))


def format_overview(
    rows: Sequence[Row],
    reading: Reading,
    width: int,
    paint: Paint = plain,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> str:
    """The rows as a table."""
    if not rows:
        return "no recommendation in this map\n"
    columns = [_column("recommendation", rows, lambda row: Cell((row.statement,)))]
    if reading is Reading.CHARITABLE:
        columns.append(_column("as written", rows, lambda row: _verdict(row.as_written)))
    columns.append(_column(_HOW[reading], rows, lambda row: _verdict(row.judgement)))
    if strengths:
        semantics, numbers = strengths
        columns.append(_column(semantics, rows, lambda row: _strength(numbers, row.statement)))
    columns += [
        _column("grounds", rows, lambda row: Cell((row.grounds,))),
        _column("critical evidence", rows, lambda row: _hangs(row, row.critical_evidence), True),
        _column("critical sources", rows, lambda row: _hangs(row, row.critical_sources), True),
        _column("open objections", rows, lambda row: Cell(row.objections, Style.WARNING), True),
    ]
    lines = [*format_table(columns, width, paint)]
    if notes := _notes(rows, strengths[1].unsettled if strengths else frozenset()):
        lines.append("")
        lines += (paint(line, Style.FAINT) for note in notes for line in wrap_text(note, width))
    return "".join(f"{line}\n" for line in lines)


def _notes(rows: Sequence[Row], unsettled: frozenset[str]) -> list[str]:
    """What a reader cannot know of the signs that occur."""
    notes = []
    if any(AUTHOR in row.critical_sources for row in rows):
        notes.append(f"{AUTHOR}: evidence that cites nothing stands on the author's word")
    if any(row.statement in unsettled for row in rows):
        notes.append("?: the numbers go round in a circle and do not settle")
    return notes


_HOW = {
    Reading.CHARITABLE: "charitably",
    Reading.AS_WRITTEN: "as written",
    Reading.CAUTIOUS: "cautiously",
}


def _column(
    heading: str, rows: Sequence[Row], cell: Callable[[Row], Cell], yields: bool = False
) -> Column:
    return Column(heading, tuple(map(cell, rows)), yields)


def _verdict(judgement: Judgement) -> Cell:
    return Cell((judgement.verdict,), VERDICT_STYLES[judgement.verdict])


def _strength(strengths: Strengths, name: str) -> Cell:
    return Cell((f"{strengths[name]:.3f}{'?' if name in strengths.unsettled else ''}",))


def _hangs(row: Row, ids: tuple[str, ...]) -> Cell:
    """What a recommendation falls with; said to be nothing where it holds without."""
    return Cell(ids or ("none",) if row.holds else ())

"""Build the memo of a map: a summary, each recommendation, the evidence and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from argmap.choices import to_choice
from argmap.model import ArgumentMap
from argmap.rendering.views import Viewer
from argmap.reports.briefs.blocks import Block, HeadingBlock, Memo
from argmap.reports.briefs.evidence_blocks import write_evidence, write_references
from argmap.reports.briefs.numbering import Numbering
from argmap.reports.briefs.picture_blocks import PageFormat, draw_blocks
from argmap.reports.briefs.recommendation_blocks import write_recommendation
from argmap.reports.briefs.summary import write_summary
from argmap.reports.overview import build_overview
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics import Assessment, Reading, assess, to_assessment
from argmap.semantics.evidence_table import evidence_table
from argmap.semantics.what_if import WithdrawnStatements


def build_memo(
    subject: ArgumentMap | Assessment,
    *,
    today: date | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    withdrawn: Mapping[str, str] | None = None,
    pictures: Literal["svg", "png"] | None = "svg",
    page: PageFormat = "A4",
) -> Memo:
    """Return a map as a memo.

    `today` is the day from which the age of evidence is counted. `withdrawn` are the ids of
    statements to withdraw from the map, each with the reason why. `pictures` is their format; None
    leaves them out. Raises ValueError for an unknown reading or id.
    """
    reading = to_choice(Reading, reading, "reading")
    written = to_assessment(subject)
    assessment = assess(written.map.without(*withdrawn)) if withdrawn else written
    overview = build_overview(assessment, reading)
    evidence = evidence_table(assessment, date.today() if today is None else today, reading)
    numbering = Numbering(assessment.map, overview, evidence)
    reports = build_statement_reports(
        assessment,
        numbering.recommendations,
        reading,
        withdrawn=WithdrawnStatements(written.map, withdrawn) if withdrawn else None,
    )
    by_statement = {report.statement.id: report for report in reports}
    viewer = Viewer(written, withdrawn)

    def write_blocks() -> Iterator[Block]:
        yield from write_summary(written.map, withdrawn or {}, reading, overview, numbering)
        if overview:
            yield HeadingBlock(1, "Recommendations")
        for number, row in enumerate(overview, 1):
            report = by_statement[row.statement]
            shown: Iterable[Block] = ()
            if pictures:
                shown = draw_blocks(report, viewer, number, pictures, page)
            yield from write_recommendation(report, row, numbering, shown)
        yield from write_evidence(evidence, numbering)
        yield from write_references(numbering)

    header = written.map
    return Memo(
        header.title or "Recommendations and their support",
        " · ".join(filter(None, (header.author, header.date))),
        header.author,
        tuple(write_blocks()),
    )

"""Format reports on statements as text: the verdict, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.choices import require_objects
from argmap.reports.explanation_text import build_lines
from argmap.reports.remarks import Remark, describe_changes, describe_dependencies
from argmap.reports.statement_reports import StatementReport
from argmap.semantics import Judgement, Reading
from argmap.semantics.strength import Semantics, Strengths
from argmap.text_layout import INDENT, WIDTH, Paint, Style, paint_plain, wrap_text
from argmap.wording import NO_RECOMMENDATIONS, VERDICT_STYLES, format_judgement

NARROWEST = 30
"""The width that a line of an explanation has at least, however deep it is."""


def format_statement_reports(
    reports: Iterable[StatementReport],
    width: int = WIDTH,
    paint: Paint = paint_plain,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> str:
    """Format reports as text: for each, the explanation, and then what the verdict depends on.

    A statement is explained once, where it first occurs.

    >>> reports = argmap.build_statement_reports(argmap.parse("recommendation act: Act now."))
    >>> print(argmap.format_statement_reports(reports), end="")
    recommendation act: unsupported (no reason given)
      “Act now.” This recommendation is unsupported: no reason is given.
    <BLANKLINE>
      Nothing in the map can fix this; add a new reason.
    """
    reports = require_objects("reports", reports, StatementReport, "build_statement_reports")
    explained: set[str] = set()
    blocks = (_format_report(report, explained, width, paint, strengths) for report in reports)
    text = "\n".join("".join(f"{line}\n" for line in block) for block in blocks)
    return text or f"{NO_RECOMMENDATIONS}\n"


def _format_report(
    report: StatementReport,
    explained: set[str],
    width: int,
    paint: Paint,
    strengths: tuple[Semantics, Strengths] | None,
) -> Iterator[str]:
    yield from _format_heading(report, paint)
    deepest = max(1, (width - NARROWEST) // len(INDENT) - 1)
    for line in build_lines(report.explanation, explained):
        indent = INDENT * min(1 + line.depth, deepest)
        yield from wrap_text(line.text, width, indent, indent + INDENT)
    remarks = [*describe_dependencies(report), *describe_changes(report)]
    if strengths:
        remarks.append(_describe_strength(report, *strengths))
    if remarks:
        yield ""
    for remark in remarks:
        yield from _format_remark(remark, width)


def _format_remark(remark: Remark, width: int) -> Iterator[str]:
    yield from wrap_text(remark.sentence, width, INDENT, INDENT * 2)
    for item in remark.listed:
        yield from wrap_text(item, width, f"{INDENT}- ", INDENT * 2)


def _format_heading(report: StatementReport, paint: Paint) -> Iterator[str]:
    name = paint(f"{report.statement.kind} {report.statement.id}", Style.TITLE)
    reading = report.explanation.reading
    is_charitable = reading is Reading.CHARITABLE
    how = "" if is_charitable else f", {reading}"
    yield f"{name}{how}: {_format_verdict(report.judgement, paint)}"
    if is_charitable and report.as_written != report.judgement:
        yield f"{INDENT}as written: {_format_verdict(report.as_written, paint)}"


def _format_verdict(judgement: Judgement, paint: Paint) -> str:
    return paint(format_judgement(judgement), VERDICT_STYLES[judgement.verdict])


def _describe_strength(report: StatementReport, semantics: Semantics, values: Strengths) -> Remark:
    name = report.statement.id
    unsettled = ", but the values do not converge" if name in values.unsettled else ""
    unweighted = "; it needs a weight, as in {weight: 0.5}" if name in values.unweighted else ""
    origin = f"({semantics}, {semantics.reference})"
    return Remark(f"Its strength is {values[name]:.3f} {origin}{unsettled}{unweighted}")

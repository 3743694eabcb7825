"""Reports as HTML for notebooks: findings, explanations, and tables of a map.

Colors mark only the edges of words, so that the text is legible on light and dark pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from argmap.checker.check_result import CheckResult
from argmap.reports.evidence_report import describe_evidence
from argmap.reports.explanation_text import build_lines
from argmap.reports.findings_by_rule import RuleGroup, group_findings
from argmap.reports.overview import build_columns, build_notes, build_overview
from argmap.reports.statistics import format_summary
from argmap.reports.tables import Cell, Column
from argmap.semantics import Assessment, Reading
from argmap.semantics.evidence_table import EvidenceTable
from argmap.semantics.explanations import Explanation
from argmap.source import Diagnostic, Severity
from argmap.text_layout import Style, pluralize, strip_control_chars
from argmap.wording import NO_EVIDENCE, NO_RECOMMENDATIONS

MOST_ROWS = 200
"""The number of rows of a table to show before counting the rest."""

_COLORS = {
    Style.ERROR: "#d1242f",
    Style.WARNING: "#bf8700",
    Style.INFO: "#0969da",
    Style.GOOD: "#1a7f37",
}

_CELL = ' style="text-align:left;vertical-align:top"'


def diagnostic_to_html(diagnostic: Diagnostic) -> str:
    """Return a diagnostic: its label and message, its place, and its help."""
    title = f"{_mark_label(diagnostic)} {_escape(diagnostic.message)}"
    place = _escape(_format_place(diagnostic))
    return f"<div>{title}<br/><small>{place}</small>{_write_help(diagnostic)}</div>"


def check_result_to_html(result: CheckResult) -> str:
    """Return the findings of a check by rule, the worst first, and a summary."""
    shown = result.errors[:MOST_ROWS]
    errors = "".join(map(diagnostic_to_html, shown))
    if len(result.errors) > len(shown):
        errors += f"<p>and {pluralize(len(result.errors) - len(shown), 'more error')}</p>"
    groups = "".join(map(_write_group, group_findings([result], Severity.INFO)))
    summary = "<br/>".join(map(_escape, format_summary([result]).splitlines()))
    return f"<div><p><b>{_escape(result.name)}</b></p>{errors}{groups}<p>{summary}</p></div>"


def _write_group(group: RuleGroup) -> str:
    first, count = group.first, len(group.findings)
    title = f"{_mark_label(first)} {_escape(group.headline)}"
    if count == 1:
        items = _escape(_format_place(first))
    else:
        shown = group.findings[:MOST_ROWS]
        listed = "".join(
            f"<li>{_escape(finding.message)} <small>{_escape(_format_place(finding))}</small></li>"
            for _, finding in shown
        )
        more = f"<li>and {count - len(shown):,} more</li>" if count > len(shown) else ""
        items = f"<ul>{listed}{more}</ul>"
    is_open = ' open=""' if first.severity is Severity.ERROR else ""
    content = f'<div style="margin:0 0 .6em 1.2em">{items}{_write_help(first)}</div>'
    return f"<details{is_open}><summary>{title}</summary>{content}</details>"


def explanation_to_html(explanation: Explanation) -> str:
    """Return the lines of an explanation as nested lists."""
    verdict, *reasons = build_lines(explanation)
    nested = write_nested_list((line.depth, line.text) for line in reasons)
    return f"<div><p>{_escape(verdict.text)}</p>{''.join(nested)}</div>"


def assessment_to_html(assessment: Assessment) -> str:
    """Return the recommendations of a map, the worst first."""
    rows = build_overview(assessment)
    if not rows:
        return f"<p>{_escape(NO_RECOMMENDATIONS)}</p>"
    columns = build_columns(rows, Reading.CHARITABLE)
    notes = "".join(f"<p><small>{_escape(note)}</small></p>" for note in build_notes(rows))
    return f"<div>{_write_columns(columns)}{notes}</div>"


def evidence_table_to_html(table: EvidenceTable) -> str:
    """Return the evidence of a map, the most important first."""
    if not table:
        return f"<p>{_escape(NO_EVIDENCE)}</p>"
    headings = ["evidence"]
    rows = []
    for row in table[:MOST_ROWS]:
        statement = table.map.statements[row.evidence]
        details = describe_evidence(table.map, row)
        headings[1:] = [detail.label for detail in details]
        quoted = f"<b>{_escape(row.evidence)}</b><br/>{_escape(statement.text)}"
        rows.append([quoted, *(_mark(detail.text, detail.style) for detail in details)])
    return _write_table(headings, rows, len(table))


def write_nested_list(lines: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield texts as nested lists, each given with its depth from 1.

    A text is at most one step deeper than the one before.
    """
    last = 0
    for depth, text in lines:
        if depth > last:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (last - depth)
        yield f"<li>{_escape(text)}"
        last = depth
    yield "</li></ul>\n" * last


def _format_place(diagnostic: Diagnostic) -> str:
    place = f"[{diagnostic.statement}]" if diagnostic.statement else ""
    span = diagnostic.span
    return " ".join(filter(None, [f"{span.path}:{span.line}" if span else "", place]))


def _write_help(diagnostic: Diagnostic) -> str:
    return f"<div><small>help: {_escape(diagnostic.help)}</small></div>" if diagnostic.help else ""


def _mark_label(diagnostic: Diagnostic) -> str:
    return _mark(f"{diagnostic.label}:", Style(diagnostic.severity))


def _write_columns(columns: Sequence[Column]) -> str:
    count = len(columns[0].cells)
    rows = [
        [_write_cell(column.cells[number]) for column in columns]
        for number in range(min(MOST_ROWS, count))
    ]
    return _write_table([column.heading for column in columns], rows, count)


def _write_cell(cell: Cell) -> str:
    return "<br/>".join(_mark(line, cell.style) for line in cell.lines)


def _write_table(headings: Sequence[str], rows: Sequence[Sequence[str]], count: int) -> str:
    """Return a table with the HTML of some of its rows; `count` is how many there are in all."""
    head = "".join(f'<th scope="col"{_CELL}>{_escape(heading)}</th>' for heading in headings)
    body = "".join(
        f"<tr>{''.join(f'<td{_CELL}>{cell}</td>' for cell in row)}</tr>\n" for row in rows
    )
    more = f"<p>and {pluralize(count - len(rows), 'more row')}</p>" if count > len(rows) else ""
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>{more}"


def _mark(text: str, style: Style | None) -> str:
    """Return a text with the color of its style at its edge, if it has one."""
    color = _COLORS.get(style) if style else None
    if not color or not text:
        return _escape(text)
    return f'<span style="border-left:.3em solid {color};padding-left:.4em">{_escape(text)}</span>'


def _escape(text: str) -> str:
    return escape(strip_control_chars(text))

"""Format diagnostics as text: each with its excerpt, one block for each rule, or one line each."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.checker.check_result import CheckResult
from argmap.reports.diagnostic_text import format_diagnostic
from argmap.reports.statistics import format_summary
from argmap.source import Severity
from argmap.text_layout import Paint, Style, paint_plain, strip_commands, strip_control_chars


def format_findings(
    results: Sequence[CheckResult], paint: Paint = paint_plain, least: Severity = Severity.INFO
) -> str:
    """Format each diagnostic from a severity on, and a summary; a help text is shown only once."""
    blocks: list[str] = []
    shown: set[str] = set()
    for result in results:
        for diagnostic in result.diagnostics_from(least):
            shows_help = diagnostic.help not in shown
            blocks.append(format_diagnostic(diagnostic, paint, shows_help=shows_help))
            shown.add(diagnostic.help)
    return "\n".join([*blocks, format_summary(results, paint, least)])


def format_concise_findings(
    results: Sequence[CheckResult], paint: Paint = paint_plain, least: Severity = Severity.INFO
) -> str:
    """Format each diagnostic from a severity on as one line, and a summary."""
    lines = []
    for result in results:
        for diagnostic in result.diagnostics_from(least):
            span = diagnostic.span
            path = strip_commands(strip_control_chars(span.path if span else result.path))
            place = f"{path}:{span.line}:{span.column}" if span else path
            code = paint(diagnostic.code_and_name, Style(diagnostic.severity))
            lines.append(f"{place}: {code}: {strip_control_chars(diagnostic.message)}\n")
    return "".join([*lines, format_summary(results, paint, least)])

"""Report a map that fails a test: at its own line, and with the explanation of its verdict."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

# pytest has no public way to report a failure at another line than that of a Python traceback, and
# with a summary of its own.
from _pytest._code.code import (
    ReprEntryNative,
    ReprExceptionInfo,
    ReprFileLocation,
    ReprTraceback,
)

from argmap.model import ArgumentMap
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics import Assessment, Judgement
from argmap.semantics.what_if import WithdrawnStatements
from argmap.source import Span
from argmap.test_results import Withdrawal
from argmap.text_layout import INDENT, WIDTH, wrap_text
from argmap.wording import format_judgement, format_statement


@attrs.frozen(eq=False, repr=False)
class MapFailedError(Exception):
    """A map that fails a test.

    `headline` is one line, `details` are the rest; `path` and `line`, from 1, are the place.
    """

    headline: str
    details: str
    path: str
    line: int

    def to_repr(self) -> ReprExceptionInfo:
        """Return the failure as pytest prints it, without a traceback."""
        first_line = f"{self.path}:{self.line}: {self.headline}"
        entry = ReprEntryNative([f"{first_line}\n", "\n", self.details])
        return ReprExceptionInfo(
            reprtraceback=ReprTraceback([entry], None, "native"),
            reprcrash=ReprFileLocation(self.path, self.line, self.headline),
        )


def find_place(span: Span | None, path: str) -> tuple[str, int]:
    """Return the file and line of a span, or else the first line of a file."""
    return (span.path, span.line) if span else (path, 1)


def format_headline(
    name: str,
    judgement: Judgement | None,
    expected: str | None,
    causes: Mapping[str, Withdrawal],
) -> str:
    """Return one line on a statement with a wrong verdict.

    `judgement` is None for a statement that is withdrawn, and `causes` are the withdrawals that led
    to the verdict.
    """
    state = "withdrawn" if judgement is None else format_judgement(judgement)
    if name in causes:
        return f"[{name}] is {state}: {causes[name]}"
    if causes:
        # The test comes first, because pytest truncates long lines in its summary.
        first, *others = causes.values()
        more = f" (and {len(others)} more)" if others else ""
        return f"{first}{more}, so [{name}] is {state}"
    if expected is not None:
        return f"[{name}] is {state}, but is expected to be {expected}"
    return f"[{name}] is {state}, but a recommendation must hold"


def format_details(
    assessment: Assessment,
    original: ArgumentMap,
    name: str,
    withdrawn: Mapping[str, Withdrawal],
    related: Mapping[str, Withdrawal],
    fix: str,
) -> str:
    """Return the explanation of a verdict, preceded by the withdrawals that affect it.

    `assessment` is that of the map without the withdrawn statements, `original` the map with them.
    """
    lines: list[str] = []
    for statement, withdrawal in related.items():
        title = f"withdrawn: {format_statement(original.statements[statement])}"
        lines += wrap_text(title, WIDTH, "", INDENT)
        lines += (f"{INDENT}{reason}" for reason in withdrawal.reasons)
        if withdrawal.suggestion:
            lines.append(f"{INDENT}did you mean `{withdrawal.suggestion}`?")
    if fix:
        lines += wrap_text(f"help: {fix}", WIDTH, "", INDENT)
    if lines:
        lines.append("")
    if name in assessment.map.statements:
        reasons = {statement: str(withdrawal) for statement, withdrawal in withdrawn.items()}
        reports = build_statement_reports(
            assessment, [name], withdrawn=WithdrawnStatements(original, reasons)
        )
        lines.append(format_statement_reports(reports, WIDTH))
    return "\n".join(lines)

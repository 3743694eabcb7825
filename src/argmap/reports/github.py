"""The report for GitHub Actions: a line for each finding, which becomes a note beside its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.checker.check_result import CheckResult
    from argmap.source import Diagnostic, Span

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_to_github(reviews: Sequence[CheckResult]) -> str:
    """Everything there is to say about some maps, as commands of a workflow."""
    return "".join(_command(diagnostic) for each in reviews for diagnostic in each.diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "title": diagnostic.code_and_name,
        **(_place(diagnostic.span) if diagnostic.span else {}),
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    said = "\n".join(filter(None, [diagnostic.message, diagnostic.help]))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(said)}\n"


def _place(span: Span) -> Mapping[str, str]:
    place = {"file": span.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # columns are understood within one line alone
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return place


def _data(text: str) -> str:
    """A text without what would end it early."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

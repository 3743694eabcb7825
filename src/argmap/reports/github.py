"""Return diagnostics as workflow commands, which GitHub Actions shows beside the lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from argmap.checker.check_result import CheckResult
from argmap.source import Diagnostic, Severity, Span
from argmap.text_layout import strip_control_chars

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_to_github(results: Sequence[CheckResult]) -> str:
    """Return a workflow command for each diagnostic."""
    return "".join(
        _to_command(diagnostic) for result in results for diagnostic in result.diagnostics
    )


def _to_command(diagnostic: Diagnostic) -> str:
    properties = {
        "title": diagnostic.code_and_name,
        **(_build_place_properties(diagnostic.span) if diagnostic.span else {}),
    }
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    parts = filter(None, [diagnostic.message, diagnostic.help])
    lines = (line for part in parts for line in part.split("\n"))
    text = "\n".join(map(strip_control_chars, lines))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escape(text)}\n"


def _build_place_properties(span: Span) -> dict[str, str]:
    path = PurePath(span.path).as_posix()  # GitHub compares it with the paths of a pull request
    place = {"file": path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub rejects columns of several lines
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return place


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(strip_control_chars(text)).replace(":", "%3A").replace(",", "%2C")

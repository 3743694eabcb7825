"""Return the results of checks as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from argmap._version import __version__
from argmap.checker.check_result import CheckResult
from argmap.source import Diagnostic


def findings_to_json(results: Iterable[CheckResult]) -> str:
    """Return `{"argmap": VERSION, "files": [{"path", "diagnostics", "statements"}]}` in ASCII.

    A map in a Markdown file also has the `line` of its code block; for any other, that is null.
    `statements` maps each id to its kind, verdict and reason. A diagnostic has a path of its own,
    because its place may be in an included file. Lines and columns start at 1, columns count code
    points, and an end is behind the last character.
    """
    data = {"argmap": __version__, "files": [_build_file(result) for result in results]}
    return f"{json.dumps(data, indent=2)}\n"


def _build_file(result: CheckResult) -> dict[str, Any]:
    return {
        "path": result.path,
        "line": result.line,
        "diagnostics": [_build_diagnostic(diagnostic) for diagnostic in result.diagnostics],
        "statements": {
            name: {
                "kind": result.map.statements[name].kind,
                "verdict": judgement.verdict,
                "reason": judgement.reason,
            }
            for name, judgement in result.judgements.items()
        },
    }


def _build_diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "path": span and span.path,
        "line": span and span.line,
        "column": span and span.column,
        "end_line": span and span.end_line,
        "end_column": span and span.end_column,
        "statement": diagnostic.statement,
    }

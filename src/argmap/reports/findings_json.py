"""The report for programs.

`{"argmap": VERSION, "files": [{"path", "diagnostics": [...], "statements": {ID: {...}}}]}`: lines
and columns are counted from 1, columns in code points, an end stands behind the last character. A
diagnostic has a path of its own, since an included file may hold the place.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap._version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.checker.check_result import CheckResult
    from argmap.source import Diagnostic


def findings_to_json(reviews: Iterable[CheckResult]) -> str:
    """Everything there is to say about some maps, as one JSON object in ASCII characters."""
    return f"{json.dumps({'argmap': __version__, 'files': list(map(_file, reviews))}, indent=2)}\n"


def _file(review: CheckResult) -> dict[str, Any]:
    return {
        "path": review.path,
        "diagnostics": [_diagnostic(each) for each in review.diagnostics],
        "statements": {
            name: {
                "kind": review.map.statements[name].kind,
                "verdict": judgement.verdict,
                "reason": judgement.reason,
            }
            for name, judgement in review.judgements.items()
        },
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
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

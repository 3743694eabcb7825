"""Return diagnostics as a code quality report, which GitLab shows in merge requests.

A report is the part of the Code Climate specification that GitLab reads.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from argmap.checker.check_result import CheckResult
from argmap.files import relative_path
from argmap.source import Severity
from argmap.text_layout import strip_control_chars

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def findings_to_gitlab(results: Sequence[CheckResult]) -> str:
    """Return a JSON list of issues, in ASCII.

    Paths are relative to the current folder. A fingerprint does not change when its finding moves
    within a file, and no two are equal, since GitLab shows only one of several equal ones.
    """
    return f"{json.dumps([*_build_issues(results)], indent=2)}\n"


def _build_issues(results: Sequence[CheckResult]) -> Iterator[dict[str, Any]]:
    folder = Path.cwd()
    uses: Counter[tuple[str, str, str]] = Counter()
    for result in results:
        for diagnostic in result.diagnostics:
            span = diagnostic.span
            path = strip_control_chars(relative_path(span.path if span else result.path, folder))
            identity = (path, diagnostic.code, result.identify_subject(diagnostic))
            uses[identity] += 1
            fingerprint = json.dumps([*identity, uses[identity]]).encode()
            text = f"{diagnostic.code_and_name}: {diagnostic.message}"
            lines = {"begin": span.line, "end": span.end_line} if span else {"begin": 1}
            yield {
                "description": "\n".join(filter(None, [text, diagnostic.help])),
                "check_name": diagnostic.code_and_name,
                "fingerprint": sha256(fingerprint).hexdigest(),
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {"path": path, "lines": lines},
            }

"""Baselines: files with known findings, so that a check reports only new ones.

A finding is identified by its rule, its file and its subject, not by its line or its message, which
change when something else does. The subject is the id of a statement, its text if the id was
generated, or the text at the finding's place. A baseline counts the findings with the same
identity. It is a JSON file with a sorted line for each, made to be committed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from argmap.checker.check_result import CheckResult
from argmap.errors import Error
from argmap.files import UnreadableError, read_text, relative_path
from argmap.source import Diagnostic

VERSION = 1
"""The version of the file format."""


class BaselineError(Error, ValueError):
    """A baseline cannot be read or written."""


@attrs.frozen(order=True)
class Fingerprint:
    """The identity of a finding."""

    path: str = attrs.field(validator=attrs.validators.instance_of(str))
    about: str = attrs.field(validator=attrs.validators.instance_of(str))
    code: str = attrs.field(validator=attrs.validators.instance_of(str))


def _fingerprint(result: CheckResult, finding: Diagnostic, folder: Path) -> Fingerprint:
    path = finding.span.path if finding.span else result.path
    return Fingerprint(relative_path(path, folder), result.identify_subject(finding), finding.code)


@attrs.frozen(eq=False)
class Baseline:
    """Known findings, with paths relative to a folder, and how often each occurs."""

    folder: Path
    counts: Counter[Fingerprint]

    def apply(self, results: Iterable[CheckResult]) -> list[CheckResult]:
        """Return results without the findings in the baseline."""
        remaining = self.counts.copy()
        return [self._apply(result, remaining) for result in results]

    def _apply(self, result: CheckResult, remaining: Counter[Fingerprint]) -> CheckResult:
        new = []
        for finding in result.findings:
            fingerprint = _fingerprint(result, finding, self.folder)
            remaining[fingerprint] -= 1
            if remaining[fingerprint] < 0:
                new.append(finding)
        removed = len(result.findings) - len(new)
        return attrs.evolve(result, findings=tuple(new), baseline_count=removed)

    def to_json(self) -> str:
        """Return the content of the baseline's file."""
        lines = [
            json.dumps({**attrs.asdict(fingerprint), "count": count}, ensure_ascii=False)
            for fingerprint, count in sorted(self.counts.items())
        ]
        findings = ",".join(f"\n    {line}" for line in lines)
        return f'{{\n  "argmap-baseline": {VERSION},\n  "findings": [{findings}\n  ]\n}}\n'

    def write(self, path: Path) -> None:
        """Write the baseline to a file. Raises BaselineError."""
        try:
            # Undecodable bytes in paths are lone surrogates, which become JSON escapes.
            path.write_bytes(self.to_json().encode(errors="backslashreplace"))
        except OSError as error:
            raise BaselineError(f"cannot write {path}: {error.strerror}") from None


def make_baseline(results: Iterable[CheckResult], folder: Path) -> Baseline:
    """Return a baseline of all findings, for a file in a folder."""
    fingerprints = (
        _fingerprint(result, finding, folder) for result in results for finding in result.findings
    )
    return Baseline(folder, Counter(fingerprints))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline from a file. Raises BaselineError."""
    try:
        content = json.loads(read_text(path, str(path)).content)
        return Baseline(path.parent, _parse_counts(content))
    except UnreadableError as error:
        fix = "; `--write-baseline` creates it" if error.code == "F001" else ""
        raise BaselineError(f"{error.message}{fix}") from None
    except (ValueError, RecursionError, LookupError, TypeError):
        raise BaselineError(
            f"{path} is not a baseline of this version of argmap; "
            "create it again with `--write-baseline`"
        ) from None


def _parse_counts(content: Any) -> Counter[Fingerprint]:
    if content["argmap-baseline"] != VERSION:
        raise ValueError
    counts = Counter[Fingerprint]()
    for entry in content["findings"]:
        counts[Fingerprint(entry["path"], entry["about"], entry["code"])] += entry["count"]
    return counts

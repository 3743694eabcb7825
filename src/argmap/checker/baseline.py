"""Baselines: the findings of a day, so that later only new ones are told.

A finding is known again by its rule, its file and what it is about: neither by its line nor by its
words, which change with what stands elsewhere. What it is about is a statement by its id, or by its
text where the map has made the id; or else what stands at its place. A baseline tells how often
each of these was found. It is a JSON file, sorted, with one line for each: made to be committed,
and to be read when it changes.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from argmap.files import UnreadableError, read_text, relative_path
from argmap.identifiers import is_generated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from argmap.checker.check_result import CheckResult
    from argmap.source import Diagnostic

VERSION = 1
"""Which form of baseline this is."""


class BaselineError(ValueError):
    """A file is no baseline, or cannot be read or written."""


@attrs.frozen(order=True)
class Fingerprint:
    """What a finding is known again by."""

    path: str = attrs.field(validator=attrs.validators.instance_of(str))
    about: str = attrs.field(validator=attrs.validators.instance_of(str))
    code: str = attrs.field(validator=attrs.validators.instance_of(str))


def fingerprint(review: CheckResult, finding: Diagnostic, folder: Path) -> Fingerprint:
    """What a finding is known again by, with its file as seen from a folder."""
    path = finding.span.path if finding.span else review.path
    return Fingerprint(relative_path(path, folder), about(review, finding), finding.code)


def about(review: CheckResult, finding: Diagnostic) -> str:
    """What a finding is about, in words that do not change with what stands elsewhere."""
    name = finding.statement
    if name is not None:
        text = review.texts[name]
        return text if is_generated(name, text) else f"[{name}]"
    span = finding.span
    return span.text.content[span.start : span.end] if span else ""


@attrs.frozen(eq=False)
class Baseline:
    """The findings of a day, how often there was each, in files as seen from a folder."""

    folder: Path
    counts: Counter[Fingerprint]

    def without_known(self, reviews: Iterable[CheckResult]) -> list[CheckResult]:
        """Some reviews with those of their findings that are new."""
        left = self.counts.copy()
        return [self._with_new(each, left) for each in reviews]

    def _with_new(self, review: CheckResult, left: Counter[Fingerprint]) -> CheckResult:
        new = []
        for finding in review.findings:
            mark = fingerprint(review, finding, self.folder)
            left[mark] -= 1
            if left[mark] < 0:
                new.append(finding)
        return attrs.evolve(review, findings=tuple(new), known=len(review.findings) - len(new))

    def text(self) -> str:
        """The text of the file that holds it."""
        lines = [
            json.dumps({**attrs.asdict(each), "count": self.counts[each]}, ensure_ascii=False)
            for each in sorted(self.counts)
        ]
        findings = ",".join(f"\n    {line}" for line in lines)
        return f'{{\n  "argmap-baseline": {VERSION},\n  "findings": [{findings}\n  ]\n}}\n'

    def write(self, path: Path) -> None:
        """Write it to a file. Raises BaselineError."""
        try:
            # A path in no encoding becomes an escape, which JSON reads as what it was.
            path.write_bytes(self.text().encode(errors="backslashreplace"))
        except OSError as error:
            raise BaselineError(f"{path} cannot be written: {error.strerror}") from None


def baseline_of(reviews: Iterable[CheckResult], folder: Path) -> Baseline:
    """All findings of some reviews, for a file in a folder."""
    found = (fingerprint(each, finding, folder) for each in reviews for finding in each.findings)
    return Baseline(folder, Counter(found))


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError."""
    try:
        content = json.loads(read_text(path, str(path)).content)
        return Baseline(path.parent, _counts(content))
    except UnreadableError as problem:
        cure = "; `--write-baseline` makes one" if problem.code == "F001" else ""
        raise BaselineError(f"{problem.message}{cure}") from None
    except (ValueError, RecursionError, LookupError, TypeError):
        raise BaselineError(
            f"{path} is no baseline that this version of argmap has written; write it again"
        ) from None


def _counts(content: Any) -> Counter[Fingerprint]:
    """The counts in the content of a file. Raises ValueError, LookupError or TypeError if none."""
    if content["argmap-baseline"] != VERSION:
        raise ValueError
    counts = Counter[Fingerprint]()
    for each in content["findings"]:
        counts[Fingerprint(each["path"], each["about"], each["code"])] += each["count"]
    return counts

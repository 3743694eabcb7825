"""Baselines: files with known findings, so that a check reports only new ones.

A finding is identified by its rule, its map and its subject, not by its line or its message, which
change when something else does. The subject is the id of a statement, its text if the id was
generated, or the text at the finding's place. If a map no longer exists, its entries match the same
subjects in other maps: it was probably renamed. A baseline counts the findings with the same
identity. It is a JSON file with a sorted line for each, made to be committed.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from argmap.checker.check_result import CheckResult, require_results
from argmap.errors import Error
from argmap.files import STDIN_NAME, UnreadableError, read_text, relative_path, replace_file
from argmap.source import Diagnostic
from argmap.text_layout import shorten
from argmap.wording import QUOTED_WIDTH

VERSION = 1
"""The version of the file format."""


class BaselineError(Error, ValueError):
    """A baseline cannot be read or written.

    >>> try:
    ...     argmap.read_baseline("missing.json")
    ... except argmap.BaselineError as error:
    ...     print(error)
    there is no file missing.json; `--write-baseline` creates it
    """


@attrs.frozen(order=True)
class Fingerprint:
    """The identity of a finding.

    >>> draft = argmap.parse_draft("recommendation act: Act now.")
    >>> baseline = argmap.make_baseline([argmap.check_draft(draft, "plan.argmap")], ".")
    >>> fingerprint = min(baseline.counts)
    >>> fingerprint.path, fingerprint.about, fingerprint.code
    ('plan.argmap', '[act]', 'R001')
    """

    path: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The path of the map."""
    about: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The statement in brackets, or the text that the finding is about."""
    code: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The code of the rule."""
    file: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    """The path of the file with the finding, if the map includes it."""

    def __str__(self) -> str:
        """Return the finding in words: `R001 for [act] in plan.argmap`."""
        about = f" for {shorten(self.about, QUOTED_WIDTH)}" if self.about else ""
        return f"{self.code}{about} in {self.file or self.path}"


def _make_fingerprint(result: CheckResult, finding: Diagnostic, folder: Path) -> Fingerprint:
    path = relative_path(result.path, folder)
    file = relative_path(finding.span.path, folder) if finding.span else path
    about = result.identify_subject(finding)
    return Fingerprint(path, about, finding.code, file if file != path else "")


@attrs.frozen(eq=False)
class Baseline:
    """Known findings, with paths relative to a folder, and how often each occurs.

    >>> draft = argmap.parse_draft("recommendation act: Act now.")
    >>> result = argmap.check_draft(draft, "plan.argmap")
    >>> baseline = argmap.make_baseline([result], ".")
    >>> [new] = baseline.apply([result])
    >>> len(result.findings), len(new.findings)
    (2, 0)
    """

    folder: Path
    """The folder that paths are relative to."""
    counts: Counter[Fingerprint]
    """The number of times each finding occurs."""

    def apply(self, results: Iterable[CheckResult]) -> list[CheckResult]:
        """Return results without the findings in the baseline."""
        return self._match(require_results(results))[0]

    def find_unused(
        self, results: Iterable[CheckResult], paths: str | Path | Iterable[str | Path] | None = None
    ) -> tuple[Fingerprint, ...]:
        """Return the entries that match no finding any more, sorted.

        Entries of other maps than those in the results, of rules that did not run, and of maps with
        errors are left out. Those of maps that no longer exist are included if the maps were in
        `paths`, the files and folders that were checked (default: all).
        """
        results = require_results(results)
        remaining = self._match(results)[1]
        is_outdated = self._make_filter(results, paths)
        return tuple(sorted(entry for entry in remaining if is_outdated(entry)))

    def update(
        self, results: Iterable[CheckResult], paths: str | Path | Iterable[str | Path] | None = None
    ) -> Baseline:
        """Return the baseline with the findings in results in place of its entries for them.

        Entries of maps that no longer exist are removed if the maps were in `paths`, or if they
        match findings of renamed maps.
        """
        results = require_results(results)
        remaining = self._match(results)[1]
        is_outdated = self._make_filter(results, paths)
        counts = Counter(
            _make_fingerprint(result, finding, self.folder)
            for result in results
            for finding in result.findings
        )
        counts.update(
            {
                entry: remaining[entry] if self._is_gone(entry.path) else count
                for entry, count in self.counts.items()
                if entry not in counts and not is_outdated(entry)
            }
        )
        return Baseline(self.folder, +counts)

    def _match(
        self, results: Iterable[CheckResult]
    ) -> tuple[list[CheckResult], Counter[Fingerprint]]:
        """Return results without known findings, and the entries that match none of them."""
        remaining = self.counts.copy()
        left = [self._remove_known(result, remaining, lambda entry: entry) for result in results]
        is_gone = cache(self._is_gone)
        moved: dict[tuple[str, str], list[Fingerprint]] = {}
        for entry in +remaining:
            if entry.about and is_gone(entry.path):
                moved.setdefault((entry.about, entry.code), []).append(entry)

        def find_moved(entry: Fingerprint) -> Fingerprint | None:
            candidates = moved.get((entry.about, entry.code), [])
            while candidates and not remaining[candidates[-1]]:
                candidates.pop()
            return candidates[-1] if candidates else None

        return [self._remove_known(result, remaining, find_moved) for result in left], +remaining

    def _remove_known(
        self,
        result: CheckResult,
        remaining: Counter[Fingerprint],
        find_entry: Callable[[Fingerprint], Fingerprint | None],
    ) -> CheckResult:
        new = []
        for finding in result.findings:
            entry = find_entry(_make_fingerprint(result, finding, self.folder))
            if entry is not None and remaining[entry] > 0:
                remaining[entry] -= 1
            else:
                new.append(finding)
        removed = len(result.findings) - len(new)
        return attrs.evolve(
            result, findings=tuple(new), baseline_count=result.baseline_count + removed
        )

    def _make_filter(
        self, results: Iterable[CheckResult], paths: str | Path | Iterable[str | Path] | None
    ) -> Callable[[Fingerprint], bool]:
        """Return a function that says whether the results of `paths` replace an entry."""
        if isinstance(paths, str | os.PathLike):
            paths = [Path(paths)]
        checked = None if paths is None else {Path(path).resolve() for path in paths}
        by_path: dict[str, list[CheckResult]] = {}
        for result in results:  # a Markdown file may have several
            by_path.setdefault(relative_path(result.path, self.folder), []).append(result)

        @cache
        def was_removed(path: str) -> bool:
            place = (self.folder / path).resolve()
            was_checked = checked is None or not checked.isdisjoint((place, *place.parents))
            return was_checked and self._is_gone(path)

        def is_outdated(entry: Fingerprint) -> bool:
            found = by_path.get(entry.path)
            if found is None:
                return was_removed(entry.path)
            return all(result.has_checked(entry.code) for result in found)

        return is_outdated

    def _is_gone(self, path: str) -> bool:
        """Return whether a map no longer exists. Standard input has no file."""
        return not path.endswith(STDIN_NAME) and not os.path.lexists(self.folder / path)

    def to_json(self) -> str:
        """Return the content of the baseline's file."""
        lines = [
            json.dumps({**_to_entry(fingerprint), "count": count}, ensure_ascii=False)
            for fingerprint, count in sorted(self.counts.items())
        ]
        findings = ",".join(f"\n    {line}" for line in lines)
        return f'{{\n  "argmap-baseline": {VERSION},\n  "findings": [{findings}\n  ]\n}}\n'

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the baseline to a file, completely or not at all. Raises BaselineError."""
        path = Path(path)
        try:
            # Undecodable bytes in paths are lone surrogates, which become JSON escapes.
            replace_file(path, self.to_json().encode(errors="backslashreplace"))
        except OSError as error:
            raise BaselineError(f"cannot write {path}: {error.strerror}") from None


def _to_entry(fingerprint: Fingerprint) -> dict[str, str]:
    return {
        key: value for key, value in attrs.asdict(fingerprint).items() if value or key != "file"
    }


def make_baseline(results: Iterable[CheckResult], folder: str | os.PathLike[str]) -> Baseline:
    """Return a baseline of all findings, for a file in a folder.

    >>> draft = argmap.parse_draft("recommendation act: Act now.")
    >>> baseline = argmap.make_baseline([argmap.check_draft(draft, "plan.argmap")], ".")
    >>> baseline.write("known.json")
    """
    return Baseline(Path(folder), Counter()).update(results)


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Read a baseline from a file. Raises BaselineError.

    >>> argmap.make_baseline([], ".").write("known.json")
    >>> len(argmap.read_baseline("known.json").counts)
    0
    """
    path = Path(path)
    try:
        content = json.loads(read_text(path, str(path)).content)
        return Baseline(path.parent, _parse_counts(content))
    except UnreadableError as error:
        fix = "; `--write-baseline` creates it" if error.code == "F001" else ""
        raise BaselineError(f"{error.message}{fix}") from None
    except (ValueError, RecursionError, LookupError, TypeError):
        raise BaselineError(
            f"{path} is not a baseline of this version of argmap; "
            "remove it, and create it again with `--write-baseline`"
        ) from None


def _parse_counts(content: Any) -> Counter[Fingerprint]:
    if content["argmap-baseline"] != VERSION:
        raise ValueError
    counts = Counter[Fingerprint]()
    for entry in content["findings"]:
        fields = (entry["path"], entry["about"], entry["code"], entry.get("file", ""))
        counts[Fingerprint(*fields)] += entry["count"]
    return counts

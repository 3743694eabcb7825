"""Read and write the JSON file that `pytest --argmap-evidence FILE` keeps, and read JUnit XML.

The `tests` of the JSON file are the outcome of each test, and its `root` is the folder, relative to
the file, where the paths of node ids start. `commit` and `date` are the Git commit that was tested
and the time. `evidence` is for other programs and not read.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

from argmap.files import UnreadableError, read_text, relative_path, replace_file
from argmap.model import ArgumentMap
from argmap.test_results.junit import parse_junit
from argmap.test_results.outcomes import Outcome, Outcomes, OutcomesError
from argmap.test_results.withdrawal import withdrawals
from argmap.text_layout import join_words

VERSION = 1
"""The version of the file format."""

_MAX_EXCERPT = 60
_SHORT_COMMIT = 10
_GIT_TIMEOUT = 10  # seconds

_VERSION_KEY = "argmap-outcomes"
_FIX = "`pytest --argmap --argmap-evidence FILE` writes one"


def write_outcomes(
    path: str | os.PathLike[str], outcomes: Outcomes, maps: Mapping[str, ArgumentMap]
) -> None:
    """Write outcomes to a file, with what they mean for the evidence of some maps.

    The file is written completely or not at all. `maps` are keyed by path. Raises OutcomesError if
    the file cannot be written.
    """
    path = Path(path)
    folder = Path(os.path.realpath(path)).parent
    content = {
        _VERSION_KEY: VERSION,
        "commit": outcomes.commit,
        "date": outcomes.date,
        "root": relative_path(os.path.realpath(outcomes.root), folder),
        "tests": {test: outcomes.tests[test] for test in sorted(outcomes.tests)},
        "evidence": [
            entry for name in sorted(maps) for entry in _list_evidence(name, maps[name], outcomes)
        ],
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, (json.dumps(content, indent=2) + "\n").encode())
    except OSError as error:
        raise OutcomesError(f"{path} cannot be written: {error.strerror}") from None


def add_commit_and_date(outcomes: Outcomes) -> Outcomes:
    """Return outcomes with the commit that is checked out in their root, and the time."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return attrs.evolve(outcomes, commit=find_commit(outcomes.root), date=now)


def find_commit(folder: Path) -> str | None:
    """Return the Git commit that is checked out in a folder; None if there is none, or no Git."""
    try:
        result = subprocess.run(
            ["git", "rev-parse", "--verify", "--quiet", "HEAD"],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=_GIT_TIMEOUT,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return result.stdout.strip() or None


def describe_other_commit(outcomes: Outcomes) -> str:
    """Return a sentence if the outcomes are from another commit than the one checked out."""
    if outcomes.commit is None:
        return ""
    commit = find_commit(outcomes.root) or find_commit(Path())
    if commit in (None, outcomes.commit):
        return ""
    date = f" ({outcomes.date})" if outcomes.date else ""
    return (
        f"the results are from commit {outcomes.commit[:_SHORT_COMMIT]}{date}, but the working "
        f"tree is at {commit[:_SHORT_COMMIT]}; run the tests again"
    )


def refuse_unwritable(path: str | os.PathLike[str]) -> None:
    """Raise OutcomesError if outcomes cannot or must not be written to a path.

    A file with anything but outcomes is not overwritten.
    """
    path = Path(path)
    if path.is_dir():
        raise OutcomesError(f"{path} cannot be written: it is a folder")
    existing = next(parent for parent in (path, *path.absolute().parents) if parent.exists())
    if existing != path and not existing.is_dir():
        raise OutcomesError(f"{path} cannot be written: {existing} is not a folder")
    if not os.access(existing, os.W_OK):
        raise OutcomesError(f"{path} cannot be written: {os.strerror(errno.EACCES)}")
    if path.is_file() and path.stat().st_size and not _has_outcomes(path):
        reason = "it is not a file of outcomes; delete it, or name another file"
        raise OutcomesError(f"{path} cannot be written: {reason}")


def _has_outcomes(path: Path) -> bool:
    """Return whether a file has outcomes of tests, in any version of the format."""
    try:
        content = json.loads(read_text(path, str(path)).content)
    except (UnreadableError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and _VERSION_KEY in content


def _list_evidence(
    name: str, argument_map: ArgumentMap, outcomes: Outcomes
) -> list[dict[str, Any]]:
    withdrawn = withdrawals(argument_map, outcomes)
    return [
        {
            "map": name,
            "id": statement.id,
            "holds": statement.id not in withdrawn,
            "withdrawn-by": [str(result) for result in withdrawn[statement.id].results]
            if statement.id in withdrawn
            else [],
        }
        for statement in argument_map.statements.values()
        if statement.kind.is_given and statement.test_names
    ]


def read_outcomes(path: str | os.PathLike[str]) -> Outcomes:
    """Read a file of outcomes, as the pytest plugin writes it, or a JUnit report.

    Raises OutcomesError, with a fix in its message, if the file cannot be read or has other
    content.

    >>> from pathlib import Path
    >>> _ = Path("junit.xml").write_text(
    ...     '<testsuite><testcase classname="test_pump" name="test_flow"/></testsuite>'
    ... )
    >>> argmap.read_outcomes("junit.xml").tests
    {'test_pump::test_flow': <Outcome.PASSED: 'passed'>}
    """
    path = Path(path)
    try:
        text = read_text(path, str(path)).content
    except UnreadableError as error:
        raise OutcomesError(f"{error}; {_FIX}") from None
    if text.lstrip().startswith("<"):
        return parse_junit(text, str(path))
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise OutcomesError(
            f"{path} is not JSON, so it is not a file of outcomes; {_FIX}"
        ) from None
    version = content.get(_VERSION_KEY) if isinstance(content, dict) else None
    if version is None:
        raise OutcomesError(f"{path} contains no outcomes of tests; {_FIX}")
    if type(version) is not int or version != VERSION:
        raise OutcomesError(
            f"{path} has format version {_excerpt(version)}, but this argmap reads version "
            f"{VERSION}; {_FIX}"
        )
    try:
        return Outcomes(
            _read_tests(content),
            path.parent / _read_root(content),
            _read_optional(content, "commit"),
            _read_optional(content, "date"),
        )
    except _InvalidContentError as error:
        raise OutcomesError(f"{path} is damaged: {error}; {_FIX}") from None


class _InvalidContentError(Exception):
    """A part of the file that has the wrong form."""


def _read_tests(content: Mapping[str, Any]) -> dict[str, Outcome]:
    tests = content.get("tests")
    if not isinstance(tests, dict):
        raise _InvalidContentError(
            f"`tests` must map tests to outcomes, but {_describe(content, 'tests')}"
        )
    for test, outcome in tests.items():
        if outcome not in list(Outcome):
            raise _InvalidContentError(
                f"the outcome of {_excerpt(test)} must be {join_words([*Outcome], word='or')}, "
                f"not {_excerpt(outcome)}"
            )
    return {test: Outcome(outcome) for test, outcome in tests.items()}


def _read_root(content: Mapping[str, Any]) -> str:
    root = content.get("root", ".")
    if not isinstance(root, str) or not _is_path(root):
        raise _InvalidContentError(f"`root` must be a path, but {_describe(content, 'root')}")
    return root


def _read_optional(content: Mapping[str, Any], name: str) -> str | None:
    value = content.get(name)
    if value is None or isinstance(value, str):
        return value
    raise _InvalidContentError(f"`{name}` must be a text, but is {_excerpt(value)}")


def _is_path(text: str) -> bool:
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:  # a lone surrogate
        return False


def _describe(content: Mapping[str, Any], name: str) -> str:
    return f"is {_excerpt(content[name])}" if name in content else "is missing"


def _excerpt(value: object) -> str:
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    text = json.dumps(value)
    return text if len(text) <= _MAX_EXCERPT else f"{text[:_MAX_EXCERPT]} …"

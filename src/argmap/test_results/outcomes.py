"""Outcomes of tests by node id.

A node id is pytest's name for a test: `tests/test_fuzz.py::TestParser::test_no_crash[utf-8]`. Its
path is relative to a root. A shorter name selects every test below it: `tests/test_fuzz.py` selects
all tests of a file, `tests/test_fuzz.py::TestParser` all tests of a class.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import ClassVar

import attrs

from argmap.choices import to_choice
from argmap.errors import Error
from argmap.model import FrozenDict
from argmap.test_results.suggestions import Suggestions


class OutcomesError(Error, ValueError):
    """A file of test results that cannot be read or written.

    >>> try:
    ...     argmap.read_outcomes("missing.json")
    ... except argmap.OutcomesError as error:
    ...     print(error)
    there is no file missing.json; `pytest --argmap --argmap-evidence FILE` writes one
    """


class Outcome(StrEnum):
    """The outcome of a test. Evidence counts only if the outcome is `PASSED`.

    >>> argmap.Outcome("skipped").description
    'was skipped'
    """

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    """Setup or teardown raised an exception."""
    SKIPPED = "skipped"
    XFAILED = "xfailed"
    XPASSED = "xpassed"
    """Passed although marked `xfail`: its authors do not rely on it."""
    DESELECTED = "deselected"
    NOT_COLLECTED = "not collected"
    """Of a file or folder: an error hides the tests in it."""
    RUN_IN_PART = "run in part"
    """Of a file, folder, class or function: only some of its tests were requested."""
    NOT_RUN = "not run"

    @property
    def description(self) -> str:
        """The predicate of a sentence about a test: `failed`, `was skipped`."""
        return _DESCRIPTIONS[self]


_DESCRIPTIONS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "failed",
    Outcome.ERROR: "had an error in setup or teardown",
    Outcome.SKIPPED: "was skipped",
    Outcome.XFAILED: "failed as expected (xfail)",
    Outcome.XPASSED: "passed, but is marked xfail",
    Outcome.DESELECTED: "was deselected",
    Outcome.NOT_COLLECTED: "could not be collected",
    Outcome.RUN_IN_PART: "was only run in part",
    Outcome.NOT_RUN: "was not run",
}

_FROM_GOOD_TO_BAD = [
    Outcome.PASSED,
    Outcome.XPASSED,
    Outcome.SKIPPED,
    Outcome.XFAILED,
    Outcome.ERROR,
    Outcome.FAILED,
]


def find_worst(*outcomes: Outcome) -> Outcome:
    """Return the worst of several outcomes of one test."""
    return max(outcomes, key=_FROM_GOOD_TO_BAD.index)


LEFT_OUT = frozenset({Outcome.DESELECTED, Outcome.RUN_IN_PART, Outcome.NOT_RUN})
"""Outcomes that do not say whether a test would pass."""

_HIDES_TESTS = (Outcome.NOT_COLLECTED, Outcome.SKIPPED, Outcome.DESELECTED)
"""Outcomes of a file or folder whose tests are unknown."""

ROOT = "."
"""The name that selects all tests of a run."""


def iter_parents(name: str) -> Iterator[str]:
    """Yield what contains a test, from the innermost function or class out to the root."""
    path, _, rest = name.partition("::")
    function, bracket, _ = rest.partition("[")
    if bracket:
        yield f"{path}::{function}"
    while "::" in function:
        function = function.rpartition("::")[0]
        yield f"{path}::{function}"
    if rest:
        yield path
    yield from (folder.as_posix() for folder in PurePosixPath(path).parents)


# Texts are accepted, too, but Hypothesis draws arguments of the annotated types.


def _to_outcome(value: Outcome) -> Outcome:
    return to_choice(Outcome, value, "outcome")


@attrs.frozen
class TestResult:
    """A test and its outcome.

    >>> argmap.TestResult("tests/test_pump.py::test_flow", argmap.Outcome.FAILED).outcome
    <Outcome.FAILED: 'failed'>
    """

    __test__: ClassVar[bool] = False  # pytest takes no class of this name for tests

    test: str
    """The node id of the test."""
    outcome: Outcome = attrs.field(converter=_to_outcome)
    """Its outcome."""

    def __str__(self) -> str:
        """Return a sentence: `tests/test_fuzz.py::test_no_crash failed`."""
        return f"{self.test} {self.outcome.description}"


def _to_frozen_dict(tests: Mapping[str, Outcome]) -> FrozenDict[str, Outcome]:
    if not isinstance(tests, Mapping):
        raise TypeError(f"tests must be a mapping of node ids to outcomes, not {tests!r}")
    return FrozenDict({name: _to_outcome(outcome) for name, outcome in tests.items()})


@attrs.frozen
class Outcomes:
    """The outcomes of one test run.

    `tests` maps node ids, with paths relative to `root`, to outcomes. It also lists the files,
    folders, classes and functions whose tests were not all found and run. `commit` is the Git
    commit that was tested, and `date` the time of the run, if they are known.

    >>> outcomes = argmap.Outcomes({"tests/test_pump.py::test_flow": argmap.Outcome.PASSED})
    >>> [result.test for result in outcomes.find("tests/test_pump.py")]
    ['tests/test_pump.py::test_flow']
    >>> outcomes.suggest("tests/test_pump.py::test_flwo")
    'tests/test_pump.py::test_flow'
    """

    tests: Mapping[str, Outcome] = attrs.field(converter=_to_frozen_dict, hash=False)
    root: Path = attrs.field(factory=Path, converter=Path)
    commit: str | None = None
    date: str | None = None

    def find(self, name: str) -> list[TestResult]:
        """Return the results of the tests that a name selects, sorted by id.

        A result of the name itself comes last. A test in a file that could not be collected has
        that file's result. The list is empty if nothing is known about the name.
        """
        tests = [
            test for test in self._list_below(name) if self.tests[test] is not Outcome.RUN_IN_PART
        ]
        if name in self.tests:
            tests.append(name)
        if not tests:
            tests = [
                parent for parent in iter_parents(name) if self.tests.get(parent) in _HIDES_TESTS
            ][:1]
        return [TestResult(test, self.tests[test]) for test in tests]

    def leaves_out(self, name: str) -> bool:
        """Return whether the run was limited to tests that an unknown name does not select.

        A test that is missing from a file or folder that ran as a whole does not exist.
        """
        for place in (name, *iter_parents(name)):
            if self.tests.get(place) is Outcome.RUN_IN_PART:
                return True
            if next(self._list_below(place), None) is not None:
                return False
        return False

    def suggest(self, name: str) -> str | None:
        """Return the known test that an unknown name most likely means, or None."""
        return self._suggestions.find_nearest(name)

    def _list_below(self, name: str) -> Iterator[str]:
        prefixes = (f"{name}[", f"{name}::", f"{name.rstrip('/')}/") if name != ROOT else ("",)
        for prefix in prefixes:
            yield from iter_with_prefix(self._ids, prefix)

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self.tests)

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self.tests)


def iter_with_prefix(names: Sequence[str], prefix: str) -> Iterator[str]:
    """Yield the names with a prefix from a sorted list."""
    for index in range(bisect_left(names, prefix), len(names)):
        if not names[index].startswith(prefix):
            break
        yield names[index]

"""The record of a run: how each test came out, put together from the reports on its parts.

Of a test that reports more than once, such as one with subtests, the worst counts; but what a
plugin tries again counts only when it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.pytest_plugin.maps import SUFFIX
from argmap.test_results import Outcome, Outcomes, iter_parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pytest

_FROM_GOOD_TO_BAD = [
    Outcome.PASSED,
    Outcome.XPASSED,
    Outcome.SKIPPED,
    Outcome.XFAILED,
    Outcome.ERROR,
    Outcome.FAILED,
]


class Record:
    """How the tests of a project came out, whose paths start from `root`; those of maps are none.

    With `grouped`, their ids have the groups of pytest-xdist at the end.
    """

    def __init__(self, root: Path, *, grouped: bool = False) -> None:
        self._root = root
        self._grouped = grouped
        self._outcomes: dict[str, Outcome] = {}
        self._so_far: Outcomes | None = None
        self._planned: set[str] = set()
        self.deselected: set[str] = set()
        """The ids of tests that were deselected."""
        self.unopened: dict[str, Outcome] = {}
        """The files and folders whose tests are not known, and why."""
        self._in_part: set[str] = set()

    @property
    def has_begun(self) -> bool:
        """Whether anything is known of how a test came out."""
        return bool(self._outcomes)

    def outcomes(self) -> Outcomes:
        """The outcome of each test that is known of, by now: one whose turn has not come, too."""
        if self._so_far is None:
            tests = dict.fromkeys(self._in_part, Outcome.RUN_IN_PART)
            tests |= dict.fromkeys(self._planned, Outcome.NOT_RUN)
            tests |= dict.fromkeys(self.deselected, Outcome.DESELECTED)
            self._so_far = Outcomes(tests | self.unopened | self._outcomes, self._root)
        return self._so_far

    def ask(self, names: Iterable[str]) -> None:
        """Take down which tests the run was told to take: all that these names stand for."""
        names = {*names}
        covered = {each for each in names if names.isdisjoint(iter_parents(each))}
        self._in_part = {each for name in covered for each in iter_parents(name)}
        self._so_far = None

    def leave_unopened(self, places: Mapping[str, Outcome]) -> None:
        """Take down files and folders whose tests are not known, and why."""
        self.unopened |= {each: why for each, why in places.items() if not _is_of_a_map(each)}
        self._so_far = None

    def plan(self, tests: Iterable[str]) -> None:
        """Take down that tests are going to run, unless the run ends before."""
        self._planned |= self._ids(tests)
        self._so_far = None

    def deselect(self, tests: Iterable[str]) -> None:
        """Take down that tests were deselected."""
        self.deselected |= self._ids(tests)
        self._so_far = None

    def take(self, report: pytest.TestReport) -> None:
        """Take down what a report on a part of a test says about it."""
        outcome = outcome_in(report)
        if outcome is not None and not _is_of_a_map(report.nodeid):
            test = self._id(report.nodeid)
            known = self._outcomes.get(test, outcome)
            self._outcomes[test] = max(known, outcome, key=_FROM_GOOD_TO_BAD.index)
            self._so_far = None

    def _ids(self, tests: Iterable[str]) -> set[str]:
        return {self._id(each) for each in tests if not _is_of_a_map(each)}

    def _id(self, test: str) -> str:
        """The id of a test without its group: `tests/test_it.py::test_it@group`."""
        at = test.rfind("@")
        return test[:at] if self._grouped and at > test.rfind("]") else test


def _is_of_a_map(test: str) -> bool:
    return test.partition("::")[0].lower().endswith(SUFFIX)


def outcome_in(report: pytest.TestReport) -> Outcome | None:
    """What a report says about the outcome of a test; None where it says nothing yet."""
    expected_to_fail = hasattr(report, "wasxfail")
    match report.outcome:
        case "failed":
            is_around = report.when in ("setup", "teardown")
            return Outcome.ERROR if is_around else Outcome.FAILED
        case "skipped":
            return Outcome.XFAILED if expected_to_fail else Outcome.SKIPPED
        case "passed" if report.when == "call":
            return Outcome.XPASSED if expected_to_fail else Outcome.PASSED
        case _:
            return None

"""Record the outcome of each test of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from argmap.project import SUFFIX
from argmap.test_results import Outcome, Outcomes, find_worst, iter_parents


class OutcomeRecorder:
    """Record the outcomes of tests, except those of maps, by node ids relative to `root`.

    If a test reports several times, as one with subtests does, its worst outcome counts. With
    `grouped`, node ids end in the groups of pytest-xdist.
    """

    def __init__(self, root: Path, *, grouped: bool = False) -> None:
        self._root = root
        self._grouped = grouped
        self._recorded: dict[str, Outcome] = {}
        self._planned: set[str] = set()
        self._run_in_part: set[str] = set()
        self._outcomes: Outcomes | None = None
        self.deselected: set[str] = set()
        self.without_tests: dict[str, Outcome] = {}
        """Files and folders whose tests are unknown, with the reason."""

    @property
    def has_outcomes(self) -> bool:
        """Whether a test has run."""
        return bool(self._recorded)

    def outcomes(self) -> Outcomes:
        """Return the outcomes so far, including those of tests that have not run yet."""
        if self._outcomes is None:
            tests = dict.fromkeys(self._run_in_part, Outcome.RUN_IN_PART)
            tests |= dict.fromkeys(self._planned, Outcome.NOT_RUN)
            tests |= dict.fromkeys(self.deselected, Outcome.DESELECTED)
            self._outcomes = Outcomes(tests | self.without_tests | self._recorded, self._root)
        return self._outcomes

    def select(self, names: Iterable[str]) -> None:
        """Record what the run was asked for; what contains it is only run in part."""
        names = {*names}
        outermost = {name for name in names if names.isdisjoint(iter_parents(name))}
        self._run_in_part = {parent for name in outermost for parent in iter_parents(name)}
        self._outcomes = None

    def narrow(self, tests: Iterable[str]) -> None:
        """Record that pytest left out other tests of the same files without a notice."""
        self._run_in_part |= {
            parent for test in self._to_ids(tests) for parent in iter_parents(test)
        }
        self._outcomes = None

    def add_without_tests(self, places: Mapping[str, Outcome]) -> None:
        """Record files and folders whose tests are unknown."""
        self.without_tests |= {
            place: outcome for place, outcome in places.items() if not _is_map(place)
        }
        self._outcomes = None

    def plan(self, tests: Iterable[str]) -> None:
        """Record tests that will run unless the run ends early."""
        self._planned |= self._to_ids(tests)
        self._outcomes = None

    def deselect(self, tests: Iterable[str]) -> None:
        """Record tests that were deselected."""
        self.deselected |= self._to_ids(tests)
        self._outcomes = None

    def record(self, report: pytest.TestReport) -> None:
        """Record the outcome in a report on the setup, call or teardown of a test."""
        outcome = find_outcome(report)
        if outcome is not None and not _is_map(report.nodeid):
            test = self._to_id(report.nodeid)
            self._recorded[test] = find_worst(self._recorded.get(test, outcome), outcome)
            self._outcomes = None

    def _to_ids(self, tests: Iterable[str]) -> set[str]:
        return {self._to_id(test) for test in tests if not _is_map(test)}

    def _to_id(self, test: str) -> str:
        """Return a node id without its group: `tests/test_it.py::test_it@group`."""
        at = test.rfind("@")
        return test[:at] if self._grouped and at > test.rfind("]") else test


def _is_map(test: str) -> bool:
    return test.partition("::")[0].lower().endswith(SUFFIX)


def find_outcome(report: pytest.TestReport) -> Outcome | None:
    """Return the outcome in a report, or None if the report decides nothing yet.

    A rerun decides nothing: pytest-rerunfailures reports the last run in the usual way.
    """
    is_xfail = hasattr(report, "wasxfail")
    match report.outcome:
        case "failed":
            is_call = report.when not in ("setup", "teardown")
            return Outcome.FAILED if is_call else Outcome.ERROR
        case "skipped":
            return Outcome.XFAILED if is_xfail else Outcome.SKIPPED
        case "passed" if report.when == "call":
            return Outcome.XPASSED if is_xfail else Outcome.PASSED
        case _:
            return None

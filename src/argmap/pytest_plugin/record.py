"""The record of a run: how each test came out, put together from the reports on its parts.

Of a test that reports more than once, such as one with subtests, the worst counts; but what a
plugin tries again counts only when it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    """How tests came out. With `grouped`, their ids have the groups of pytest-xdist at the end."""

    def __init__(self, *, grouped: bool = False) -> None:
        self._grouped = grouped
        self._outcomes: dict[str, Outcome] = {}
        self.left_out: set[str] = set()
        """The ids of tests that were deselected."""

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcome of each test that ran or was deselected, by its id."""
        return dict.fromkeys(self.left_out, Outcome.DESELECTED) | self._outcomes

    def leave_out(self, tests: Iterable[str]) -> None:
        """Take down that tests were deselected."""
        self.left_out.update(map(self._id, tests))

    def take(self, report: pytest.TestReport) -> None:
        """Take down what a report on a part of a test says about it."""
        outcome = outcome_in(report)
        if outcome is not None:
            test = self._id(report.nodeid)
            known = self._outcomes.get(test, outcome)
            self._outcomes[test] = max(known, outcome, key=_FROM_GOOD_TO_BAD.index)

    def _id(self, test: str) -> str:
        """The id of a test without its group: `tests/test_it.py::test_it@group`."""
        at = test.rfind("@")
        return test[:at] if self._grouped and at > test.rfind("]") else test


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

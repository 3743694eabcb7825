"""Outcomes put together from the reports on setup, call and teardown."""

from pathlib import Path

import pytest

from argmap.pytest_plugin.outcome_recorder import OutcomeRecorder
from argmap.test_results import Outcome


def make_report(when: str, outcome: str, **others: object) -> pytest.TestReport:
    return pytest.TestReport(
        "t.py::t",
        ("t.py", 0, "t"),
        {},
        outcome,
        None,
        when,
        **others,  # type: ignore[arg-type]
    )


def find_outcome(*reports: pytest.TestReport) -> Outcome | None:
    recorder = OutcomeRecorder(Path())
    for report in reports:
        recorder.record(report)
    return recorder.outcomes().tests.get("t.py::t")


def test_a_test_has_passed_after_its_call() -> None:
    assert find_outcome(make_report("setup", "passed")) is None
    assert (
        find_outcome(make_report("setup", "passed"), make_report("call", "passed"))
        is Outcome.PASSED
    )


def test_the_worst_report_counts() -> None:
    parts = [make_report("call", "passed"), make_report("teardown", "failed")]
    assert find_outcome(*parts) is Outcome.ERROR
    assert find_outcome(make_report("call", "failed"), *parts) is Outcome.FAILED
    assert (
        find_outcome(make_report("call", "passed"), make_report("call", "skipped"))
        is Outcome.SKIPPED
    )


def test_only_the_last_rerun_counts() -> None:
    again = make_report("call", "rerun")
    assert find_outcome(again, make_report("call", "passed")) is Outcome.PASSED
    assert find_outcome(again, make_report("call", "failed")) is Outcome.FAILED


def test_a_crashed_worker_fails_its_test() -> None:
    assert find_outcome(make_report("???", "failed")) is Outcome.FAILED


def test_xdist_groups_are_removed_from_ids() -> None:
    recorder = OutcomeRecorder(Path(), grouped=True)
    recorder.deselect(["t.py::t@group", "t.py::t[a@b]", "t.py::t[a@b]@group"])
    assert recorder.deselected == {"t.py::t", "t.py::t[a@b]"}


def test_maps_are_not_recorded() -> None:
    recorder = OutcomeRecorder(Path())
    recorder.deselect(["plan.argmap::act", "tests/Plan.ARGMAP::argmap:check"])
    assert recorder.outcomes().tests == {}


def test_outcomes_are_updated_during_a_run() -> None:
    recorder = OutcomeRecorder(Path())
    assert recorder.outcomes().tests == {}
    recorder.deselect(["t.py::t"])
    assert recorder.outcomes().tests == {"t.py::t": Outcome.DESELECTED}
    recorder.record(make_report("call", "passed"))
    assert recorder.outcomes().tests == {"t.py::t": Outcome.PASSED}


@pytest.mark.parametrize(
    ("selected", "in_part"),
    [
        (["."], set()),
        (["tests"], {"."}),
        (["tests", "tests/t.py::t"], {"."}),
        (
            ["tests/t.py::T::t[a]"],
            {"tests/t.py::T::t", "tests/t.py::T", "tests/t.py", "tests", "."},
        ),
        (["tests/t.py::T", "tests/t.py::T::t[a]"], {"tests/t.py", "tests", "."}),
    ],
)
def test_parents_of_selected_tests_are_run_in_part(selected: list[str], in_part: set[str]) -> None:
    recorder = OutcomeRecorder(Path())
    recorder.select(selected)
    assert recorder.outcomes().tests == dict.fromkeys(in_part, Outcome.RUN_IN_PART)

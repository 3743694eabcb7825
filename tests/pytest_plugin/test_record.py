"""How a test came out, put together from the reports on its parts."""

from pathlib import Path

import pytest

from argmap.pytest_plugin.record import Record
from argmap.test_results import Outcome


def report(when: str, outcome: str, **others: object) -> pytest.TestReport:
    return pytest.TestReport(
        "t.py::t",
        ("t.py", 0, "t"),
        {},
        outcome,
        None,
        when,
        **others,  # type: ignore[arg-type]
    )


def came_out(*reports: pytest.TestReport) -> Outcome | None:
    record = Record(Path())
    for each in reports:
        record.take(each)
    return record.outcomes().tests.get("t.py::t")


def test_a_test_has_passed_when_it_was_called() -> None:
    assert came_out(report("setup", "passed")) is None
    assert came_out(report("setup", "passed"), report("call", "passed")) is Outcome.PASSED


def test_the_worst_part_counts() -> None:
    parts = [report("call", "passed"), report("teardown", "failed")]
    assert came_out(*parts) is Outcome.ERROR
    assert came_out(report("call", "failed"), *parts) is Outcome.FAILED
    assert came_out(report("call", "passed"), report("call", "skipped")) is Outcome.SKIPPED


def test_what_is_tried_again_counts_when_it_is_done() -> None:
    again = report("call", "rerun")
    assert came_out(again, report("call", "passed")) is Outcome.PASSED
    assert came_out(again, report("call", "failed")) is Outcome.FAILED


def test_a_worker_that_died_has_passed_nothing() -> None:
    assert came_out(report("???", "failed")) is Outcome.FAILED


def test_groups_of_workers_are_no_part_of_an_id() -> None:
    record = Record(Path(), grouped=True)
    record.deselect(["t.py::t@group", "t.py::t[a@b]", "t.py::t[a@b]@group"])
    assert record.deselected == {"t.py::t", "t.py::t[a@b]"}


def test_maps_are_no_tests() -> None:
    record = Record(Path())
    record.deselect(["plan.argmap::act", "tests/Plan.ARGMAP::argmap:check"])
    assert record.outcomes().tests == {}


def test_what_comes_later_is_known_later() -> None:
    record = Record(Path())
    assert record.outcomes().tests == {}
    record.deselect(["t.py::t"])
    assert record.outcomes().tests == {"t.py::t": Outcome.DESELECTED}
    record.take(report("call", "passed"))
    assert record.outcomes().tests == {"t.py::t": Outcome.PASSED}


@pytest.mark.parametrize(
    ("asked", "in_part"),
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
def test_what_holds_more_than_was_asked_for_is_run_in_part(
    asked: list[str], in_part: set[str]
) -> None:
    record = Record(Path())
    record.ask(asked)
    assert record.outcomes().tests == dict.fromkeys(in_part, Outcome.RUN_IN_PART)

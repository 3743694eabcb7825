"""Which objection that was left bare would change how a statement fares."""

from hypothesis import given

from argmap.checker.neglect import find_deciding_objections
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.semantics.program import unsupported_objections
from tests.checker.cases import written
from tests.semantics.strategies import small_maps

PLAN = """
recommendation act: Act now.
  because claim good: It helps.
    because evidence study: A study.
    unless claim old: The study is old.
  but claim late: It is late.
    because evidence clock: It is midnight.
    but claim wrong: The clock is wrong.

claim calm: All is calm.
  because evidence air: No wind.
  but claim gale: A gale is coming.
    because evidence sky: A red sky.
  unless claim far: It is far away.
"""


def test_each_statement_has_the_nearest_one_that_reaches_it() -> None:
    assert find_deciding_objections(assess(written(PLAN))) == {
        "old": "old",
        "wrong": "wrong",
        "far": "far",
        "good": "old",
        "late": "wrong",
        "calm": "far",
    }


def test_where_nothing_was_left_bare_nothing_changes() -> None:
    assert find_deciding_objections(assess(written("claim a: A.\n  but evidence b: B.\n"))) == {}


@given(small_maps())
def test_all_that_changes_is_reached_by_something_that_was_left_bare(plan: ArgumentMap) -> None:
    assessment = assess(plan)
    before, after = (
        assessment.result(reading).model.holds for reading in (Reading.CHARITABLE, Reading.CAUTIOUS)
    )
    changed = {
        name for name, old, new in zip(plan.statements, before, after, strict=True) if old != new
    }
    found = find_deciding_objections(assessment)
    assert found.keys() == changed
    assert unsupported_objections(plan).issuperset(found.values())

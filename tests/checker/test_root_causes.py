"""Root causes of failures, depths of derivations and deciding objections."""

from collections.abc import Callable

import pytest
from hypothesis import given

from argmap.checker.context import RuleContext
from argmap.checker.root_causes import (
    RootCauses,
    find_deciding_objections,
    find_defeaters,
    find_detours,
    find_implicit_links,
    find_missing_grounds,
    measure_depths,
)
from argmap.model import ArgumentMap, Polarity
from argmap.semantics import Reading, assess
from argmap.semantics.program import find_unsupported_objections
from tests.checker.cases import parse_map
from tests.semantics.strategies import small_maps

ACT = "recommendation act: Act now.\n"


def causes_of(find: Callable[[RuleContext], RootCauses], text: str) -> list[str]:
    return find(RuleContext(assess(parse_map(text)))).of("act")


class TestMissingGrounds:
    def test_causes_are_found_at_any_depth(self) -> None:
        text = f"""{ACT}
  because claim near: It is near.
    because claim far: It is far.
  because claim bare: It is bare.
"""
        assert causes_of(find_missing_grounds, text) == ["far", "bare"]

    def test_a_defeated_premise_does_not_lack_grounds(self) -> None:
        text = f"""{ACT}
  because claim defeated: It would be so.
    because evidence seen: It was seen.
  unless evidence broken: The camera is broken.
    because claim lost: It is lost.
  and claim bare: It is bare.
"""
        assert causes_of(find_missing_grounds, text) == ["bare"]


class TestDefeaters:
    def test_causes_are_found_at_any_depth(self) -> None:
        text = f"""{ACT}
  because claim near: It is near.
    because evidence far: It is far.
      but evidence not: It is not.
"""
        assert causes_of(find_defeaters, text) == ["[not] “It is not.” objects to [far]"]

    def test_a_reason_without_grounds_has_no_defeater(self) -> None:
        text = f"""{ACT}
  because evidence contested: It is so.
    but evidence denied: It is not.
  and claim bare: It is bare.
  because evidence seen: It was seen.
  unless evidence broken: The camera is broken.
"""
        assert causes_of(find_defeaters, text) == [
            "[broken] “The camera is broken.” is an exception to [seen]"
        ]


class TestDetours:
    def test_a_premise_with_its_own_grounds_is_not_a_detour(self) -> None:
        text = f"""{ACT}
  because claim both: It is so.
    because evidence: It was seen.
    because recommendation look: Look.
  and claim through: It is so, too.
    because recommendation ask: Ask.

[look]
  because evidence: Nobody has looked.
[ask]
  because evidence: Nobody has asked.
"""
        assert causes_of(find_detours, text) == ["ask"]

    def test_failing_reasons_are_not_detours(self) -> None:
        text = f"""{ACT}
  because recommendation wait: Wait.
  because claim through: It is so.
    because recommendation ask: Ask.
  and claim bare: It is bare.
  because recommendation look: Look.

[look]
  because evidence: Nobody has looked.
[ask]
  because evidence: Nobody has asked.
"""
        assert causes_of(find_detours, text) == ["look"]


def test_implicit_links_that_support_are_found() -> None:
    text = f"""{ACT}
  because claim near: It is near.
    because (implicit) evidence far: It is far.
  and claim same: It is the same.
    because evidence seen: It was seen.
    because (implicit) evidence heard: It was heard.
"""
    assert causes_of(find_implicit_links, text) == ["[far] for [near]"]


@pytest.mark.parametrize(
    "find", [find_missing_grounds, find_defeaters, find_detours, find_implicit_links]
)
def test_a_supported_statement_has_no_causes(find: Callable[[RuleContext], RootCauses]) -> None:
    assert causes_of(find, f"{ACT}  because evidence: It burns.\n") == []


DEPTHS = """
claim a: A.
  because claim b: B.
    because evidence c: C.
    and claim d: D.
      because [c]
  because claim e: E.
    because [a]
"""


def test_a_reason_is_as_deep_as_its_deepest_premise() -> None:
    assert measure_depths(assess(parse_map(DEPTHS)).charitable) == {
        "c": 0,
        "d": 1,
        "b": 2,
        "a": 3,
        "e": 4,
    }


def test_reasons_that_are_not_admitted_derive_nothing() -> None:
    result = assess(parse_map(DEPTHS)).charitable
    assert measure_depths(result, lambda inference: inference.conclusion != "b") == {"c": 0, "d": 1}


@given(small_maps())
def test_depths_are_the_least_fixed_point(plan: ArgumentMap) -> None:
    result = assess(plan).charitable
    expected = {name: 0 for name, each in plan.statements.items() if each.kind.is_given}
    expected = {name: 0 for name in expected if result.holds(name)}
    for _ in plan.statements:
        for each in plan.inferences:
            members = [expected.get(member) for member in result.premises(each)]
            known = [depth for depth in members if depth is not None]
            if (
                result.is_live(each)
                and each.polarity is Polarity.FOR
                and len(known) == len(members)
            ):
                now = expected.get(each.conclusion, 10**9)
                expected[each.conclusion] = min(now, 1 + max(known))
    assert measure_depths(result) == expected


OBJECTIONS = """
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


def test_each_changed_statement_has_its_nearest_unsupported_objection() -> None:
    assert find_deciding_objections(assess(parse_map(OBJECTIONS))) == {
        "old": "old",
        "wrong": "wrong",
        "far": "far",
        "good": "old",
        "late": "wrong",
        "calm": "far",
    }


def test_without_unsupported_objections_nothing_changes() -> None:
    assert find_deciding_objections(assess(parse_map("claim a: A.\n  but evidence b: B.\n"))) == {}


@given(small_maps())
def test_every_change_comes_from_an_unsupported_objection(plan: ArgumentMap) -> None:
    assessment = assess(plan)
    before, after = (
        assessment.result(reading).model.holds for reading in (Reading.CHARITABLE, Reading.CAUTIOUS)
    )
    changed = {
        name for name, old, new in zip(plan.statements, before, after, strict=True) if old != new
    }
    found = find_deciding_objections(assessment)
    assert found.keys() == changed
    assert find_unsupported_objections(plan).issuperset(found.values())

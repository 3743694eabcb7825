"""Flawed maps: the rule finds them, and no other that is as severe."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.checker import check
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.testing import flawed_maps

REFUSED = {"E011", "E015", "R018", "W004"}


@pytest.mark.parametrize("code", sorted(RULES.keys() - REFUSED))
@settings(max_examples=5)
@given(data=st.data())
def test_one_rule_of_its_severity_finds_a_flawed_map(code: str, data: st.DataObject) -> None:
    max_age = 10_000 if code == "E004" else None
    asked = Settings(select=("default", code), max_age=max_age)
    findings = check(data.draw(flawed_maps(code)), settings=asked)
    as_severe = [each for each in findings if each.severity is RULES[code].severity]
    assert {each.code for each in as_severe} == {code}


@pytest.mark.parametrize("code", sorted(REFUSED))
def test_rules_that_no_map_alone_triggers_are_refused(code: str) -> None:
    with pytest.raises(InvalidArgument, match=f"no map alone is found by {code} only: "):
        flawed_maps(code)


def test_rules_that_are_not_there_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="there is no rule X001"):
        flawed_maps("X001")

"""Flawed maps: the rule finds something in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.checker import check
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.testing import flawed_maps
from argmap.testing.flaws import NEEDS_MORE_THAN_A_MAP


@pytest.mark.parametrize("code", sorted(RULES.keys() - NEEDS_MORE_THAN_A_MAP.keys()))
@settings(max_examples=4)
@given(data=st.data())
def test_the_rule_finds_something(code: str, data: st.DataObject) -> None:
    settings = Settings(select=("default", code), max_age=10_000, max_depth=2, max_words=15)
    findings = check(data.draw(flawed_maps(code)), settings=settings)
    assert code in {finding.code for finding in findings}


@pytest.mark.parametrize("code", sorted(NEEDS_MORE_THAN_A_MAP))
def test_rules_that_need_more_than_a_map_are_refused(code: str) -> None:
    with pytest.raises(InvalidArgument, match=f"{code} finds nothing in a map alone: "):
        flawed_maps(code)


def test_unknown_rules_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="there is no rule 'X001'"):
        flawed_maps("X001")


def test_the_repr_is_the_call() -> None:
    assert repr(flawed_maps("R005")) == "flawed_maps('R005')"

"""Paths as they are written down, and which of some maps belong to others."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.paths import included_paths, seen_from


@pytest.mark.parametrize(
    ("path", "seen"),
    [("plan.argmap", "plan.argmap"), ("maps/plan.argmap", "maps/plan.argmap"), ("../p", "../p")],
)
def test_a_path_is_seen_from_a_folder(
    path: str, seen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert seen_from(tmp_path, path.replace("/", os.sep)) == seen


NAMES = [os.path.realpath(each) for each in "abcde"]
takings = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
)


@given(takings)
def test_what_is_left_out_is_taken_in_by_something_else(maps: dict[str, list[str]]) -> None:
    left_out = included_paths(maps)
    for each in left_out:
        assert any(each in taken for taker, taken in maps.items() if taker != each)


@given(takings)
def test_whatever_is_left_out_is_part_of_something_that_is_not(maps: dict[str, list[str]]) -> None:
    left_out = included_paths(maps)
    reached = {each for each in maps if each not in left_out}
    assert reached or not maps
    for _ in maps:
        reached |= {part for each in reached for part in maps.get(each, ()) if part in maps}
    assert reached == set(maps)


@given(takings)
def test_without_circles_exactly_what_is_taken_in_is_left_out(maps: dict[str, list[str]]) -> None:
    upward: dict[str, set[str]] = {}
    for each in sorted(maps, reverse=True):  # what a part takes in is taken in with it
        parts = {part for part in maps[each] if part > each}
        upward[each] = parts.union(*(upward.get(part, ()) for part in parts))
    assert included_paths(upward) == set().union(*upward.values()) & set(upward)

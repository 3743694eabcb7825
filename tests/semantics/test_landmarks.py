"""Landmarks, in circles and out of them, against striking out each thing that is given."""

import pytest
from hypothesis import given, settings

from argmap import parse
from argmap.model import ArgumentMap, Polarity
from argmap.semantics.landmarks import UNDERIVABLE, landmarks
from argmap.semantics.program import build_program
from tests.semantics.brute_force import without_objections
from tests.semantics.changed_maps import holds, without
from tests.semantics.strategies import small_maps


@settings(max_examples=500, deadline=None)
@given(small_maps())
def test_they_are_what_no_derivation_can_do_without(argument_map: ArgumentMap) -> None:
    read = build_program(argument_map)
    given_ones = [number for number, each in enumerate(read.given) if each]
    found = landmarks(read, {each: 1 << each for each in given_ones})
    unopposed = without_objections(argument_map)
    for number, name in enumerate(read.ids):
        if not holds(unopposed, name):
            assert found[number] == UNDERIVABLE
        elif read.given[number]:
            assert found[number] == 1 << number
        else:
            needed = [x for x in given_ones if not holds(without(unopposed, [read.ids[x]]), name)]
            assert found[number] == sum(1 << each for each in needed)


def test_what_has_no_label_is_used_freely() -> None:
    read = build_program(
        parse("claim c: So.\n  because evidence e: Seen.\n  and assumption a: Sure.\n")
    )
    assert landmarks(read, {read.numbers["a"]: 1}) == [1, 0, 1]


def test_two_reasons_have_the_landmarks_of_both() -> None:
    read = build_program(
        parse(
            "claim c: So.\n  because evidence e: Seen.\n  and evidence f: Heard.\n"
            "  because [e]\n  and evidence g: Told.\n"
        )
    )
    assert landmarks(read, {read.numbers[name]: 1 << read.numbers[name] for name in "efg"})[0] == 2


@pytest.mark.parametrize(("size", "way_in"), [(2, 0), (2, 1), (3, 1), (2_000, 700)])
def test_a_circle_has_the_landmarks_of_its_only_way_in(size: int, way_in: int) -> None:
    ring = "".join(f"claim c{x}: So.\n  because [c{(x + 1) % size}]\n" for x in range(size))
    argument_map = parse(f"{ring}[c{way_in}]\n  because evidence e: Seen.\n")
    assert {each.polarity for each in argument_map.inferences} == {Polarity.FOR}
    read = build_program(argument_map)
    assert set(landmarks(read, {read.numbers["e"]: 1})) == {1}

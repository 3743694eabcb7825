"""Grounds of a recommendation's own."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link
from argmap.semantics import Reading, assess
from tests.semantics.brute_force import as_written, brute_model, members
from tests.semantics.strategies import small_maps, statement

RICH_IN_RECOMMENDATIONS = [Kind.RECOMMENDATION, Kind.RECOMMENDATION, Kind.CLAIM, Kind.EVIDENCE]


def has_grounds_of_its_own(argument_map: ArgumentMap, name: str) -> bool:
    """As the definition has it: by striking out and judging anew."""
    others = {
        each.id
        for each in argument_map.statements.values()
        if each.kind == "recommendation" and each.id != name
    }
    left = [each for each in argument_map.inferences if not others & members(each)]
    return brute_model(attrs.evolve(argument_map, inferences=left)).value("grounds", name) is True


@pytest.mark.parametrize("reading", [Reading.CHARITABLE, Reading.AS_WRITTEN])
@given(argument_map=st.one_of(small_maps(RICH_IN_RECOMMENDATIONS), small_maps()))
@settings(max_examples=300)
def test_they_are_those_that_are_left_without_other_recommendations(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    read = argument_map if reading is Reading.CHARITABLE else as_written(argument_map)
    assert assess(argument_map).result(reading).own_grounds == {
        each.id
        for each in argument_map.statements.values()
        if each.kind == "recommendation" and has_grounds_of_its_own(read, each.id)
    }


def recommended(names: str, *inferences: Inference) -> ArgumentMap:
    """A map in which `e` is evidence, `x` a claim, and all else are recommendations."""
    kinds = {"e": Kind.EVIDENCE, "x": Kind.CLAIM}
    return ArgumentMap([statement(kinds.get(y, Kind.RECOMMENDATION), y) for y in names], inferences)


def test_one_that_only_goes_back_to_another_has_none() -> None:
    argument_map = recommended(
        "abe", Inference("a", "because", ["e"]), Inference("b", "because", ["a", "e"])
    )
    assert assess(argument_map).result().own_grounds == {"a"}


def test_one_whose_grounds_hang_on_itself_may_have_none_although_the_others_do_not_matter() -> None:
    argument_map = recommended(
        "axe", Inference("a", "because", ["e"], (), [Link("x")]), Inference("x", "because", ["a"])
    )
    assert assess(argument_map).result().own_grounds == frozenset()


def test_what_hangs_on_itself_is_not_saved_by_another() -> None:
    """As it stands `a` holds, but by way of `b`: its evidence is cut off by what it leads to."""
    argument_map = recommended(
        "abxe",
        Inference("b", "because", ["e"]),
        Inference("a", "because", ["b"]),
        Inference("a", "because", ["e"], (), [Link("x")]),
        Inference("x", "because", ["a"]),
    )
    assert assess(argument_map).result().own_grounds == {"b"}


def test_each_of_several_may_hang_on_itself() -> None:
    argument_map = ArgumentMap(
        [
            statement(Kind.EVIDENCE, "e"),
            *(statement(Kind.RECOMMENDATION, each) for each in ["a1", "a2", "a3"]),
            *(statement(Kind.CLAIM, each) for each in ["x1", "x2", "x3"]),
        ],
        [
            inference
            for n in "123"
            for inference in (
                Inference(f"a{n}", "because", ["e"], (), [Link(f"x{n}")]),
                Inference(f"x{n}", "because", [f"a{n}"]),
            )
        ],
    )
    assert assess(argument_map).result().own_grounds == frozenset()


def test_exceptions_may_be_all_that_goes_round() -> None:
    argument_map = ArgumentMap(
        [
            statement(Kind.EVIDENCE, "e"),
            statement(Kind.RECOMMENDATION, "a"),
            statement(Kind.CLAIM, "x"),
            statement(Kind.CLAIM, "y"),
        ],
        [
            Inference("a", "because", ["e"], (), [Link("x")]),
            Inference("x", "because", ["a"], (), [Link("y")]),
            Inference("y", "because", ["a"], (), [Link("x")]),
        ],
    )
    assert assess(argument_map).result().own_grounds == frozenset()

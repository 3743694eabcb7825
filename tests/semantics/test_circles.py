"""Circles of support: each goes round, is as short as can be, and none is left out."""

import pytest
from hypothesis import given

from argmap.model import ArgumentMap, Inference, Link
from argmap.semantics import Reading, assess
from tests.semantics.brute_force import as_written, depends, members, reasons_for
from tests.semantics.strategies import small_maps, statement


def claims(names: str, *inferences: Inference) -> ArgumentMap:
    return ArgumentMap([statement("claim", name) for name in names], inferences)


def because(conclusion: str, *premises: str) -> Inference:
    return Inference(conclusion, "because", premises)


def test_a_circle_runs_from_reasons_to_conclusions() -> None:
    argument_map = claims("abcd", because("b", "a"), because("c", "b", "d"), because("a", "c"))
    assert assess(argument_map).result().circles() == (("a", "b", "c"),)


def test_a_statement_that_is_its_own_reason_is_a_circle_of_one() -> None:
    assert assess(claims("a", because("a", "a"))).result().circles() == (("a",),)


def test_a_shortest_circle_through_the_first_statement_is_shown() -> None:
    long = [because("b", "a"), because("c", "b"), because("a", "c")]
    assert assess(claims("abc", *long, because("a", "b"))).result().circles() == (("a", "b"),)
    assert assess(claims("cab", *long, because("a", "b"))).result().circles() == (("c", "a", "b"),)


def test_circles_come_in_the_order_of_writing() -> None:
    first, second = [because("a", "b"), because("b", "a")], [because("c", "d"), because("d", "c")]
    for bridge in because("a", "c"), because("c", "a"):
        argument_map = claims("badc", bridge, *second, *first)
        assert assess(argument_map).result().circles() == (("b", "a"), ("d", "c"))


def test_a_circle_around_another_comes_before_it() -> None:
    around, inside = [because("a", "d"), because("d", "a")], [because("b", "c"), because("c", "b")]
    for inferences in [*around, *inside], [*inside, *around]:
        assert assess(claims("abcd", *inferences)).result().circles() == (("a", "d"), ("b", "c"))


def test_a_warrant_goes_round_as_a_premise_does() -> None:
    rule = Inference("a", "because", ["c"], warrants=[Link("b", implicit=True)])
    assessment = assess(claims("abc", rule, because("b", "a")))
    assert assessment.result().circles() == (("a", "b"),)
    assert assessment.result(Reading.AS_WRITTEN).circles() == ()


@pytest.mark.parametrize(
    "inference",
    [Inference("a", "but", ["b"]), Inference("a", "because", ["c"], exceptions=[Link("b")])],
)
def test_objections_and_exceptions_make_no_circle_of_support(inference: Inference) -> None:
    assert assess(claims("abc", inference, because("b", "a"))).result().circles() == ()


@given(small_maps())
def test_there_is_one_for_each_set_of_statements_that_depend_on_each_other(
    argument_map: ArgumentMap,
) -> None:
    readings = {Reading.CHARITABLE: argument_map, Reading.AS_WRITTEN: as_written(argument_map)}
    for reading, read in readings.items():
        order = list(read.statements)
        firsts = []
        for circle in assess(argument_map).result(reading).circles():
            for reason, conclusion in zip(circle, (*circle[1:], circle[0]), strict=True):
                assert reason in supporters(read, conclusion)
            assert len(circle) == shortest_way_round(read, circle[0])
            firsts.append(circle[0])
        expected = [
            name
            for place, name in enumerate(order)
            if goes_round(read, name)
            and not any(
                depends(read, name, earlier) and depends(read, earlier, name)
                for earlier in order[:place]
            )
        ]
        assert firsts == expected


def supporters(argument_map: ArgumentMap, name: str) -> set[str]:
    return {member for reason in reasons_for(argument_map, name) for member in members(reason)}


def goes_round(argument_map: ArgumentMap, name: str) -> bool:
    return any(depends(argument_map, member, name) for member in supporters(argument_map, name))


def shortest_way_round(argument_map: ArgumentMap, name: str) -> int:
    """The length of the shortest circle through a statement, and others if there are any."""
    others = {each for each in argument_map.statements if each != name}
    if not any(
        depends(argument_map, other, name) and depends(argument_map, name, other)
        for other in others
    ):
        return 1
    steps, found = 1, supporters(argument_map, name) - {name}
    while name not in found:
        steps += 1
        found = {x for each in found for x in supporters(argument_map, each) - {each}}
    return steps


def test_a_reason_for_itself_does_not_hide_the_circle_that_it_is_in() -> None:
    argument_map = claims("ab", because("a", "a"), because("a", "b"), because("b", "a"))
    assert assess(argument_map).result().circles() == (("a", "b"),)

"""Circles of support and circles of objections."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link
from argmap.semantics import Reading, assess
from argmap.semantics.circles import OpenLink
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.well_founded import UNDECIDED
from tests.semantics.brute_force import as_written, depends, members, reasons_for
from tests.semantics.strategies import disputes, small_maps, statement, tangled_map


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


def test_circles_go_through_warrants() -> None:
    rule = Inference("a", "because", ["c"], warrants=[Link("b", implicit=True)])
    assessment = assess(claims("abc", rule, because("b", "a")))
    assert assessment.result().circles() == (("a", "b"),)
    assert assessment.result(Reading.AS_WRITTEN).circles() == ()


@pytest.mark.parametrize(
    "inference",
    [Inference("a", "but", ["b"]), Inference("a", "because", ["c"], exceptions=[Link("b")])],
)
def test_objections_and_exceptions_do_not_form_a_circle_of_support(inference: Inference) -> None:
    assert assess(claims("abc", inference, because("b", "a"))).result().circles() == ()


@given(small_maps())
def test_each_component_of_reasons_has_one_circle(
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


MAPS = st.one_of(
    small_maps(),
    small_maps([Kind.CLAIM, Kind.ASSUMPTION]),
    disputes(),
    st.builds(tangled_map, st.integers(0, 2**32), st.integers(5, 40)),
)


def is_against(result: ReadingResult, link: OpenLink) -> bool:
    read = result.program
    return read.against[link.inference] or link.statement in read.exceptions[link.inference]


@given(MAPS)
@settings(max_examples=150)
def test_undecided_statements_lead_to_a_circle_with_an_objection(
    argument_map: ArgumentMap,
) -> None:
    result = assess(argument_map).result()
    read, model = result.program, result.model
    found = result.open_circles
    undecided = {number for number, value in enumerate(model.holds) if value == UNDECIDED}
    assert found.link.keys() == found.circle.keys() == undecided
    for number, link in found.link.items():
        assert link.statement in undecided
        assert read.conclusion[link.inference] == number
        assert model.live[link.inference] == UNDECIDED
        # Where a statement has grounds, an open reason leaves nothing open.
        assert read.against[link.inference] or model.grounds[number] == UNDECIDED
        assert link.statement in (
            *read.premises[link.inference],
            *read.exceptions[link.inference],
        )
        circle = found.circle[number]
        steps = 0
        while number not in circle:
            number, steps = found.link[number].statement, steps + 1
            assert steps <= len(undecided)
            assert found.circle[number] == circle
        for one, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert found.link[one].statement == following
        assert any(is_against(result, found.link[each]) for each in circle)


def test_statements_that_depend_on_a_circle_lead_to_it() -> None:
    names = "wuvg"
    kinds = [Kind.CLAIM, Kind.ASSUMPTION, Kind.ASSUMPTION, Kind.CLAIM]
    inferences = [
        Inference("w", "because", ["u"]),
        Inference("u", "but", ["v"]),
        Inference("v", "but", ["u"]),
        Inference("g", "because", ["u"], (), [Link("w")]),
    ]
    found = assess(ArgumentMap(map(statement, kinds, names), inferences)).result().open_circles
    assert found.link == {0: (0, 1), 1: (1, 2), 2: (2, 1), 3: (3, 1)}
    assert set(found.circle.values()) == {(1, 2)}


def test_the_shortest_path_to_a_circle_may_start_with_an_objection() -> None:
    names = "cwuv"
    kinds = [Kind.CLAIM, Kind.CLAIM, Kind.ASSUMPTION, Kind.ASSUMPTION]
    inferences = [
        Inference("c", "because", ["w"]),
        Inference("c", "but", ["v"]),
        Inference("w", "because", ["u"]),
        Inference("u", "but", ["v"]),
        Inference("v", "but", ["u"]),
    ]
    found = assess(ArgumentMap(map(statement, kinds, names), inferences)).result().open_circles
    assert found.link == {0: (1, 3), 1: (2, 2), 2: (3, 3), 3: (4, 2)}


def test_open_circles_run_from_statements_to_what_leaves_them_open() -> None:
    inferences = [Inference(name, "but", [by]) for name, by in zip("abcd", "bcda", strict=True)]
    statements = [statement(Kind.ASSUMPTION, name) for name in "abcd"]
    found = assess(ArgumentMap(statements, inferences)).result().open_circles
    assert set(found.circle.values()) == {(0, 1, 2, 3)}


def test_long_circles_need_no_recursion() -> None:
    names = [f"s{number}" for number in range(3_000)]
    inferences = [
        Inference(name, "but", [by]) for name, by in zip(names, names[1:] + names[:1], strict=True)
    ]
    statements = [statement(Kind.ASSUMPTION, name) for name in names]
    found = assess(ArgumentMap(statements, inferences)).result().open_circles
    assert found.circle[0] == tuple(range(3_000))

"""The circles of objections that leave statements open."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link
from argmap.semantics import assess
from argmap.semantics.circles import OpenLink
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.well_founded import UNDECIDED
from tests.semantics.strategies import disputes, small_maps, statement, tangled_map

MAPS = st.one_of(
    small_maps(),
    small_maps([Kind.CLAIM, Kind.ASSUMPTION]),
    disputes(),
    st.builds(tangled_map, st.integers(0, 2**32), st.integers(5, 40)),
)


def is_against(judged: ReadingResult, link: OpenLink) -> bool:
    read = judged.program
    return read.against[link.inference] or link.statement in read.exceptions[link.inference]


@given(MAPS)
@settings(max_examples=150)
def test_every_undecided_statement_leads_to_a_circle_that_has_an_objection(
    argument_map: ArgumentMap,
) -> None:
    judged = assess(argument_map).result()
    read, model = judged.program, judged.model
    found = judged.open_circles
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
        assert any(is_against(judged, found.link[each]) for each in circle)


def test_what_hangs_on_an_open_quarrel_is_led_there() -> None:
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


def test_the_nearest_way_to_a_quarrel_may_be_an_objection_beside_an_open_reason() -> None:
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


def test_a_circle_runs_from_what_is_open_to_what_leaves_it_open() -> None:
    inferences = [Inference(name, "but", [by]) for name, by in zip("abcd", "bcda", strict=True)]
    statements = [statement(Kind.ASSUMPTION, name) for name in "abcd"]
    found = assess(ArgumentMap(statements, inferences)).result().open_circles
    assert set(found.circle.values()) == {(0, 1, 2, 3)}


def test_a_circle_may_be_as_long_as_a_map() -> None:
    names = [f"s{number}" for number in range(3_000)]
    inferences = [
        Inference(name, "but", [by]) for name, by in zip(names, names[1:] + names[:1], strict=True)
    ]
    statements = [statement(Kind.ASSUMPTION, name) for name in names]
    found = assess(ArgumentMap(statements, inferences)).result().open_circles
    assert found.circle[0] == tuple(range(3_000))

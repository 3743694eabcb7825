"""Many worlds judged side by side, against judging each by itself."""

import pytest
from hypothesis import given, settings

from argmap import parse
from argmap.model import ArgumentMap
from argmap.semantics.program import build_program
from argmap.semantics.side_by_side import holding
from tests.semantics.changed_maps import holds, without
from tests.semantics.strategies import small_maps


@settings(max_examples=500, deadline=None)
@given(small_maps())
def test_each_world_is_the_map_without_what_is_withdrawn_in_it(argument_map: ArgumentMap) -> None:
    read = build_program(argument_map)
    given_ones = [number for number, each in enumerate(read.given) if each]
    found = holding(read, {each: 1 << each for each in given_ones}, range(len(read.ids)))
    for number, name in ((x, read.ids[x]) for x in found):
        assert (found[number] < 0) == holds(argument_map, name)
        for each in given_ones:
            after = without(argument_map, [read.ids[each]])
            assert found[number] >> each & 1 == (each != number and holds(after, name))


@pytest.mark.parametrize(("size", "way_in"), [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)])
def test_a_circle_of_reasons_holds_where_its_only_way_in_does(size: int, way_in: int) -> None:
    ring = "".join(f"claim c{x}: So.\n  because [c{(x + 1) % size}]\n" for x in range(size))
    behind = "claim behind: So.\n  because [c0]\n"
    read = build_program(parse(f"{ring}[c{way_in}]\n  because evidence e: Seen.\n{behind}"))
    found = holding(read, {read.numbers["e"]: 4}, range(size))
    assert [found[each] for each in range(size)] == [~4] * size


def test_a_reason_is_live_where_its_members_hold_and_its_exceptions_do_not() -> None:
    read = build_program(
        parse(
            "claim a: So.\n  because evidence e: Seen.\n  unless claim x: Not so.\n"
            "[x]\n  because evidence y: Seen.\n"
        )
    )
    only_e, only_y, both = 1, 2, 4
    withdrawn = {read.numbers["e"]: only_e | both, read.numbers["y"]: only_y | both}
    assert holding(read, withdrawn, [read.numbers["a"]])[read.numbers["a"]] == only_y


def test_only_what_bears_on_a_question_is_judged() -> None:
    read = build_program(
        parse(
            "claim a: So.\n  because evidence b: Seen.\n    because evidence c: Seen, too.\n"
            "  but claim d: Not so.\nclaim e: Yes.\n"
        )
    )
    assert {read.ids[each] for each in holding(read, {}, [read.numbers["a"]])} == set("abd")


def test_a_circle_with_an_objection_inside_is_left_out_with_what_it_bears_on() -> None:
    read = build_program(
        parse(
            "claim a: So.\n  because evidence b: Seen.\n  but claim c: No.\n"
            "    because evidence d: Seen, too.\n    but [a]\nclaim e: Yes.\n  because [a]\n"
            "claim f: Yes.\n  because claim g: So.\n    because [f]\n    because [b]\n"
        )
    )
    assert {read.ids[each] for each in holding(read, {}, range(7))} == set("bdfg")

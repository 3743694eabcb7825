from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Polarity, Statement
from argmap.rendering.fans import MOST, steps
from argmap.rendering.scene import Line, Role
from tests.rendering.drawn import SVG, Drawn


def lines(*pairs):
    return [
        Line(tail, head, f"{head}-{tail}-{number}", Role.SUPPORT, False, False, False, "", "")
        for number, (head, tail) in enumerate(pairs)
    ]


def test_few_reasons_stand_side_by_side():
    fan = lines(*(("top", f"n{x}") for x in range(MOST)))
    assert set(steps(fan).values()) == {1}


@given(st.integers(MOST + 1, 200))
def test_many_stand_in_rows_none_of_which_is_long(number):
    fan = lines(*(("top", f"n{x}") for x in range(number)))
    rows = Counter(steps(fan).values())
    assert set(rows) == set(range(1, len(rows) + 1))
    assert max(rows.values()) <= MOST
    assert max(rows.values()) - min(rows.values()) <= 1


def test_a_row_is_below_all_that_hangs_from_the_one_before():
    fan = lines(*(("top", f"n{x}") for x in range(MOST + 1)), ("n0", "a"), ("a", "b"))
    found = steps(fan)
    assert found["top-n0-0"] == found["top-n2-2"] == 1
    assert found["top-n1-1"] == found["top-n3-3"] == 4


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 30)), max_size=60))
def test_each_line_goes_down_and_circles_are_cut(pairs):
    drawn = lines(*((f"n{a}", f"n{b}") for a, b in pairs))
    found = steps(drawn)
    assert set(found) == {line.id for line in drawn}
    assert all(step >= 1 for step in found.values())


def test_a_long_chain_is_no_recursion():
    chain = lines(*((f"n{x}", f"n{x + 1}") for x in range(5000)))
    assert set(steps(chain).values()) == {1}


@pytest.mark.parametrize("number", [20, 60])
def test_no_picture_is_a_ribbon(number):
    fan = ArgumentMap(
        [Statement("recommendation", "top", "Do what so many reasons speak for.")]
        + [Statement("evidence", f"n{x}", "Something was seen.") for x in range(number)],
        [Inference("top", Polarity.FOR, (f"n{x}",)) for x in range(number)],
    )
    drawn = Drawn(fan, legend=False)
    width, height = (float(drawn.root.get(x).removesuffix("pt")) for x in ("width", "height"))
    assert width < 6 * height
    assert len(list(drawn.root.iter(SVG + "path"))) >= number

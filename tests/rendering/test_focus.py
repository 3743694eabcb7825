from __future__ import annotations

import pytest

from argmap.model import ArgumentMap, Inference, Polarity, Statement
from argmap.rendering import RenderError
from argmap.rendering.focus import bearing_on


def test_all_that_bears_on_a_statement(agenda):
    shown = bearing_on(agenda, "agenda")
    assert set(shown.statements) == {
        "agenda", "deepens", "gap", "meets", "named", "crowded", "late",
    }  # fmt: skip
    assert len(shown.inferences) == 3


def test_one_step(agenda):
    shown = bearing_on(agenda, "agenda", depth=1)
    assert set(shown.statements) == {"agenda", "deepens", "meets", "named", "crowded"}
    assert [inference.conclusion for inference in shown.inferences] == ["agenda"]


def test_no_step(agenda):
    shown = bearing_on(agenda, "agenda", depth=0)
    assert list(shown.statements) == ["agenda"]
    assert not shown.inferences


def test_the_shortest_way_counts_and_circles_end():
    ring = ArgumentMap(
        [Statement("claim", key, "Some text.") for key in "abcd"],
        [
            Inference("a", Polarity.FOR, ("b",)),
            Inference("b", Polarity.FOR, ("c",)),
            Inference("c", Polarity.FOR, ("a",)),
            Inference("a", Polarity.FOR, ("c",)),
            Inference("d", Polarity.FOR, ("a",)),
        ],
    )
    assert set(bearing_on(ring, "a").statements) == {"a", "b", "c"}
    assert set(bearing_on(ring, "a", depth=1).statements) == {"a", "b", "c"}


def test_a_long_chain_is_no_recursion():
    length = 5000
    chain = ArgumentMap(
        [Statement("claim", f"s{number}", "Some text.") for number in range(length)],
        [
            Inference(f"s{number}", Polarity.FOR, (f"s{number + 1}",))
            for number in range(length - 1)
        ],
    )
    assert len(bearing_on(chain, "s0").statements) == length


def test_a_near_miss_is_named(agenda):
    with pytest.raises(
        RenderError, match="no statement `agend` in this map; did you mean `agenda`"
    ):
        bearing_on(agenda, "agend")

"""Graphviz fails on some graphs with clusters; these must all be drawn."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.model import ArgumentMap, Inference, Link, Section, Statement
from argmap.rendering import draw
from argmap.testing import maps
from tests.rendering.drawn import Drawn


def is_drawn(argument_map, direction="down"):
    drawn = Drawn(argument_map, direction=direction)
    return drawn.ids("statement") == {f"statement-{key}" for key in argument_map.statements}


def test_scheme_on_a_horizontal_arrow_between_sections():
    first, second = ("n8", "n17", "n18", "n23", "n29", "n32", "n33"), ("n3", "n9", "n10", "n22")
    homes = dict.fromkeys(first, "x0") | dict.fromkeys((*second, "n24", "n31", "n34", "n35"), "x2")
    lengths = {"n5": 25, "n6": 66, "n19": 29, "n25": 24}
    numbers = (*range(2, 4), *range(5, 11), *range(16, 26), *range(28, 36))
    named = ArgumentMap(
        [
            Statement(
                "claim",
                key,
                " ".join(["word"] * lengths.get(key, 1)),
                section=homes.get(key, "x1"),
            )
            for key in (f"n{number}" for number in numbers)
        ],
        [
            Inference("n29", "because", ("n3", "n18")),
            Inference("n25", "because", ("n28",)),
            Inference("n28", "because", ("n8", "n9")),
            Inference("n23", "because", ("n35",), exceptions=(Link("n33"),)),
            Inference("n3", "because", ("n2", "n35")),
            Inference("n29", "because", ("n8",)),
            Inference("n33", "because", ("n17", "n35")),
            Inference("n2", "because", ("n10",), warrants=(Link("n33", scheme="w"),)),
            Inference("n3", "because", ("n31",)),
            Inference("n33", "because", ("n2",)),
        ],
        sections=[Section("x0", "S", level=3), Section("x1", "S", level=3), Section("x2", "S")],
    )
    assert is_drawn(named)


def test_only_schemes_between_sections_are_external_labels():
    both = ArgumentMap(
        [Statement("claim", key, "Text.", section=section) for key, section in ("as", "bs", "ct")],
        [
            Inference("a", "because", ("b",), scheme="inside"),
            Inference("a", "because", ("c",), scheme="outside"),
        ],
        sections=[Section("s", "One"), Section("t", "Other")],
    )
    inside, outside = (
        line for line in draw(both, "dot").data.decode().splitlines() if " -> " in line
    )
    assert " label=<" in inside
    assert " xlabel=<" in outside
    assert Drawn(both).words("line-a-2-1") == ["outside"]


def make_random_map(seed):
    """Return a map of nested sections with random inferences."""
    chance = Random(seed)
    sections = [Section(f"s{index}", "A section", level=chance.randint(1, 3)) for index in range(8)]
    keys = [f"n{index}" for index in range(chance.randint(20, 40))]
    return ArgumentMap(
        [
            Statement(
                "claim",
                key,
                "word " * chance.choice((1, 5, 30)) + "end",
                section=chance.choice(sections).id,
            )
            for key in keys
        ],
        [
            Inference(
                chance.choice(keys),
                chance.choice(("because", "but")),
                chance.choices(keys, k=chance.choice((1, 1, 3))),
                warrants=[Link(chance.choice(keys), scheme="w")] * chance.choice((0, 0, 1)),
                scheme=chance.choice(("", "sign")),
            )
            for _ in keys
        ],
        sections=sections,
    )


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("seed", range(3))
def test_random_maps_with_sections_are_drawn(seed, direction):
    assert is_drawn(make_random_map(seed), direction)


@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
@given(maps(sections=True, size=(8, 20)))
def test_cycles_through_sections_are_drawn(argument_map):
    assert is_drawn(argument_map)

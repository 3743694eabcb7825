"""Every map must be drawn, with short lines that do not cross."""

from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.loader import load
from argmap.model import ArgumentMap, Inference, Link, Section, Statement
from argmap.rendering.scene import Box
from argmap.rendering.units import measure
from argmap.testing import maps
from tests.rendering.drawn import Drawn
from tests.rendering.measures import count_crossings, flatten, length, make_layout


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


ARTICLE = load(Path(__file__).parents[2] / "examples" / "us-japan-technology.argmap")


def test_article_has_short_lines_and_hardly_a_crossing():
    layout = make_layout(ARTICLE)
    lengths = [length(flatten(line)) for line in layout.lines]
    assert max(lengths) < 500
    assert sum(lengths) < 7000
    assert count_crossings(layout) <= 2
    assert layout.width * layout.height < 4.7e6
    assert layout.notice == ""


@pytest.mark.parametrize("rankdir", ["TB", "LR"])
@pytest.mark.parametrize("seed", range(3))
def test_lines_of_random_maps_are_short_and_hardly_cross(seed, rankdir):
    layout = make_layout(make_large_map(seed, 150), rankdir)
    lengths = [length(flatten(line)) for line in layout.lines]
    assert max(lengths) < 1000
    assert count_crossings(layout) <= len(lengths) / 40


def make_large_map(seed, size):
    """Return a map of trees in sections, with a fifth of the reasons shared."""
    chance = Random(seed)
    statements, inferences = [], []
    for number in range(size):
        section, place = divmod(number, 50)
        kind = "recommendation" if place == 0 else "claim" if place < 17 else "evidence"
        text = "word " * chance.randint(4, 20) + "end"
        statements.append(Statement(kind, f"n{number}", text, section=f"s{section}"))
        if place:
            head = f"n{section * 50 + (place - 1) // 3}"
            inferences.append(Inference(head, "because", (f"n{number}",)))
        if chance.random() < 0.2:
            start = section * 50 if chance.random() < 0.8 else 0
            head, tail = (f"n{min(size - 1, start + chance.randrange(50))}" for _ in "ht")
            if head != tail:
                inferences.append(Inference(head, "because", (tail,)))
    sections = [Section(f"s{number}", "A section") for number in range(-(-size // 50))]
    return ArgumentMap(statements, inferences, sections=sections)


def find_boxes(layout):
    for placed in layout.placed:
        width, height = measure(placed.member)
        yield (
            placed.x - width / 2,
            placed.x + width / 2,
            placed.y - height / 2,
            placed.y + height / 2,
        )


@pytest.mark.parametrize("rankdir", ["TB", "BT", "LR", "RL"])
@pytest.mark.parametrize("make", [make_random_map, lambda seed: make_large_map(seed, 80)])
def test_boxes_do_not_overlap(make, rankdir):
    boxes = list(find_boxes(make_layout(make(1), rankdir)))
    for one, other in combinations(boxes, 2):
        apart = one[0] >= other[1] or other[0] >= one[1] or one[2] >= other[3] or other[2] >= one[3]
        assert apart, (one, other)


def test_wide_curve_beside_a_section():
    reasons = [
        Inference("a", "but", ("a",), (), (Link("e", scheme="scheme"),)),
        Inference("a", "but", ("a",), (Link("a", scheme="scheme"),), scheme="scheme"),
        Inference("a", "because", ("a",)),
    ]
    evidence = Statement("evidence", "e", "It.")
    assumption = Statement("assumption", "a", "It.", section="s")
    assert is_drawn(ArgumentMap([evidence, assumption], reasons, sections=[Section("s", "S")]))


def test_layout_without_time_is_an_outline_and_says_so():
    layout = make_layout(ARTICLE, seconds=1e-9)
    assert "did not finish" in layout.notice
    assert len([box for box in layout.placed if isinstance(box.member, Box)]) == len(
        ARTICLE.statements
    )
    boxes = list(find_boxes(layout))
    for one, other in combinations(boxes, 2):
        assert one[0] >= other[1] or other[0] >= one[1] or one[2] >= other[3] or other[2] >= one[3]


def test_dense_maps_need_no_simple_layout():
    names = [f"n{number}" for number in range(30)]
    statements = [Statement("claim", name, "Text.") for name in names]
    every = [(one, other) for one in names for other in names if one != other]
    for pairs in ([(one, other) for one, other in every if one < other], every[:400]):
        dense = ArgumentMap(
            statements, [Inference(one, "because", (other,)) for one, other in pairs]
        )
        assert make_layout(dense).notice == ""

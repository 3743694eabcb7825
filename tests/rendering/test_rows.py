from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Polarity, Section, Statement
from argmap.rendering.rows import DEEPEST, FEW_BOXES, MOST_IN_ROW, ArrowGraph, arrange
from argmap.rendering.scene import Arrow, ArrowKind
from argmap.rendering.scene_builder import build_scene
from argmap.semantics import Reading, assess
from tests.rendering.drawn import SVG, Drawn


def arranged(argument_map, upright=True, size=(200, 80)):
    scene = build_scene(argument_map, assess(argument_map), Reading.CHARITABLE, upright)
    names = [box.id for group in scene.groups for box in group.boxes]
    names += [junction.name for group in scene.groups for junction in group.junctions]
    return arrange(scene, dict.fromkeys(names, size), upright)


def many(number, sections=0):
    return ArgumentMap(
        [
            Statement(
                "claim", f"n{index}", "Text.", section=f"s{index % sections}" if sections else None
            )
            for index in range(number)
        ],
        sections=[Section(f"s{index}", f"Section {index}") for index in range(sections)],
    )


def rows_of(arrangement):
    """Return the nodes below each anchor."""
    anchors = {anchor for group in arrangement.anchors.values() for anchor in group}
    return [
        [tie.below for tie in arrangement.ties if tie.above == anchor and tie.below not in anchors]
        for anchor in sorted(anchors, key=lambda name: int(name.split()[-1]))
    ]


def test_few_boxes_have_no_rows():
    arrangement = arranged(many(5))
    assert not arrangement.ties
    assert not arrangement.anchors
    assert not arrangement.unranked


def test_few_wide_boxes_have_no_rows():
    assert not arranged(many(FEW_BOXES), size=(900, 80)).ties
    assert arranged(many(FEW_BOXES + 1), size=(900, 80)).ties


def test_unconnected_statements_fill_rows_in_order():
    rows = rows_of(arranged(many(60)))
    assert len(rows) > 3
    assert [name for row in rows for name in row] == [f"n{index}" for index in range(60)]
    assert len({len(row) for row in rows[:-1]}) == 1


def test_sections_fill_rows():
    arrangement = arranged(many(60, sections=12))
    assert set(arrangement.anchors) == {""}
    assert len(arrangement.anchors[""]) > 1


def test_connected_statements_stay_together():
    trees = ArgumentMap(
        [
            Statement("claim", f"{index}-{part}", "Text.")
            for index in "abcdefghijklmnop"
            for part in range(4)
        ],
        [
            Inference(f"{index}-0", Polarity.FOR, (f"{index}-{part}",))
            for index in "abcdefghijklmnop"
            for part in range(1, 4)
        ],
    )
    arrangement = arranged(trees)
    hung = [name for row in rows_of(arrangement) for name in row]
    assert hung == [f"{index}-0" for index in "abcdefghijklmnop"]


def test_arrows_between_sections_are_unranked_if_there_are_rows():
    def linked(number):
        base = many(number, sections=6)
        return ArgumentMap(
            base.statements,
            [Inference("n0", Polarity.FOR, ("n1",)), Inference("n0", Polarity.FOR, ("n6",))],
            sections=base.sections,
        )

    assert arranged(linked(60)).unranked == {"line-n0-1-1"}
    assert arranged(linked(8), size=(10, 10)).unranked == frozenset()


@given(
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60),
    st.integers(0, 5),
    st.booleans(),
)
def test_ties_make_no_cycle(pairs, sections, upright):
    base = many(40, sections)
    drawn = ArgumentMap(
        base.statements,
        [Inference(f"n{a}", Polarity.FOR, (f"n{b}",)) for a, b in pairs],
        sections=base.sections,
    )
    arrangement = arranged(drawn, upright)
    below = {}
    for tie in arrangement.ties:
        below.setdefault(tie.above, set()).add(tie.below)
    # Graphviz cuts cycles of the map, but ties must make none.
    anchors = {anchor for group in arrangement.anchors.values() for anchor in group}
    for group in arrangement.anchors.values():
        numbers = [int(anchor.split()[-1]) for anchor in group]
        assert numbers == list(range(len(group)))
        assert len(group) > 1
    assert all({tie.above, tie.below} & anchors for tie in arrangement.ties)
    assert {tie.above for tie in arrangement.ties} >= anchors


def test_long_chain_is_one_block():
    length = 3000
    chain = ArgumentMap(
        many(length).statements,
        [Inference(f"n{index}", Polarity.FOR, (f"n{index + 1}",)) for index in range(length - 1)],
    )
    assert not arranged(chain).ties


def test_cycle_is_one_block():
    ring = ArgumentMap(
        many(3).statements,
        [Inference(f"n{index}", Polarity.FOR, (f"n{(index + 1) % 3}",)) for index in range(3)],
    )
    assert not arranged(ring).ties


def test_next_row_is_below_the_deepest_node():
    trees = ArgumentMap(
        many(60).statements,
        [Inference("n0", Polarity.FOR, ("n1",)), Inference("n1", Polarity.FOR, ("n2",))],
    )
    arrangement = arranged(trees)
    second = arrangement.anchors[""][1]
    assert [tie.above for tie in arrangement.ties if tie.below == second] == ["n2"]


@pytest.mark.parametrize("sections", [0, 6])
def test_first_row_starts_on_the_left(sections):
    base = many(60, sections)
    drawn = Drawn(
        ArgumentMap(
            base.statements,
            [Inference(f"n{index}", Polarity.FOR, (f"n{index + 24}",)) for index in range(24)],
            sections=base.sections,
        )
    )

    def left(key):
        outline = next(drawn.by_id[key].iter(SVG + "polygon"))
        return min(float(point.split(",")[0]) for point in outline.get("points").split())

    lefts = {key: left(key) for key in drawn.by_id if key.startswith("statement-")}
    assert lefts["statement-n0"] - min(lefts.values()) < 200


def test_nested_rows_are_not_aligned():
    nested = arranged(many(200, sections=4))
    assert len(nested.anchors) > 1
    anchors = {anchor for group in nested.anchors.values() for anchor in group}
    assert {tie.weight for tie in nested.ties if tie.above in anchors} == {1}
    flat = arranged(many(60))
    assert {tie.weight for tie in flat.ties if tie.above in flat.anchors[""]} == {0, 1}


def make_arrows(*pairs):
    return [
        Arrow(tail, head, f"{head}-{tail}-{number}", ArrowKind.SUPPORT, False, False, False, "", "")
        for number, (head, tail) in enumerate(pairs)
    ]


def test_few_reasons_are_side_by_side():
    fan = make_arrows(*(("top", f"n{index}") for index in range(MOST_IN_ROW)))
    assert set(ArrowGraph(fan).steps.values()) == {1}


@given(st.integers(MOST_IN_ROW + 1, 200))
def test_many_reasons_are_spread_evenly_over_rows(number):
    fan = make_arrows(*(("top", f"n{index}") for index in range(number)))
    rows = Counter(ArrowGraph(fan).steps.values())
    assert set(rows) == set(range(1, len(rows) + 1))
    assert max(rows.values()) <= MOST_IN_ROW
    assert max(rows.values()) - min(rows.values()) <= 1


def test_row_is_below_everything_under_the_row_before():
    fan = make_arrows(
        *(("top", f"n{index}") for index in range(MOST_IN_ROW + 1)), ("n0", "a"), ("a", "b")
    )
    steps = ArrowGraph(fan).steps
    assert steps["top-n0-0"] == steps["top-n2-2"] == 1
    assert steps["top-n1-1"] == steps["top-n3-3"] == 4


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 30)), max_size=60))
def test_every_arrow_has_steps_despite_cycles(pairs):
    drawn = make_arrows(*((f"n{a}", f"n{b}") for a, b in pairs))
    steps = ArrowGraph(drawn).steps
    assert set(steps) == {arrow.id for arrow in drawn}
    assert all(step >= 1 for step in steps.values())


def test_shared_reasons_do_not_multiply_ranks():
    pairs = [
        (f"{layer}-{head}", f"{layer + 1}-{tail}")
        for layer in range(12)
        for head in range(9)
        for tail in range(9)
    ]
    assert max(ArrowGraph(make_arrows(*pairs)).steps.values()) < DEEPEST


def test_picture_with_many_reasons_is_not_too_wide():
    fan = ArgumentMap(
        [Statement("recommendation", "top", "Do what so many reasons speak for.")]
        + [Statement("evidence", f"n{index}", "Something was seen.") for index in range(40)],
        [Inference("top", Polarity.FOR, (f"n{index}",)) for index in range(40)],
    )
    root = Drawn(fan, legend=False).root
    width, height = (float(root.get(side).removesuffix("pt")) for side in ("width", "height"))
    assert width < 6 * height

from itertools import combinations, pairwise, starmap

from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering.packing import Shape, pack
from tests.counting import count_lines, grows_linearly

LENGTHS = st.integers(1, 300).map(float)


@st.composite
def outlines(draw):
    """Generate the shapes of a wide part above a narrower one, or below it."""
    width, height = draw(st.integers(20, 300)), draw(st.integers(20, 300))
    left = draw(st.integers(0, width - 10))
    right = draw(st.integers(left + 5, width))
    middle = draw(st.integers(5, height - 5))
    parts = [(0, width, 0, middle), (left, right, middle, height)]
    if draw(st.booleans()):
        parts = [(0, width, middle, height), (left, right, 0, middle)]
    return Shape.outline(width, height, parts)


def is_apart(one, other, gap):
    return (
        one[0] >= other[1] + gap - 0.1
        or other[0] >= one[1] + gap - 0.1
        or one[2] >= other[3] - 0.1
        or other[2] >= one[3] - 0.1
    )


@given(st.lists(st.builds(Shape.rectangle, LENGTHS, LENGTHS) | outlines(), max_size=20))
def test_shapes_do_not_overlap(shapes):
    assert_packed(shapes)


def test_shapes_in_columns_do_not_overlap(monkeypatch):
    monkeypatch.setattr("argmap.rendering.packing.MOST_IN_ROW", 2)
    pack.cache_clear()
    for lengths in ([30, 40, 50] * 5, [3_000, *[20] * 9], [*[20] * 9, 3_000]):
        assert_packed([Shape.rectangle(float(length), float(length)) for length in lengths])
    pack.cache_clear()


def assert_packed(shapes):
    gap = 10.0
    corners, (width, height) = pack(tuple(shapes), 1.5, gap)
    placed = [
        [(x + left, x + right, y + top, y + bottom) for left, right, top, bottom in shape.strips]
        for (x, y), shape in zip(corners, shapes, strict=True)
    ]
    for strips, others in combinations(placed, 2):
        assert all(is_apart(strip, other, gap) for strip in strips for other in others)
    assert all(
        left >= 0 and right <= width and top >= 0 and bottom <= height
        for strips in placed
        for left, right, top, bottom in strips
    )


def test_first_shape_is_in_the_upper_left_corner_and_others_follow():
    corners, _ = pack((Shape.rectangle(50.0, 50.0),) * 4, 1.0, 10.0)
    assert corners == [(0, 0), (60, 0), (0, 60), (60, 60)]


def test_shape_fills_the_notch_of_another():
    hollow = Shape.outline(100, 100, [(0, 100, 0, 20), (0, 20, 20, 100)])
    corners, _ = pack(
        (hollow, Shape.outline(100, 50, [(50, 100, 0, 40), (0, 100, 40, 50)])), 0.1, 5
    )
    assert corners[1] == (0, 65)


def test_many_shapes_fill_a_page_of_the_wanted_ratio():
    _, (width, height) = pack((Shape.rectangle(40.0, 30.0),) * 200, 1.5, 5.0)
    assert 1 < width / height < 2.2


def test_work_grows_no_faster_than_the_number_of_shapes():
    def pack_boxes(count: int) -> int:
        lengths = [40.0 + number * 7919 % 100 for number in range(count + 1)]
        shapes = tuple(starmap(Shape.rectangle, pairwise(lengths)))
        return count_lines(lambda: pack(shapes, 1.4, 18.0))

    # A column may have fewer shapes beside each other than in the smallest of these, but not more.
    smallest, *others = (pack_boxes(count) / count for count in (1_100, 2_200, 4_400))
    assert max(others) <= 1.1 * smallest


PARTS = st.lists(st.tuples(LENGTHS, LENGTHS, LENGTHS, LENGTHS), min_size=1, max_size=12)


@given(PARTS)
def test_outline_covers_all_that_is_above_and_below_others(parts):
    parts = [(x, x + width, y, y + height) for x, width, y, height in parts]
    strips = Shape.outline(600.0, 600.0, parts).strips
    ends = sorted({end for left, right, _, _ in parts for end in (left, right)})
    for left, right in pairwise(ends):
        inside = [part for part in parts if part[0] <= left and part[1] >= right]
        around = [strip for strip in strips if strip[0] <= left and strip[1] >= right]
        assert len(around) == bool(inside)
        if inside:
            top, bottom = min(part[2] for part in inside), max(part[3] for part in inside)
            assert around[0][2:] == (top, bottom)
    assert sum(right - left for left, right, _, _ in strips) <= ends[-1] - ends[0]


def test_outlines_take_linear_work():
    def outline_lines(count: int) -> int:
        parts = [(0.0 + number, 40.0 + 2 * number, 0.0, 5.0 + number) for number in range(count)]
        return count_lines(lambda: Shape.outline(1e4, 1e4, parts))

    counts = [outline_lines(count) for count in (100, 200, 400)]
    assert grows_linearly(counts), counts


def test_no_shapes_need_no_space():
    assert pack((), 1.0, 5.0) == ([], (0.0, 0.0))

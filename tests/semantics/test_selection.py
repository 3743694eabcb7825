"""Selections from shared lists, compared with tuples."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics.selection import Selection, to_selection, transpose

ITEMS = "abcdefgh"


@given(st.sets(st.integers(0, 7)), st.integers(-9, 9), st.slices(8))
def test_a_selection_is_like_a_tuple(places: set[int], index: int, part: slice) -> None:
    selection = Selection(ITEMS, sum(1 << place for place in places))
    items = tuple(ITEMS[place] for place in sorted(places))
    assert selection == items
    assert items == selection
    assert tuple(selection) == items
    assert len(selection) == len(items)
    assert selection[part] == items[part]
    assert hash(selection) == hash(items)
    assert repr(selection) == repr(items)
    if -len(items) <= index < len(items):
        assert selection[index] == items[index]
    assert selection != (*items, "i")
    assert to_selection(items) == selection
    assert to_selection(selection) is selection


@given(st.lists(st.integers(0, 255)))
def test_transposed_rows_have_the_same_bits(rows: list[int]) -> None:
    columns = transpose(rows, 8)
    assert [[column >> number & 1 for column in columns] for number in range(len(rows))] == [
        [row >> place & 1 for place in range(8)] for row in rows
    ]
    assert transpose(columns, len(rows)) == rows

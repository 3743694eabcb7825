"""Tables: columns where there is room, words where there is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.reports.tables import Cell, Column, format_table
from argmap.source import cells
from argmap.text_layout import Style

COLUMNS = [
    Column("name", (Cell(("first",)), Cell(("日本",), Style.GOOD))),
    Column("falls without", (Cell(("a", "b")), Cell(())), yields=True),
    Column("and", (Cell(()), Cell(("c", "d", "e", "f"))), yields=True),
]


def test_items_stand_below_each_other_and_too_many_are_counted() -> None:
    assert list(format_table(COLUMNS, 40)) == [
        "       falls",
        "name   without  and",
        "first  a",
        "       b",
        "日本            c",
        "                d",
        "                e",
        "                and 1 more",
    ]


def test_without_room_what_yields_is_told_below_its_row() -> None:
    assert list(format_table(COLUMNS, 24)) == [
        "name",
        "first",
        "    falls without: a and",
        "      b",
        "日本",
        "    and: c, d, e and 1",
        "      more",
    ]


def test_parts_are_painted_without_the_space_around_them() -> None:
    lines = list(format_table(COLUMNS, 40, lambda part, role: f"<{role}:{part}>"))
    assert lines[1] == "<title:name>   <title:without>  <title:and>"
    assert lines[4].startswith("<good:日本>   ")


WORDS = st.text("ab漢", min_size=1, max_size=9)
CELLS = st.builds(Cell, st.lists(WORDS, max_size=5).map(tuple))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3))
def test_where_the_columns_fit_no_line_is_too_wide(rows: list[list[Cell]]) -> None:
    columns = [Column("x", tuple(row), yields=True) for row in rows]
    columns.insert(0, Column("id", (Cell(("one",)), Cell(("two",)))))
    width = sum(each.width + 2 for each in columns)
    assert all(
        cells(line) <= width and line == line.rstrip() for line in format_table(columns, width)
    )

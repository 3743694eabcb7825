"""Tables for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.reports.tables import Cell, Column, format_table
from argmap.source import cells
from argmap.text_layout import Style

COLUMNS = [
    Column("name", (Cell(("first",)), Cell(("日本",), Style.GOOD))),
    Column("fails without", (Cell(("a", "b")), Cell(())), is_optional=True),
    Column("and", (Cell(()), Cell(("c", "d", "e", "f"))), is_optional=True),
]


def test_items_have_lines_and_the_rest_is_counted() -> None:
    assert list(format_table(COLUMNS, 40)) == [
        "       fails",
        "name   without  and",
        "first  a",
        "       b",
        "日本            c",
        "                d",
        "                e",
        "                and 1 more",
    ]


def test_optional_columns_move_below_the_rows() -> None:
    assert list(format_table(COLUMNS, 24)) == [
        "name",
        "first",
        "    fails without: a and",
        "      b",
        "日本",
        "    and: c, d, e and 1",
        "      more",
    ]


def test_padding_is_not_painted() -> None:
    lines = list(format_table(COLUMNS, 40, lambda part, role: f"<{role}:{part}>"))
    assert lines[1] == "<title:name>   <title:without>  <title:and>"
    assert lines[4].startswith("<good:日本>   ")


WORDS = st.text("ab漢", min_size=1, max_size=9)
CELLS = st.builds(Cell, st.lists(WORDS, max_size=5).map(tuple))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3))
def test_lines_fit_if_the_columns_do(rows: list[list[Cell]]) -> None:
    columns = [Column("x", tuple(row), is_optional=True) for row in rows]
    columns.insert(0, Column("id", (Cell(("one",)), Cell(("two",)))))
    width = sum(column.width + 2 for column in columns)
    assert all(
        cells(line) <= width and line == line.rstrip() for line in format_table(columns, width)
    )

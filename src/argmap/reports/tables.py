"""Lay out tables for a terminal.

A cell holds items, each on a line of its own. Where a table is too wide, columns that are optional
are written below each row, as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

import attrs

from argmap.source import cells
from argmap.text_layout import INDENT, Paint, Style, join_words, paint_plain, wrap_text

GAP = "  "
"""The space between two columns."""

MOST_NAMED = 3
"""The number of items of a cell to show before counting the rest."""


@attrs.frozen
class Cell:
    """The items of a cell, and their style."""

    items: Sequence[str]
    style: Style | None = None

    @property
    def lines(self) -> list[str]:
        """The lines of the cell."""
        more = len(self.items) - MOST_NAMED
        return [*self.items[:MOST_NAMED], *([f"and {more:,} more"] if more > 0 else [])]


@attrs.frozen
class Column:
    """A heading and its cells."""

    heading: str
    cells: tuple[Cell, ...]
    is_optional: bool = False
    """Whether the column may move below the rows where the table is too wide."""

    @property
    def head(self) -> list[str]:
        """The lines of the heading; an optional column is not widened by its heading."""
        body = max((cells(line) for cell in self.cells for line in cell.lines), default=0)
        fits = not self.is_optional or cells(self.heading) <= body
        return [self.heading] if fits else self.heading.split(" ")

    @property
    def width(self) -> int:
        """The width of the widest line."""
        lines = (line for cell in self.cells for line in cell.lines)
        return max(map(cells, chain(self.head, lines)))


def format_table(
    columns: Sequence[Column], width: int, paint: Paint = paint_plain
) -> Iterator[str]:
    """Yield the lines of a table that is at most `width` cells wide if its columns allow it."""
    shown, moved = list(columns), list[Column]()
    if sum(column.width for column in columns) + len(GAP) * (len(columns) - 1) > width:
        shown = [column for column in columns if not column.is_optional]
        moved = [column for column in columns if column.is_optional]
    widths = [column.width for column in shown]
    heads = [column.head for column in shown]
    height = max(map(len, heads))
    for line in zip(*([""] * (height - len(head)) + head for head in heads), strict=True):
        yield _format_line(line, [Style.TITLE] * len(line), widths, paint)
    for row in range(len(columns[0].cells)):
        row_cells = [column.cells[row] for column in shown]
        styles = [cell.style for cell in row_cells]
        for line in zip_longest(*(cell.lines for cell in row_cells), fillvalue=""):
            yield _format_line(line, styles, widths, paint)
        details = "; ".join(
            f"{column.heading}: {join_words(column.cells[row].items, MOST_NAMED)}"
            for column in moved
            if column.cells[row].items
        )
        if details:
            yield from wrap_text(details, width, INDENT * 2, INDENT * 3)


def _format_line(
    parts: Sequence[str], styles: Sequence[Style | None], widths: Sequence[int], paint: Paint
) -> str:
    last = max((place for place, text in enumerate(parts) if text), default=0)
    line = ""
    for place, (text, style, width) in enumerate(zip(parts, styles, widths, strict=True)):
        if place <= last:
            line += paint(text, style) if style and text else text
        if place < last:
            line += " " * (width - cells(text)) + GAP
    return line

"""A table in text: columns as wide as what stands in them.

A cell holds items, each on a line of its own. Where the columns do not fit into the width, those
that may give way are told below each row, in words.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING

import attrs

from argmap.source import cells
from argmap.text_layout import INDENT, Style, join_words, plain, wrap_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.text_layout import Paint

GAP = "  "
"""What stands between two columns."""


MOST_NAMED = 3
"""How many items of a cell are shown before the rest is counted."""


@attrs.frozen
class Cell:
    """What stands in one place of a table."""

    items: tuple[str, ...]
    role: Style | None = None

    @property
    def lines(self) -> list[str]:
        """The items, one in a line, and how many there are besides."""
        more = len(self.items) - MOST_NAMED
        return [*self.items[:MOST_NAMED], *([f"and {more:,} more"] if more > 0 else [])]


@attrs.frozen
class Column:
    """A heading and the cells below it. One that `yields` gives way where room is scarce."""

    heading: str
    cells: tuple[Cell, ...]
    yields: bool = False

    @property
    def head(self) -> list[str]:
        """The heading in lines: one that yields has a word in each, if this makes it narrower."""
        body = max((cells(line) for cell in self.cells for line in cell.lines), default=0)
        fits = not self.yields or cells(self.heading) <= body
        return [self.heading] if fits else self.heading.split(" ")

    @property
    def width(self) -> int:
        """How wide it is."""
        lines = (line for cell in self.cells for line in cell.lines)
        return max(map(cells, chain(self.head, lines)))


def format_table(columns: Sequence[Column], width: int, paint: Paint = plain) -> Iterator[str]:
    """The lines of a table, without their ends."""
    standing, told = list(columns), list[Column]()
    if _width(columns) > width:
        standing = [each for each in columns if not each.yields]
        told = [each for each in columns if each.yields]
    widths = [each.width for each in standing]
    heads = [each.head for each in standing]
    high = max(map(len, heads))
    for depth in range(high):
        words = ["" if (place := depth - high + len(x)) < 0 else x[place] for x in heads]
        yield _line(words, [Style.TITLE] * len(words), widths, paint)
    for row in range(len(columns[0].cells)):
        own = [each.cells[row] for each in standing]
        roles = [cell.role for cell in own]
        for line in zip_longest(*(cell.lines for cell in own), fillvalue=""):
            yield _line(line, roles, widths, paint)
        aside = "; ".join(
            f"{column.heading}: {join_words(column.cells[row].items, MOST_NAMED)}"
            for column in told
            if column.cells[row].items
        )
        if aside:
            yield from wrap_text(aside, width, INDENT * 2, INDENT * 3)


def _width(columns: Sequence[Column]) -> int:
    return sum(each.width for each in columns) + len(GAP) * (len(columns) - 1)


def _line(
    parts: Sequence[str], roles: Sequence[Style | None], widths: Sequence[int], paint: Paint
) -> str:
    """One line of a table, with nothing behind its last word."""
    filled = max((place for place, text in enumerate(parts) if text), default=0)
    line = ""
    for place, (text, role, width) in enumerate(zip(parts, roles, widths, strict=True)):
        if place <= filled:
            line += paint(text, role) if role and text else text
        if place < filled:
            line += " " * (width - cells(text)) + GAP
    return line

"""A table in text: columns as wide as what stands in them.

A cell holds items, each on a line of its own. Where the columns do not fit into the width, those
that may give way are told below each row, in words.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import attrs

from argmap.page import INDENT, Role, listed, padded, plain, wrapped
from argmap.source import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.page import Paint

GAP = "  "
"""What stands between two columns."""


@attrs.frozen
class Cell:
    """What stands in one place of a table."""

    items: tuple[str, ...]
    role: Role | None = None


@attrs.frozen
class Column:
    """A heading and the cells below it. One that `yields` gives way where room is scarce."""

    heading: str
    cells: tuple[Cell, ...]
    yields: bool = False

    @property
    def head(self) -> list[str]:
        """The heading in lines: a word each, where it is wider than what stands below it."""
        body = max((cells(item) for cell in self.cells for item in cell.items), default=0)
        return [self.heading] if cells(self.heading) <= body else self.heading.split(" ")

    @property
    def width(self) -> int:
        """How wide it is."""
        items = (item for cell in self.cells for item in cell.items)
        return max(map(cells, chain(self.head, items)))


def table(columns: Sequence[Column], width: int, paint: Paint = plain) -> Iterator[str]:
    """The lines of a table, without their ends."""
    standing, told = list(columns), list[Column]()
    if _width(columns) > width:
        standing = [each for each in columns if not each.yields]
        told = [each for each in columns if each.yields]
    heads = [each.head for each in standing]
    high = max(map(len, heads))
    for depth in range(high):
        words = ["" if (place := depth - high + len(x)) < 0 else x[place] for x in heads]
        yield _line([(word, Role.TITLE) for word in words], standing, paint)
    for row in range(len(columns[0].cells)):
        own = [each.cells[row] for each in standing]
        for depth in range(max(len(cell.items) for cell in own)):
            parts = [(c.items[depth] if depth < len(c.items) else "", c.role) for c in own]
            yield _line(parts, standing, paint)
        aside = "; ".join(
            f"{column.heading}: {listed(column.cells[row].items)}"
            for column in told
            if column.cells[row].items
        )
        if aside:
            yield from wrapped(aside, width, INDENT * 2, INDENT * 3)


def _width(columns: Sequence[Column]) -> int:
    return sum(each.width for each in columns) + len(GAP) * (len(columns) - 1)


def _line(parts: Sequence[tuple[str, Role | None]], columns: Sequence[Column], paint: Paint) -> str:
    """One line of a table, with nothing behind its last word."""
    filled = max((place for place, (text, _) in enumerate(parts) if text), default=0)
    return GAP.join(
        (paint(text, role) if role and text else text)
        + ("" if place == filled else padded("", column.width - cells(text)))
        for place, ((text, role), column) in enumerate(
            zip(parts[: filled + 1], columns, strict=False)
        )
    )

"""A page of text for people to read: what its parts are, and how its lines are broken.

Colours are the business of whoever prints the page, who hands in a `Paint`. Widths are in cells of
a terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.model import UNPRINTABLE
from argmap.source import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 100
"""How wide a page is where nothing limits it: lines of prose are hard to follow beyond that."""

INDENT = "  "
"""By what a line stands deeper than the one that it belongs to."""


class Role(StrEnum):
    """What a part of a page is, for whoever paints it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    TITLE = "title"
    FAINT = "faint"
    GOOD = "good"


Paint = Callable[[str, Role], str]
"""Gives a part of a page back as it is to be printed."""


def plain(part: str, role: Role) -> str:
    """A part as it is."""
    return part


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, the first of which begins with `first` and the others with `rest`.

    Lines break at spaces, and inside of what is too long for a line.
    """
    lines: list[str] = []
    line, is_empty = first, True
    for word in _words(harmless(text), max(1, width - max(cells(first), cells(rest)))):
        if not is_empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, is_empty = rest, True
        line += word if is_empty else f" {word}"
        is_empty = False
    return [*lines, line]


def _words(text: str, room: int) -> Iterator[str]:
    """The words of a text, those that take more than `room` cells in pieces."""
    for word in text.split(" "):
        piece = word
        while cells(piece) > room:
            end = _fitting(piece, room)
            yield piece[:end]
            piece = piece[end:]
        yield piece


def _fitting(text: str, width: int) -> int:
    """How many characters of a text fit into some cells, one at least."""
    end = taken = 0
    while end < len(text) and (taken := taken + cells(text[end])) <= width:
        end += 1
    return max(1, end)


def harmless(text: str) -> str:
    """A text without what would steer the terminal; it takes as many cells as before."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def counted(number: int, what: str, several: str = "") -> str:
    """A number and what it counts: `1 source`, `2 sources`; `several` where no `s` makes it so."""
    return f"{number:,} {what if number == 1 else several or f'{what}s'}"


def listed(items: Sequence[str], most: int | None = None, word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; `a, b and 7 more` where there are more than `most`."""
    shown = [*items]
    if most is not None and len(items) > most:
        shown = [*items[:most], f"{len(items) - most:,} more"]
        word = "and"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"

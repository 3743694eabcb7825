"""A page of text for people to read: what its parts are, and how its lines are broken.

Colours are the business of whoever prints the page, who hands in a `Paint`. Widths are in cells of
a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from argmap.source import UNPRINTABLE, cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

WIDTH = 100
"""How wide a page is where nothing limits it: lines of prose are hard to follow beyond that."""

INDENT = "  "
"""By what a line stands deeper than the one that it belongs to."""


class Style(StrEnum):
    """What a part of a page is, for whoever paints it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    TITLE = "title"
    FAINT = "faint"
    GOOD = "good"


Paint = Callable[[str, Style], str]
"""Gives a part of a page back as it is to be printed."""


def plain(part: str, role: Style) -> str:
    """A part as it is."""
    return part


def wrap_text(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, the first of which begins with `first` and the others with `rest`.

    Lines break at spaces, and inside of what is too long for a line.
    """
    text = strip_control_chars(text)
    lines: list[str] = []
    line, taken, is_empty = first, cells(first), True
    indent = cells(rest)
    before = max(taken, indent)
    if before + len(text) <= width and before + cells(text) <= width:
        return [first + text]
    for word, wide in _words(text, max(1, width - before)):
        if not is_empty and taken + 1 + wide > width:
            lines.append(line)
            line, taken, is_empty = rest, indent, True
        line += word if is_empty else f" {word}"
        taken += wide if is_empty else 1 + wide
        is_empty = False
    return [*lines, line]


def _words(text: str, room: int) -> Iterator[tuple[str, int]]:
    """The words of a text and how wide they are, those wider than `room` in pieces."""
    for word in text.split(" "):
        wide = cells(word)
        if wide <= room:
            yield word, wide
            continue
        start = taken = 0
        for place, wide in enumerate(map(cells, word)):
            if taken + wide > room and place > start:
                yield word[start:place], taken
                start, taken = place, 0
            taken += wide
        yield word[start:], taken


def strip_control_chars(text: str) -> str:
    """A text without what would steer the terminal, or show its letters in another order."""
    if text.isprintable():  # what steers is not, and this is known at once
        return text
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


_STEERING = re.compile(f"{UNPRINTABLE.pattern}|[\u202a-\u202e\u2066-\u2069\ufeff]")


def pluralize(number: int, what: str, several: str = "") -> str:
    """A number and what it counts: `1 source`, `2 sources`; `several` where no `s` makes it so."""
    return f"{number:,} {what if number == 1 else several or f'{what}s'}"


def join_words(
    items: Sequence[T], most: int | None = None, word: str = "and", by: Callable[[T], str] = str
) -> str:
    """`a`, `a and b`, `a, b and c`; `a, b and 7 more` where there are more than `most`.

    `by` says what each of those that are shown is called.
    """
    shown = [by(each) for each in items[:most]]
    if more := len(items) - len(shown):
        shown, word = [*shown, f"{more:,} more"], "and"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def shorten(text: str, width: int) -> str:
    """A text cut to `width` cells of a terminal, between words if it has any, with `…` behind."""
    if cells(text[: width + 1]) <= width and cells(text) <= width:
        return text
    if text[:width].isascii():
        end = width - 1
    else:
        end = taken = 0
        while (taken := taken + cells(text[end])) < width:
            end += 1
    kept, _, broken = text[:end].rpartition(" ")
    kept = kept if cells(broken) < width // 2 else text[:end]
    return kept.rstrip(" ,;:.–—-") + "…"

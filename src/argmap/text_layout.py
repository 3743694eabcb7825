"""Lay out text for a terminal: wrap, shorten, count and list.

The standard library's `textwrap` and click's `wrap_text` count characters. Maps hold Chinese and
Japanese, whose characters take two cells of a terminal, and combining marks, which take none, so
widths here are in cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from argmap.source import UNPRINTABLE, cells

T = TypeVar("T")

WIDTH = 100
"""The width of a report where the terminal allows more: longer lines are hard to read."""

INDENT = "  "


class Style(StrEnum):
    """The role of a part of a report, from which a `Paint` chooses its color.

    >>> def paint(part, style):
    ...     return f"<b>{part}</b>" if style is argmap.Style.ERROR else part
    >>> draft = argmap.parse_draft("clam a: It rains.", "plan.argmap")
    >>> result = argmap.check_draft(draft, "plan.argmap")
    >>> argmap.format_report([result], paint=paint).splitlines()[0]
    '<b>error[L002]:</b> `clam` is not a keyword here; did you mean `claim`?'
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    TITLE = "title"
    FAINT = "faint"
    GOOD = "good"


Paint = Callable[[str, Style], str]
"""Returns a part of a report in the color of its style."""


def paint_plain(part: str, style: Style) -> str:
    """Return a part without color."""
    return part


def wrap_text(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Wrap a text into lines of `width` cells; words too long for a line are split.

    The first line begins with `first`, the others with `rest`. Control characters are replaced.
    """
    lines: list[str] = []
    line, used, is_empty = first, cells(first), True
    room = max(1, width - max(used, cells(rest)))
    for word in strip_control_chars(text).split(" "):
        for piece in _split_word(word, room):
            size = cells(piece)
            if not is_empty and used + 1 + size > width:
                lines.append(line)
                line, used, is_empty = rest, cells(rest), True
            line += piece if is_empty else f" {piece}"
            used += size if is_empty else size + 1
            is_empty = False
    return [strip_commands(part) for part in (*lines, line)]


def _split_word(word: str, room: int) -> Iterator[str]:
    start = used = 0
    for place, size in enumerate(map(cells, word)):
        if used + size > room and place > start:
            yield word[start:place]
            start, used = place, 0
        used += size
    yield word[start:]


def strip_control_chars(text: str) -> str:
    """Replace characters that would control the terminal or change the direction of the text."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def strip_commands(line: str) -> str:
    """Change a line that GitHub Actions would take for a command because it starts with `::`."""
    text = line.lstrip()
    return f"{line.removesuffix(text)}: {text[1:]}" if text.startswith("::") else line


_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", *"＝＋－＠")
"""The starts of cells that a spreadsheet takes for formulas, with the wide forms of East Asia."""


def escape_formula(cell: str) -> str:
    """Return a cell of CSV with an apostrophe before what a spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def pluralize(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `1 source`, `2 sources`; `plural` if it does not end in s."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def join_words(
    items: Sequence[T], most: int | None = None, word: str = "and", by: Callable[[T], str] = str
) -> str:
    """Join items into `a`, `a and b` or `a, b and c`; into `a, b and 7 more` beyond `most`.

    `by` formats an item.
    """
    shown = [by(item) for item in items[:most]]
    if more := len(items) - len(shown):
        shown, word = [*shown, f"{more:,} more"], "and"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def shorten(text: str, width: int) -> str:
    """Cut a text to `width` cells, between words where possible, and end it with `…`."""
    if cells(text) <= width:
        return text
    end = used = 0
    while (used := used + cells(text[end])) < width:
        end += 1
    kept, _, broken = text[:end].rpartition(" ")
    kept = kept if cells(broken) < width // 2 else text[:end]
    return kept.rstrip(" ,;:.–—-") + "…"

"""Remove comments from Argdown, and keep the places of what is left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from argmap.source import Span, Text

_ENDS = {"/*": "*/", "<!--": "-->", "//": "\n"}
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_START = re.compile(r"(?s:\\.)|:/{2,}|/\*|<!--|//")  # the first two are not comments


@attrs.frozen(eq=False, repr=False)
class Uncommented:
    """A text without its comments, which ends with a line end."""

    text: Text
    content: str
    _cuts: list[int]
    """The starts of parts of `content`, in order; the first is 0."""
    _shifts: list[int]
    """The number of characters that are missing before each of these parts."""

    def span(self, start: int, end: int) -> Span:
        """Return the place in the whole text of a part of `content`."""
        return Span(self.text, self._find(start), self._find(max(start, end - 1)) + 1)

    def _find(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._cuts, offset) - 1]


def remove_comments(text: Text, start: int = 0) -> Uncommented:
    """Return a text from an offset on without comments.

    A comment that fills whole lines is removed with its last line end, so that the lines around it
    stay together. The `//` of a web address starts no comment, and neither does `//` or `/*`
    without an end.
    """
    content = text.content
    parts: list[str] = []
    cuts, shifts = [0], [start]
    kept = 0
    position = start
    for first, last in _find_comments(content, start):
        parts.append(content[position:first])
        kept += first - position
        position = last
        cuts.append(kept)
        shifts.append(position - kept)
    rest = content[position:]
    parts.append(rest if rest.endswith("\n") else f"{rest}\n")
    return Uncommented(text, "".join(parts), cuts, shifts)


def _find_comments(content: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where comments start and end."""
    unclosed: set[str] = set()
    position = start
    while match := _START.search(content, start):
        start = match.end()
        closing = _ENDS.get(match[0])
        if closing is None or match[0] in unclosed:
            continue
        end = content.find(closing, start)
        if end < 0 and match[0] != "//":
            unclosed.add(match[0])  # the search is not repeated for each of them
            continue
        end = len(content) if end < 0 else end + len(closing.strip())
        first, start = _widen(content, position, match.start(), end)
        yield first, start
        position = start


def _widen(content: str, limit: int, first: int, last: int) -> tuple[int, int]:
    """Return the lines of a comment, from a limit on, if there is nothing else on them."""
    margin = first
    while margin > limit and content[margin - 1] in " \t":
        margin -= 1
    line_end = _LINE_END.match(content, last)
    if line_end and (margin == 0 or content[margin - 1] == "\n"):
        return margin, line_end.end()
    return first, last

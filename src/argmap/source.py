"""Texts, places in them, and what there is to say about a place.

Everything that argmap tells an author is a `Diagnostic` and points into a `Text` with a `Span`.
What the text means is no concern of this module.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable


UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What no text of a map may hold: controls, line ends of any kind, what changes the direction in
which the rest of a line is shown, byte-order marks, halves of surrogate pairs."""


@attrs.frozen(eq=False)
class Text:
    """One text and the name that messages call it by (a path as the user gave it, or `<stdin>`).

    Lines end with LF; whoever reads a file turns CRLF into LF first. Two texts are equal only when
    they are the same object.
    """

    name: str
    content: str = attrs.field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; never empty."""
        starts = [0]
        find = self.content.find
        end = find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = find("\n", end + 1)
        return tuple(starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, columns in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (counted from 1), without its end."""
        start = self.line_starts[number - 1]
        end = self.content.find("\n", start)
        return self.content[start:] if end < 0 else self.content[start:end]

    def span(self, start: int, end: int) -> Span:
        """The stretch from one offset to another (exclusive)."""
        return Span(self, start, end)


@attrs.frozen(eq=False)
class Span:
    """A stretch of a text: offsets `start` to `end` (exclusive), in code points."""

    text: Text
    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        mine, others = (self.start, self.end), (other.start, other.end)
        return self.text is other.text and mine == others

    def __hash__(self) -> int:
        return hash((self.text, self.start, self.end))

    @property
    def path(self) -> str:
        """The name of the text."""
        return self.text.name

    @property
    def line(self) -> int:
        """The line it begins in, counted from 1."""
        return self.text.place(self.start)[0]

    @property
    def column(self) -> int:
        """The column it begins at, counted from 1, in code points."""
        return self.text.place(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line it ends in, counted from 1."""
        return self.text.place(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column behind its last character, counted from 1, in code points."""
        return self.text.place(self.end)[1]

    @property
    def length(self) -> int:
        """Its length in code points."""
        return self.end - self.start


class Severity(StrEnum):
    """How bad a finding is; compare with `rank`, where 0 is the worst."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return list(Severity).index(self)


@attrs.frozen
class Diagnostic:
    """One thing to tell the author: what is wrong, where, and how to mend it.

    `code` never changes its meaning. `span` is None only for maps that were not read from a text.
    `statement` is the id of the statement that it is about, if there is one, and `name` that of the
    rule that tells it.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    help: str = ""
    statement: str | None = None
    name: str = ""

    @property
    def called(self) -> str:
        """The code, and the name of the rule if it has one: `R001 bare-recommendation`."""
        return f"{self.code} {self.name}" if self.name else self.code

    @property
    def label(self) -> str:
        """The same, and how bad it is: `error[R001] bare-recommendation`."""
        return f"{self.severity}[{self.code}]{f' {self.name}' if self.name else ''}"


EXCERPT_WIDTH = 96
"""How many cells of a source line an excerpt shows before it cuts around the place."""

_TAB = "    "


def excerpt(span: Span) -> tuple[str, str]:
    """The first line of a span and the line of carets that goes under it, ready to print.

    Tabs are widened, characters that take two cells get two carets, and a line that is too long is
    cut around the place.
    """
    line_number, column = span.text.place(span.start)
    line = span.text.line(line_number)
    first = column - 1
    last = min(first + max(span.length, 1), max(len(line), first + 1))
    # Cut before anything is measured: a line may hold a hundred million characters.
    left = max(0, first - EXCERPT_WIDTH // 2)
    right = min(len(line), left + EXCERPT_WIDTH)
    last = min(last, max(right, first + 1))
    opening, closing = "…" if left else "", "…" if right < len(line) else ""
    whole = line[left:right]
    if whole.isascii() and "\t" not in whole:  # then each character takes one cell
        gap = " " * (len(opening) + first - left)
        return f"{opening}{whole}{closing}".rstrip(), gap + "^" * max(1, min(last, right) - first)
    before, marked, after = line[left:first], line[first:last], line[last:right]
    shown = opening + _widened(before) + _widened(marked) + _widened(after) + closing
    gap = " " * (len(opening) + cells(_widened(before)))
    return shown.rstrip(), gap + "^" * max(1, cells(_widened(marked)))


def _widened(text: str) -> str:
    return text.replace("\t", _TAB)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a word most likely is a misspelling of; None where none is near."""
    from difflib import get_close_matches  # few words are misspelt

    folded = {candidate.casefold(): candidate for candidate in candidates}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else None


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide character, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

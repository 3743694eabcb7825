"""Texts, places in them, and diagnostics about these places."""

from __future__ import annotations

import os
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib import import_module

import attrs

UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that no text in a map may contain: control characters, line endings of any kind,
characters that change the direction of text, byte-order marks, halves of surrogate pairs."""


INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees (Unicode's Default_Ignorable_Code_Point). A text may contain most of
them; a name may not, because two names that look the same would differ."""


class Text:
    """A text and its name in messages: a path as the user gave it, or `<stdin>`.

    Lines end with LF. Texts compare by identity. This is not an attrs class, so that `attrs.asdict`
    of a statement does not include the whole text that the statement is from.

    >>> text = argmap.Text("plan.argmap", "claim a: It rains.")
    >>> text.place(6), text.last_line
    ((1, 7), 1)
    """

    def __init__(self, name: str | os.PathLike[str], content: str) -> None:
        self.name = os.fspath(name)
        self.content = content

    def __repr__(self) -> str:
        return f"Text(name={self.name!r})"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset of the start of each line; never empty."""
        starts = [0]
        find = self.content.find
        end = find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = find("\n", end + 1)
        return tuple(starts)

    @property
    def last_line(self) -> int:
        """The number of the last line."""
        return len(self.line_starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both counted from 1, columns in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line ending."""
        start = self.line_starts[number - 1]
        end = self.content.find("\n", start)
        return self.content[start:] if end < 0 else self.content[start:end]

    def with_content(self, content: str) -> Text:
        """Return the text at the same place with another content."""
        return Text(self.name, content)

    def span(self, start: int, end: int) -> Span:
        """Return the span from one offset to another (exclusive)."""
        return Span(self, start, end)


class Passage(Text):
    """Some lines of a text, each without its indentation, such as a code block in a document.

    Offsets count in the passage. Lines and columns, which users see, are those of the whole text.
    """

    def __init__(
        self, whole: Text, content: str, first_line: int, indentations: Sequence[int]
    ) -> None:
        super().__init__(whole.name, content)
        self.whole = whole
        self.first_line = first_line
        self._indentations = indentations  # how many characters each line lacks at its start

    @property
    def last_line(self) -> int:
        """The number of the last line, in the whole text."""
        return self.first_line + super().last_line - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, in the whole text."""
        line, column = super().place(offset)
        return self.first_line + line - 1, max(1, column + self._indentations[line - 1])

    def line(self, number: int) -> str:
        """Return a line of the whole text, by its number there."""
        return self.whole.line(number)

    def with_content(self, content: str) -> Text:
        """Return the passage with another content, whose further lines are not indented."""
        missing = content.count("\n") + 1 - len(self._indentations)
        indentations = (*self._indentations, *[0] * missing)
        return Passage(self.whole, content, self.first_line, indentations)


@attrs.frozen(eq=False)
class Span:
    """A part of a text: offsets `start` to `end` (exclusive), in code points.

    >>> plan = argmap.parse("claim a: It rains.", name="plan.argmap")
    >>> span = plan.statements["a"].span
    >>> span.path, span.line, span.column
    ('plan.argmap', 1, 1)
    """

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
        """The line of its start, counted from 1."""
        return self.text.place(self.start)[0]

    @property
    def column(self) -> int:
        """The column of its start, counted from 1, in code points."""
        return self.text.place(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line of its end, counted from 1."""
        return self.text.place(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column after its last character, counted from 1, in code points."""
        return self.text.place(self.end)[1]

    @property
    def length(self) -> int:
        """The length in code points."""
        return self.end - self.start


class Severity(StrEnum):
    """How bad a finding is.

    >>> sorted(argmap.Severity, key=lambda severity: severity.rank)[0]
    <Severity.ERROR: 'error'>
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """A number to sort by: 0 for an error, 1 for a warning, 2 for an info."""
        return list(Severity).index(self)


@attrs.frozen
class Fix:
    """An edit that fixes a diagnostic: the text to put in the place of a span.

    >>> [error] = argmap.parse_draft("clam a: It rains.").errors
    >>> error.fix.span.column, error.fix.replacement
    (1, 'claim')
    """

    span: Span
    """The place to edit."""
    replacement: str
    """The text to put there."""


@attrs.frozen
class Diagnostic:
    """An error or finding: a message, its place, and a fix.

    `code` never changes its meaning. `span` is None if the map was not parsed from a text.
    `statement` is the id of the statement concerned, and `name` the name of the rule, if any.
    `help` describes the fix in words; `fix` is an edit, where there is one that is surely right.
    `deciding` names what decides in `message`, for lists of findings.

    >>> [error] = argmap.parse_draft("clam a: It rains.").errors
    >>> error.label
    'error[L002]'
    >>> error.message
    '`clam` is not a keyword here; did you mean `claim`?'
    """

    code: str
    severity: Severity
    """The severity."""
    message: str
    span: Span | None = None
    help: str = ""
    statement: str | None = None
    name: str = ""
    fix: Fix | None = None
    deciding: Sequence[str] = ()

    @property
    def code_and_name(self) -> str:
        """The code and the name of the rule, if it has one: `R001 bare-recommendation`."""
        return f"{self.code} {self.name}" if self.name else self.code

    @property
    def label(self) -> str:
        """The severity, code and name: `error[R001] bare-recommendation`."""
        return f"{self.severity}[{self.code}]{f' {self.name}' if self.name else ''}"

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        # Reports depend on this module, which therefore imports them only here.
        html: str = import_module("argmap.reports.html").diagnostic_to_html(self)
        return html


EXCERPT_WIDTH = 96
"""The terminal cells of a line that an excerpt shows. It cuts longer lines around the place."""

_TAB = "    "


def excerpt(span: Span) -> tuple[str, str]:
    """Return the first line of a span, and the line of carets to print under it.

    Tabs become spaces, characters that would control the terminal are replaced, and wide characters
    get two carets. Long lines are cut around the place.
    """
    line_number, column = span.text.place(span.start)
    line = span.text.line(line_number)
    first = column - 1
    last = min(first + max(span.length, 1), max(len(line), first + 1))
    # Cut before measuring: a line may have millions of characters.
    left = max(0, first - EXCERPT_WIDTH // 2)
    right = min(len(line), left + EXCERPT_WIDTH)
    last = min(last, max(right, first + 1))
    opening, closing = "…" if left else "", "…" if right < len(line) else ""
    whole = line[left:right]
    if whole.isascii() and whole.isprintable():  # one cell a character
        gap = " " * (len(opening) + first - left)
        return f"{opening}{whole}{closing}".rstrip(), gap + "^" * max(1, min(last, right) - first)
    parts = (line[left:first], line[first:last], line[last:right])
    before, marked, after = map(_make_printable, parts)
    gap = " " * (len(opening) + cells(before))
    shown = f"{opening}{before}{marked}{after}{closing}"
    return shown.rstrip(), gap + "^" * max(1, cells(marked))


def _make_printable(text: str) -> str:
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", _TAB))


LONGEST_MISSPELT = 80
"""The most letters of a word that is compared with others: the time grows with their square."""


def nearest(word: str, candidates: Iterable[str], least: float = 0.7) -> str | None:
    """Return the candidate that a word is most likely a misspelling of, if there is one.

    `least` is how similar the two must be, from 0 to 1.
    """
    if len(word) > LONGEST_MISSPELT:
        return None
    folded = {
        candidate.casefold(): candidate
        for candidate in candidates
        if len(candidate) <= LONGEST_MISSPELT
    }
    from difflib import get_close_matches

    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=least)
    return folded[matches[0]] if matches else None


SHORTEST_MISSPELT = 5
"""The fewest letters of a word whose misspellings differ enough from other words."""


def find_misspelt(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate from which a word differs as a slip of the finger does.

    Two letters are swapped, or in longer words one is missing, wrong or added. This is stricter
    than `nearest`: it is for words in places where any other word is right.
    """
    return next(
        (right for right in candidates if _compile_misspellings(right).fullmatch(word)), None
    )


def is_slip(word: str, right: str) -> bool:
    """Whether a word can hardly be anything but a misspelling of another one."""
    word = word.casefold()
    return nearest(word, [right], least=0.85) is not None or find_misspelt(word, [right]) == right


@lru_cache
def _compile_misspellings(word: str) -> re.Pattern[str]:
    patterns = [r"(?!)"]
    for position in range(1, len(word)):
        before, after = word[:position], re.escape(word[position + 1 :])
        patterns.append(re.escape(before[:-1] + word[position] + before[-1]) + after)
        if len(word) >= SHORTEST_MISSPELT:
            start = re.escape(before)
            patterns += [rf"{start}\w?{after}", rf"{start}\w{re.escape(word[position:])}"]
    return re.compile(rf"(?!{re.escape(word)}$)(?:{'|'.join(patterns)})")


def cells(text: str) -> int:
    """Return the width of a text in terminal cells: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

"""Reading one text: from characters to the syntax tree, with everything there is to say about it.

A text without a mistake goes straight through the parser. One with mistakes is read again by the
recovery, which says what is wrong and goes on, so that a bad line never hides what is around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from threading import Lock

from lark.exceptions import UnexpectedInput

from argmap.language.lark_parser import Indentation, load_parser
from argmap.language.mistakes import (
    MISALIGNED,
    NOTHING_WRITTEN,
    ORPHANS,
    Mistake,
    lacks_connective,
)
from argmap.language.readable import readable
from argmap.language.recovery import recover
from argmap.language.repair import repaired
from argmap.language.spelling import repairs
from argmap.language.syntax import Document
from argmap.language.tree_builder import TreeBuilder
from argmap.source import Diagnostic, Severity, Span, Text

Found = list[tuple[Mistake, int, int]]


def parse_text(text: Text) -> tuple[Document, list[Diagnostic]]:
    """The syntax tree of a text, and all that is wrong with its language, in order of writing.

    Never raises for bad input: the tree holds whatever could be read.
    """
    # The first line is a line like any other only with a line end before it, in place of a
    # byte-order mark if there is one.
    content = text.content
    lead = 0 if content.startswith("\ufeff") else 1
    content, early = readable(f"\n{content[1 - lead :]}\n")
    spelling = repairs(content)
    original = (lambda at: at - lead) if lead else None
    if spelling:
        early += [(repair.mistake, *repair.place) for repair in spelling]
        fixed = repaired(content, spelling)
        content, original = fixed.content, lambda at: fixed.original(at) - lead
    engine = _engine()
    with engine.lock:
        document, late, complaints = engine.parse(content, original)
    early = [(mistake, start - lead, end - lead) for mistake, start, end in early]
    mistakes = _causes(text, early, late)
    mistakes += _independent(text, mistakes, complaints)
    return document, sorted((_diagnostic(text, *each) for each in mistakes), key=_place)


def _causes(text: Text, early: Found, late: Found) -> Found:
    """What was found before and during parsing, without what only follows from something else.

    A line that stands under nothing lacks no connective. A line with a misspelt one stands where it
    may well belong, and where a character or a word was complained of, nothing else is wrong.
    """
    orphans = {start for mistake, start, _ in late if mistake == ORPHANS}
    early = [each for each in early if each[1] not in orphans or not lacks_connective(each[0])]
    starts = {start for _, start, _ in early}
    lines = {text.place(start)[0] for start in starts}
    return early + [
        each
        for each in late
        if each[1] not in starts and (each[0] != ORPHANS or text.place(each[1])[0] not in lines)
    ]


def _independent(text: Text, mistakes: Found, complaints: Found) -> Found:
    """The complaints about what could be read that follow from no mistake at the same place.

    Where there is a mistake behind a head, on the same line, something is said behind that head.
    """
    places = {start for _, start, _ in mistakes}
    starts = sorted(places)

    def follows(mistake: Mistake, start: int, end: int) -> bool:
        if start in places or mistake not in NOTHING_WRITTEN:
            return start in places
        behind = bisect_left(starts, end)
        line, _ = text.place(start)
        return behind < len(starts) and text.place(starts[behind])[0] == line

    return [each for each in complaints if not follows(*each)]


def _diagnostic(text: Text, mistake: Mistake, start: int, end: int) -> Diagnostic:
    last = len(text.content)
    start = min(max(start, 0), last)
    span = Span(text, start, min(max(end, start + 1), last))
    return Diagnostic(mistake.code, Severity.ERROR, mistake.message, span, mistake.help)


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span else 0


class _Engine:
    """Lark's parser with the objects that it calls.

    They hold the state of one text, so one thread at a time parses.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self._builder = TreeBuilder()
        self._indentation = Indentation()
        self._lark = load_parser(self._builder, self._indentation)

    def parse(
        self, content: str, original: Callable[[int], int] | None
    ) -> tuple[Document, Found, Found]:
        """Return the tree, the mistakes and the complaints of the tree builder.

        `original` converts offsets in the content to offsets in the author's text.
        """
        place = original or (lambda offset: offset)
        self._begin(content, original)
        found: Found = []
        try:
            document: Document = self._lark.parse(content)  # type: ignore[assignment]
        except UnexpectedInput:
            inside = len(content) - 1
            self._begin(content, lambda offset: place(min(offset, inside)))
            document, found = recover(self._lark, self._indentation, content)
        found += [(MISALIGNED, offset, offset + 1) for offset in self._indentation.misaligned]
        found = [(mistake, place(start), place(end)) for mistake, start, end in found]
        return document, found, self._builder.complaints

    def _begin(self, content: str, original: Callable[[int], int] | None) -> None:
        self._builder.begin(content, original)
        self._indentation.reset()


@cache
def _engine() -> _Engine:
    return _Engine()

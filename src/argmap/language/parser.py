"""Reading one text: from characters to the syntax tree, with everything there is to say about it.

A text without a mistake goes straight through Lark. One with mistakes is read again by the
recovery, which says what is wrong and goes on, so that a bad line never hides what is around it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from lark.exceptions import UnexpectedInput

from argmap.language.grammar import Indentation, make_parser
from argmap.language.mistakes import MISALIGNED, ORPHANS
from argmap.language.readable import readable
from argmap.language.recovery import recover
from argmap.language.spelling import repaired, repairs
from argmap.language.tree import TreeBuilder
from argmap.source import Diagnostic, Severity, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lark import Lark

    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Document

    Found = list[tuple[Mistake, int, int]]


def parse_text(text: Text) -> tuple[Document, list[Diagnostic]]:
    """The syntax tree of a text, and all that is wrong with its language, in order of writing.

    Never raises for bad input: the tree holds whatever could be read.
    """
    # The first line is a line like any other only with a line end before it, in place of a
    # byte-order mark if there is one.
    content = text.content
    lead = 0 if content.startswith("\ufeff") else 1
    content, found = readable(f"\n{content[1 - lead :]}\n")
    spelling = repairs(content)
    if spelling:
        found += [(repair.mistake, *repair.place) for repair in spelling]
        fixed = repaired(content, spelling)
        document, mistakes = _engine().parse(fixed.content, lambda at: fixed.original(at) - lead)
        mistakes = _without_consequences(text, mistakes, [each.start - lead for each in spelling])
    else:
        document, mistakes = _engine().parse(content, (lambda at: at - lead) if lead else None)
    mistakes += [(mistake, start - lead, end - lead) for mistake, start, end in found]
    return document, sorted((_diagnostic(text, *each) for each in mistakes), key=_place)


def _without_consequences(text: Text, mistakes: Found, repairs: list[int]) -> Found:
    """Leave out what a line without a connective means for the place where it stands."""
    lines = {text.place(offset)[0] for offset in repairs}
    return [each for each in mistakes if each[0] != ORPHANS or text.place(each[1])[0] not in lines]


def _diagnostic(text: Text, mistake: Mistake, start: int, end: int) -> Diagnostic:
    last = len(text.content)
    start = min(max(start, 0), last)
    span = Span(text, start, min(max(end, start + 1), last))
    return Diagnostic(mistake.code, Severity.ERROR, mistake.message, span, mistake.help)


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span else 0


class _Engine:
    """Lark, its Indenter and the tree builder: making them costs more than most texts do."""

    def __init__(self) -> None:
        self._lock = Lock()  # the three keep the state of the text that is being read
        self._builder = TreeBuilder()
        self._indentation = Indentation()
        self._lark: Lark = make_parser(self._builder, self._indentation)

    def parse(self, content: str, original: Callable[[int], int] | None) -> tuple[Document, Found]:
        """The tree, and the mistakes with their places; `original` leads to the author's text."""
        place = original or (lambda offset: offset)
        with self._lock, _garbage_kept():
            self._builder.begin(content, original)
            found: Found = []
            try:
                document: Document = self._lark.parse(content)  # type: ignore[assignment]
            except UnexpectedInput:
                inside = len(content) - 1
                self._builder.begin(content, lambda offset: place(min(offset, inside)))
                document, found = recover(self._lark, self._indentation, content)
            found += [(MISALIGNED, at, at + 1) for at in self._indentation.misaligned]
            found = [(mistake, place(start), place(end)) for mistake, start, end in found]
            return document, self._builder.complaints + found


@cache
def _engine() -> _Engine:
    return _Engine()


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """Hold the garbage collector back: a growing tree is none, and looking takes long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

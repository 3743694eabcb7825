"""Reading one text: from characters to the syntax tree, with everything there is to say about it.

A text without a mistake goes straight through Lark. One with mistakes is read again by the recovery,
which says what is wrong and goes on, so that a bad line never hides what stands around it.
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from lark.exceptions import UnexpectedInput

from argmap.language.grammar import TAB_WIDTH, Indentation, make_parser
from argmap.language.mistakes import MISALIGNED
from argmap.language.recovery import recover
from argmap.language.spelling import repaired, repairs
from argmap.language.tree import TreeBuilder
from argmap.source import Diagnostic, Severity, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lark import Lark

    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Document

LONGEST_LINE = 1_000_000
"""How many characters a line may have; no person writes a longer one."""

MOST_UNPRINTABLE = 20
"""How many unprintable characters of a text are shown one by one."""


def parse_text(text: Text) -> tuple[Document, list[Diagnostic]]:
    """The syntax tree of a text, and all that is wrong with its language, in the order of its lines.

    Never raises for bad input: the tree holds whatever could be read.
    """
    readable, diagnostics = _readable(text)
    spelling = repairs(readable)
    diagnostics += [repair.diagnostic(text) for repair in spelling]
    if spelling:
        fixed = repaired(readable, spelling)
        document, mistakes = _engine().parse(fixed.content, fixed.original)
    else:
        document, mistakes = _engine().parse(readable.content, None)
    diagnostics += [_diagnostic(text, *mistake) for mistake in mistakes]
    return document, sorted(diagnostics, key=_place)


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span else 0


def _diagnostic(text: Text, mistake: Mistake, start: int, end: int) -> Diagnostic:
    span = Span(text, start, max(start, min(end, len(text.content))))
    return Diagnostic(mistake.code, Severity.ERROR, mistake.message, span, mistake.help)


class _Engine:
    """Lark, the Indenter and the tree builder, made once: making them costs more than most texts."""

    def __init__(self) -> None:
        self._lock = Lock()  # the three keep the state of the text that is being read
        self._builder = TreeBuilder()
        self._indentation = Indentation()
        self._lark: Lark = make_parser(self._builder, self._indentation)

    def parse(
        self, content: str, original: Callable[[int], int] | None
    ) -> tuple[Document, list[tuple[Mistake, int, int]]]:
        """The tree, and the mistakes with their places; `original` leads back to the author's text."""
        place = original or (lambda offset: offset)
        # The first line is a line like any other only with a line end before it.
        lead = 1 if content[:1] in (" ", "\t") else 0
        content = "\n" * lead + content + "\n"
        with self._lock:
            self._builder.begin(content, lambda offset: place(max(0, offset - lead)))
            found: list[tuple[Mistake, int, int]] = []
            try:
                document: Document = self._lark.parse(content)  # type: ignore[assignment]
            except UnexpectedInput:
                self._builder.begin(content, self._builder.original)
                document, found = recover(self._lark, self._indentation, content)
            found += [(MISALIGNED, at, at + 1) for at in self._indentation.misaligned]
            mistakes = [(what, place(start - lead), place(end - lead)) for what, start, end in found]
            return document, mistakes + self._builder.complaints


@cache
def _engine() -> _Engine:
    return _Engine()


def _readable(text: Text) -> tuple[Text, list[Diagnostic]]:
    """A text of the same length without what cannot be read at all, and what that was."""
    diagnostics = [*_unprintable(text), *_overlong(text)]
    if not diagnostics:
        return text, list(_mixed_indentation(text))
    content = _UNPRINTABLE.sub("\ufffd", text.content)
    content = _OVERLONG.sub(lambda match: " " * len(match[0]), content)
    return Text(text.name, content), [*diagnostics, *_mixed_indentation(text)]


_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_OVERLONG = re.compile(rf"^[^\n]{{{LONGEST_LINE + 1},}}", re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


def _unprintable(text: Text) -> Iterator[Diagnostic]:
    """Characters that no text holds: controls, line ends that are not LF, halves of surrogates."""
    found = 0
    for found, match in enumerate(_UNPRINTABLE.finditer(text.content), start=1):
        if found > MOST_UNPRINTABLE:
            rest = len(_UNPRINTABLE.findall(text.content)) - MOST_UNPRINTABLE
            message = f"{rest} more characters that cannot be printed, from here on"
        else:
            message = f"the character U+{ord(match[0]):04X} cannot be printed"
        span = Span(text, *match.span())
        yield Diagnostic("L009", Severity.ERROR, message, span, "take it out")
        if found > MOST_UNPRINTABLE:
            return


def _overlong(text: Text) -> Iterator[Diagnostic]:
    if len(text.content) <= LONGEST_LINE:
        return
    for match in _OVERLONG.finditer(text.content):
        yield Diagnostic(
            "L013",
            Severity.ERROR,
            f"this line has {len(match[0]):,} characters, and {LONGEST_LINE:,} are the most",
            Span(text, match.start(), match.start() + 1),
            "break it: a line that is indented goes on with the text above it",
        )


def _mixed_indentation(text: Text) -> Iterator[Diagnostic]:
    """The first line that is indented with other characters than the lines before it."""
    if "\t" not in text.content:
        return
    char = ""
    for match in _INDENTATION.finditer(text.content):
        char = char or match[0][0]
        if match[0].strip(char):
            used, other = ("tabs", "spaces") if char == "\t" else ("spaces", "tabs")
            yield Diagnostic(
                "L008",
                Severity.ERROR,
                f"this line is indented with {other}, and lines above it with {used}",
                Span(text, *match.span()),
                f"indent the whole file with {used}; a tab is read as {TAB_WIDTH} spaces until then",
            )
            return

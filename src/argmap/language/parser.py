"""Parse one text into a syntax tree and the mistakes in it.

Three steps find mistakes: the search for unreadable characters and typos before Lark parses,
recovery where Lark refuses a token, and the tree builder where Lark accepts one. Mistakes that only
follow from another one are not reported.
"""

import operator
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, partial
from threading import Lock

import attrs
from lark.exceptions import UnexpectedInput

from argmap.language.characters import clean
from argmap.language.lark_parser import Indentation, load_parser
from argmap.language.mistakes import (
    MISALIGNED,
    NO_CONNECTIVE,
    NO_HEADER_VALUE,
    NO_MAP,
    NO_SOURCE_TITLE,
    NO_TEXT,
    ORPHANS,
    UNKNOWN_AT_MARGIN,
    Occurrence,
)
from argmap.language.repairs import apply_repairs
from argmap.language.syntax import Heading, SyntaxTree
from argmap.language.tree_builder import TreeBuilder
from argmap.language.typos import find_typos
from argmap.source import Diagnostic, Fix, Span, Text

_LEAST_PROSE = 3
"""The least number of lines of prose in a text to report as one mistake."""


def parse_text(text: Text) -> tuple[SyntaxTree, list[Diagnostic]]:
    """Return the syntax tree of a text and its errors in order of place.

    Never raises for bad input: the tree contains the parts that can be parsed.
    """
    # Patterns expect a line end before each line. It replaces a byte-order mark if there is one.
    content = text.content
    lead = 0 if content.startswith("\ufeff") else 1
    content, before = clean(f"\n{content[1 - lead :]}\n")
    to_text: Callable[[int], int] = partial(operator.add, -lead)  # quicker than a lambda
    original = to_text
    typos = find_typos(content)
    if typos:
        before += [typo.occurrence for typo in typos]
        repaired = apply_repairs(content, typos)
        content, original = repaired.content, lambda offset: to_text(repaired.original(offset))
    parsed = _engine().parse(content, original)
    before = [occurrence.relocate(to_text) for occurrence in before]
    found = _drop_consequences(text, before, parsed)
    if all(isinstance(item, Heading) for item in parsed.document.items):
        found = _unite_prose(found)
    return parsed.document, [_diagnostic(text, occurrence) for occurrence in found]


@attrs.frozen(eq=False, repr=False)
class _Parsed:
    document: SyntaxTree
    refused: list[Occurrence]
    """The mistakes that Lark refused."""
    accepted: list[Occurrence]
    """The mistakes in constructs that Lark accepted."""


def _drop_consequences(text: Text, before: list[Occurrence], parsed: _Parsed) -> list[Occurrence]:
    """Return the mistakes that no other mistake explains, in order of place.

    An earlier step explains later ones at the same place, with one exception: a line under nothing
    needs no connective.
    """
    orphans = {found.start for found in parsed.refused if found.mistake is ORPHANS}
    before = [
        found
        for found in before
        if found.mistake is not NO_CONNECTIVE or found.start not in orphans
    ]
    starts = {found.start for found in before}
    lines = {text.place(start)[0] for start in starts}
    refused = [
        found
        for found in parsed.refused
        if found.start not in starts
        # Once its typo is corrected, the line may be in the right place.
        and not (found.mistake is ORPHANS and text.place(found.start)[0] in lines)
    ]
    starts |= {found.start for found in refused}
    accepted = [found for found in parsed.accepted if found.start not in starts]
    places = sorted(starts)
    accepted = [found for found in accepted if not _is_filled(text, found, places)]
    return sorted(before + refused + accepted, key=lambda found: found.start)


def _unite_prose(found: list[Occurrence]) -> list[Occurrence]:
    """Report prose once if there is nothing else: it is probably the text to be mapped."""
    prose = [occurrence for occurrence in found if occurrence.mistake is UNKNOWN_AT_MARGIN]
    if len(prose) < _LEAST_PROSE:
        return found
    first = NO_MAP.at(prose[0].start, prose[0].end)
    others = (occurrence for occurrence in found if occurrence.mistake is not UNKNOWN_AT_MARGIN)
    return sorted([first, *others], key=lambda occurrence: occurrence.start)


def _is_filled(text: Text, found: Occurrence, places: list[int]) -> bool:
    """Whether a line that seems to have nothing after its head has a mistake there."""
    if found.mistake not in (NO_TEXT, NO_SOURCE_TITLE, NO_HEADER_VALUE):
        return False
    index = bisect_left(places, found.end)
    return index < len(places) and text.place(places[index])[0] == text.place(found.start)[0]


def _diagnostic(text: Text, found: Occurrence) -> Diagnostic:
    last = len(text.content)
    start = min(max(found.start, 0), last)
    span = Span(text, start, min(max(found.end, start + 1), last))
    fix = found.fix and Fix(Span(text, *found.fix[:2]), found.fix[2])
    mistake = found.mistake
    return Diagnostic(mistake.code, mistake.severity, found.message, span, found.help, fix=fix)


class _Engine:
    """Lark's parser and the objects that it calls.

    They hold the state of one text, so only one thread parses at a time.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._builder = TreeBuilder()
        self._indentation = Indentation()
        self._lark = load_parser(self._builder, self._indentation)

    def parse(self, content: str, original: Callable[[int], int]) -> _Parsed:
        """Parse a text; `original` converts its offsets to those of the author's text."""
        with self._lock:
            self._reset(content, original)
            found: list[Occurrence] = []
            try:
                document: SyntaxTree = self._lark.parse(content)  # type: ignore[assignment]
            except UnexpectedInput:
                inside = len(content) - 1
                self._reset(content, lambda offset: original(min(offset, inside)))
                from argmap.language.broken_lines import recover  # few texts need it

                document, found = recover(self._lark, self._indentation, content)
            found += [MISALIGNED.at(start, start + 1) for start in self._indentation.misaligned]
            refused = [occurrence.relocate(original) for occurrence in found]
            return _Parsed(document, refused, self._builder.found)

    def _reset(self, content: str, original: Callable[[int], int]) -> None:
        self._builder.reset(content, original)
        self._indentation.reset()


@cache
def _engine() -> _Engine:
    return _Engine()

"""Misspelt words of the language, found before parsing so that no such line is swallowed as prose.

Any indented line may continue a text, so `becuase claim x: …` would be read as words of the text above
it. Here lines that have the shape of a relation, or of a line at the margin, but not quite its words
are held against the words of the grammar. What is near enough is an error with a suggestion, and
reading goes on as if the suggestion stood there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

import attrs

from argmap.language.grammar import pattern, words
from argmap.source import Diagnostic, Severity, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@attrs.frozen
class Repair:
    """A stretch of the text, by offsets, what is read instead of it, and what to say about it."""

    start: int
    end: int
    replacement: str
    message: str
    help: str

    def diagnostic(self, text: Text) -> Diagnostic:
        """The repair as an error."""
        span = Span(text, self.start, max(self.end, self.start + 1))
        return Diagnostic("L002", Severity.ERROR, self.message, span, self.help)


def repairs(text: Text) -> list[Repair]:
    """What to read instead of misspelt words, in the order of the text; stretches do not overlap."""
    found: list[Repair] = []
    for shape, judge in _shapes():
        for match in shape.finditer(text.content):
            found.extend(judge(match))
    return sorted(found, key=lambda repair: repair.start)


@attrs.frozen
class Repaired:
    """A text with its repairs made, and the way back from its offsets to those of the original."""

    content: str
    positions: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """The offset in the original text of an offset in the repaired one."""
        return offset - self.shifts[bisect_right(self.positions, offset)]


def repaired(text: Text, made: Iterable[Repair]) -> Repaired:
    """Make the repairs."""
    pieces: list[str] = []
    positions: list[int] = []
    shifts = [0]
    done = length = 0
    for repair in made:
        pieces += text.content[done : repair.start], repair.replacement
        length += repair.start - done + len(repair.replacement)
        done = repair.end
        positions.append(length)
        shifts.append(length - done)
    pieces.append(text.content[done:])
    return Repaired("".join(pieces), tuple(positions), tuple(shifts))


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a word most likely is a misspelling of; None where none is near."""
    folded = {candidate.casefold(): candidate for candidate in candidates}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else None


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Repair]]], ...]:
    """The shapes that a misspelt line may have, each with the function that judges such a line."""
    known = words()
    name = pattern("ID")
    connective = rf"(?:{'|'.join(known.connectives)})\b"
    kind = rf"(?:{'|'.join(known.kinds)})\b"
    known_line = rf"(?:{'|'.join((*known.kinds, *known.starters, *known.headers))})\b"
    mark = r"[ \t]*\([^()\n]*\)[ \t]*"
    colon = r"[ \t]*:(?!\S)"
    good = rf"{connective}(?:{mark}|[ \t]+){kind}"
    shapes = (
        (
            rf"^[ \t]+(?!{good})(?P<connective>\w+)(?:{mark}|[ \t]+)(?P<kind>\w+)"
            rf"(?P<id>[ \t]+(?P<words>{name}(?:[ \t]+[\w.-]+){{0,2}}))?{colon}",
            _relation,
        ),
        (rf"^[ \t]+(?P<kind>{kind}){colon}", _bare_statement),
        (
            rf"^[ \t]+(?!{connective})(?P<connective>\w+)(?:{mark}|[ \t]+)"
            rf"\[[ \t]*{name}[ \t]*\][ \t]*$",
            _connective,
        ),
        (
            rf"^(?:[ \t]+{connective}(?:{mark}|[ \t]+))?{kind}[ \t]+"
            rf"(?P<words>{name}(?:[ \t]+[\w.-]+){{1,2}}){colon}",
            _several_words,
        ),
        (rf"^(?!{known_line})(?P<word>[^\W\d]\w*)(?P<id>[ \t]+\S+)?{colon}", _line_at_margin),
        (rf"^(?!{known_line})(?P<word>[^\W\d]\w*)[ \t]+[^\s:]+[ \t]*$", _include),
    )
    return tuple((re.compile(shape, re.MULTILINE), judge) for shape, judge in shapes)


def _relation(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD WORD [ID]:`, indented: a relation if both words are, or nearly are, what they should be."""
    known = words()
    connective, kind = match["connective"], match["kind"]
    if connective in known.kinds and not match["id"]:
        yield _without_connective(match.start("connective"), f"{connective} {kind}")
        return
    right_connective = _right(connective, known.connectives)
    right_kind = _right(kind, known.kinds)
    several = match["id"] and len(match["words"].split()) > 1
    if several and right_connective == connective:
        return  # "and claims of this kind: …" is a wrapped line of prose
    if right_kind == kind and match["id"] and not right_connective:
        yield _unknown_connective(match)
    elif right_connective and right_kind:
        if connective != right_connective:
            yield _misspelt(match, "connective", right_connective)
        if kind != right_kind:
            yield _misspelt(match, "kind", right_kind)
        if several:
            yield from _several_words(match)


def _bare_statement(match: re.Match[str]) -> Iterator[Repair]:
    """`KIND:`, indented and without a connective."""
    yield _without_connective(match.start("kind"), match["kind"])


def _connective(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD [id]`, indented and alone on its line."""
    right = nearest(match["connective"], words().connectives)
    if right:
        yield _misspelt(match, "connective", right)


def _several_words(match: re.Match[str]) -> Iterator[Repair]:
    """`KIND two words:`, where one word should be."""
    joined = "-".join(match["words"].split())
    yield Repair(
        *match.span("words"),
        joined,
        f"an id is one word, and `{match['words']}` is not",
        f"write `{joined}:`, or leave the id out and put the colon first",
    )


def _line_at_margin(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD [ID]:` at the margin."""
    known = words()
    source = known.starters[-1:]
    right = nearest(match["word"], known.kinds + (source if match["id"] else known.headers))
    if right:
        yield _misspelt(match, "word", right)


def _include(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD path` at the margin."""
    right = nearest(match["word"], words().starters[:1])
    if right:
        yield _misspelt(match, "word", right)


def _right(word: str, candidates: tuple[str, ...]) -> str | None:
    return word if word in candidates else nearest(word, candidates)


def _misspelt(match: re.Match[str], group: str, right: str) -> Repair:
    wrong = match[group]
    return Repair(
        *match.span(group),
        right,
        f"`{wrong}` is not a word of the language here; `{right}` is",
        f"write `{right}`",
    )


def _without_connective(start: int, head: str) -> Repair:
    return Repair(
        start,
        start,
        f"{words().connectives[0]} ",
        f"`{head}:` stands under a statement, but nothing says how it bears on it",
        f"begin the line with {_either(words().connectives)}; "
        "if it only goes on with the text above, break that text elsewhere",
    )


def _unknown_connective(match: re.Match[str]) -> Repair:
    return Repair(
        *match.span("connective"),
        words().connectives[0],
        f"`{match['connective']}` is not one of the words that relate statements",
        f"use {_either(words().connectives)}",
    )


def _either(choices: tuple[str, ...]) -> str:
    """The choices as a person lists them."""
    quoted = [f"`{choice}`" for choice in choices]
    return ", ".join(quoted[:-1]) + " or " + quoted[-1]

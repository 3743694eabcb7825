"""Arrange a text as its author wrote it for new lines: words, brackets, tags, comments.

The author's order stays. Spaces, the form of brackets and attributes, and escapes become one way:
a backslash stays only where the text would be read differently without it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence

import attrs

from argmap.language import syntax
from argmap.language.line_breaking import Comment, Group, keep_connectives
from argmap.language.printer import SPECIAL, escape_note, print_attributes
from argmap.language.source_lines import TextLine
from argmap.language.text_values import (
    NOTE_IN_TEXT,
    blank_comments,
    strip_unescaped,
    unescape_prose,
)

_BRACKET = r"\[(?=[^\S\n]*(?:@|at\s))(?:\\.|[^\\\]])*\]"
# A line must not end at an unusual space, such as one that does not break.
_UNUSUAL_SPACE = r"[ \t]*+[^\S \t\n][^\S\n]*+(?!\n)"
_PIECE = re.compile(
    rf"\s*\n\s*|(?P<piece>(?:\\.|{_BRACKET}|{_UNUSUAL_SPACE}|[^\s\\\[{{]++|\[)++)"
    r'|(?P<attributes>\{(?:"(?:\\.|[^"\\])*"|[^"}])*\})|[ \t]+',
    re.DOTALL,
)
_PLAIN_PIECE = re.compile(
    rf"\s*\n\s*|(?P<piece>(?:\\.|{_UNUSUAL_SPACE}|[^\s\\]++)++)|[ \t]+", re.DOTALL
)
_BRACKET_IN_PIECE = re.compile(rf"\\.|(?P<bracket>{_BRACKET})", re.DOTALL)
_ENTRY = re.compile(r"(?:\\.|[^\\;])+", re.DOTALL)
_NOTE = re.compile(r"(?:(?P<key>@[^\s,]+)\s*,|at(?=\s))(?P<value>.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?=.)")
_LOOKAHEAD = 500
"""The number of characters after a backslash to search for a reason to keep it."""


@attrs.define
class _Piece:
    """Words between which there is no white space in the author's text, or a bracket with them."""

    start: int
    words: list[str]
    has_bracket: bool = False


def arrange_prose(
    content: str, start: int, end: int, prose: syntax.Prose, comments: Sequence[TextLine]
) -> tuple[list[Group], list[TextLine]]:
    """Return the text of a statement or a source in groups, and the comments after all of them.

    The text is between two offsets. Its attributes come last, even if tags follow them.
    """
    raw = blank_comments(content[start:end])
    pieces = _normalize(_find_pieces(_PIECE, raw, start), _needs_escape)
    groups = [(piece.start, piece.words) for piece in pieces]
    attributes = [(place, [unit]) for place, unit in print_attributes(prose.attributes)]
    return _add_comments([*groups, *attributes], comments, len(groups))


def arrange_header(
    content: str, start: int, end: int, comments: Sequence[TextLine]
) -> tuple[list[Group], list[TextLine]]:
    """Return the value of a header in groups, and the comments after all of them."""
    raw = blank_comments(content[start:end])
    pieces = _normalize(_find_pieces(_PLAIN_PIECE, raw, start), _needs_plain_escape)
    groups = [(piece.start, piece.words) for piece in pieces]
    return _add_comments(groups, comments, len(groups))


def _find_pieces(pattern: re.Pattern[str], raw: str, start: int) -> list[_Piece]:
    start += len(raw) - len(raw.lstrip())
    raw = strip_unescaped(raw)  # white space of any kind
    pieces: list[_Piece] = []
    braces = len(raw)
    for match in pattern.finditer(raw):
        if match.lastgroup == "piece":
            # Tags after the attributes will be before them.
            place = start + min(match.start(), braces)
            has_bracket = any(found["bracket"] for found in _BRACKET_IN_PIECE.finditer(match[0]))
            printed = _BRACKET_IN_PIECE.sub(_print_bracket, match[0])
            pieces.append(_Piece(place, printed.split("\n"), has_bracket))
        elif match.lastgroup == "attributes":
            braces = match.start()
            if pieces and raw[braces - 1].isspace():  # of any kind
                pieces[-1].words[-1] = strip_unescaped(pieces[-1].words[-1])
    return pieces


def _print_bracket(match: re.Match[str]) -> str:
    """Return a bracket with places and citations, with a line break between its words.

    An escaped character outside of brackets stays as it is.
    """
    if match["bracket"] is None:
        return match[0]
    entries = [_print_entry(entry) for entry in _ENTRY.findall(match["bracket"][1:-1])]
    return "[" + ";\n".join(entries) + "]"


def _print_entry(entry: str) -> str:
    """Return a place or a citation as the printer writes it, with line breaks between words."""
    match = _NOTE.fullmatch(strip_unescaped(entry))
    if match is None or not match["value"]:
        return entry.strip()
    head = match["key"] + "," if match["key"] else "at"
    return f"{head} {escape_note(unescape_prose(match['value']))}".replace(" ", "\n")


def _add_comments(
    groups: Sequence[tuple[int, list[str]]], comments: Sequence[TextLine], attributes: int
) -> tuple[list[Group], list[TextLine]]:
    """Insert comments before the first group that comes after them.

    The groups from the number `attributes` on become one, except where a comment is between them.
    """
    arranged: list[Group] = []
    waiting = deque(comments)
    is_in_braces = False
    for number, (start, group) in enumerate(groups):
        while waiting and waiting[0].start < start:
            arranged.append(Comment(waiting.popleft().content.strip()))
            is_in_braces = False
        last = arranged[-1] if is_in_braces else None
        if isinstance(last, list):
            last += group
        else:
            arranged.append([*group])
        is_in_braces = number >= attributes
    return keep_connectives(arranged), [*waiting]


# Escapes


def _normalize(pieces: list[_Piece], needs_escape: Callable[[str, int], bool]) -> list[_Piece]:
    """Remove backslashes that have no effect; brackets have lost theirs."""
    run: list[_Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and not piece.has_bracket:
            run.append(piece)
            continue
        joined = " ".join(plain.words[0] for plain in run)
        needless = _find_needless_escapes(joined, needs_escape)
        start = 0
        for plain in run:
            [word] = plain.words
            plain.words = ["".join(_cut(word, start, needless))]
            start += len(word) + 1
        run = []
    return pieces


def _cut(word: str, start: int, needless: Sequence[int]) -> Iterator[str]:
    """Yield the parts of a word between needless backslashes; the word is at `start`."""
    done = 0
    first, last = bisect_left(needless, start), bisect_left(needless, start + len(word))
    for place in needless[first:last]:
        yield word[done : place - start]
        done = place - start + 1
    yield word[done:]


def _find_needless_escapes(text: str, needs_escape: Callable[[str, int], bool]) -> list[int]:
    needless: list[int] = []
    done = 0
    for match in _ESCAPE.finditer(text):
        place = match.start()
        if place < done:
            continue  # it is escaped itself
        done = place + 2
        before = text[max(0, place - 1) : place]
        window = before + text[place + 1 : place + 1 + _LOOKAHEAD]
        if not needs_escape(window, len(before)):
            needless.append(place)
    return needless


def _needs_escape(text: str, place: int) -> bool:
    return text[place].isspace() or any(
        pattern.match(text, place) for pattern in (SPECIAL, NOTE_IN_TEXT)
    )


def _needs_plain_escape(text: str, place: int) -> bool:
    return text[place] == "\\" or text[place].isspace()

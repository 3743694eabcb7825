"""Prose and values as authors write them: line breaks, escapes, indentation, numbers and dates."""

import re
import sys
from collections.abc import Sequence
from datetime import date
from unicodedata import category

from lark import Token

from argmap.attributes import KNOWN, Scalar, suggest_value
from argmap.language.grammar import TAB_WIDTH
from argmap.language.mistakes import (
    NO_DATE,
    NO_SUCH_DATE,
    NUMBER_TOO_LARGE,
    TYPOGRAPHIC_QUOTES,
    UNQUOTED,
    WRONG_TYPE,
    Mistake,
    Occurrence,
    quote,
    shorten,
)

SCALAR_TERMINALS = ("STRING", "QUOTED", "URL_WITH_COMMA", "DATE", "NUMBER", "WORD")
"""The terminals of the grammar that are a single value."""

INNER_CITATION = re.compile(r"(?<=[^\s;\[])(?:\s*,\s*|\s+)(?P<cite>@[^\W_](?:[\w.:-]*\w)?)")
"""A citation inside a place or the locator of another citation, with the gap before it."""

NOTE_IN_TEXT = re.compile(
    r"(?<!\\)(?:\[(?=[^\S\n]*¶[^\S\n]*\d|[^\[\]\n@]*[^\S\n]@[^\W_])"
    r"|\((?=[^\S\n]*(?:(?:at[^\S\n]*)?¶[^\S\n]*\d|@[^\W_])))"
)
"""A bracket in a text that its author may mean as a place or a citation."""

_OPENING_QUOTES = "“„«‹「『"

_ESCAPE = re.compile(r"\\(.)")
_SPACES = re.compile(r"[ \t]+")
_INDENTATION = re.compile(r"[^\S\n]+")
_WORD_CHARACTER = re.compile(r"\w")
_COMMENT = re.compile(r"[^\S\n]*//(?:\s|$)")


def measure_indentation(blank: str) -> int:
    """Return the width of white space: a tab counts as several columns, a wide space as two."""
    tabs, wide = blank.count("\t"), blank.count("\N{IDEOGRAPHIC SPACE}")
    return len(blank) + (TAB_WIDTH - 1) * tabs + wide


def line_indentation(content: str, offset: int) -> int:
    """Return the indentation of the line that contains an offset."""
    blank = _INDENTATION.match(content, content.rfind("\n", 0, offset) + 1)
    return measure_indentation(blank[0]) if blank else 0


def is_comment(content: str, line_start: int) -> bool:
    """Whether the line that starts at an offset is a comment."""
    return _COMMENT.match(content, line_start) is not None


def blank_comments(raw: str) -> str:
    """Replace the comment lines inside a piece of prose by spaces, so that offsets stay."""
    first, *lines = raw.split("\n")
    return "\n".join(
        [first, *(" " * len(line) if _COMMENT.match(line) else line for line in lines)]
    )


def unescape_prose(raw: str) -> str:
    """Return prose on one line, without escapes, with single spaces between words."""
    if "\n" in raw:
        raw = _join_lines(raw)
    raw = strip_unescaped(raw)
    if "\\" in raw:
        raw = _unescape(raw)
    if "\t" in raw or "  " in raw:
        raw = _SPACES.sub(" ", raw)
    return raw.strip(" ")


def unescape_string(raw: str) -> str:
    """Return the content of a quoted string on one line, without escapes, its spaces unchanged.

    A tab is a space, since a value cannot contain tabs.
    """
    if "\n" in raw:
        raw = _join_lines(raw)
    raw = raw.replace("\t", " ")
    return _unescape(raw) if "\\" in raw else raw


def has_word(text: str) -> bool:
    """Whether a text has a letter or digit: more than punctuation."""
    return _WORD_CHARACTER.search(text) is not None


def join_pieces(raw: str, pieces: Sequence[Token]) -> str:
    """Return the text that starts with `raw` and goes on in some tokens.

    Brackets are no text. A tag with more words after it is text; at the end it is only a tag.
    """
    last = max(
        (index for index, piece in enumerate(pieces) if has_word(unescape_prose(_raw_text(piece)))),
        default=-1,
    )
    text, spaced, is_in_run = "", False, False
    for index, piece in enumerate(pieces):
        is_inner_tag = piece.type == "TAG" and index < last
        if is_inner_tag or (is_in_run and piece.type == "TEXT"):
            raw += piece
        else:
            text = _append_prose(text, raw, spaced)
            spaced = raw[-1].isspace() if raw else spaced
            raw = _raw_text(piece)
        is_in_run = is_inner_tag
    return _append_prose(text, raw, spaced)


def _raw_text(token: Token) -> str:
    """Return the part of a token that is text."""
    if token.type == "CLOSE":
        return token.partition("]")[2]
    return token.value if token.type == "TEXT" else ""


def _append_prose(text: str, raw: str, spaced: bool) -> str:
    """Append prose that follows a bracket or tag to the prose before it.

    `spaced` says whether white space precedes that bracket or tag. It stays, except before
    punctuation, as in `silent [@readout].`
    """
    more = unescape_prose(raw)
    if not text or not more:
        return text or more
    if raw[0].isspace() or (spaced and category(more[0]) not in ("Po", "Pe", "Pf")):
        return f"{text} {more}"
    return text + more


def _join_lines(raw: str) -> str:
    """Join continued lines and drop the comments between them."""
    first, *between, last = raw.split("\n")
    lines = [line for line in between if not _COMMENT.match(line)]
    return " ".join(map(strip_unescaped, [first, *lines, last]))


def strip_unescaped(raw: str) -> str:
    """Remove the white space around a text, of any kind, but none that is escaped."""
    text = raw.strip()
    if (len(text) - len(text.rstrip("\\"))) % 2:
        start = len(raw) - len(raw.lstrip())
        return raw[start : start + len(text) + 1]
    return text


def _unescape(raw: str) -> str:
    return _ESCAPE.sub(r"\1", raw)


def evaluate(terminal: str, raw: str, key: str) -> tuple[Scalar | None, Mistake | None]:
    """Return the value of a token of one of `SCALAR_TERMINALS` under a key, and the mistake in it.

    The value is None if there is no such value.
    """
    known = KNOWN.get(key)
    if terminal == "STRING":
        return unescape_string(raw[1:-1]), None
    if terminal == "QUOTED":
        return raw[1:-1].replace("\t", " "), TYPOGRAPHIC_QUOTES
    if terminal == "WORD" and raw[0] in _OPENING_QUOTES:
        return raw.strip(_OPENING_QUOTES), TYPOGRAPHIC_QUOTES
    if terminal == "URL_WITH_COMMA":
        return raw, UNQUOTED
    if terminal == "NUMBER" and known and known.has_numbers:
        number = _parse_number(raw)
        return number, NUMBER_TOO_LARGE if number is None else None
    if terminal == "DATE":
        try:
            return date.fromisoformat(raw), None
        except ValueError:
            return None, NO_SUCH_DATE
    return raw, None


def accepts_text(key: str, value: str) -> bool:
    """Whether an attribute may have a text as its value."""
    return key not in KNOWN or KNOWN[key].fits(value)


def check_text_value(mistake: Mistake, key: str, value: str, start: int, end: int) -> Occurrence:
    """Return the mistake in a value without its quotation marks, and a fix that its key accepts."""
    if accepts_text(key, value):
        better = quote(value)
        return mistake.at(start, end, value=shorten(better)).fixed_by(better)
    known, suggested = KNOWN[key], suggest_value(key, value)
    if suggested is None and known.is_date:
        return NO_DATE.at(start, end, key=key)
    example = f"`{suggested}`" if suggested else f"`{known.example}`, for example"
    occurrence = WRONG_TYPE.at(start, end, key=key, type=known.name, example=example)
    return occurrence.fixed_by(suggested) if suggested else occurrence


def _parse_number(raw: str) -> int | float | None:
    try:
        number = int(raw) if raw.lstrip("+-").isdecimal() else float(raw)
    except ValueError:  # more digits than Python converts
        return None
    return number if abs(number) <= sys.float_info.max else None

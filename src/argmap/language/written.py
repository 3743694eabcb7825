"""Running text as it is written, and as it is meant: line breaks, escapes and spaces resolved."""

from __future__ import annotations

import re
from unicodedata import category

_ESCAPE = re.compile(r"\\(.)")
_SPACES = re.compile(r"[ \t]+")
_COMMENT = re.compile(r"[ \t]*//(?:\s|$)")


def plain(raw: str) -> str:
    """Written text as it is meant: one line, escapes resolved, single spaces, none at the ends."""
    if "\n" in raw:
        raw = _unfolded(raw)
    if "\\" in raw:
        raw = _unescaped(raw)
    if "\t" in raw or "  " in raw:
        raw = _SPACES.sub(" ", raw)
    return raw.strip(" ")


def quoted(raw: str) -> str:
    """The text between quotation marks as it is meant: its spaces are kept, its line breaks not."""
    if "\n" in raw:
        raw = _unfolded(raw)
    return _unescaped(raw) if "\\" in raw else raw


def joined(text: str, raw: str, spaced: bool) -> str:
    """The next stretch of text behind what was read; `spaced` says that space was behind that.

    What stood between the two is taken out. The space before it goes too where a mark of
    punctuation follows, as in `silent [@readout].`
    """
    more = plain(raw)
    if not text or not more:
        return text or more
    if raw[0] in " \t\n" or (spaced and category(more[0]) not in ("Po", "Pe", "Pf")):
        return f"{text} {more}"
    return text + more


def ends_in_space(raw: str) -> bool:
    """Whether white space stands at the end of a written text."""
    return raw[-1:] in (" ", "\t")


def is_comment(content: str, line: int) -> bool:
    """Whether the line that begins at an offset is a comment."""
    return _COMMENT.match(content, line) is not None


def _unfolded(raw: str) -> str:
    """Written text as one line, without the comments between its lines."""
    first, *between, last = raw.split("\n")  # the last line goes on behind what is written here
    lines = [line.strip(" \t") for line in between if not _COMMENT.match(line)]
    return " ".join([first.rstrip(" \t"), *lines, last.strip(" \t")])


def _unescaped(raw: str) -> str:
    return _ESCAPE.sub(r"\1", raw)

"""Read the text of an Argdown line: tags, links, data, escapes, shortcodes and emphasis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lark import Token

from argmap.errors import FormatError
from argmap.formats.argdown.data_values import read_data
from argmap.formats.argdown.entries import ArgdownProse, Document, WebLink
from argmap.formats.assembly import join_lines, quote
from argmap.formats.losses import LossKind
from argmap.source import Span

_SYMBOLS = {
    "A": "∀",
    "E": "∃",
    "O": "𝗢",
    "P": "𝗣",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "∨",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
}
"""The shortcodes of logic, `.A.` or `:A:`. Those for emoji stay as they are written."""

SHORTCODES = "|".join(map(re.escape, sorted(_SYMBOLS, key=len, reverse=True)))
"""A pattern for the shortcodes without the marks around them."""
_SPECIAL = re.compile(rf"\\(.)|(?<!\w)([.:])({SHORTCODES})\2(?!\w)|\\", re.DOTALL)
_EMPHASIS = re.compile(r"\*\*|__|\*|_")
_CLOSING = re.compile(r"[\s)}_.,!?;:*-]|\Z")

_PROTECTED = {ord("*"): "\udc00", ord("_"): "\udc01"}
"""Escaped marks, until emphasis is removed: halves of surrogate pairs, which no file has."""
_RESTORED = {ord(stand_in): chr(mark) for mark, stand_in in _PROTECTED.items()}


def read_prose(tokens: Iterable[Token], document: Document, span: Span) -> ArgdownProse:
    """Return the text of the parts of a line, and what is noted in and after it."""
    prose = ArgdownProse()
    text = ""
    pending = ""  # tags at the end are not words of the text; in the middle they are
    for token in tokens:
        value = token.strip()
        match token.type:
            case "DATA":
                add_data(value, prose, document, span)
            case "TAG":
                tag = value[1:].strip("()")
                prose.tags.append(join_lines(tag))
                pending += f"{tag} "
            case "LINK":
                words, _, address = value[1:-1].partition("](")
                prose.links.append(WebLink(words, join_lines(address)))
                text += pending + words.translate(_PROTECTED)
                pending = ""
            case _:
                words = _SPECIAL.sub(_replace_special, token)
                if join_lines(words):
                    text += pending.rstrip() + words if words[0] in ".,;:!?)" else pending + words
                    pending = ""
    plain = remove_emphasis(text)
    if plain != text:
        shown = quote(join_lines(text).translate(_RESTORED))
        document.lose(LossKind.LAYOUT, f"bold or italic type in {shown}", span)
    prose.text = join_lines(plain.translate(_RESTORED))
    return prose


def read_plain(written: str) -> str:
    """Return the text of a title: without escapes and emphasis, on one line."""
    plain = remove_emphasis(_SPECIAL.sub(_replace_special, written))
    return join_lines(plain.translate(_RESTORED))


def add_data(written: str, prose: ArgdownProse, document: Document, span: Span) -> None:
    """Add what is written in braces to the data of a text. Report what is not data."""
    try:
        prose.data |= read_data(written)
    except FormatError as error:
        about = f"{error.message}: {quote(join_lines(written))}"
        document.lose(LossKind.ATTRIBUTE, about, span)


def _replace_special(match: re.Match[str]) -> str:
    escaped, _, code = match.groups()
    if code:
        return _SYMBOLS[code]
    return escaped.translate(_PROTECTED) if escaped else match[0]


def remove_emphasis(text: str) -> str:
    """Return a text without the marks of bold and italic type, which come in pairs.

    >>> remove_emphasis("a *b* and __c__, 2 * 3, snake_case")
    'a b and c, 2 * 3, snake_case'
    """
    opened: list[re.Match[str]] = []
    count: Counter[str] = Counter()
    removed: list[re.Match[str]] = []
    for mark in _EMPHASIS.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        closes = before and not before.isspace() and _CLOSING.match(text, mark.end())
        if closes and count[mark[0]]:
            while True:
                last = opened.pop()
                count[last[0]] -= 1
                if last[0] == mark[0]:
                    break
            removed += last, mark
        elif after.strip() and not (before.isalnum() or before == "_"):
            opened.append(mark)
            count[mark[0]] += 1
    if not removed:
        return text
    pieces, position = [], 0
    for mark in sorted(removed, key=re.Match.start):
        pieces.append(text[position : mark.start()])
        position = mark.end()
    return "".join([*pieces, text[position:]])

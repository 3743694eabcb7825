"""From what Lark recognises to the nodes of the syntax tree.

Lark calls these methods while it parses, from the leaves up, so that no tree of Lark's is built and
nothing recurses however deep a text is nested. What is wrong inside a construct that the grammar
accepts (a day that no calendar has, a statement without text) is noted in `complaints`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from lark import Token, Transformer

from argmap.language import mistakes, syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ESCAPE = re.compile(r"\\(.)")
_SPACE = re.compile(r"[ \t]+")
_FOLD = re.compile(r"[ \t]*\n[ \t]*(?://\s[^\n]*\n[ \t]*)*")


def plain(text: str) -> str:
    """Written text as it is meant: escapes resolved, single spaces, none at the ends."""
    return " ".join(_SPACE.split(unescaped(text))).strip(" ")


def unescaped(text: str) -> str:
    """Resolve the backslashes of a written text."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


class _Place(str):
    """The locator of a place, so that it can be told from text."""

    __slots__ = ()


class TreeBuilder(Transformer[Token, Any]):
    """One method a rule of the grammar. `begin` comes before each text."""

    def __init__(self) -> None:
        super().__init__()
        self.begin("", None)

    def begin(self, content: str, original: Callable[[int], int] | None) -> None:
        """Set out on a text; `original` turns its offsets into those that nodes are to carry."""
        self.content = content
        self.original = original
        self.complaints: list[tuple[mistakes.Mistake, int, int]] = []

    def _range(self, first: Token, last: Token) -> tuple[int, int]:
        start, end = first.start_pos or 0, last.end_pos or 0
        if self.original is None:
            return start, end
        return self.original(start), self.original(end)

    def start(self, items: list[syntax.Item]) -> syntax.Document:
        return syntax.Document(tuple(items))

    def header(self, children: list[Token]) -> syntax.Header:
        key, *lines = children
        raw = key.type == "PATH_HEADER"
        value = " ".join(line.rstrip(" \t") if raw else plain(line) for line in lines)
        if not value:
            self.complaints.append((mistakes.NO_HEADER_VALUE, *self._range(key, key)))
        return syntax.Header(str(key), value, *self._range(key, key))

    def heading(self, children: list[Token]) -> syntax.Heading:
        title = identifier = ""
        for token in children[1:]:
            if token.type == "HEADING":
                title = plain(token)
            else:
                identifier = token[2:-1]
        place = self._range(children[0], children[-1])
        if not title:
            self.complaints.append((mistakes.NO_TITLE, *place))
        return syntax.Heading(len(children[0]), title, identifier, *place)

    def include(self, children: list[Token]) -> syntax.Include:
        word, *path = children
        place = self._range(path[0] if path else word, path[0] if path else word)
        if not path:
            self.complaints.append((mistakes.NO_PATH, *place))
        return syntax.Include("".join(path).rstrip(" \t"), *place)

    def source(self, children: list[Any]) -> syntax.SourceLine:
        key = children[0]
        place = self._range(key, key)
        prose, _ = self._gathered(children[1:])
        if not prose.text:
            self.complaints.append((mistakes.NO_SOURCE_TITLE, *place))
        return syntax.SourceLine(str(key), prose, *place)

    def reopening(self, children: list[Any]) -> syntax.Reference:
        return self.reference(children)

    def statement(self, children: list[Any]) -> syntax.Statement:
        kind = children[0]
        named = len(children) > 1 and type(children[1]) is Token and children[1].type == "ID"
        last = children[1] if named else kind
        place = self._range(kind, last)
        prose, relations = self._gathered(children[2 if named else 1 :])
        if not prose.text and kind:
            self.complaints.append((mistakes.NOTHING_SAID, *place))
        return syntax.Statement(
            str(kind), str(last) if named else "", prose, tuple(relations), *place
        )

    def relation(self, children: list[Any]) -> syntax.Relation:
        connective = children[0]
        mark = plain(children[1][1:-1]) if len(children) > 2 else ""
        return syntax.Relation(
            str(connective), mark, children[-1], *self._range(connective, connective)
        )

    def reference(self, children: list[Any]) -> syntax.Reference:
        name = children[0]
        return syntax.Reference(str(name), tuple(children[1:]), *self._range(name, name))

    def _gathered(self, pieces: Sequence[Any]) -> tuple[syntax.Prose, Sequence[syntax.Relation]]:
        """Sort the pieces of running text, and hand back the relations that follow it."""
        text = ""
        tags: list[str] = []
        citations: list[syntax.Cite] = []
        places: list[str] = []
        attributes: tuple[syntax.Attribute, ...] = ()
        for index, piece in enumerate(pieces):
            if type(piece) is Token:
                if piece.type == "TEXT":
                    text += self._joined(text, piece)
                else:
                    tags.append(piece[1:])
            elif type(piece) is syntax.Relation:
                break
            elif type(piece) is syntax.Cite:
                citations.append(piece)
            elif type(piece) is _Place:
                places.append(str(piece))
            else:
                attributes = piece
        else:
            index = len(pieces)
        prose = syntax.Prose(text, tuple(tags), tuple(citations), tuple(places), attributes)
        return prose, pieces[index:]

    def _joined(self, text: str, token: Token) -> str:
        """The next stretch of text, behind a space if one stood before it."""
        spaced = text and self.content[(token.start_pos or 0) - 1] in " \t\n"
        return " " + plain(token) if spaced else plain(token)

    def citation(self, children: list[Token]) -> syntax.Cite:
        key, *locator = children
        return syntax.Cite(key[1:], _line(locator), *self._range(key, key))

    def place(self, children: list[Token]) -> _Place:
        return _Place(_line(children))

    def attributes(self, children: list[syntax.Attribute]) -> tuple[syntax.Attribute, ...]:
        return tuple(children)

    def attribute(self, children: list[Any]) -> syntax.Attribute:
        key, value = children
        key_start, key_end = self._range(key, key)
        if type(value) is not Token:
            return syntax.Attribute(str(key), value, key_start, key_start, key_end)
        return syntax.Attribute(str(key), self._evaluated(value), key_start, *self._range(value, value))

    def list(self, children: list[Token]) -> tuple[syntax.Scalar, ...]:
        return tuple(self._evaluated(token) for token in children)

    def _evaluated(self, token: Token) -> syntax.Scalar:
        if token.type == "STRING":
            return unescaped(_FOLD.sub(" ", token[1:-1]))
        if token.type == "NUMBER":
            return self._number(token)
        if token.type == "DATE":
            try:
                return date.fromisoformat(token)
            except ValueError:
                self.complaints.append((mistakes.NO_SUCH_DAY, *self._range(token, token)))
        return str(token)

    def _number(self, token: Token) -> syntax.Scalar:
        try:
            number = int(token) if token.lstrip("+-").isdecimal() else float(token)
        except ValueError:  # more digits than Python turns into a number
            number = float("inf")
        if number in (float("inf"), float("-inf")):
            self.complaints.append((mistakes.NUMBER_TOO_LARGE, *self._range(token, token)))
            return str(token)
        return number


def _line(tokens: Sequence[Token]) -> str:
    return " ".join(plain(token) for token in tokens)

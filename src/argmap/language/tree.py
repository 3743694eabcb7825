"""From what Lark recognises to the nodes of the syntax tree.

Lark calls these methods while it parses, from the leaves up, so that no tree of Lark's is built and
nothing recurses however deep a text is nested. What is wrong inside a construct that the grammar
accepts (a day that no calendar has, a statement without text) is noted in `complaints`.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from lark import Token, Transformer

from argmap.identifiers import is_id, is_key, is_tag
from argmap.language import mistakes, syntax
from argmap.language.grammar import indentation, words
from argmap.language.names import UNREADABLE, near_id, near_key, near_tag
from argmap.language.written import ends_in_space, is_comment, joined, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.language.mistakes import Mistake


class TreeBuilder(Transformer[Token, Any]):
    """One method a rule of the grammar. `begin` comes before each text."""

    def __init__(self) -> None:
        super().__init__()
        connectives = "|".join(words().connectives)
        self._connectives = re.compile(
            rf"((?:(?:{connectives})\b)?)[ \t]*(?:\(([^()\n]*)\)[ \t]*)?"
        )
        self.begin("", None)

    def begin(self, content: str, original: Callable[[int], int] | None) -> None:
        """Set out on a text; `original` turns its offsets into those that nodes are to carry."""
        self.content = content
        self.original = original
        self.complaints: list[tuple[Mistake, int, int]] = []

    def _place(self, start: int, end: int) -> tuple[int, int]:
        if self.original is None:
            return start, end
        return self.original(start), self.original(end)

    def _place_of(self, token: Token, text: str, offset: int = 0) -> tuple[int, int]:
        """Where some text stands that begins at an offset in a token."""
        start = _start(token) + offset
        return self._place(start, start + len(text))

    def _complain(self, mistake: Mistake, place: tuple[int, int]) -> None:
        self.complaints.append((mistake, *place))

    # Lines

    def start(self, items: list[syntax.Item | None]) -> syntax.Document:
        """All lines of a text."""
        return syntax.Document(tuple(filter(None, map(_unless_empty, items))))

    def header(self, children: list[Token]) -> syntax.Header:
        """`key: value`."""
        head = children[0]
        key = head[:-1].rstrip(" \t")
        place = self._place_of(head, key)
        raw = children[-1].type == "PATH"
        value = " ".join(each.rstrip(" \t") if raw else plain(each) for each in children[1:])
        if not value:
            self._complain(mistakes.NO_HEADER_VALUE, place)
        return syntax.Header(key, value, *place)

    def heading(self, children: list[Token]) -> syntax.Heading:
        """`# Title {#id}`."""
        hashes, last = children[0], children[-1]
        title = identifier = ""
        for token in children[1:]:
            if token.type == "HEADING":
                title = plain(token)
            else:
                identifier = self._id(token[2:-1], self._place_of(token, token[2:-1], 2))
        place = self._place(_start(hashes), _start(last) + len(last.rstrip(" \t")))
        if not title:
            self._complain(mistakes.NO_TITLE, place)
        return syntax.Heading(len(hashes), title, identifier, *place)

    def include(self, children: list[Token]) -> syntax.Include:
        """`include path`."""
        written = children[-1].rstrip(" \t")
        place = self._place_of(children[-1], written)
        if len(children) == 1:
            self._complain(mistakes.NO_PATH, place)
            written = ""
        return syntax.Include(written, *place)

    def source(self, children: list[Any]) -> syntax.SourceLine | None:
        """`source key: prose`; None where no key can be made out."""
        token = children[0]
        head = token[:-1].rstrip(" \t")
        written = head.split()[-1]
        place = self._place_of(token, written, len(head) - len(written))
        key = self._key(written, place)
        prose, _ = self._gathered(children, len(token))
        if not prose.text:
            self._complain(mistakes.NO_SOURCE_TITLE, place)
        return syntax.SourceLine(key, prose, *place) if key else None

    def statement(self, children: list[Any]) -> syntax.Statement:
        """`KIND id: prose` at the margin, and what is under it."""
        return self._statement(children, 0)

    def related(self, children: list[Any]) -> syntax.Relation:
        """A connective with a whole statement."""
        connective, mark, place, head = self._connective(children[0])
        return syntax.Relation(connective, mark, self._statement(children, head), *place)

    def reopening(self, children: list[Any]) -> syntax.Reference:
        """`[id]` at the margin, and what is under it."""
        return self._reference(children, 0)

    def referred(self, children: list[Any]) -> syntax.Relation:
        """A connective with `[id]`, and what is under it."""
        connective, mark, place, rest = self._connective(children[0])
        return syntax.Relation(connective, mark, self._reference(children, rest), *place)

    def _statement(self, children: list[Any], head: int) -> syntax.Statement:
        """The statement whose head stands at an offset in the first token."""
        token = children[0]
        colon = token.index(":", head)
        written = token[head:colon].rstrip(" \t")
        kind, _, name = written.partition(" ") if "\t" not in written else _words(written)
        start = _start(token) + head
        place = self._place(start, start + len(written))
        if name:
            name = name.lstrip(" ")
            if not name.isascii() or not name.isidentifier():
                offset = head + len(written) - len(name)
                name = self._id(name, self._place_of(token, name, offset))
        prose, relations = self._gathered(children, colon + 1)
        if not prose.text and kind:
            self._complain(mistakes.NOTHING_SAID, place)
        return syntax.Statement(kind, name, prose, relations, *place)

    def _reference(self, children: list[Any], offset: int) -> syntax.Reference:
        """The reference whose bracket stands at an offset in the first token."""
        token = children[0]
        bracketed = token[offset + 1 : token.rindex("]")]
        written = bracketed.strip(" \t")
        inside = offset + 1 + bracketed.index(written)
        place = self._place_of(token, written, inside)
        name = self._referred(written, place)
        return syntax.Reference(name, tuple(children[1:]), *place)

    def _referred(self, written: str, place: tuple[int, int]) -> str:
        """The id that a reference names; empty where that is none, for nobody has such an id."""
        name = _composed(written)
        if is_id(name):
            return name
        if name != UNREADABLE:
            self._complain(mistakes.bad_id(written, near_id(name)), place)
        return ""

    def _connective(self, token: Token) -> tuple[str, str, tuple[int, int], int]:
        """The connective that begins a token, its mark, its place, and its end in the token."""
        found = self._connectives.match(token)
        assert found is not None
        connective, mark = found.groups()
        start = _start(token)
        place = self._place(start, start + len(connective))
        if mark is not None and connective in words().unmarkable:
            self._complain(mistakes.marked(connective), place)
            mark = None
        elif mark is not None and not plain(mark):
            self._complain(mistakes.empty_mark(connective), place)
        return connective, plain(mark) if mark else "", place, found.end()

    # Running text

    def _gathered(
        self, children: Sequence[Any], head: int
    ) -> tuple[syntax.Prose, tuple[syntax.Relation, ...]]:
        """Sort the pieces of running text behind a head, and hand back the relations below it.

        The first token holds the head, which ends at an offset in it, and the first piece of text.
        """
        first = children[0]
        raw = first[head:]
        text = plain(raw)
        if "\n" in raw:
            self._check_folds(first, _start(first) + head, raw)
        end = len(children)
        if end == 1 or type(children[1]) is syntax.Relation:
            return syntax.Prose(text), tuple(children[1:])
        spaced = ends_in_space(raw)
        tags: list[str] = []
        citations: list[syntax.Cite] = []
        places: list[str] = []
        attributes: tuple[syntax.Attribute, ...] = ()
        for index in range(1, end):
            piece = children[index]
            if type(piece) is syntax.Relation:
                end = index
                break
            if type(piece) is not Token:
                attributes = piece
            elif piece.type in ("TEXT", "CLOSE"):
                raw = piece if piece.type == "TEXT" else piece[piece.index("]") + 1 :]
                text = joined(text, raw, spaced)
                spaced = ends_in_space(raw) if raw else spaced
                if "\n" in piece:
                    self._check_folds(first, _start(piece) + len(piece) - len(raw), raw)
            elif piece.type == "TAG":
                tags += self._tag(piece)
            elif piece.type in ("CITATION", "NEXT_CITATION"):
                citations += self._citation(piece)
            else:
                places += self._whereabouts(piece)
        prose = syntax.Prose(text, tuple(tags), tuple(citations), tuple(places), attributes)
        return prose, tuple(children[end:])

    def _check_folds(self, head: Token, start: int, raw: str) -> None:
        """Lines that go on with a text are indented no less than what they belong to."""
        margin = indentation(self.content, _start(head))
        end = raw.find("\n")
        while margin and end >= 0:
            line = start + end + 1
            end = raw.find("\n", end + 1)
            if indentation(self.content, line) < margin and not is_comment(self.content, line):
                stop = self.content.index("\n", line)
                begin = stop - len(self.content[line:stop].lstrip(" \t"))
                self._complain(mistakes.TOO_FAR_LEFT, self._place(begin, stop))
                return

    def _citation(self, token: Token) -> list[syntax.Cite]:
        written, _, locator = token[token.index("@") + 1 :].partition(",")
        written = written.rstrip(" \t")
        place = self._place_of(token, f"@{written}", token.index("@"))
        key = self._key(written, place)
        return [syntax.Cite(key, plain(locator), *place)] if key else []

    def _whereabouts(self, token: Token) -> list[str]:
        where = plain(token[token.index("at") + 2 :])
        if not where:
            self._complain(mistakes.NO_PLACE, self._place_of(token, "at", token.index("at")))
        return [where] if where else []

    def _tag(self, token: Token) -> list[str]:
        names = [_composed(name) for name in token[1:].split("#")]
        if all(map(is_tag, names)):
            if len(names) > 1:
                self._complain(mistakes.tight_tags(names), self._place_of(token, token))
            return names
        better = near_tag(_composed(token[1:]))
        self._complain(mistakes.bad_tag(token[1:], better), self._place_of(token, token))
        return [better] if better else []

    def _id(self, written: str, place: tuple[int, int]) -> str:
        name = _composed(written)
        if is_id(name):
            return name
        better = near_id(name)
        self._complain(mistakes.bad_id(written, better), place)
        return better

    def _key(self, written: str, place: tuple[int, int]) -> str:
        name = _composed(written)
        if is_key(name):
            return name
        better = near_key(name)
        self._complain(mistakes.bad_key(written, better), place)
        return better

    # Attributes

    def attributes(self, children: list[syntax.Attribute | None]) -> tuple[syntax.Attribute, ...]:
        """What stands between braces."""
        return tuple(attribute for attribute in children if attribute is not None)

    def attribute(self, children: list[Any]) -> syntax.Attribute | None:
        """`key: value`; None where no key can be made out."""
        token, value = children
        written = token[: token.index(":")].rstrip(" \t")
        key_start, key_end = self._place_of(token, written)
        key = self._id(written, (key_start, key_end))
        if type(value) is Token:
            place = self._place_of(value, value)
            value = self._evaluated(value)
        else:
            value, place = value
        if not key or value is None:
            return None
        return syntax.Attribute(key, value, key_start, *place)

    def list(
        self, children: list[Token]
    ) -> tuple[tuple[syntax.Scalar, ...] | None, tuple[int, int]]:
        """`[value, value]` and its place; None for the value where a part of it has none."""
        opening, closing = children[0], children[-1]
        place = self._place(_start(opening), _start(closing) + len(closing))
        scalars = [self._evaluated(token) for token in children if token.type in _SCALARS]
        values = tuple(value for value in scalars if value is not None)
        return values if len(values) == len(scalars) else None, place

    def _evaluated(self, token: Token) -> syntax.Scalar | None:
        """What a value is; None where there is no such thing, which is complained of."""
        if token.type == "STRING":
            return quoted(token[1:-1])
        if token.type == "NUMBER":
            return self._number(token)
        if token.type == "DATE":
            try:
                return date.fromisoformat(token)
            except ValueError:
                self._complain(mistakes.NO_SUCH_DAY, self._place_of(token, token))
                return None
        return str(token)

    def _number(self, token: Token) -> syntax.Scalar | None:
        try:
            number = int(token) if token.lstrip("+-").isdecimal() else float(token)
            if abs(number) <= sys.float_info.max:
                return number
        except ValueError:  # more digits than Python turns into a number
            pass
        self._complain(mistakes.NUMBER_TOO_LARGE, self._place_of(token, token))
        return None


_SCALARS = ("STRING", "DATE", "NUMBER", "WORD")
"""What a list has between its brackets and commas."""


def _unless_empty(item: syntax.Item | None) -> syntax.Item | None:
    """An item, unless it only stands for a line that could not be read."""
    empty = isinstance(item, syntax.Statement) and not item.kind and not item.relations
    return None if empty else item


def _start(token: Token) -> int:
    return token.start_pos or 0


def _composed(name: str) -> str:
    """A name in the one spelling that Unicode has for what looks alike (NFC)."""
    return name if name.isascii() else normalize("NFC", name)


def _words(written: str) -> tuple[str, str, str]:
    kind, *name = written.split()
    return kind, " ", "".join(name)

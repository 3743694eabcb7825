"""From what the parser recognises to the nodes of the syntax tree.

What is wrong inside a construct that the grammar accepts (a day that no calendar has, a statement
without text) is noted in `complaints`.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from argmap.identifiers import is_id, is_key, is_tag
from argmap.language import heads, mistakes, mistakes_heads, mistakes_prose, syntax
from argmap.language.grammar import words
from argmap.language.indentation import indentation
from argmap.language.lexer import Token
from argmap.language.names import UNREADABLE, near_id, near_key, near_tag
from argmap.language.values import SCALARS, evaluated
from argmap.language.written import ends_in_space, is_comment, joined, plain

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from argmap.language.mistakes import Mistake


class TreeBuilder:
    """One method a rule of the grammar, for one text."""

    def __init__(self, content: str, original: Callable[[int], int] | None = None) -> None:
        """`original` turns offsets of the content into those that nodes are to carry."""
        self.content = content
        self.original = original
        self.complaints: list[tuple[Mistake, int, int]] = []

    def _place(self, start: int, end: int) -> tuple[int, int]:
        if self.original is None:
            return start, end
        return self.original(start), self.original(end)

    def _place_of(self, text: str, start: int) -> tuple[int, int]:
        """The place of some text that begins at an offset."""
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
        key = head.text[:-1].rstrip(" \t")
        place = self._place_of(key, head.start)
        raw = children[-1].type == "PATH"
        lines = (each.text.rstrip(" \t") if raw else plain(each.text) for each in children[1:])
        value = " ".join(filter(None, lines))
        if not value:
            self._complain(mistakes.NO_HEADER_VALUE, place)
        return syntax.Header(key, value, *place)

    def heading(self, children: list[Token]) -> syntax.Heading:
        """`# Title {#id}`."""
        hashes, last = children[0], children[-1]
        title = identifier = ""
        for token in children[1:]:
            if token.type == "HEADING":
                title = plain(token.text)
            else:
                written = token.text[2:-1]
                identifier = self._id(written, self._place_of(written, token.start + 2))
        place = self._place(hashes.start, last.start + len(last.text.rstrip(" \t")))
        if not title:
            self._complain(mistakes.NO_TITLE, place)
        return syntax.Heading(len(hashes.text), title, identifier, *place)

    def include(self, children: list[Token]) -> syntax.Include:
        """`include path`."""
        last = children[-1]
        written = last.text.rstrip(" \t")
        place = self._place_of(written, last.start)
        if len(children) == 1:
            self._complain(mistakes.NO_PATH, place)
            written = ""
        return syntax.Include(written, *place)

    def source(self, children: list[Any]) -> syntax.SourceLine | None:
        """`source key: prose`; None where no key can be made out."""
        token: Token = children[0]
        head = token.text[:-1].rstrip(" \t")
        written = head.split()[-1]
        place = self._place_of(written, token.start + len(head) - len(written))
        key = self._key(written, place)
        prose, _ = self._gathered(children, len(token.text))
        if not prose.text:
            self._complain(mistakes.NO_SOURCE_TITLE, place)
        return syntax.SourceLine(key, prose, *place) if key else None

    def statement(self, children: list[Any]) -> syntax.Statement:
        """`KIND id: prose` at the margin, and what is under it."""
        return self._statement(children, heads.head()(children[0].text))

    def related(self, children: list[Any]) -> syntax.Relation:
        """A connective with a whole statement."""
        token: Token = children[0]
        head = heads.head()(token.text)
        connective, mark, place = self._connective(head, token.start)
        return syntax.Relation(connective, mark, self._statement(children, head), *place)

    def reopening(self, children: list[Any]) -> syntax.Reference:
        """`[id]` at the margin, and what is under it."""
        return self._reference(children, 0)

    def referred(self, children: list[Any]) -> syntax.Relation:
        """A connective with `[id]`, and what is under it."""
        token: Token = children[0]
        relation = heads.relation()(token.text)
        connective, mark, place = self._connective(relation, token.start)
        target = self._reference(children, relation.end())
        return syntax.Relation(connective, mark, target, *place)

    def _statement(self, children: list[Any], head: re.Match[str]) -> syntax.Statement:
        """A statement whose first token has this head."""
        start: int = children[0].start
        kind, name = head.group(heads.KIND, heads.ID)
        first, last = head.span(heads.HEAD)
        place = self._place(start + first, start + last)
        if name and not (name.isascii() and name.isidentifier()):
            name = self._id(name, self._place(start + last - len(name), start + last))
        prose, relations = self._gathered(children, head.end())
        if not prose.text and kind:
            self._complain(mistakes.NOTHING_SAID, place)
        return syntax.Statement(intern(kind), name or "", prose, relations, *place)

    def _reference(self, children: list[Any], offset: int) -> syntax.Reference:
        """The reference whose bracket stands at an offset in the first token."""
        token: Token = children[0]
        bracketed = token.text[offset + 1 : token.text.rindex("]")]
        written = bracketed.strip(" \t")
        place = self._place_of(written, token.start + offset + 1 + bracketed.index(written))
        name = self._referred(written, place)
        return syntax.Reference(name, tuple(children[1:]), *place)

    def _referred(self, written: str, place: tuple[int, int]) -> str:
        """The id that a reference names; empty where that is none, for nobody has such an id."""
        name = _composed(written)
        if is_id(name):
            return name
        if name != UNREADABLE:
            self._complain(mistakes_heads.bad_id(written, near_id(name)), place)
        return ""

    def _connective(self, relation: re.Match[str], start: int) -> tuple[str, str, tuple[int, int]]:
        """The connective of a relation whose token begins at an offset, its mark and its place."""
        connective, mark = relation.group(heads.CONNECTIVE, heads.MARK)
        place = self._place(start, start + len(connective))
        meant = self._mark(connective, mark, place) if mark is not None else ""
        return intern(connective), meant, place

    def _mark(self, connective: str, written: str, place: tuple[int, int]) -> str:
        if connective in words().unmarkable:
            self._complain(mistakes_heads.marked(connective), place)
            return ""
        mark = plain(written)
        if not mark:
            self._complain(mistakes_heads.empty_mark(connective), place)
        return mark

    # Running text

    def _gathered(
        self, children: Sequence[Any], head: int
    ) -> tuple[syntax.Prose, tuple[syntax.Relation, ...]]:
        """Sort the pieces of running text behind a head, and hand back the relations below it.

        The first token holds the head, which ends at an offset in it, and the first piece of text.
        """
        first: Token = children[0]
        raw = first.text[head:]
        text = plain(raw)
        if "\n" in raw:
            self._check_folds(first, first.start + head, raw)
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
                raw = piece.text.partition("]")[2] if piece.type == "CLOSE" else piece.text
                text = joined(text, raw, spaced)
                spaced = ends_in_space(raw) if raw else spaced
                if "\n" in raw:
                    self._check_folds(first, piece.end - len(raw), raw)
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
        margin = indentation(self.content, head.start)
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
        sign = token.text.index("@")
        written, _, locator = token.text[sign + 1 :].partition(",")
        written = written.rstrip(" \t")
        place = self._place_of(f"@{written}", token.start + sign)
        key = self._key(written, place)
        return [syntax.Cite(key, plain(locator), *place)] if key else []

    def _whereabouts(self, token: Token) -> list[str]:
        word = token.text.index("at")
        where = plain(token.text[word + 2 :])
        if not where:
            self._complain(mistakes_prose.NO_PLACE, self._place_of("at", token.start + word))
        return [where] if where else []

    def _tag(self, token: Token) -> list[str]:
        written = token.text[1:]
        names = [_composed(name) for name in written.split("#")]
        place = self._place(token.start, token.end)
        if all(map(is_tag, names)):
            if len(names) > 1:
                self._complain(mistakes_heads.tight_tags(names), place)
            return names
        better = near_tag(_composed(written))
        self._complain(mistakes_heads.bad_tag(written, better), place)
        return [better] if better else []

    def _id(self, written: str, place: tuple[int, int]) -> str:
        name = _composed(written)
        if is_id(name):
            return name
        better = near_id(name)
        self._complain(mistakes_heads.bad_id(written, better), place)
        return better

    def _key(self, written: str, place: tuple[int, int]) -> str:
        name = _composed(written)
        if is_key(name):
            return name
        better = near_key(name)
        self._complain(mistakes_heads.bad_key(written, better), place)
        return better

    # Attributes

    def attributes(self, children: list[syntax.Attribute | None]) -> tuple[syntax.Attribute, ...]:
        """What stands between braces."""
        return tuple(attribute for attribute in children if attribute is not None)

    def attribute(self, children: list[Any]) -> syntax.Attribute | None:
        """`key: value`; None where no key can be made out."""
        token, value = children
        written = token.text[: token.text.index(":")].rstrip(" \t")
        key_start, key_end = self._place_of(written, token.start)
        key = self._id(written, (key_start, key_end))
        if type(value) is Token:
            place = self._place(value.start, value.end)
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
        place = self._place(children[0].start, children[-1].end)
        scalars = [self._evaluated(token) for token in children if token.type in SCALARS]
        values = tuple(value for value in scalars if value is not None)
        return values if len(values) == len(scalars) else None, place

    def _evaluated(self, token: Token) -> syntax.Scalar | None:
        """What a value is; None where there is no such thing, which is complained of."""
        value, mistake = evaluated(token.type, token.text)
        if mistake is not None:
            self._complain(mistake, self._place(token.start, token.end))
        return value


def _unless_empty(item: syntax.Item | None) -> syntax.Item | None:
    """An item, unless it only stands for a line that could not be read."""
    empty = isinstance(item, syntax.Statement) and not item.kind and not item.relations
    return None if empty else item


def _composed(name: str) -> str:
    """A name in the one spelling that Unicode has for what looks alike (NFC)."""
    return name if name.isascii() else normalize("NFC", name)

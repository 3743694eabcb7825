"""Build the syntax tree, one rule of the grammar at a time.

The builder also reports mistakes that the grammar accepts: a date that does not exist, a statement
without text.
"""

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile
from sys import intern
from typing import Any

from lark import Token

from argmap.attributes import KNOWN, Scalar, find_near_key, find_near_status
from argmap.language import mistakes, syntax
from argmap.language.continued_lines import check_continued_line, is_note
from argmap.language.grammar import words
from argmap.language.lark_parser import end_of, start_of
from argmap.language.line_shapes import split_head, split_relation
from argmap.language.mistakes import Mistake, Occurrence, shorten
from argmap.language.names import UNREADABLE, check_id, check_key, check_tags
from argmap.language.text_values import (
    INNER_CITATION,
    NOTE_IN_TEXT,
    SCALAR_TERMINALS,
    accepts_text,
    blank_comments,
    check_text_value,
    evaluate,
    is_comment,
    join_pieces,
    line_indentation,
    unescape_prose,
)


class TreeBuilder:
    """The transformer that Lark calls: one method for each rule of the grammar."""

    def __init__(self) -> None:
        self.reset("", int)

    def reset(self, content: str, original: Callable[[int], int]) -> None:
        """Prepare for a text; `original` converts offsets in it to those that nodes get."""
        self.content = content
        self.original = original
        self.found: list[Occurrence] = []

    def _place(self, start: int, end: int) -> tuple[int, int]:
        return self.original(start), self.original(end)

    def _place_of(self, text: str, start: int) -> tuple[int, int]:
        return self._place(start, start + len(text))

    def _report(self, mistake: Mistake, place: tuple[int, int], **values: str) -> None:
        start, end = place
        self.found.append(mistake.at(start, end, **values))

    def _add(self, occurrence: Occurrence | None) -> None:
        if occurrence:
            self.found.append(occurrence)

    # Lines

    def start(self, items: list[syntax.Item | None]) -> syntax.SyntaxTree:
        """Build the whole tree."""
        return syntax.SyntaxTree(tuple(item for item in items if item and not _is_empty(item)))

    def header(self, children: list[Token]) -> syntax.Header:
        """Build `key: value`."""
        head = children[0]
        key = head[:-1].rstrip()
        place = self._place_of(key, start_of(head))
        is_path = children[-1].type == "PATH"
        for line in children[1:]:
            self._check_continuation(head, start_of(line), line)
        lines = (line.rstrip() if is_path else unescape_prose(line) for line in children[1:])
        value = " ".join(filter(None, lines))
        if not value:
            self._report(mistakes.NO_HEADER_VALUE, place)
        return syntax.Header(key, value, *place)

    def heading(self, children: list[Token]) -> syntax.Heading:
        """Build `# Title {#id}`."""
        hashes, last = children[0], children[-1]
        title = identifier = ""
        for token in children[1:]:
            if token.type == "HEADING":
                title = unescape_prose(token.value)
            else:
                written = token[2:-1]
                identifier = self._id(written, self._place_of(written, start_of(token) + 2))
        place = self._place(start_of(hashes), start_of(last) + len(last.rstrip()))
        if not title:
            self._report(mistakes.NO_TITLE, place)
        elif is_note(title):
            start, end = place
            occurrence = mistakes.NOTE_AS_HEADING.at(start, end, title=shorten(title))
            self._add(occurrence.fixed_by("//", start, start + len(hashes)))
        return syntax.Heading(len(hashes), title, identifier, *place)

    def include(self, children: list[Token]) -> syntax.Include:
        """Build `include path`."""
        last = children[-1]
        written = last.rstrip()
        place = self._place_of(written, start_of(last))
        if len(children) == 1:
            self._report(mistakes.NO_PATH, place)
            written = ""
        return syntax.Include(written, *place)

    def source(self, children: list[Any]) -> syntax.SourceLine | None:
        """Build `source key: prose`; return None where the key cannot be guessed."""
        token: Token = children[0]
        head = token[:-1].rstrip()
        written = head.split()[-1]
        place = self._place_of(written, start_of(token) + len(head) - len(written))
        key = self._key(written, place)
        prose, _ = self._collect(children, len(token))
        if not prose.text:
            self._report(mistakes.NO_SOURCE_TITLE, place)
        return syntax.SourceLine(key, prose, *place) if key else None

    def statement(self, children: list[Any]) -> syntax.StatementNode:
        """Build a statement at the margin."""
        return self._statement(children, split_head(children[0]))

    def related_statement(self, children: list[Any]) -> syntax.Relation:
        """Build a connective with a whole statement."""
        token: Token = children[0]
        head = split_head(token)
        connective, mark, place = self._connective(head, start_of(token))
        return syntax.Relation(connective, mark, self._statement(children, head), *place)

    def reopening(self, children: list[Any]) -> syntax.Reference:
        """Build `[id]` at the margin."""
        return self._reference(children, 0)

    def related_reference(self, children: list[Any]) -> syntax.Relation:
        """Build a connective with a reference."""
        token: Token = children[0]
        relation = split_relation(token)
        connective, mark, place = self._connective(relation, start_of(token))
        target = self._reference(children, relation.end())
        return syntax.Relation(connective, mark, target, *place)

    def _statement(self, children: list[Any], head: re.Match[str]) -> syntax.StatementNode:
        token: Token = children[0]
        # Recovery may have supplied a connective, so that the token is longer than its text.
        origin = end_of(token) - len(token)
        kind, name = head["kind"], head["id"]
        end = origin + head.end("head")
        place = self._place(max(origin + head.start("head"), start_of(token)), end)
        if name:
            name = self._id(name, self._place(end - len(name), end))
        prose, relations = self._collect(children, head.end())
        if not prose.text and kind:
            self._report(mistakes.NO_TEXT, place)
        return syntax.StatementNode(intern(kind), name or "", prose, relations, *place)

    def _reference(self, children: list[Any], offset: int) -> syntax.Reference:
        """Return the reference whose bracket is at an offset in the first token."""
        token: Token = children[0]
        bracketed = token[offset + 1 : token.rindex("]")]
        written = bracketed.strip()
        place = self._place_of(written, start_of(token) + offset + 1 + bracketed.index(written))
        return syntax.Reference(self._referenced_id(written, place), tuple(children[1:]), *place)

    def _referenced_id(self, written: str, place: tuple[int, int]) -> str:
        """Return the id in a reference, or "" if it is malformed: no statement can have it."""
        name, occurrence = check_id(written, *place)
        if occurrence and written != UNREADABLE:
            self._add(occurrence)
        return "" if occurrence else name

    def _connective(self, relation: re.Match[str], start: int) -> tuple[str, str, tuple[int, int]]:
        """Return the connective and mark of a relation that starts at an offset, and its place."""
        connective = relation["connective"] or ""
        place = self._place(start, start + len(connective))
        written = relation["mark"]
        mark = self._mark(connective, written, place) if written is not None else ""
        return intern(connective), mark, place

    def _mark(self, connective: str, written: str, place: tuple[int, int]) -> str:
        if connective in words().unmarkable:
            mark = shorten(written.strip())
            self._report(mistakes.NO_MARK_ALLOWED, place, word=connective, mark=mark)
            return ""
        mark = unescape_prose(written)
        if not mark:
            self._report(mistakes.EMPTY_MARK, place, word=connective)
        return mark

    # Prose

    def _collect(
        self, children: Sequence[Any], head_length: int
    ) -> tuple[syntax.Prose, tuple[syntax.Relation, ...]]:
        """Return the prose of a line and the relations under it.

        The first token holds the head of the line and the first piece of its text.
        """
        first: Token = children[0]
        raw = first[head_length:]
        self._check_continuation(first, start_of(first) + head_length, raw)
        self._check_brackets(start_of(first) + head_length, raw)
        if len(children) == 1 or type(children[1]) is syntax.Relation:
            return syntax.Prose(unescape_prose(raw)), tuple(children[1:])
        relations = tuple(dropwhile(lambda child: type(child) is not syntax.Relation, children))
        notes = children[1 : len(children) - len(relations)]
        tags: list[str] = []
        citations: list[syntax.Cite] = []
        places: list[str] = []
        attributes: tuple[syntax.Attribute, ...] = ()
        for piece in notes:
            if type(piece) is not Token:
                attributes = piece
            elif piece.type == "TAG":
                tags += self._tags(piece)
            else:
                self._check_continuation(first, start_of(piece), piece)
                self._add_note(piece, citations, places)
        text = join_pieces(raw, [piece for piece in notes if type(piece) is Token])
        prose = syntax.Prose(text, tuple(tags), tuple(citations), tuple(places), attributes)
        return prose, relations

    def _check_continuation(self, head: Token, start: int, raw: str) -> None:
        """Report continued lines that may be meant as something else.

        Of the lines that are indented less than the line they continue, only the first is reported.
        """
        end = raw.find("\n")
        if end < 0:
            return
        margin = line_indentation(self.content, start_of(head))
        while end >= 0:
            line = start + end + 1
            end = raw.find("\n", end + 1)
            if is_comment(self.content, line):
                continue
            if line_indentation(self.content, line) < margin:
                margin = 0
                stop = self.content.index("\n", line)
                begin = stop - len(self.content[line:stop].lstrip())
                self._report(mistakes.TOO_FAR_LEFT, self._place(begin, stop))
            elif occurrence := check_continued_line(self.content, line):
                self._add(occurrence.relocate(self.original))

    def _check_brackets(self, start: int, raw: str) -> None:
        """Report brackets in a text that may be meant as places or citations."""
        if "[" not in raw and "(" not in raw:
            return
        for bracket in NOTE_IN_TEXT.finditer(blank_comments(raw)):
            place = self._place(start + bracket.start(), start + bracket.end())
            self._report(mistakes.NOTE_IN_TEXT, place, bracket=bracket[0])

    def _add_note(self, token: Token, citations: list[syntax.Cite], places: list[str]) -> None:
        if token.type in ("CITATION", "NEXT_CITATION"):
            citations += self._citation(token)
            head = token.index("@") + 1
        elif token.type in ("PLACE", "NEXT_PLACE"):
            places += self._document_place(token)
            head = token.index("at") + 2
        else:
            self._check_brackets(start_of(token), token)
            return
        for inner in INNER_CITATION.finditer(blank_comments(token), head):
            cite = inner["cite"]
            place = self._place_of(cite, start_of(token) + inner.start("cite"))
            self._report(mistakes.NO_SEMICOLON, place, cite=cite)

    def _citation(self, token: Token) -> list[syntax.Cite]:
        sign = token.index("@")
        written, _, locator = token[sign + 1 :].partition(",")
        written = written.rstrip()
        place = self._place_of(f"@{written}", start_of(token) + sign)
        key = self._key(written, place)
        return [syntax.Cite(key, unescape_prose(locator), *place)] if key else []

    def _document_place(self, token: Token) -> list[str]:
        word = token.index("at")
        where = unescape_prose(token[word + 2 :])
        if not where:
            self._report(mistakes.NO_PLACE, self._place_of("at", start_of(token) + word))
        return [where] if where else []

    def _tags(self, token: Token) -> list[str]:
        tags, occurrence = check_tags(token[1:], *self._place(start_of(token), end_of(token)))
        self._add(occurrence)
        return tags

    def _id(self, written: str, place: tuple[int, int]) -> str:
        name, occurrence = check_id(written, *place)
        self._add(occurrence)
        return name

    def _key(self, written: str, place: tuple[int, int]) -> str:
        key, occurrence = check_key(written, *place)
        self._add(occurrence)
        return key

    # Attributes

    def attributes(self, children: list[syntax.Attribute | None]) -> tuple[syntax.Attribute, ...]:
        """Build `{key: value, …}`."""
        return tuple(attribute for attribute in children if attribute is not None)

    def attribute(self, children: list[Any]) -> syntax.Attribute | None:
        """Build `key: value`; return None where the key cannot be guessed or there is no value."""
        token, value = children
        written = token[: token.index(":")].rstrip()
        key_start, key_end = self._place_of(written, start_of(token))
        key = self._id(written, (key_start, key_end))
        right = find_near_key(key) if key else None
        if right:
            self._add(_describe_near_key(key, right, value, key_start, key_end))
        tokens = [value] if type(value) is Token else value
        place = self._place(start_of(tokens[0]), end_of(tokens[-1]))
        scalars = [
            self._evaluate(scalar, key) for scalar in tokens if scalar.type in SCALAR_TERMINALS
        ]
        values = tuple(scalar for scalar in scalars if scalar is not None)
        if not key or len(values) < len(scalars):
            return None
        status = values[0] if key == "status" and tokens[0] is value else None
        near = find_near_status(status) if isinstance(status, str) else None
        if near:
            occurrence = mistakes.NEAR_STATUS.at(*place, status=str(status), right=near)
            self._add(occurrence.fixed_by(near))
        return syntax.Attribute(key, values[0] if tokens[0] is value else values, key_start, *place)

    def list(self, children: list[Token]) -> list[Token]:
        """Build `[value, …]`: the tokens of it."""
        return children

    def _evaluate(self, token: Token, key: str) -> Scalar | None:
        value, mistake = evaluate(token.type, token.value, key)
        if mistake is not None:
            place = self._place(start_of(token), end_of(token))
            if isinstance(value, str):
                self._add(check_text_value(mistake, key, value, *place))
                return value if accepts_text(key, value) else None
            self._add(mistake.at(*place))
        return value


def _describe_near_key(
    key: str, right: str, value: Token | list[Token], start: int, end: int
) -> Occurrence:
    """Return the mistake in a key, with a fix if the value fits the key that is meant."""
    tokens = [value] if isinstance(value, Token) else value
    found = [
        evaluate(token.type, token.value, right)
        for token in tokens
        if token.type in SCALAR_TERMINALS
    ]
    values = tuple(scalar for scalar, _ in found)
    known = KNOWN[right]
    if all(mistake is None for _, mistake in found) and known.fits(
        values[0] if isinstance(value, Token) else values
    ):
        return mistakes.NEAR_KEY.at(start, end, key=key, right=right).fixed_by(right)
    return mistakes.NEAR_KEY_OF_OTHER_TYPE.at(
        start, end, key=key, right=right, type=known.name, example=known.example
    )


def _is_empty(item: syntax.Item) -> bool:
    """Whether an item replaces an unreadable line and has no relations."""
    return isinstance(item, syntax.StatementNode) and not item.kind and not item.relations

"""From a map to the syntax tree of its canonical text: the twin of `resolve`.

The canonical text has the header, the sources, and then the statements by section. A statement
that is used once, and in its own section, is written where it is used; all others stand at the
margin and are referred to. Ids are left out where reading the text makes the same ones again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.identifiers import generate_ids, is_generated
from argmap.language import syntax
from argmap.language.printer import print_document
from argmap.model import IMPLICIT, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from argmap.model import ArgumentMap, Inference, Link, Source, Statement, Value

DEEPEST = 6
"""How many levels statements are written inside each other; more would leave no room for text."""


def canonical_text(argument_map: ArgumentMap) -> str:
    """The canonical text of a map. Reading it gives an equal map."""
    return print_document(_document(argument_map))


def _document(argument_map: ArgumentMap) -> syntax.Document:
    header = {
        "title": argument_map.title,
        "author": argument_map.author,
        "date": argument_map.date,
        "language": argument_map.language,
        "document": argument_map.document,
    }
    return syntax.Document(
        (
            *(syntax.Header(key, value) for key, value in header.items() if value),
            *map(_source, argument_map.sources.values()),
            *_sections(argument_map),
        )
    )


def _source(source: Source) -> syntax.SourceLine:
    return syntax.SourceLine(
        source.id, syntax.Prose(source.text, attributes=_attributes(source.attributes))
    )


def _sections(argument_map: ArgumentMap) -> Iterator[syntax.Item]:
    """The statements outside any section, then each heading and what belongs to it."""
    unwritten = nameless({each.id: each.title for each in argument_map.sections}, ())
    layout = _Layout(argument_map)
    yield from layout.items(None)
    for section in argument_map.sections:
        name = "" if section.id in unwritten else section.id
        yield syntax.Heading(section.level, section.title, name)
        yield from layout.items(section.id)


def nameless(written: Mapping[str, str], referred: Collection[str]) -> frozenset[str]:
    """Which of some ids can be left out, because reading makes the same ones of their texts.

    The texts stand under their ids in the order in which they are written: ids made of equal texts
    are counted in that order. An id that is referred to is never left out.
    """
    names = list(written)
    free = {
        number: text
        for number, (name, text) in enumerate(written.items())
        if name not in referred and is_generated(name, text)
    }
    while True:
        made = generate_ids(free, [name for number, name in enumerate(names) if number not in free])
        again = {number: text for number, text in free.items() if made[number] == names[number]}
        if len(again) == len(free):
            return frozenset(names[number] for number in free)
        # An id that has to be written after all may change those that are made for the others.
        free = again


class _Layout:
    """Where each statement is written: at the margin, or inside the one that it is used for."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._members = {
            name: [member for reason in reasons for member in _members(reason)]
            for name, reasons in argument_map.reasons.items()
        }
        self._uses = Counter(member for members in self._members.values() for member in members)
        self._user = {member: name for name, members in self._members.items() for member in members}
        self._inside: set[str] = set()
        self._margin: dict[str | None, list[str]] = {}
        self._place_all()
        referred = {name for name in self._uses if name not in self._inside}
        texts = {name: argument_map.statements[name].text for name in self._in_order()}
        self._nameless = nameless(texts, referred)

    def items(self, section: str | None) -> Iterator[syntax.Item]:
        """The statements at the margin of a section, with what is written inside them."""
        for name in self._margin.get(section, ()):
            yield self._statement(self._map.statements[name])

    def _in_order(self) -> Iterator[str]:
        """All statements in the order in which they are written."""
        for section in (None, *(each.id for each in self._map.sections)):
            waiting = self._margin.get(section, [])[::-1]
            while waiting:
                name = waiting.pop()
                yield name
                inner = [each for each in self._members.get(name, ()) if each in self._inside]
                waiting += reversed(inner)

    def _place_all(self) -> None:
        statements = self._map.statements.values()
        apart = [each for each in statements if not self._belongs_inside(each)]
        placed: set[str] = set()
        # What is left after those are circles: each opens with its first statement.
        for statement in (*apart, *statements):
            margin = self._margin.setdefault(statement.section, [])
            waiting = [statement.id]
            while waiting:
                name = waiting.pop()
                if name not in placed:
                    margin.append(name)
                    waiting += reversed(self._place_below(name, placed))

    def _place_below(self, root: str, placed: set[str]) -> list[str]:
        """Place what belongs inside a statement; give back what would stand too deep."""
        too_deep: list[str] = []
        placed.add(root)
        waiting = [(root, 1)]
        while waiting:
            name, depth = waiting.pop()
            inner = [
                member
                for member in self._members.get(name, ())
                if member not in placed and self._belongs_inside(self._map.statements[member])
            ]
            if depth == DEEPEST:
                too_deep += inner
                continue
            self._inside.update(inner)
            placed.update(inner)
            waiting += [(member, depth + 1) for member in reversed(inner)]
        return too_deep

    def _belongs_inside(self, statement: Statement) -> bool:
        """Whether a statement is best read where it is used."""
        if statement.kind is Kind.RECOMMENDATION or self._uses[statement.id] != 1:
            return False
        user = self._map.statements[self._user[statement.id]]
        return user.section == statement.section

    def _statement(self, statement: Statement) -> syntax.Statement:
        return syntax.Statement(
            statement.kind.value,
            "" if statement.id in self._nameless else statement.id,
            _prose(statement),
            tuple(
                relation
                for inference in self._map.reasons.get(statement.id, ())
                for relation in self._relations(inference)
            ),
        )

    def _relations(self, inference: Inference) -> Iterator[syntax.Relation]:
        first, *others = inference.premises
        yield self._relation(inference.polarity.value, _mark(inference), first)
        for name in others:
            yield self._relation("and", "", name)
        for connective, links in ("since", inference.warrants), ("unless", inference.exceptions):
            for link in links:
                yield self._relation(connective, _mark(link), link.statement)

    def _relation(self, connective: str, mark: str, name: str) -> syntax.Relation:
        if name in self._inside:
            inner = self._statement(self._map.statements[name])
            return syntax.Relation(connective, mark, inner)
        return syntax.Relation(connective, mark, syntax.Reference(name))


def _members(inference: Inference) -> Iterator[str]:
    """The statements of an inference other than its conclusion."""
    yield from inference.premises
    for link in (*inference.warrants, *inference.exceptions):
        yield link.statement


def _mark(marked: Inference | Link) -> str:
    parts = [IMPLICIT] if marked.implicit else []
    return ", ".join([*parts, marked.scheme] if marked.scheme else parts)


def _prose(statement: Statement) -> syntax.Prose:
    return syntax.Prose(
        statement.text,
        statement.tags,
        tuple(syntax.Cite(each.source, each.locator) for each in statement.citations),
        statement.places,
        _attributes(statement.attributes),
    )


def _attributes(attributes: Mapping[str, Value]) -> tuple[syntax.Attribute, ...]:
    return tuple(syntax.Attribute(key, value) for key, value in attributes.items())

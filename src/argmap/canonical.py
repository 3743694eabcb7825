"""Write a map as its canonical text, the inverse of reading it.

The canonical text has the header, the sources, and the statements by section. A statement that is
used once, in its own section, is written where it is used. All others are written at the margin
and referred to. Generated ids are left out where reading the text generates them again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from argmap.identifiers import generate_ids, is_generated
from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.printer import print_document
from argmap.model import (
    HEADERS,
    IMPLICIT,
    ArgumentMap,
    Inference,
    Kind,
    Link,
    Source,
    Statement,
    Value,
    require_map,
)

DEEPEST = 6
"""The number of levels of nested statements. More would leave no room for their text."""


def canonical_text(argument_map: ArgumentMap) -> str:
    """Return the canonical text of a map. Parsing it gives an equal map.

    Raises TypeError for anything but a map.

    >>> plan = argmap.ArgumentMap(
    ...     statements=[
    ...         argmap.Statement("claim", "wet", "The street is wet."),
    ...         argmap.Statement("evidence", "rain", "It rains."),
    ...     ],
    ...     inferences=[argmap.Inference("wet", "because", ["rain"])],
    ... )
    >>> print(argmap.canonical_text(plan), end="")
    claim wet: The street is wet.
      because evidence rain: It rains.
    """
    require_map(argument_map, "canonical_text")
    return print_document(to_syntax_tree(argument_map))


def find_omissible_ids(texts: Mapping[str, str], required: Collection[str]) -> frozenset[str]:
    """Return the ids that can be left out, because reading generates them again.

    `texts` are the texts of all statements or sections by id, in the order of the canonical text:
    identical texts are numbered in this order. Ids that are `required` are never left out.
    """
    ids = list(texts)
    unnamed = {
        number: text
        for number, (name, text) in enumerate(texts.items())
        if name not in required and is_generated(name, text)
    }
    while True:
        given = [name for number, name in enumerate(ids) if number not in unnamed]
        generated = generate_ids(unnamed, given)
        same = {
            number: text for number, text in unnamed.items() if generated[number] == ids[number]
        }
        if len(same) == len(unnamed):
            return frozenset(ids[number] for number in unnamed)
        unnamed = same  # an id that must be written may change the ones generated for the others


def to_syntax_tree(argument_map: ArgumentMap) -> syntax.SyntaxTree:
    """Return the syntax tree of the canonical text of a map."""
    header = {key: getattr(argument_map, key) for key in HEADERS}
    return syntax.SyntaxTree(
        (
            *(syntax.Header(key, value) for key, value in header.items() if value),
            *map(to_source_line, argument_map.sources.values()),
            *_to_sections(argument_map),
        )
    )


def to_source_line(source: Source) -> syntax.SourceLine:
    """Return the line of a source."""
    prose = syntax.Prose(source.text, attributes=_to_attributes(source.attributes))
    return syntax.SourceLine(source.id, prose)


def _to_sections(argument_map: ArgumentMap) -> Iterator[syntax.Item]:
    """Yield the statements without a section, then each heading and its statements."""
    titles = {section.id: section.title for section in argument_map.sections}
    omissible = find_omissible_ids(titles, ())
    nesting = _Nesting(argument_map)
    yield from nesting.to_statements(None)
    for section in argument_map.sections:
        name = "" if section.id in omissible else section.id
        yield syntax.Heading(section.level, section.title, name)
        yield from nesting.to_statements(section.id)


class _Nesting:
    """Where each statement is written: at the margin, or nested where it is used."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._used_ids = {
            name: [used for reason in reasons for used in reason.used_ids]
            for name, reasons in argument_map.reasons.items()
        }
        self._uses = Counter(used for used_ids in self._used_ids.values() for used in used_ids)
        self._user = {used: name for name, used_ids in self._used_ids.items() for used in used_ids}
        self._nested: set[str] = set()
        self._margin: dict[str | None, list[str]] = {}
        self._place_all()
        referred = {name for name in self._uses if name not in self._nested}
        statements = argument_map.statements
        written = {name for name, statement in statements.items() if not statement.has_generated_id}
        texts = {name: statements[name].text for name in self._in_order()}
        self._omissible = find_omissible_ids(texts, referred | written)

    def to_statements(self, section: str | None) -> Iterator[syntax.StatementNode]:
        """Yield the statements at the margin of a section, with the statements nested in them."""
        for name in self._margin.get(section, ()):
            yield self._to_statement(self._map.statements[name])

    def _in_order(self) -> Iterator[str]:
        """Yield all ids in the order in which the statements are written."""
        for section in (None, *(section.id for section in self._map.sections)):
            stack = self._margin.get(section, [])[::-1]
            while stack:
                name = stack.pop()
                yield name
                used_ids = self._used_ids.get(name, ())
                stack += reversed([used for used in used_ids if used in self._nested])

    def _place_all(self) -> None:
        statements = self._map.statements.values()
        roots = [statement for statement in statements if not self._can_be_nested(statement)]
        placed: set[str] = set()
        # Only cycles are left after the roots. The first statement of each starts at the margin.
        for statement in (*roots, *statements):
            margin = self._margin.setdefault(statement.section, [])
            stack = [statement.id]
            while stack:
                name = stack.pop()
                if name not in placed:
                    margin.append(name)
                    stack += reversed(self._place_below(name, placed))

    def _place_below(self, root: str, placed: set[str]) -> list[str]:
        """Nest statements below a root, and return those that would be nested too deeply."""
        too_deep: list[str] = []
        placed.add(root)
        stack = [(root, 1)]
        while stack:
            name, depth = stack.pop()
            nested = [
                used
                for used in self._used_ids.get(name, ())
                if used not in placed and self._can_be_nested(self._map.statements[used])
            ]
            if depth == DEEPEST:
                too_deep += nested
                continue
            self._nested.update(nested)
            placed.update(nested)
            stack += [(used, depth + 1) for used in reversed(nested)]
        return too_deep

    def _can_be_nested(self, statement: Statement) -> bool:
        if statement.kind is Kind.RECOMMENDATION or self._uses[statement.id] != 1:
            return False
        user = self._map.statements[self._user[statement.id]]
        return user.section == statement.section

    def _to_statement(self, statement: Statement) -> syntax.StatementNode:
        return syntax.StatementNode(
            statement.kind.value,
            "" if statement.id in self._omissible else statement.id,
            to_prose(statement),
            tuple(
                relation
                for inference in self._map.reasons.get(statement.id, ())
                for relation in self._to_relations(inference)
            ),
        )

    def _to_relations(self, inference: Inference) -> Iterator[syntax.Relation]:
        first, *others = inference.premises
        yield self._to_relation(inference.polarity.value, to_mark(inference), first)
        for name in others:
            yield self._to_relation(words().joining, "", name)
        for link in inference.warrants:
            yield self._to_relation(words().warrant, to_mark(link), link.statement)
        for link in inference.exceptions:
            yield self._to_relation(words().exception, to_mark(link), link.statement)

    def _to_relation(self, connective: str, mark: str, name: str) -> syntax.Relation:
        if name in self._nested:
            nested = self._to_statement(self._map.statements[name])
            return syntax.Relation(connective, mark, nested)
        return syntax.Relation(connective, mark, syntax.Reference(name))


def to_mark(relation: Inference | Link) -> str:
    """Return the mark of a relation, without its parentheses."""
    return ", ".join(filter(None, [IMPLICIT * relation.implicit, relation.scheme]))


def to_prose(statement: Statement) -> syntax.Prose:
    """Return the text of a statement with everything that follows it."""
    return syntax.Prose(
        statement.text,
        statement.tags,
        tuple(syntax.Cite(citation.source, citation.locator) for citation in statement.citations),
        statement.places,
        _to_attributes(statement.attributes),
    )


def _to_attributes(attributes: Mapping[str, Value]) -> tuple[syntax.Attribute, ...]:
    return tuple(syntax.Attribute(key, value) for key, value in attributes.items())

"""List the facts that a text states, to check that a merged text states the right ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from argmap.language.syntax import (
    Header,
    Heading,
    Include,
    Prose,
    Reference,
    SourceLine,
    StatementNode,
    SyntaxTree,
)
from argmap.loader.lines import MapLine, flatten
from argmap.matching import match_texts
from argmap.source import Text

Node = TypeVar("Node")

Fact = tuple[object, ...]
"""What a fact is about, such as one premise of one reason."""

Facts = Mapping[Fact, object]


def list_facts(text: Text, tree: SyntaxTree, base: SyntaxTree) -> Facts:
    """Return what a text says about each thing that it has.

    Statements are named as in the base if they are the same there, whatever their ids are.
    """
    return dict(_Lister(text, tree, base).list_all())


def merge_facts(base: Facts, ours: Facts, theirs: Facts) -> tuple[Facts, list[Fact]]:
    """Return what a merged text must say, and the facts that both versions changed differently."""
    merged: dict[Fact, object] = {}
    conflicts: list[Fact] = []
    for fact in {**base, **ours, **theirs}:
        before, mine, other = base.get(fact), ours.get(fact), theirs.get(fact)
        if mine not in (other, before) and other != before:
            conflicts.append(fact)
        value = other if mine == before else mine
        if value is not None:
            merged[fact] = value
    return merged, conflicts


def _name_statements(tree: SyntaxTree) -> dict[StatementNode, str]:
    """Return a name for each statement: its id, or its text in quotation marks; none twice."""
    return _number_names(
        (node, node.id or f"“{node.prose.text}”") for node in _list_statements(tree)
    )


def _number_names(named: Iterable[tuple[Node, str]]) -> dict[Node, str]:
    """Return the name of each node, with a number where an earlier one has the same name."""
    counts: Counter[str] = Counter()
    names: dict[Node, str] = {}
    for node, name in named:
        counts[name] += 1
        names[node] = name if counts[name] == 1 else f"{name}#{counts[name]}"
    return names


def _list_statements(tree: SyntaxTree) -> Iterator[StatementNode]:
    """Yield the statements of a tree in the order of the text."""
    waiting = list(reversed(tree.items))
    while waiting:
        item = waiting.pop()
        if isinstance(item, StatementNode | Reference):
            waiting += [relation.target for relation in reversed(item.relations)]
        if isinstance(item, StatementNode):
            yield item


def _name_sections(tree: SyntaxTree) -> dict[Heading, str]:
    """Return a name for each heading: its id, or its title in quotation marks; none twice."""
    headings = (item for item in tree.items if isinstance(item, Heading))
    return _number_names((heading, heading.id or f"“{heading.title}”") for heading in headings)


def _to_keys(before: Mapping[str, str], after: Mapping[str, str]) -> Mapping[str, Fact]:
    """Return what each text is called in facts, by its name: the same in all versions.

    The arguments are texts by name.
    """
    origins = {name: origin for origin, name in match_texts(before, after).items()}
    return {name: ("old", origins[name]) if name in origins else ("new", name) for name in after}


class _Lister:
    def __init__(self, text: Text, tree: SyntaxTree, base: SyntaxTree) -> None:
        self._text = text
        self._tree = tree
        statements, sections = _name_statements(tree), _name_sections(tree)
        keys = _to_keys(
            {name: node.prose.text for node, name in _name_statements(base).items()},
            {name: node.prose.text for node, name in statements.items()},
        )
        self._keys = {node: keys[name] for node, name in statements.items()}
        self._by_id = {node.id: self._keys[node] for node in reversed(statements) if node.id}
        keys = _to_keys(
            {name: heading.title for heading, name in _name_sections(base).items()},
            {name: heading.title for heading, name in sections.items()},
        )
        self._section_keys = {heading: keys[name] for heading, name in sections.items()}

    def list_all(self) -> Iterator[tuple[Fact, object]]:
        counts: Counter[Fact] = Counter()
        section: Fact | None = None
        for item in self._tree.items:
            match item:
                case Header(key, value):
                    counts["header", key] += 1
                    yield ("header", key, counts["header", key]), value
                case Heading(level, title, identifier):
                    section = self._section_keys[item]
                    yield ("section", section), (level, title, identifier)
                case Include(path):
                    yield ("include", path), True
                case SourceLine(key, prose):
                    counts["source", key] += 1
                    yield ("source", key, counts["source", key]), _to_value(prose)
                case _:
                    yield from self._list_tree(item, section, counts)

    def _list_tree(
        self, item: StatementNode | Reference, section: Fact | None, counts: Counter[Fact]
    ) -> Iterator[tuple[Fact, object]]:
        lines, reasons, _ = flatten(self._text, item)
        for line in lines:
            node = line.node
            if isinstance(node, StatementNode):
                yield ("statement", self._keys[node]), (node.id, node.kind, _to_value(node.prose))
                yield ("place", self._keys[node]), (section,)
        for reason in reasons:
            first = reason.first
            key = self._get_key(reason.conclusion), first.connective, self._get_key(first)
            counts[key] += 1
            whole = ("reason", *key, counts[key])
            yield whole, _get_mark(first)
            members: Counter[Fact] = Counter()
            for line in reason.others:
                member = line.connective, self._get_key(line)
                members[member] += 1
                yield (*whole, *member, members[member]), _get_mark(line)

    def _get_key(self, line: MapLine) -> Fact:
        node = line.node
        if isinstance(node, Reference):
            return self._by_id.get(node.id, ("new", node.id))
        assert isinstance(node, StatementNode)
        return self._keys[node]


def _get_mark(line: MapLine) -> str:
    return line.relation.mark if line.relation else ""


def _to_value(prose: Prose) -> object:
    return (
        prose.text,
        prose.tags,
        [(cite.key, cite.locator) for cite in prose.citations],
        prose.places,
        [(attribute.key, attribute.value) for attribute in prose.attributes],
    )

"""The nodes of the syntax tree, which the parser makes and the printer prints.

A node represents the text and not its meaning: ids may be missing or duplicate, and
references may lead nowhere. `start` and `end` are offsets in the text, 0 in trees made by hand.
Nodes compare by identity, since a tree may be deeper than Python recurses.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.attributes import Value
from argmap.frozen import frozen


@frozen(eq=False, repr=False)
class Cite:
    """`@key, locator` in a bracket."""

    key: str
    locator: str
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Attribute:
    """`key: value` between braces. Its place is the value; `key_start` is where the key starts."""

    key: str
    value: Value
    key_start: int = 0
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Prose:
    """A text without its brackets, tags and attributes, and these."""

    text: str
    tags: tuple[str, ...] = ()
    citations: tuple[Cite, ...] = ()
    places: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@frozen(eq=False, repr=False)
class StatementNode:
    """`KIND ID: prose` and the relations under it. Its place is its head without the colon.

    `kind` is empty if the line could not be parsed. `id` is empty if the author gave none;
    otherwise it ends where the head ends.
    """

    kind: str
    id: str
    prose: Prose
    relations: tuple[Relation, ...] = ()
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Reference:
    """`[id]`: a statement that is written elsewhere, and relations added to it here."""

    id: str
    relations: tuple[Relation, ...] = ()
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Relation:
    """A connective, its mark without brackets, and its target. Its place is the connective.

    `connective` is empty if it could not be parsed.
    """

    connective: str
    mark: str
    target: StatementNode | Reference
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Header:
    """`key: value` at the top of a map."""

    key: str
    value: str
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Heading:
    """`# Title {#id}`; `id` is empty if the author gave none."""

    level: int
    title: str
    id: str = ""
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class Include:
    """`include path`."""

    path: str
    start: int = 0
    end: int = 0


@frozen(eq=False, repr=False)
class SourceLine:
    """`source key: prose`. Its place is that of the key."""

    key: str
    prose: Prose
    start: int = 0
    end: int = 0


Item = Header | Heading | Include | SourceLine | StatementNode | Reference


@frozen(eq=False, repr=False)
class SyntaxTree:
    """One text, in its order. A `Reference` at the top reopens a statement."""

    items: tuple[Item, ...]


def list_items(tree: SyntaxTree) -> Iterator[Item]:
    """Yield the items of a tree and everything nested in them, at any depth."""
    waiting: list[Item] = list(tree.items)
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, StatementNode | Reference):
            waiting += [relation.target for relation in item.relations]

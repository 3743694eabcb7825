"""What one text of the language says, as a tree that the parser makes and the printer prints.

A node tells what stands where and nothing of what it means: ids may be missing or twice there,
references may lead nowhere. `start` and `end` are offsets into the text (0 for nodes made by hand).
Nodes are compared by identity, because a tree may be deeper than Python recurses. They are frozen
for whoever checks types, and not at run time: a guard on each field takes longer than reading it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen as node
else:
    from attrs import define as node

Scalar = str | int | float | date
Value = Scalar | tuple[Scalar, ...]


@node(eq=False)
class Cite:
    """`@key, locator` in a bracket."""

    key: str
    locator: str
    start: int = 0
    end: int = 0


@node(eq=False)
class Attribute:
    """`key: value` between braces. Its place is that of the value, `key_start` that of the key."""

    key: str
    value: Value
    key_start: int = 0
    start: int = 0
    end: int = 0


@node(eq=False)
class Prose:
    """Running text without the brackets, tags and attributes that stood in it, and these."""

    text: str
    tags: tuple[str, ...] = ()
    citations: tuple[Cite, ...] = ()
    places: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@node(eq=False)
class Statement:
    """`KIND ID: prose` and the relations written under it. Its place is its head, up to the colon.

    `kind` is empty where the line could not be read; what stands under such a line is kept.
    `id` is empty where the author gave none; otherwise it ends where the head ends.
    """

    kind: str
    id: str
    prose: Prose
    relations: tuple[Relation, ...] = ()
    start: int = 0
    end: int = 0


@node(eq=False)
class Reference:
    """`[id]`: a statement that is written elsewhere, and relations that are added to it here."""

    id: str
    relations: tuple[Relation, ...] = ()
    start: int = 0
    end: int = 0


@node(eq=False)
class Relation:
    """One connective, the mark behind it (without its brackets) and what it relates.

    `connective` is empty where it could not be read. The place is that of the connective.
    """

    connective: str
    mark: str
    target: Statement | Reference
    start: int = 0
    end: int = 0


@node(eq=False)
class Header:
    """`key: value` at the top of a map."""

    key: str
    value: str
    start: int = 0
    end: int = 0


@node(eq=False)
class Heading:
    """`# Title {#id}`; `id` is empty where the author gave none."""

    level: int
    title: str
    id: str = ""
    start: int = 0
    end: int = 0


@node(eq=False)
class Include:
    """`include path`."""

    path: str
    start: int = 0
    end: int = 0


@node(eq=False)
class SourceLine:
    """`source key: prose`. Its place is that of the key."""

    key: str
    prose: Prose
    start: int = 0
    end: int = 0


Item = Header | Heading | Include | SourceLine | Statement | Reference


@node(eq=False)
class Document:
    """All that one text says, in order of writing. A `Reference` here reopens a statement."""

    items: tuple[Item, ...]

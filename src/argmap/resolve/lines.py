"""The lines of a text, one after the other, each with the line that it stands under.

A line is a statement or a reference with its relation to the line above it, or anything else that
stands at the margin. Here the trees that were read become lines; what the relations make of them is
the next module's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.language.syntax import Reference, Statement

if TYPE_CHECKING:
    from argmap.language.syntax import Item, Relation
    from argmap.resolve.relations import Reason
    from argmap.source import Text


@attrs.define(eq=False)
class Line:
    """A line as it was read, and what became of it. At the margin it has no relation."""

    text: Text
    node: Item
    relation: Relation | None = None
    under: Line | None = None
    section: Line | None = None
    """The heading that it stands below."""
    id: str = ""
    """What it is called in the map; empty where it is not in the map."""
    mark: tuple[bool, str] = (False, "")
    """Whether its relation is implicit, and the scheme that it names."""
    reason: Reason | None = None
    """The reason that begins with it."""


_WITH_RELATIONS = (Statement, Reference)


def lines_of(text: Text, item: Item) -> tuple[list[Line], list[list[Line]]]:
    """The lines of an item in the order of writing, however deep it is; and those by block.

    A block is what stands right under one and the same line.
    """
    root = Line(text, item)
    lines: list[Line] = []
    blocks: list[list[Line]] = []
    waiting = [root]
    while waiting:
        line = waiting.pop()
        lines.append(line)
        node = line.node
        if isinstance(node, _WITH_RELATIONS) and node.relations:
            block = [Line(text, each.target, each, line) for each in node.relations]
            blocks.append(block)
            waiting += reversed(block)
    return lines, blocks

"""The lines of a text, one after the other, each with the line that it stands under.

A line is a statement or a reference with its relation to the line above it, or anything else that
stands at the margin. Here the trees that were read become lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.language.syntax import Reference, Statement
from argmap.loader.relations import find_reasons

if TYPE_CHECKING:
    from argmap import model
    from argmap.language.syntax import Item, Relation
    from argmap.loader.passages import Passage
    from argmap.loader.relations import Reason
    from argmap.source import Diagnostic, Text


@attrs.define(eq=False)
class Line:
    """A line as it was read, and what became of it. At the margin it has no relation.

    `text` is what the places of its node count from.
    """

    text: Text | Passage
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
    amiss: tuple[Diagnostic, ...] = ()
    """What is wrong with how the lines right under it are related."""
    statement: model.Statement | None = None
    """The statement that was made of it, if nothing was wrong with that."""
    opening: str = ""
    """What an id made from its text begins with, once that was asked for."""


_WITH_RELATIONS = (Statement, Reference)


def lines_of(text: Text, item: Item) -> list[Line]:
    """The lines of an item in the order of writing, however deep it is, and their reasons."""
    root = Line(text, item)
    lines: list[Line] = []
    waiting = [root]
    while waiting:
        line = waiting.pop()
        lines.append(line)
        node = line.node
        if isinstance(node, _WITH_RELATIONS) and node.relations:
            block = [Line(text, each.target, each, line) for each in node.relations]
            line.amiss = find_reasons(line, block)
            waiting += reversed(block)
    return lines

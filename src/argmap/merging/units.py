"""Split the text of a map into units: a statement, a heading, a comment or a blank line each."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.language.syntax import Item, Reference, StatementNode, SyntaxTree
from argmap.source import Text


def split_units(text: Text, tree: SyntaxTree) -> list[str]:
    """Return the units of a text, each with the line end. A unit has its continued lines.

    Joined, they are the text, which must end with a line end if it is not empty.
    """
    starts = {text.place(item.start)[0] for item in list_items(tree)}
    units: list[str] = []
    comments = 0
    is_open = False
    for number, line in enumerate(text.content.splitlines(keepends=True), 1):
        content = line.strip()
        if not content:
            is_open = False
        elif number not in starts and content.startswith("//"):
            comments += is_open  # it may be in the middle of a statement
            units.append(line)
            continue
        elif number in starts:
            is_open = True
        elif is_open:
            units[-1 - comments :] = ["".join([*units[-1 - comments :], line])]
            comments = 0
            continue
        units.append(line)
        comments = 0
    return units


def list_items(tree: SyntaxTree) -> Iterator[Item]:
    """Yield the items of a tree and everything nested in them; at any depth."""
    waiting: list[Item] = list(tree.items)
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, StatementNode | Reference):
            waiting += [relation.target for relation in item.relations]

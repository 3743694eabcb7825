"""Split the text of a map into units: a statement, a heading, a comment or a blank line each."""

from __future__ import annotations

from argmap.language.syntax import SyntaxTree, list_items
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

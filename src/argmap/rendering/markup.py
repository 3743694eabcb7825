"""The markup of labels: text that stays text, and tables.

Graphviz reads a text first as markup, with references like `&amp;`, and then for escapes that
begin with a backslash, so both kinds of special characters are written twice over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'


def quoted(text: str) -> str:
    """A text as it may stand between double quotes, in DOT as well as in labels."""
    return (
        text.replace("&", "&amp;")
        .replace("\\", "\\\\")
        .replace('"', "&quot;")
        .replace("\n", "&#10;")
    )


def escaped(text: str) -> str:
    """A text as it may stand in a label."""
    return quoted(text).replace("<", "&lt;").replace(">", "&gt;")


def lined(lines: Iterable[str]) -> str:
    """Lines of text as they may stand in a label; BALIGN of the cell says how they are aligned."""
    return escaped("\n".join(lines)).replace("&#10;", "<BR/>")


def hint(text: str) -> str:
    """A text as the tooltip of a node, a line or a group, which is read for escapes once more."""
    return quoted(text.replace("\\", "\\\\"))


def named(text: str) -> str:
    """A text as the name of a graph, which is not read for escapes."""
    return quoted(text).replace("\\\\", "&#92;")


def font(words: str, size: float, colour: str = "", bold: bool = False) -> str:
    """Escaped words in a font of their own."""
    inside = f"<B>{words}</B>" if bold else words
    tint = f' COLOR="{colour}"' if colour else ""
    return f'<FONT POINT-SIZE="{size}"{tint}>{inside}</FONT>'

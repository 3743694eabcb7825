"""The markup of Graphviz labels: escaped text, fonts, and table cells of fixed size.

Graphviz resolves references such as `&amp;` first and backslash escapes next, so text is escaped
for both. Sizes are fixed because engines cannot measure every script.
"""

from __future__ import annotations

from collections.abc import Iterable

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'

LEFT = 'ALIGN="LEFT" BALIGN="LEFT"'


def quote(text: str) -> str:
    """Escape text for use between double quotes, in DOT or in a label."""
    return (
        text.replace("&", "&amp;")
        .replace("\\", "\\\\")
        .replace('"', "&quot;")
        .replace("\n", "&#10;")
    )


def quote_tooltip(text: str) -> str:
    """Escape text for the tooltip of a node, edge or cluster, which Graphviz unescapes twice."""
    return quote(text.replace("\\", "\\\\"))


def quote_name(text: str) -> str:
    """Escape text for the name of a graph, in which backslashes are not escapes."""
    return quote(text).replace("\\\\", "&#92;")


def escape(text: str) -> str:
    """Escape text for use in a label."""
    return quote(text).replace("<", "&lt;").replace(">", "&gt;")


def break_lines(lines: Iterable[str], line_break: str = "<BR/>") -> str:
    """Return escaped lines of text for a label."""
    return escape("\n".join(lines)).replace("&#10;", line_break)


def style(markup: str, size: int, color: str = "", bold: bool = False) -> str:
    """Set markup in a font size, and perhaps a color or bold."""
    if bold:
        markup = f"<B>{markup}</B>"
    tint = f' COLOR="{color}"' if color else ""
    return f'<FONT POINT-SIZE="{size}"{tint}>{markup}</FONT>'


def fix_size(width: int, height: int) -> str:
    """Return the attributes of a table or cell of fixed size."""
    return f'FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"'


def cell(markup: str, width: int, height: int, attributes: str = "") -> str:
    """Return a table cell of fixed size."""
    return f"<TD {fix_size(width, height)} {attributes}>{markup}</TD>"

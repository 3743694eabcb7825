"""Format the text of a map."""

from __future__ import annotations

from argmap.language.formatter import format_tree
from argmap.language.line_breaking import WIDTH
from argmap.language.parser import parse_text
from argmap.loader.draft import ArgmapError
from argmap.source import Severity, Text

NARROWEST = 40
"""The smallest width of a text."""


def format_text(text: str, width: int = WIDTH, name: str = "<text>") -> str:
    """Return a text in the layout of argmap, with lines of up to `width` columns.

    Indentation, line breaks, spaces and the quotation marks of attributes become one way. Comments,
    blank lines, ids and the order of everything stay, and so do a byte-order mark and CRLF line
    ends. Parsing the result gives an equal map, and formatting it again changes nothing. Words
    that are longer than a line, and deep relations, may need more columns.

    `name` is the name of the text in messages. Raises ArgmapError if the text has errors.

    >>> print(argmap.format_text('''
    ... claim wet:   The street is wet
    ...     because evidence rain:It rains
    ... '''), end="")
    claim wet: The street is wet
      because evidence rain: It rains
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    if not isinstance(width, int) or width < NARROWEST:
        raise ValueError(f"width must be a whole number, {NARROWEST} or larger, not {width!r}")
    return format_map(Text(name, text), width)


def format_map(text: Text, width: int = WIDTH) -> str:
    """Return a text in its layout, as `format_text` does."""
    content = text.content.removeprefix("\ufeff")
    byte_order_mark = text.content.removesuffix(content)
    line_end = "\r\n" if content.partition("\n")[0].endswith("\r") else "\n"
    source = text.with_content(content.replace("\r\n", "\n"))
    document, diagnostics = parse_text(source)
    errors = [found for found in diagnostics if found.severity is Severity.ERROR]
    if errors:
        raise ArgmapError(errors)
    formatted = format_tree(source, document, diagnostics, width)
    return byte_order_mark + formatted.replace("\n", line_end)

"""The errors of a map beyond its syntax: their codes, and suggestions for unknown names."""

from __future__ import annotations

from collections.abc import Collection

from argmap.source import LONGEST_MISSPELT, Diagnostic, Severity, Span, nearest

CODES = {
    "M001": "A reference names a statement that does not exist.",
    "M002": "Two statements, or two sections, have the same id.",
    "M003": "An `and`, a `since` or an `unless` has no reason above it to join.",
    "M004": "A mark looks like `(implicit)` but is misspelt.",
    "M005": "A citation names a source that does not exist.",
    "M006": "Two sources have the same key.",
    "M007": "The value of an attribute has the wrong type.",
    "M008": "An attribute is given twice.",
    "M009": "A header is given twice, or comes after the first statement.",
    "F001": "A file does not exist.",
    "F002": "A path names a folder instead of a file.",
    "F003": "A file is not encoded in UTF-8.",
    "F004": "A file cannot be opened or is too large.",
    "F005": "Files include each other.",
    "F006": "A path leads out of the project of the map.",
    "F007": "A text without a folder names a file.",
    "F008": "A bibliography is in a format that argmap cannot read.",
    "F009": "An entry of a bibliography cannot be used.",
    "F010": "A map was not read or checked, because argmap or one of its rules failed.",
    "F011": "A Markdown file has no map, or several where one is needed.",
}
"""The meaning of each code. A code never changes its meaning."""


def error(code: str, message: str, span: Span | None, fix: str) -> Diagnostic:
    """Return an error with a fix."""
    return Diagnostic(code, Severity.ERROR, message, span, fix)


class LimitedSuggestions:
    """Find the name that an author meant.

    Comparing two names takes time in proportion to the product of their lengths, so that the sum
    of these products in a map is limited. The last suggestion may exceed the limit, so that there
    is one in a map of any size.
    """

    def __init__(self, limit: int = 10_000_000) -> None:
        self._left = limit

    def nearest(self, name: str, names: Collection[str]) -> str | None:
        """Return the name most like a given one, or None if none is near or the limit is met."""
        if self._left <= 0 or len(name) > LONGEST_MISSPELT:
            return None
        self._left -= len(name) * sum(map(len, names))
        return nearest(name, names)

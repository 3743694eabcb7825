"""Rename a statement or a source in a text. Nothing but the names changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from argmap.identifiers import is_id, normalize_name
from argmap.language.mistakes import quote
from argmap.language.parser import parse_text
from argmap.language.syntax import (
    Attribute,
    Reference,
    SourceLine,
    StatementNode,
    list_items,
)
from argmap.source import Text

ORIGINS = "derived-from"
"""The attribute of a source that names other sources."""

_WRITTEN_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|[^\s,{}\[\]"]+', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

Edit = tuple[int, int, str]
"""The start and end of a part of a text, and what to write there."""


def rename_statement(text: Text, old: str, new: str, unnamed_lines: Collection[int] = ()) -> str:
    """Return a text in which a statement has another id, where it is written and referred to.

    The statements without an id that begin on `unnamed_lines` get the new one.
    """
    return _apply(text, _find_statement_edits(text, old, new, unnamed_lines))


def rename_source(text: Text, old: str, new: str) -> str:
    """Return a text in which a source has another key, where it is written and cited."""
    return _apply(text, _find_source_edits(text, old, new))


def has_source_line(text: Text, key: str) -> bool:
    """Return whether a text has a line `source KEY: …`."""
    items = parse_text(text)[0].items
    return any(isinstance(item, SourceLine) and item.key == key for item in items)


def _apply(text: Text, edits: Iterator[Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, replacement in sorted(edits):
        pieces += text.content[done:start], replacement
        done = end
    return "".join([*pieces, text.content[done:]])


def _find_statement_edits(
    text: Text, old: str, new: str, unnamed_lines: Collection[int]
) -> Iterator[Edit]:
    for item in list_items(parse_text(text)[0]):
        if isinstance(item, Reference) and item.id == old:
            yield item.start, item.end, new
        elif isinstance(item, StatementNode) and item.id == old:
            written = text.content[item.start : item.end].split()[-1]
            yield item.end - len(written), item.end, new
        elif (
            isinstance(item, StatementNode)
            and (item.kind and not item.id)
            and text.place(item.start)[0] in unnamed_lines
        ):
            yield item.end, item.end, f" {new}"


def _find_source_edits(text: Text, old: str, new: str) -> Iterator[Edit]:
    for item in list_items(parse_text(text)[0]):
        if isinstance(item, SourceLine):
            if item.key == old:
                yield item.start, item.end, new
            for attribute in item.prose.attributes:
                if attribute.key == ORIGINS:
                    yield from _find_origin_edits(text, attribute, old, new)
        elif isinstance(item, StatementNode):
            for cite in item.prose.citations:
                if cite.key == old:
                    yield cite.start, cite.end, f"@{new}"


def _find_origin_edits(text: Text, attribute: Attribute, old: str, new: str) -> Iterator[Edit]:
    for value in _WRITTEN_VALUE.finditer(text.content, attribute.start, attribute.end):
        key = value[0] if value[1] is None else _ESCAPED.sub(r"\1", value[1])
        sign = "@" if key.startswith("@") else ""
        if normalize_name(key.removeprefix("@")) == old:
            written = f"{sign}{new}"
            yield value.start(), value.end(), written if is_id(written) else quote(written)

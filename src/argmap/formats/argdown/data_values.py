"""Read the YAML of Argdown: data in braces, and front matter."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

_DEEPEST = 20
"""How deeply lists and mappings may be nested."""

_BLOCK = re.compile(r"\{[ \t]*\n(?P<lines>.*)\}\s*", re.DOTALL)


class DataError(ValueError):
    """Data that is not the YAML of a mapping, or that is not safe to read."""


class _PlainLoader(yaml.BaseLoader):
    """Reads all scalars as they are written: whether `no` is a word is up to the key.

    Aliases are refused, since a short text could stand for an endless one, and so are keys that are
    given twice, since one of the values would be lost.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise DataError("it has an alias")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DataError(f"it is nested more than {_DEEPEST} levels deep")
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            raise DataError("a key is given twice")
        return mapping


def read_data(written: str) -> dict[str, object]:
    """Return the data in braces. Its scalars are texts. Raises DataError.

    As in Argdown, a line end after the first brace begins a block of `key: value` lines.
    """
    block = _BLOCK.fullmatch(written)
    if block:
        try:
            return read_mapping(block["lines"])
        except DataError:  # the brace of JSON
            pass
    return read_mapping(written)


def read_mapping(written: str) -> dict[str, object]:
    """Return a mapping in YAML, which is empty for an empty text. Raises DataError."""
    try:
        data = yaml.load(written, _PlainLoader)
    except yaml.MarkedYAMLError as error:
        raise DataError(f"it is not YAML ({error.problem or error.context})") from None
    except yaml.YAMLError:  # a character that YAML does not allow
        raise DataError("it is not YAML") from None
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        raise DataError("it is no list of keys and values")
    return {str(key): value for key, value in data.items()}


def describe_value(value: object) -> str:
    """Return a value of data in a form for messages: texts as they are, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

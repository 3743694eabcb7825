"""Read and write the YAML of Argdown: data in braces, and front matter.

Scalars are texts, as they are written: whether `no` is a word is up to the key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from argmap.attributes import KNOWN, Value
from argmap.errors import FormatError
from argmap.formats.input_file import InputFile
from argmap.formats.yaml_parts import YamlPart, read_document

_BLOCK = re.compile(r"\{[ \t]*\n(?P<lines>.*)\}\s*", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w. -]*[\w.])?", re.ASCII)
_UNSAFE = re.compile(r"[{}]|(?<=/)/|/(?=\*)|<(?=!--)|@(?=include\()|=(?==)")
"""The characters that would end the data, or begin a comment or an include in it."""


def read_data(written: str) -> dict[str, object]:
    """Return the data in braces. Raises FormatError.

    As in Argdown, a line end after the first brace begins a block of `key: value` lines.
    """
    block = _BLOCK.fullmatch(written)
    if block:
        try:
            return read_mapping(block["lines"])
        except FormatError:  # the brace of JSON
            pass
    return read_mapping(written)


def read_mapping(written: str) -> dict[str, object]:
    """Return a mapping in YAML, which is empty for an empty text. Raises FormatError."""
    document = read_document(InputFile("data", written.encode("utf-8", "replace")))
    if document.kind == "object":
        return {key: _to_value(part) for key, part in document.members.items()}
    if document.kind == "text" and not document.text:
        return {}
    raise FormatError("this is not a list of keys and values")


def _to_value(part: YamlPart) -> object:
    match part.kind:
        case "list":
            return [_to_value(item) for item in part.items]
        case "object":
            return {key: _to_value(member) for key, member in part.members.items()}
    return part.text


def to_typed(key: str, value: object) -> object:
    """Return a number or a date for a text, under a key that has such values in a map."""
    known = KNOWN.get(key)
    if not (known and known.has_numbers and isinstance(value, str)):
        return value
    for convert in (int, float, date.fromisoformat):
        try:
            if known.fits(converted := convert(value)):
                return converted
        except ValueError:
            pass
    return value


def write_data(data: Mapping[str, Value]) -> str:
    """Return data in braces, as `read_data` and Argdown read it."""
    return f"{{{', '.join(write_pair(key, value) for key, value in data.items())}}}"


def write_pair(key: str, value: Value) -> str:
    """Return a key and its value as YAML."""
    return f"{_write_scalar(key)}: {_write_value(value)}"


def _write_value(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_write_value, value))}]"
    return _write_scalar(str(value))


def _write_scalar(text: str) -> str:
    """Return a text as it is, or as a string of JSON, which is one of YAML, too."""
    if _PLAIN.fullmatch(text) and text.casefold() != "null":
        return text
    written = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)


def describe_value(value: object) -> str:
    """Return a value of data in a form for messages: texts as they are, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

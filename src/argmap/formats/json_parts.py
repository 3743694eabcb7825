"""Read the parts of a JSON document whose shape is not certain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind

_EMPTY = ("null", "false", '""', "[]", "{}")


@attrs.frozen
class JsonPart:
    """An object of JSON, its key in the object or list that has it, and its JSON pointer."""

    key: str
    pointer: str
    content: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Return a member as text: "" if it is missing or no text, numbers as they are written."""
        value = self.content.get(key)
        if isinstance(value, str):
            return value
        return str(value) if isinstance(value, int | float) and value is not True else ""

    def object(self, key: str) -> JsonPart:
        """Return a member that is an object, or an empty object."""
        value = self.content.get(key)
        found = value if isinstance(value, Mapping) else {}
        return JsonPart(key, f"{self.pointer}/{_escape(key)}", found)

    def find_objects(self, key: str, assembly: MapAssembly, kind: LossKind) -> Iterator[JsonPart]:
        """Yield the objects in a list or object under a key. Report all else there as a loss."""
        here = self.object(key).pointer
        members = self.content.get(key)
        if isinstance(members, Mapping):
            pairs = [(str(name), member) for name, member in members.items()]
        elif isinstance(members, list):
            pairs = [(str(number), member) for number, member in enumerate(members)]
        else:
            pairs = []
            if members is not None:
                assembly.lose(kind, f"{key} is neither a list nor an object", here)
        for name, member in pairs:
            pointer = f"{here}/{_escape(name)}"
            if isinstance(member, Mapping):
                yield JsonPart(name, pointer, member)
            else:
                assembly.lose(kind, f"it is not an object: {show(member)}", pointer)

    def report_rest(
        self, assembly: MapAssembly, read: Set[str], kind: LossKind = LossKind.ATTRIBUTE
    ) -> None:
        """Report as losses the members that a format does not read, unless they are empty."""
        if self.content.keys() <= read:
            return
        for key, value in self.content.items():
            if key not in read and show(value) not in _EMPTY:
                pointer = f"{self.pointer}/{_escape(key)}"
                assembly.lose(kind, f"{key}: {show(value)}", pointer)


def read_object(file: InputFile) -> JsonPart:
    """Return the content of a file, which must be an object. Raises FormatError."""
    if not isinstance(file.json, dict):
        raise FormatError("its content must be an object `{…}`", file.name)
    return JsonPart("", "", file.json)


def has_members(file: InputFile, kind: type, *keys: str) -> bool:
    """Return whether a file is an object that has a member of a type under each key."""
    return file.is_json_object() and all(isinstance(file.json.get(key), kind) for key in keys)


def show(value: object) -> str:
    """Return a value as JSON, cut to a width that fits a line."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")

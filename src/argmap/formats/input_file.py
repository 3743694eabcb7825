"""A file to read: its content as bytes, as text and as JSON, within limits."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import attrs

from argmap.errors import FormatError
from argmap.files import UnreadableError, decode, read_bytes
from argmap.project import ProjectFiles
from argmap.source import Text

DEEPEST_JSON = 100
"""The greatest depth of nested lists and objects of JSON."""

LONGEST_NUMBER = 4300
"""The greatest number of digits that Python reads."""


@attrs.frozen(eq=False, repr=False)
class InputFile:
    """The content of a file or of standard input.

    `name` is its name in messages, and `path` the path of the file, if it is one. `folder` is the
    folder to which the paths in it are relative, or None if it may name no other files. These must
    be in its project, or in the folder `root`. `others` are those that were read.
    """

    name: str
    content: bytes = attrs.field(repr=False)
    folder: Path | None = None
    path: Path | None = None
    root: Path | None = None
    others: list[Path] = attrs.field(factory=list)

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case, such as `.json`."""
        return Path(self.name).suffix.lower()

    @cached_property
    def text(self) -> Text:
        """The content as text: UTF-8 without byte-order mark, LF line ends. Raises FormatError."""
        try:
            return decode(self.content, self.name)
        except UnreadableError as error:
            raise FormatError(error.message, help=error.help) from None

    @cached_property
    def json(self) -> Any:
        """The content as JSON. Raises FormatError."""
        return _parse_json(self.text)

    def is_json_object(self) -> bool:
        """Return whether the content is a JSON object, for formats that recognize their files."""
        if not self.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return False
        try:
            return isinstance(self.json, dict)
        except FormatError:
            return False

    def read_beside(self, path: str) -> InputFile:
        """Read another file by its path relative to this one. Raises FormatError.

        Files outside of the project are refused, as for `include` in a map.
        """
        if self.folder is None:
            raise FormatError(f"{self.name} names the file {path}, but it has no folder")
        try:
            found = ProjectFiles(self.folder, self.root).find(path, self.folder)
            content = read_bytes(found.real, path)
        except UnreadableError as error:
            raise FormatError(error.message, self.name, help=error.help) from None
        self.others.append(found.real)
        name, folder = str(found.shown), found.shown.parent
        return InputFile(name, content, folder, found.shown, self.root, self.others)


def read_input(path: Path, root: Path | None = None) -> InputFile:
    """Read a file. If it was found in a folder `root`, it must not be a link that leads out of it.

    Raises FormatError if it cannot be read or is too large.
    """
    try:
        # A link that was named itself may lead anywhere.
        real = ProjectFiles(path.parent, root).find(path.name, path.parent).real if root else path
        return InputFile(str(path), read_bytes(real, str(path)), path.parent, path, root)
    except UnreadableError as error:
        raise FormatError(error.message, help=error.help) from None


_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:,]|[^][{}:,"\s]+', re.DOTALL)
_CONSTANTS = ("NaN", "Infinity", "-Infinity")


def _parse_json(text: Text) -> Any:
    if _is_too_deep(text.content):
        message = f"JSON is nested more than {DEEPEST_JSON} levels deep"
        raise FormatError(message, text.name, *_find_fault(text))
    try:
        return json.loads(
            text.content, object_pairs_hook=_to_object, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        place = text.name, error.lineno, error.colno
        raise FormatError(f"this is not JSON: {error.msg}", *place) from None
    except ValueError as error:  # a key that is given twice, NaN, a number with too many digits
        message = f"this is not JSON: {error}"
        raise FormatError(message, text.name, *_find_fault(text)) from None


def _is_too_deep(content: str) -> bool:
    """Return whether brackets are nested too deeply for Python's parser, which is recursive.

    Each turn removes the innermost brackets.
    """
    without_escapes = content.replace("\\\\", "").replace('\\"', "")
    outside_texts = "".join(without_escapes.split('"')[::2])
    brackets = outside_texts.encode("ascii", "replace").translate(None, _NO_BRACKETS)
    for _ in range(DEEPEST_JSON):
        fewer = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(fewer) == len(brackets):  # what is left is not paired, and so not JSON
            return len(brackets) > DEEPEST_JSON
        brackets = fewer
    return bool(brackets)


def _find_fault(text: Text) -> tuple[int, int]:
    """Return the line and column of what is refused, or zeros if it is not found."""
    keys: list[set[str] | None] = []  # of each object around a token; None for a list
    before = ""
    for match in _TOKEN.finditer(text.content):
        token = match[0]
        is_fault = token in _CONSTANTS or (len(token) > LONGEST_NUMBER and token[-1].isdigit())
        if token in ("{", "["):
            keys.append(set() if token == "{" else None)
            is_fault = len(keys) > DEEPEST_JSON
        elif token in ("}", "]"):
            del keys[-1:]
        elif keys and (known := keys[-1]) is not None and before in ("{", ","):
            is_fault = token in known
            known.add(token)
        if is_fault:
            place = text.span(match.start(), match.end())
            return place.line, place.column
        before = token
    return 0, 0


def _to_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"an object has the key {twice!r} twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")

"""Reading a map: the one way in, for files and for text at hand.

A draft is a map as far as it could be read, with everything that is wrong with it; whoever wants a
whole map or nothing asks the draft for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.files import UnreadableError, decode, read_text
from argmap.loader.includes import Reader
from argmap.loader.resolver import Resolver
from argmap.model import ArgumentMap
from argmap.source import Diagnostic, Text

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence


class ArgmapError(ValueError):
    """A map could not be read; `diagnostics` says everything that is wrong with it, in order."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(_line, self.diagnostics))


def _line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.path}:{span.line}:{span.column}: " if span else ""
    return f"{place}{diagnostic.message} [{diagnostic.code}]"


@attrs.frozen
class Draft:
    """What could be read of a map, and all that is wrong with its text: nothing, if it is whole.

    `taken_in` names the other files that were read for it: includes and bibliographies.
    """

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...] = ()
    included_paths: tuple[str, ...] = ()

    def require_map(self) -> ArgumentMap:
        """The map, if nothing is wrong with it. Raises ArgmapError otherwise."""
        if self.diagnostics:
            raise ArgmapError(self.diagnostics)
        return self.map


def load(path: str | os.PathLike[str]) -> ArgumentMap:
    """The map in a file, with all that it includes. Raises ArgmapError if anything is wrong."""
    return load_draft(path).require_map()


def parse(
    text: str | bytes, name: str = "<text>", folder: str | os.PathLike[str] | None = None
) -> ArgumentMap:
    """The map in a text, which is read as by `parse_draft`. Raises ArgmapError likewise."""
    return parse_draft(text, name, folder).require_map()


def load_draft(path: str | os.PathLike[str]) -> Draft:
    """Read the map in a file, with all that it includes. Never raises for what the file holds."""
    path = Path(path)
    try:
        return _read(read_text(path, str(path)), Reader(path))
    except UnreadableError as problem:
        return _unread(str(path), problem)


def parse_draft(
    text: str | bytes, name: str = "<text>", folder: str | os.PathLike[str] | None = None
) -> Draft:
    """Read the map in a text, or in the bytes of one. Never raises for what it holds.

    `name` is what messages call it. `include` and `bibliography` look in `folder`; without one, no
    file is touched and such a line is an error.
    """
    reader = Reader(None if folder is None else Path(folder) / name)
    try:
        if isinstance(text, bytes):
            return _read(decode(text, name), reader)
    except UnreadableError as problem:
        return _unread(name, problem)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return _read(Text(name, text), reader)


def _unread(name: str, problem: UnreadableError) -> Draft:
    return Draft(ArgumentMap(), (problem.diagnostic(Text(name, "")),))


def _read(text: Text, reader: Reader) -> Draft:
    resolver = Resolver()
    reader.read(text, resolver)
    argument_map = resolver.resolve(incomplete=reader.incomplete)
    included_paths = tuple(included.name for included in reader.texts[1:])
    diagnostics = _in_order([*reader.diagnostics, *resolver.diagnostics], reader.texts)
    return Draft(argument_map, diagnostics, included_paths)


def _in_order(diagnostics: list[Diagnostic], texts: list[Text]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by text, in the order in which the texts were read, and by place."""
    order = {text: number for number, text in enumerate(texts)}

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        span = diagnostic.span
        return (order[span.text], span.start) if span else (-1, 0)

    return tuple(sorted(diagnostics, key=place))

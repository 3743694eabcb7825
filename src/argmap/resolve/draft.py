"""Reading a map: the one way in, for files and for text at hand.

A draft is a map as far as it could be read, with everything that is wrong with it; whoever wants a
whole map or nothing asks the draft for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.model import ArgumentMap
from argmap.resolve.files import UnreadableError, read_text
from argmap.resolve.includes import Reader
from argmap.resolve.resolver import Resolver
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
    """What could be read of a map, and all that is wrong with its text: nothing, if it is whole."""

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...] = ()

    def finished(self) -> ArgumentMap:
        """The map, if nothing is wrong with it. Raises ArgmapError otherwise."""
        if self.diagnostics:
            raise ArgmapError(self.diagnostics)
        return self.map


def load(path: str | os.PathLike[str]) -> ArgumentMap:
    """The map in a file, with all that it includes. Raises ArgmapError if anything is wrong."""
    return load_draft(path).finished()


def parse(
    text: str, name: str = "<text>", folder: str | os.PathLike[str] | None = None
) -> ArgumentMap:
    """The map in a text, which is read as by `parse_draft`. Raises ArgmapError likewise."""
    return parse_draft(text, name, folder).finished()


def load_draft(path: str | os.PathLike[str]) -> Draft:
    """Read the map in a file, with all that it includes. Never raises for what the file holds."""
    path = Path(path)
    try:
        text = read_text(path, str(path))
    except UnreadableError as problem:
        return Draft(ArgumentMap(), (problem.diagnostic(Text(str(path), "")),))
    return _read(text, Reader(path))


def parse_draft(
    text: str, name: str = "<text>", folder: str | os.PathLike[str] | None = None
) -> Draft:
    """Read the map in a text. Never raises for what the text holds.

    `name` is what messages call it. `include` and `bibliography` look in `folder`; without one, no
    file is touched and such a line is an error.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return _read(Text(name, text), Reader(None if folder is None else Path(folder) / name))


def _read(text: Text, reader: Reader) -> Draft:
    resolver = Resolver()
    reader.read(text, resolver)
    argument_map = resolver.resolve()
    order = {each: place for place, each in enumerate(reader.texts)}
    found = [*reader.diagnostics, *resolver.diagnostics]
    found.sort(key=lambda each: (order[each.span.text], each.span.start) if each.span else (-1, 0))
    return Draft(argument_map, tuple(found))

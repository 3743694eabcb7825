"""Which texts a map consists of: the one asked for, what it includes, and the bibliographies.

Codes: F005 a cycle of includes, F006 a way out of the folder, F007 no folder to look in, and those
of the files and bibliographies themselves.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.files import UnreadableError, is_pipe, read_text
from argmap.language.parser import parse_text
from argmap.language.syntax import Header, Include

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language.syntax import Item
    from argmap.loader.resolver import Resolver
    from argmap.source import Diagnostic, Text


@attrs.frozen(eq=False)
class _Open:
    """A text that is being read: where it lies, and its items that are still to come."""

    text: Text
    path: Path | None
    items: Iterator[Item]

    @cached_property
    def real(self) -> Path | None:
        """Where it really lies."""
        return self.path.resolve() if self.path else None


class Reader:
    """Reads a text and what it includes, each file once, and hands every item to a resolver.

    `path` is where the text lies, or would lie; files are looked for in its folder and below.
    """

    def __init__(self, path: Path | None) -> None:
        self.texts: list[Text] = []
        self.diagnostics: list[Diagnostic] = []
        self.incomplete = False
        """Whether something that the map consists of could not be read."""
        self._path = path

    # Where files really lie is only asked when a line names one: most maps have no such line.

    @cached_property
    def _folder(self) -> Path | None:
        return self._path.parent.resolve() if self._path else None

    @cached_property
    def _taken(self) -> set[Path]:
        """The files that were read so far."""
        return {self._path.resolve()} if self._path else set()

    def read(self, text: Text, resolver: Resolver) -> None:
        """Hand over the items of a text as they stand, those of its includes in their place."""
        reading = [self._open(text, self._path)]
        while reading:
            current = reading[-1]
            item = next(current.items, None)
            if item is None:
                reading.pop()
                resolver.end_include()
            elif isinstance(item, Include):
                included = self._included(current, item, reading)
                if included:
                    resolver.begin_include()
                    reading.append(included)
            elif isinstance(item, Header) and item.key == "bibliography":
                self._bibliography(current, item, resolver)
            else:
                resolver.add(current.text, item, included=len(reading) > 1)

    def _open(self, text: Text, path: Path | None) -> _Open:
        document, found = parse_text(text)
        self.texts.append(text)
        self.diagnostics += found
        return _Open(text, path, iter(document.items))

    def _included(self, current: _Open, item: Include, reading: list[_Open]) -> _Open | None:
        """The text that a line includes; None where it was taken in before or cannot be read."""
        if not item.path:
            return None
        try:
            path, real = self._located(current, item.path)
            if any(real == each.real for each in reading):
                raise UnreadableError("F005", *_cycle(real, path, reading))
            if real in self._taken:
                return None
            text = read_text(path, str(path))
        except UnreadableError as problem:
            self._give_up(problem, current, item)
            return None
        self._taken.add(real)
        return self._open(text, path)

    def _bibliography(self, current: _Open, item: Header, resolver: Resolver) -> None:
        if not item.value:
            return
        try:
            path, real = self._located(current, item.value)
            if real in self._taken:
                return
            from argmap.loader.bibliography import read_bibliography

            text = read_text(path, str(path))
            sources, unusable = read_bibliography(text)
        except UnreadableError as problem:
            self._give_up(problem, current, item)
            return
        self._taken.add(real)
        self.texts.append(text)
        for source in sources:
            resolver.add_source(source)
        for entry in unusable:
            resolver.add_unusable(entry)

    def _give_up(self, problem: UnreadableError, current: _Open, item: Include | Header) -> None:
        self.incomplete = True
        written = (item.path if isinstance(item, Include) else item.value) or ""
        bare = written.strip("\"'")
        if problem.code == "F001" and bare != written:
            problem.help = f"write `{bare}`, without quotation marks"
        self.diagnostics.append(problem.diagnostic(current.text, item.start, item.end))

    def _located(self, current: _Open, written: str) -> tuple[Path, Path]:
        """The path that a line names, as messages show it and as the file system has it.

        Raises UnreadableError where it leads out of the folder.
        """
        if current.path is None or self._folder is None:
            message = "this text was given without a folder to look for files in"
            raise UnreadableError("F007", message, "save it as a file beside them")
        path = Path(os.path.normpath(current.path.parent / written))
        try:
            real = (current.path.parent / written).resolve()
        except (OSError, RuntimeError, ValueError) as error:
            raise UnreadableError("F004", f"{path} cannot be opened: {error}") from None
        if not real.is_relative_to(self._folder):
            message = f"{path} lies outside the folder of the map that was asked for"
            raise UnreadableError(
                "F006", message, "move it into that folder, or ask for a map above both"
            )
        if is_pipe(real):
            raise UnreadableError("F004", f"{path} is a named pipe, not a file")
        return path, real


def _cycle(real: Path, path: Path, reading: list[_Open]) -> tuple[str, str]:
    """The chain of files that leads back to one that is still being read."""
    start = next(place for place, each in enumerate(reading) if each.real == real)
    names = [each.text.name for each in reading[start:]]
    if len(names) == 1:
        return f"{path} includes itself", "take this line out"
    shown = names if len(names) <= 6 else [*names[:3], "…", *names[-2:]]
    chain = " → ".join([*shown, names[0]])
    return f"these files include each other in a circle: {chain}", "take one of the includes out"

"""Read the texts of a map: the text itself, the maps it includes, and its bibliographies.

Codes: F005 a cycle of includes, F006 a path out of the folder, F007 no folder, and those of files
and bibliographies.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import attrs

from argmap.files import UnreadableError, is_pipe, read_text
from argmap.language.parser import parse_text
from argmap.language.syntax import Header, Include, Item
from argmap.loader.bibliography import read_bibliography
from argmap.loader.resolver import Resolver
from argmap.source import Diagnostic, Text


@attrs.frozen(eq=False)
class _OpenText:
    """A text that is being read, its path, and the items that are still to come."""

    text: Text
    path: Path | None
    items: Iterator[Item]

    @cached_property
    def real_path(self) -> Path | None:
        return self.path.resolve() if self.path else None


class TextReader:
    """Read a text and the files it names, each once, and give their items to a resolver.

    `path` is the path of the text. Files must be in its folder or below.
    """

    def __init__(self, path: Path | None) -> None:
        self.texts: list[Text] = []
        self.diagnostics: list[Diagnostic] = []
        self.incomplete = False
        """Whether a file of the map could not be read."""
        self._path = path

    # Resolving paths takes time, and most maps name no file.

    @cached_property
    def _folder(self) -> Path | None:
        return self._path.parent.resolve() if self._path else None

    @cached_property
    def _seen(self) -> set[Path]:
        """The real paths of the files that were read."""
        return {self._path.resolve()} if self._path else set()

    def read(self, text: Text, resolver: Resolver) -> None:
        """Give the items of a text to a resolver, with those of its includes in their place."""
        stack = [self._open(text, self._path)]
        while stack:
            current = stack[-1]
            item = next(current.items, None)
            if item is None:
                stack.pop()
                resolver.end_include()
            elif isinstance(item, Include):
                included = self._open_include(current, item, stack)
                if included:
                    resolver.begin_include()
                    stack.append(included)
            elif isinstance(item, Header) and item.key == "bibliography":
                self._read_bibliography(current, item, resolver)
            else:
                resolver.add(current.text, item, included=len(stack) > 1)

    def _open(self, text: Text, path: Path | None) -> _OpenText:
        document, diagnostics = parse_text(text)
        self.texts.append(text)
        self.diagnostics += diagnostics
        return _OpenText(text, path, iter(document.items))

    def _open_include(
        self, current: _OpenText, item: Include, stack: list[_OpenText]
    ) -> _OpenText | None:
        """Open an included text. Return None if it was read before or cannot be read."""
        if not item.path:
            return None
        try:
            path, real_path = self._locate(current, item.path)
            if any(real_path == including.real_path for including in stack):
                raise UnreadableError("F005", *_describe_cycle(real_path, path, stack))
            if real_path in self._seen:
                return None
            text = read_text(path, str(path))
        except UnreadableError as error:
            self._report(error, current, item, item.path)
            return None
        self._seen.add(real_path)
        return self._open(text, path)

    def _read_bibliography(self, current: _OpenText, item: Header, resolver: Resolver) -> None:
        if not item.value:
            return
        try:
            path, real_path = self._locate(current, item.value)
            if real_path in self._seen:
                return
            text = read_text(path, str(path))
            sources, unusable = read_bibliography(text)
        except UnreadableError as error:
            self._report(error, current, item, item.value)
            return
        self._seen.add(real_path)
        self.texts.append(text)
        for source in sources:
            resolver.add_entry(source)
        for entry in unusable:
            resolver.add_unusable(entry)

    def _report(
        self, error: UnreadableError, current: _OpenText, item: Include | Header, written: str
    ) -> None:
        self.incomplete = True
        unquoted = written.strip("\"'")
        if error.code == "F001" and unquoted != written:
            error.help = f"write `{unquoted}` without quotation marks"
        self.diagnostics.append(error.diagnostic(current.text, item.start, item.end))

    def _locate(self, current: _OpenText, written: str) -> tuple[Path, Path]:
        """Return the path of a file as messages show it, and its real path.

        Raises UnreadableError if the path leads out of the folder.
        """
        if current.path is None or self._folder is None:
            message = "a text without a folder cannot name files"
            raise UnreadableError("F007", message, "save it as a file next to them")
        path = Path(os.path.normpath(current.path.parent / written))
        try:
            real_path = (current.path.parent / written).resolve()
        except (OSError, RuntimeError, ValueError) as error:
            raise UnreadableError("F004", f"{path} cannot be opened: {error}") from None
        if not real_path.is_relative_to(self._folder):
            message = f"{path} is outside the folder of the map"
            fix = "move it into that folder, or read a map in a folder above both"
            raise UnreadableError("F006", message, fix)
        if is_pipe(real_path):
            raise UnreadableError("F004", f"{path} is a named pipe, not a file")
        return path, real_path


def _describe_cycle(real_path: Path, path: Path, stack: list[_OpenText]) -> tuple[str, str]:
    """Return the message and the fix for an include of a file that is being read."""
    start = next(place for place, opened in enumerate(stack) if opened.real_path == real_path)
    names = [opened.text.name for opened in stack[start:]]
    if len(names) == 1:
        return f"{path} includes itself", "remove this line"
    shown = names if len(names) <= 6 else [*names[:3], "…", *names[-2:]]
    return f"these files include each other: {' → '.join([*shown, names[0]])}", "remove one include"

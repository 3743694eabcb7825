"""Read the texts of a map: the text itself, the maps it includes, and its bibliographies.

Codes: F005 a cycle of includes, F007 no folder, and those of files, projects and bibliographies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs

from argmap.files import UnreadableError, list_stems
from argmap.language.parser import parse_text
from argmap.language.syntax import Header, Include, Item
from argmap.loader.diagnostics import LimitedSuggestions
from argmap.loader.resolver import Resolver
from argmap.model import Source
from argmap.project import FoundFile, ProjectFiles, find_real_path
from argmap.source import Diagnostic, Text

if TYPE_CHECKING:
    from argmap.loader.bibliography import Unusable

MOST_KEPT = 16
"""The number of included maps, and of bibliographies, that stay in memory."""


@attrs.frozen(eq=False, repr=False)
class _OpenText:
    """A text that is being read, the file that it is from, and the items that are still to come."""

    text: Text
    file: FoundFile | None
    items: Iterator[Item]


@attrs.frozen(eq=False, repr=False)
class ParsedText:
    """A text, its items, and the errors in it."""

    text: Text
    items: Sequence[Item]
    diagnostics: Sequence[Diagnostic]


def _parse(text: Text) -> ParsedText:
    document, diagnostics = parse_text(text)
    return ParsedText(text, document.items, diagnostics)


@lru_cache(MOST_KEPT)
def parse_included(name: str, content: str) -> ParsedText:
    """Parse an included map, once even if many maps include it."""
    return _parse(Text(name, content))


@lru_cache(MOST_KEPT)
def read_entries(name: str, content: str) -> tuple[Text, Sequence[Source], Sequence[Unusable]]:
    """Read a bibliography, once even if many maps name it. Raises UnreadableError."""
    from argmap.loader.bibliography import read_bibliography  # few maps have one

    text = Text(name, content)
    return text, *read_bibliography(text)


class TextReader:
    """Read a text and the files it names, each once, and give their items to a resolver.

    `path` is the path of the text. The files must be in its project, or below `root`.
    """

    def __init__(self, path: Path | None, root: Path | None = None) -> None:
        self.texts: list[Text] = []
        self.diagnostics: list[Diagnostic] = []
        self.incomplete = False
        """Whether a file of the map could not be read."""
        self._project = ProjectFiles(path.parent, root) if path else None
        self._file = FoundFile(path, find_real_path(path)) if path else None
        self._seen = {self._file.real} if self._file else set()
        self._including: dict[Path, int] = {}  # the places of open files in the stack
        self._suggestions = LimitedSuggestions()
        self._list_stems = cache(list_stems)

    def read(self, text: Text, resolver: Resolver) -> None:
        """Give the items of a text to a resolver, with those of its includes in their place."""
        stack = [self._open(_parse(text), self._file)]
        while stack:
            current = stack[-1]
            item = next(current.items, None)
            if item is None:
                stack.pop()
                if current.file:
                    del self._including[current.file.real]
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

    def _open(self, parsed: ParsedText, file: FoundFile | None) -> _OpenText:
        self.texts.append(parsed.text)
        self.diagnostics += parsed.diagnostics
        if file:
            self._including[file.real] = len(self._including)
        return _OpenText(parsed.text, file, iter(parsed.items))

    def _open_include(
        self, current: _OpenText, item: Include, stack: list[_OpenText]
    ) -> _OpenText | None:
        """Open an included text. Return None if it was read before or cannot be read."""
        if not item.path:
            return None
        try:
            file = self._find(current, item.path)
            if file.real in self._including:
                start = self._including[file.real]
                raise UnreadableError("F005", *_describe_cycle(file, stack, start))
            if file.real in self._seen:
                return None
            text = self._read_file(file, item.path)
        except UnreadableError as error:
            self._report(error, current, item)
            return None
        self._seen.add(file.real)
        return self._open(parse_included(text.name, text.content), file)

    def _read_bibliography(self, current: _OpenText, item: Header, resolver: Resolver) -> None:
        if not item.value:
            return
        try:
            file = self._find(current, item.value)
            if file.real in self._seen:
                return
            text = self._read_file(file, item.value)
            text, sources, unusable = read_entries(text.name, text.content)
        except UnreadableError as error:
            self._report(error, current, item)
            return
        self._seen.add(file.real)
        self.texts.append(text)
        for source in sources:
            resolver.add_entry(source)
        for entry in unusable:
            resolver.add_unusable(entry.key, entry.diagnostic)

    def _report(self, error: UnreadableError, current: _OpenText, item: Include | Header) -> None:
        self.incomplete = True
        self.diagnostics.append(error.diagnostic(current.text, item.start, item.end))

    def _find(self, current: _OpenText, written: str) -> FoundFile:
        """Return the file that a text names. Raises UnreadableError if it may not name it."""
        if current.file is None or self._project is None:
            message = "a text without a folder cannot name files"
            raise UnreadableError("F007", message, "save it as a file next to them")
        return self._project.find(written, current.file.shown.parent)

    def _read_file(self, file: FoundFile, written: str) -> Text:
        try:
            return file.read(suggest=False)
        except UnreadableError as error:
            if error.code == "F001":
                error.help = self._suggest(file, written)
            raise

    def _suggest(self, file: FoundFile, written: str) -> str:
        """Return where the link to a missing file leads, or how to write the path of the file."""
        missing = file.real
        if file.shown.is_symlink():
            return f"it is a link to {file.shown.readlink()}"
        unquoted = written.strip("\"'")
        if unquoted != written:
            return f"write `{unquoted}` without quotation marks"
        if "\\" in written:
            slashes = written.replace("\\", "/")
            return f"write `/` between folders: `{slashes}`"
        stems = self._list_stems(missing.parent, missing.suffix)
        near = self._suggestions.nearest(missing.stem, stems)
        path = near and PurePosixPath(written).with_name(near + missing.suffix)
        return f"did you mean `{path}`?" if path else ""


def _describe_cycle(file: FoundFile, stack: list[_OpenText], start: int) -> tuple[str, str]:
    """Return the message and the fix for an include of a file that is being read."""
    count = len(stack) - start
    if count == 1:
        return f"{file.shown} includes itself", "remove this line"
    cycle = stack[start:] if count <= 6 else [*stack[start : start + 3], None, *stack[-2:]]
    names = [opened.text.name if opened else "…" for opened in cycle]
    return f"these files include each other: {' → '.join([*names, names[0]])}", "remove one include"

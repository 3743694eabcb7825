"""A map that is read again whenever one of its files changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import attrs

from argmap.checker.failures import describe_exception, read_safely
from argmap.errors import Error
from argmap.loader import Draft, load_draft
from argmap.loader.roots import find_includes
from argmap.model import ArgumentMap
from argmap.project import OWN_FILE, find_settings_file
from argmap.reports.diagnostic_text import format_diagnostic
from argmap.semantics import Reading
from argmap.source import Diagnostic
from argmap.web.checked_page import check_page_data
from argmap.web.document import PageTheme, write_document
from argmap.web.page_data import PageData, build_page_data

MOST_ERRORS = 10
"""The number of errors to show before counting the rest."""

Stamp = tuple[int, int, int] | None
"""The time of the last change of a file, its size and its number; None without a file."""


@attrs.frozen
class LiveState:
    """The state of a page after a reading: the last good map, and perhaps a problem."""

    number: int
    """The number of the reading, from 1."""
    document: str = attrs.field(repr=False)
    """The page of the last good map, which knows the number of its reading."""
    problem: str = ""
    """The reason why the map could not be read or checked; empty if it could."""


class LiveMap:
    """A map in a file, and the page of the last version that could be read."""

    def __init__(
        self,
        path: Path,
        reading: Reading = Reading.CHARITABLE,
        theme: PageTheme = "auto",
        today: date | None = None,
    ) -> None:
        self.path, self.reading, self.today = path, reading, today
        self.theme: PageTheme = theme
        self.draft = Draft(ArgumentMap())
        self.state = LiveState(0, self._write(build_page_data(ArgumentMap(), reading), 0))
        self._stamps: Mapping[str, Stamp] = {}
        self.read()

    def read(self) -> LiveState:
        """Read the map, and return the new state."""
        before = _stamp([*self._stamps, str(self.path)])
        self.draft = read_safely(partial(load_draft, self.path), str(self.path))
        folder = self.path.parent
        settings = find_settings_file(folder) or folder / OWN_FILE
        files = [str(self.path), *self.draft.included_paths, str(settings)]
        if self.draft.map.document:
            files.append(str(folder / self.draft.map.document))
        if self.draft.errors:  # perhaps because of a file that is missing
            files += find_includes(str(self.path))
            files += self._stamps
        # A file that changed while it was read is read again.
        self._stamps = {**_stamp(files), **{name: before[name] for name in files if name in before}}
        number = self.state.number + 1
        try:
            self.state = self._build(number)
        except Error as error:
            self.state = LiveState(number, self.state.document, str(error))
        except Exception as error:  # a defect must not end the preview
            problem = format_diagnostic(describe_exception(error, str(self.path)))
            self.state = LiveState(number, self.state.document, problem)
        return self.state

    @property
    def is_stale(self) -> bool:
        """Whether a file has changed since the map was read."""
        return _stamp(self._stamps) != self._stamps

    @property
    def folders(self) -> frozenset[Path]:
        """The folders of the files, those behind links included."""
        files = [Path(name) for name in self._stamps]
        folders = {file.parent for file in files} | {file.resolve().parent for file in files}
        return frozenset(folder for folder in folders if folder.is_dir())

    def _build(self, number: int) -> LiveState:
        if self.draft.errors:
            return LiveState(number, self.state.document, _format_errors(self.draft.errors))
        today = self.today or date.today()
        name, folder = str(self.path), self.path.parent
        data = check_page_data(self.draft, name, folder, self.reading, today)
        return LiveState(number, self._write(data, number))

    def _write(self, data: PageData, number: int) -> str:
        return write_document(data, self.theme, live=str(number))


def _stamp(files: Iterable[str]) -> dict[str, Stamp]:
    return {name: _stamp_file(name) for name in files}


def _stamp_file(name: str) -> Stamp:
    try:
        found = os.stat(name)  # noqa: PTH116 -- Path raises on a NUL byte
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _format_errors(errors: tuple[Diagnostic, ...]) -> str:
    parts = [format_diagnostic(error) for error in errors[:MOST_ERRORS]]
    if len(errors) > MOST_ERRORS:
        parts.append(f"and {len(errors) - MOST_ERRORS:,} more\n")
    return "\n".join(parts)

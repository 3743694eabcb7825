"""The project of a map: its settings file, and the folders in which the map may name files.

Codes: F004 a path that cannot be opened, F006 a path out of the project.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from argmap.files import UnreadableError, read_text
from argmap.source import Text

SUFFIX = ".argmap"
"""The suffix of the files with maps."""

OWN_FILE = "argmap.toml"
SHARED_FILE = "pyproject.toml"
TABLE = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*argmap\b", re.MULTILINE)


def find_settings_file(folder: Path) -> Path | None:
    """Return the settings file that applies to the maps in a folder, or None."""
    for parent in _list_project_folders(folder):
        path = _find_in(parent)
        if path:
            return _relate_to_cwd(path)
    return None


def has_settings_file(folder: str | os.PathLike[str]) -> bool:
    """Return whether a folder itself has a settings file."""
    return _find_in(Path(folder)) is not None


@attrs.frozen(eq=False, repr=False)
class FoundFile:
    """A file that a map names: its path in messages, and the real path, with all links resolved."""

    shown: Path
    real: Path

    def read(self, *, suggest: bool = True) -> Text:
        """Read the text of the file. Raises UnreadableError.

        The real path is opened, so that it is the file that was checked to be in the project.
        """
        return read_text(self.real, str(self.shown), suggest=suggest)


@attrs.frozen(eq=False, repr=False)
class ProjectFiles:
    """The files that a map in a folder may name.

    They are in the folder of the map, in the folder `root` that argmap was asked to read, in the
    folder of the nearest settings file, or in the repository; or in a folder below one of these.
    The home of the user is not a project, even if it has a settings file or is a repository.
    """

    folder: Path
    root: Path | None = None

    @cached_property
    def allowed_folders(self) -> tuple[Path, ...]:
        """The real paths of the folders in which files may lie."""
        settings_file = find_settings_file(self.folder)
        projects = [find_real_path(settings_file.parent)] if settings_file else []
        projects += filter(is_repository, _list_project_folders(self.folder))
        asked = [find_real_path(folder) for folder in (self.folder, self.root) if folder]
        return (*asked, *(folder for folder in projects if folder != _find_home()))

    def find(self, written: str, folder: Path) -> FoundFile:
        """Return a file by a path relative to a folder.

        Raises UnreadableError if it is not in an allowed folder.
        """
        joined = folder / written
        shown = Path(os.path.normpath(joined))
        try:
            real = Path(os.path.realpath(joined))
            if Path(os.path.realpath(shown)) != real:  # `..` after a link
                shown = joined
        except (OSError, ValueError) as error:  # ValueError: a NUL byte
            raise UnreadableError("F004", f"{shown} cannot be opened: {error}") from None
        if not any(map(real.is_relative_to, self.allowed_folders)):
            written_place = Path(os.path.normpath(shown.absolute()))
            is_link = any(map(written_place.is_relative_to, self.allowed_folders))
            raise UnreadableError("F006", *self._explain_refusal(written, real, is_link))
        return FoundFile(shown, real)

    def _explain_refusal(self, written: str, real: Path, is_link: bool) -> tuple[str, str]:
        widest = min(self.allowed_folders, key=lambda folder: len(folder.parts))
        common = Path(os.path.commonpath([widest, real])) if widest.drive == real.drive else None
        inside = _relate_to_cwd(widest)
        place = "the current folder" if inside == Path() else str(inside)
        fix = f"move it into {place}"
        if is_link:
            fix = f"put a copy of the file into {place} instead of the link"
        if common and common.parent != common:
            above = shlex.quote(str(_relate_to_cwd(common)))
            fix += f", or check the folder above both: `argmap check {above}`"
        way = "leads through a link to a file" if is_link else "is"
        return f"{written} {way} outside the project of the map", fix


def find_real_path(path: Path) -> Path:
    """Return a path with all links resolved as far as possible. Never raises."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # ValueError: a NUL byte
        return path


def _relate_to_cwd(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _list_project_folders(folder: Path) -> Iterator[Path]:
    """Yield a folder and those above it, up to the top of the repository or the user's home."""
    start, home = find_real_path(folder), _find_home()
    for parent in (start, *start.parents):
        yield parent
        if parent == home or is_repository(parent):
            return


def is_repository(folder: str | os.PathLike[str]) -> bool:
    """Return whether a folder is the top of a Git repository."""
    return os.path.exists(os.path.join(folder, ".git"))  # noqa: PTH110, PTH118 -- never raises


def _find_in(folder: Path) -> Path | None:
    if _is_file(folder / OWN_FILE):
        return folder / OWN_FILE
    shared = folder / SHARED_FILE
    return shared if _is_file(shared) and _has_settings(shared) else None


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 -- never raises


def _find_home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # the user has none
        return None


def _has_settings(path: Path) -> bool:
    """Return whether a shared file has a table for argmap, even one that is not TOML."""
    try:
        content = read_text(path, SHARED_FILE).content
    except UnreadableError:
        return False
    import tomllib  # few projects have settings

    try:
        return "argmap" in content and get_shared_table(tomllib.loads(content)) is not None
    except (ValueError, RecursionError):
        return bool(TABLE.search(content))


def get_shared_table(content: dict[str, Any]) -> object:
    """Return the table `[tool.argmap]` of a `pyproject.toml`, or None."""
    tools = content.get("tool")
    return tools.get("argmap") if isinstance(tools, dict) else None

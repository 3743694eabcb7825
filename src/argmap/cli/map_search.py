"""Find the maps in a folder, without those that settings or `.gitignore` files exclude.

Settings may include files with other suffixes, such as Markdown files with maps in code blocks.

Patterns have the syntax of `.gitignore`. Those in settings are relative to the folder of the
settings file, and the nearest settings file applies. As in Git, a pattern in a folder takes
precedence over those in the folders above it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.checker.settings import Settings
from argmap.project import SUFFIX, has_settings_file, is_repository

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SettingsOf = Callable[[Path], Settings]
"""Returns the settings for the maps in a folder."""


@attrs.frozen(eq=False, repr=False)
class _Patterns:
    """Patterns relative to a folder, which is given by its real path."""

    folder: str
    spec: GitIgnoreSpec

    def matches(self, path: str, *, is_folder: bool) -> bool | None:
        """Return True if a path below the folder matches, False if `!` exempts it, else None."""
        relative = path[len(self.folder) :].lstrip(os.sep)
        return self.spec.check_file(f"{relative}/" if is_folder else relative).include


@attrs.frozen(eq=False, repr=False)
class _Filter:
    """The patterns that apply in a folder."""

    included: _Patterns | None
    """Those in the settings for maps with other suffixes; None if there are none."""
    from_settings: _Patterns
    from_gitignore: tuple[_Patterns, ...] = ()
    """The nearest ones first."""

    def includes(self, entry: os.DirEntry[str], path: str) -> bool:
        """Return whether an entry with a real path is a map, or a Markdown file with maps.

        That is a file with the right name, or a link with such a name that leads nowhere.
        """
        is_named = entry.name.lower().endswith(SUFFIX) or (
            self.included is not None and self.included.matches(path, is_folder=False)
        )
        if not is_named or not entry.is_symlink():
            return bool(is_named) and entry.is_file(follow_symlinks=False)
        # Unlike those of the entry, these functions never raise, as for a link to itself.
        return os.path.isfile(entry.path) or not os.path.exists(entry.path)  # noqa: PTH110, PTH113

    def excludes(self, path: str, *, is_folder: bool) -> bool:
        """Return whether a path is excluded."""
        if self.from_settings.matches(path, is_folder=is_folder):
            return True
        verdicts = (patterns.matches(path, is_folder=is_folder) for patterns in self.from_gitignore)
        return next((verdict for verdict in verdicts if verdict is not None), False)


@attrs.frozen(eq=False, repr=False)
class MapSearch:
    """A search for maps in folders. It collects messages about folders without maps."""

    settings_of: SettingsOf
    problems: list[str]

    def find(self, root: str) -> list[str]:
        """Return the maps in a folder and below it, sorted by path."""
        errors: list[OSError] = []
        excluded: list[str] = []
        paths = map(_shorten, self._walk(root, errors, excluded))
        found = sorted(paths, key=lambda path: Path(path).parts)
        self.problems.extend(f"cannot open {error.filename}: {error.strerror}" for error in errors)
        if not found and not errors:
            apart = ", apart from what is excluded" if excluded else ""
            place = "the current folder" if root == os.curdir else root
            self.problems.append(f"no map (*{SUFFIX}) in {place}{apart}")
        return found

    def _walk(self, root: str, errors: list[OSError], excluded: list[str]) -> Iterator[str]:
        real_root = os.path.realpath(root)
        patterns = _read_settings_patterns(self.settings_of(Path(root)), real_root)
        stack = [(root, real_root, _Filter(*patterns, _read_gitignores_above(real_root)))]
        while stack:
            folder, real, chosen = stack.pop()
            try:
                with os.scandir(folder) as scan:
                    entries = [*scan]
            except OSError as error:
                errors.append(error)
                continue
            if folder != root and has_settings_file(folder):
                patterns = _read_settings_patterns(self.settings_of(Path(folder)), real)
                chosen = _Filter(*patterns, chosen.from_gitignore)
            if any(entry.name == ".gitignore" for entry in entries):
                own = _read_gitignore(real)
                gitignores = (own, *chosen.from_gitignore)
                chosen = attrs.evolve(chosen, from_gitignore=gitignores)
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                real_path = os.path.join(real, entry.name)  # noqa: PTH118 -- faster
                if not is_folder and not chosen.includes(entry, real_path):
                    continue
                if chosen.excludes(real_path, is_folder=is_folder):
                    excluded.append(entry.path)
                elif is_folder:
                    stack.append((entry.path, real_path, chosen))
                else:
                    yield entry.path


def _shorten(path: str) -> str:
    """Return a path in the current folder without `./` before it."""
    return path.removeprefix(f"{os.curdir}{os.sep}")


def _read_settings_patterns(settings: Settings, folder: str) -> tuple[_Patterns | None, _Patterns]:
    """Return the patterns of the settings for a folder: what is included, and what is excluded.

    They are relative to the folder of the settings, unless the searched folder is outside of it or
    excluded itself: a folder that is named is searched.
    """
    home = os.path.realpath(settings.folder)
    excluded = _Patterns(home, make_spec((*settings.exclude, *settings.extend_exclude)))
    is_inside = Path(folder).is_relative_to(home)
    if folder != home and (not is_inside or excluded.matches(folder, is_folder=True)):
        excluded = attrs.evolve(excluded, folder=folder)
    if not settings.extend_include:
        return None, excluded
    return _Patterns(home if is_inside else folder, make_spec(settings.extend_include)), excluded


def _read_gitignores_above(folder: str) -> tuple[_Patterns, ...]:
    """Return the patterns above a folder in its repository, unless they exclude the folder."""
    found: list[_Patterns] = []
    for parent in Path(folder).parents if not is_repository(folder) else ():
        found.append(_read_gitignore(str(parent)))
        if is_repository(parent):
            break
    else:
        return ()
    verdicts = (patterns.matches(folder, is_folder=True) for patterns in found)
    is_excluded = next((verdict for verdict in verdicts if verdict is not None), False)
    return () if is_excluded else tuple(found)


def _read_gitignore(folder: str) -> _Patterns:
    path = Path(folder, ".gitignore")
    try:
        content = path.read_text("utf-8", "replace") if path.is_file() else ""
    except OSError:
        content = ""
    return _Patterns(folder, make_spec(content.splitlines()))


def make_spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return the patterns in some lines. Like Git, skip lines that are not patterns."""
    from pathspec import GitIgnoreSpec  # takes 15 ms, and only folders need it

    def is_pattern(line: str) -> bool:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            return False
        return True

    return GitIgnoreSpec.from_lines(filter(is_pattern, lines))

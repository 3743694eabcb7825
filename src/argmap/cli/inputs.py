"""Find and read the maps that command-line arguments name: files, folders or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.checker.failures import read_all_safely
from argmap.files import STDIN_NAME, UnreadableError
from argmap.loader import Draft, load_draft, load_drafts, parse_drafts
from argmap.loader.roots import read_roots
from argmap.model import ArgumentMap
from argmap.source import Diagnostic, Text

if TYPE_CHECKING:  # only folders need them
    from argmap.checker.settings import Settings
    from argmap.cli.map_search import SettingsOf

STDIN = "-"

# Click would stop at the first unreadable file. All of them are reported later.
_PATH = click.Path(allow_dash=True, readable=False)

paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_PATH)

optional_paths_argument = click.argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=_PATH,
    callback=lambda _context, _parameter, paths: paths or (os.curdir,),
)
"""The current folder by default."""


@attrs.frozen(eq=False, repr=False)
class MapInputs:
    """The maps that command-line arguments name."""

    maps: Mapping[str, str]
    """The paths as given, by real path."""
    folders: Mapping[str, str]
    """The folders that were named, by the real path of each map found in one of them."""
    explicit: Set[str]
    """The real paths of maps that were named themselves, not only their folder."""
    problems: Sequence[str]
    """Messages about folders that cannot be read or contain no map."""

    def find_empty(self, paths: Collection[str]) -> Sequence[str]:
        """Return messages about files that were named, but are not among the paths of maps."""
        return [
            f"{path} has no code block with a map, which begins with ```argmap"
            for real, path in self.maps.items()
            if real in self.explicit and path != STDIN and path not in paths
        ]


def find_maps(paths: Iterable[str], settings_of: SettingsOf) -> MapInputs:
    """Find the maps that paths name.

    A folder stands for the maps in it and below it, sorted by path, that the settings do not
    exclude. Any other path is taken for a map, even if it does not exist.
    """
    maps: dict[str, str] = {}
    folders: dict[str, str] = {}
    explicit: set[str] = set()
    problems: list[str] = []
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- Path raises on a NUL byte
            from argmap.cli.map_search import MapSearch  # 3 ms with the settings

            for found in MapSearch(settings_of, problems).find(path):
                maps.setdefault(os.path.realpath(found), found)
                folders.setdefault(os.path.realpath(found), path)
        else:
            real = path if path == STDIN else os.path.realpath(path)
            maps.setdefault(real, path)
            explicit.add(real)
    return MapInputs(maps, folders, explicit, problems)


def read_maps(paths: Iterable[str]) -> tuple[dict[str, Draft], Sequence[str]]:
    """Read the maps that paths name. Return the drafts by name, and error messages.

    The name of a map is the path of its file; in a Markdown file, with the line of its code block.
    A map that another one includes is left out, unless it was named itself.
    """
    problems: list[str] = []

    def read_settings_of(folder: Path) -> Settings:
        from argmap.checker.settings import Settings, SettingsError
        from argmap.checker.settings_files import find_settings

        try:
            return find_settings(folder)
        except SettingsError as error:
            problems.extend(map(_format_settings_error, error.diagnostics))
            return Settings()

    inputs = find_maps(paths, read_settings_of)

    def read(reals: Sequence[str]) -> Iterator[tuple[str, list[Draft]]]:
        for real in reals:
            path = inputs.maps[real]
            reading = partial(read_drafts, path, inputs.folders.get(real))
            yield real, read_all_safely(reading, display_name(path))

    def get_included_paths(drafts: list[Draft]) -> list[str]:
        return [path for draft in drafts for path in draft.included_paths]

    drafts = read_roots(inputs.maps, inputs.explicit, read, get_included_paths)
    named = {name_map(inputs.maps[real], draft): draft for real in drafts for draft in drafts[real]}
    empty = inputs.find_empty([inputs.maps[real] for real in drafts if drafts[real]])
    return named, [*problems, *inputs.problems, *empty]


def name_map(path: str, draft: Draft) -> str:
    """Return the name of a map in a file."""
    return f"{path}:{draft.block.line}" if draft.block else path


def file_of(name: str, draft: Draft) -> str:
    """Return the path of the file with a map, by the name of the map."""
    return draft.block.text.name if draft.block else name


def _format_settings_error(error: Diagnostic) -> str:
    place = f"{error.span.path}:{error.span.line}: " if error.span else ""
    return f"{place}{error.message}"


def read_drafts(path: str, root: str | None = None, stdin_name: str = STDIN_NAME) -> list[Draft]:
    """Read the maps of a file, which may name files below `root`.

    Standard input may name files as if it were the file `stdin_name` in the current folder.
    """
    if path != STDIN:
        return load_drafts(path, root)
    try:
        content = read_stdin()
    except UnreadableError as error:
        return [Draft(ArgumentMap(), (error.diagnostic(Text(stdin_name, "")),))]
    return parse_drafts(content, stdin_name, ".")


def read_stdin() -> bytes:
    """Return the content of standard input. Raises UnreadableError."""
    try:
        if sys.stdin is None:
            raise OSError("it is closed")
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            "F004",
            f"standard input cannot be read: {reason}",
            f"pass it a map: `{_describe_command()} - < plan.argmap`",
        ) from None


def read_map(path: str) -> Draft:
    """Read the only map of a file, or of standard input."""
    return read_drafts(path)[0] if path == STDIN else load_draft(path)


def _describe_command() -> str:
    """Return the command that runs, such as `argmap check`."""
    context = click.get_current_context(silent=True)
    return context.command_path if context else "argmap check"


def display_name(path: str) -> str:
    """Return the name of a map for messages and reports."""
    return STDIN_NAME if path == STDIN else path

"""Find and read the maps that command-line arguments name: files, folders or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from pathlib import Path

import attrs
import click

from argmap.checker.failures import read_safely
from argmap.files import UnreadableError, find_included, is_pipe
from argmap.loader import Draft, load_draft, parse_draft
from argmap.model import ArgumentMap
from argmap.source import Text

STDIN = "-"
STDIN_NAME = "<stdin>"
SUFFIX = ".argmap"

# Click would stop at the first unreadable file. All of them are reported later.
paths_argument = click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True, readable=False),
)


@attrs.frozen
class MapInputs:
    """The maps that command-line arguments name."""

    maps: Mapping[str, str]
    """The paths as given, by real path."""
    explicit: Set[str]
    """The real paths of maps that were named themselves, not only their folder."""
    problems: Sequence[str]
    """Messages about folders that cannot be read or contain no map."""

    def without_included(self, included: Mapping[str, Sequence[str]]) -> list[str]:
        """Return the real paths of the maps, without those that another one includes.

        `included` gives the files that each map includes. A map that was named itself stays.
        """
        parts = find_included(included) - self.explicit
        return [real for real in self.maps if real not in parts]


def find_maps(paths: Iterable[str]) -> MapInputs:
    """Find the maps that paths name.

    A folder stands for all maps in it and below it, sorted by path, without hidden files. Any other
    path is taken for a map, even if it does not exist.
    """
    maps: dict[str, str] = {}
    explicit: set[str] = set()
    problems: list[str] = []
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- Path raises on a NUL byte
            for found in _find_in_folder(path, problems):
                maps.setdefault(os.path.realpath(found), found)
        else:
            real = path if path == STDIN else os.path.realpath(path)
            maps.setdefault(real, path)
            explicit.add(real)
    return MapInputs(maps, explicit, problems)


def read_maps(paths: Iterable[str]) -> tuple[dict[str, Draft], Sequence[str]]:
    """Read the maps that paths name. Return the drafts by path, and error messages.

    A map that another one includes is left out, unless it was named itself.
    """
    inputs = find_maps(paths)
    drafts = {
        real: read_safely(partial(read_map, path), display_name(path))
        for real, path in inputs.maps.items()
    }
    roots = inputs.without_included({real: draft.included_paths for real, draft in drafts.items()})
    return {inputs.maps[real]: drafts[real] for real in roots}, inputs.problems


def _find_in_folder(folder: str, problems: list[str]) -> list[str]:
    errors: list[OSError] = []
    found = sorted(_walk(folder, errors), key=lambda path: Path(path).parts)
    problems += [f"cannot open {error.filename}: {error.strerror}" for error in errors]
    if not found and not errors:
        problems.append(f"no map (*{SUFFIX}) in {folder}")
    return found


def _walk(folder: str, errors: list[OSError]) -> Iterator[str]:
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIX) and not name.startswith("."):
                path = os.path.join(here, name)  # noqa: PTH118 -- Path drops a leading `./`
                if Path(path).is_file() or not Path(path).exists():  # no pipes or devices
                    yield path


def read_map(path: str) -> Draft:
    """Read a map. Includes in standard input are relative to the current folder."""
    if path == STDIN:
        return parse_draft(sys.stdin.buffer.read() if sys.stdin else b"", STDIN_NAME, ".")
    if is_pipe(path) and not path.startswith(("/dev/stdin", "/dev/fd/")):
        error = UnreadableError("F004", f"{path} is a named pipe, not a file", f"try - < {path}")
        return Draft(ArgumentMap(), (error.diagnostic(Text(path, "")),))
    return load_draft(path)


def display_name(path: str) -> str:
    """Return the name of a map for messages and reports."""
    return STDIN_NAME if path == STDIN else path

"""What the arguments of a command name: files, all maps in folders, or standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.paths import taken_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.resolve import Draft

STDIN = "-"
STDIN_NAME = "<stdin>"
SUFFIX = ".argmap"

paths_argument = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True)
)


def read_maps(paths: Iterable[str]) -> tuple[dict[str, Draft], list[str]]:
    """The maps that paths name, by the paths, as far as they could be read; and problems, in words.

    A folder stands for the maps in it and below it, in the order of their paths; what is hidden is
    left out, and so is what another of these maps includes. What is not a folder is taken for a
    map, whether it is there or not. Each map is read once.
    """
    named: dict[str, str] = {}
    asked: set[str] = set()
    problems: list[str] = []
    for path in paths:
        is_folder = path != STDIN and Path(path).is_dir()
        for each in _maps_in(path, problems) if is_folder else [path]:
            named.setdefault(_real(each), each)
            if not is_folder:
                asked.add(_real(each))
    drafts = {real: _read(path) for real, path in named.items()}
    left_out = taken_in({real: draft.taken_in for real, draft in drafts.items()}) - asked
    return {named[real]: draft for real, draft in drafts.items() if real not in left_out}, problems


def _real(path: str) -> str:
    return path if path == STDIN else os.path.realpath(path)


def _maps_in(folder: str, problems: list[str]) -> list[str]:
    closed: list[OSError] = []
    found = sorted(_walk(folder, closed.append), key=lambda path: Path(path).parts)
    problems += [f"{error.filename} cannot be opened: {error.strerror}" for error in closed]
    if not found and not closed:
        problems.append(f"there is no map (*{SUFFIX}) in {folder}")
    return found


def _walk(folder: str, onerror: Callable[[OSError], None]) -> Iterator[str]:
    for here, folders, files in os.walk(folder, onerror=onerror):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(here, name)  # noqa: PTH118 -- a Path would lose the `./` asked for
            if name.lower().endswith(SUFFIX) and not name.startswith(".") and not _endless(path):
                yield path


def _endless(path: str) -> bool:
    """Whether a path is there and no file, but a pipe or a device that may never end."""
    return Path(path).exists() and not Path(path).is_file()


def _read(path: str) -> Draft:
    """Read a map; what one from standard input includes is looked for in the current folder."""
    from argmap.resolve import load_draft, parse_draft

    if _waits(path):
        return _pipe(path)
    if path == STDIN:
        return parse_draft(sys.stdin.buffer.read() if sys.stdin else b"", STDIN_NAME, ".")
    return load_draft(path)


_OWN_STREAMS = ("/dev/stdin", "/dev/fd/")


def _waits(path: str) -> bool:
    """Whether a path is a pipe that has a name, which may never be written to."""
    return path != STDIN and not path.startswith(_OWN_STREAMS) and Path(path).is_fifo()


def _pipe(path: str) -> Draft:
    """The draft of a pipe: nothing of it is read."""
    from argmap.files import UnreadableError
    from argmap.model import ArgumentMap
    from argmap.resolve import Draft
    from argmap.source import Text

    problem = UnreadableError("F004", f"{path} is no file, but a pipe", f"try - < {path}")
    return Draft(ArgumentMap(), (problem.diagnostic(Text(path, "")),))


def shown(path: str) -> str:
    """What messages and reports call a map."""
    return STDIN_NAME if path == STDIN else path

"""What the arguments of a command name: files, all maps in folders, or standard input."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import attrs
import click

from argmap.files import UnreadableError, find_included, is_pipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from argmap.loader import Draft

STDIN = "-"
STDIN_NAME = "<stdin>"
SUFFIX = ".argmap"

# Whether a file can be read is told with all the others, and not in their stead.
paths_argument = click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True, readable=False),
)


@attrs.frozen
class Named:
    """The maps that some paths name: each once, by its real path; and problems, in words."""

    maps: Mapping[str, str]
    """The paths as they were asked for, by the real ones."""
    asked: Set[str]
    """Which of the maps are named themselves, and not only the folder that they lie in."""
    problems: Sequence[str]

    def counting(self, files: Mapping[str, Sequence[str]]) -> list[str]:
        """Those of the maps that stand for themselves, and not as a part of another one.

        `files` says what each of them was read from besides itself. A map that is named itself
        counts.
        """
        parts = find_included(files) - self.asked
        return [each for each in self.maps if each not in parts]


def named_maps(paths: Iterable[str]) -> Named:
    """The maps that some paths name.

    A folder stands for the maps in it and below it, in the order of their paths; what is hidden is
    left out. What is not a folder is taken for a map, whether it is there or not.
    """
    named: dict[str, str] = {}
    asked: set[str] = set()
    problems: list[str] = []
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- this one never raises
            for each, real in _maps_in(path, problems):
                named.setdefault(real, each)
        else:
            named.setdefault(_real(path), path)
            asked.add(_real(path))
    return Named(named, asked, problems)


def read_maps(paths: Iterable[str]) -> tuple[dict[str, Draft], Sequence[str]]:
    """The maps that paths name, by the paths, as far as they could be read; and problems, in words.

    What another of these maps includes is left out, unless it is named itself.
    """
    named = named_maps(paths)
    drafts = {real: read_map(path) for real, path in named.maps.items()}
    counting = named.counting({real: draft.included_paths for real, draft in drafts.items()})
    return {named.maps[real]: drafts[real] for real in counting}, named.problems


def _real(path: str) -> str:
    return path if path == STDIN else os.path.realpath(path)


def _maps_in(folder: str, problems: list[str]) -> list[tuple[str, str]]:
    """The maps in a folder, each as it is asked for and as it is, in the order of their paths."""
    closed: list[OSError] = []
    found = sorted(_walk(folder, closed.append), key=_parts)
    problems += [f"{error.filename} cannot be opened: {error.strerror}" for error in closed]
    if not found and not closed:
        problems.append(f"there is no map (*{SUFFIX}) in {folder}")
    return found


def _parts(found: tuple[str, str]) -> list[str]:
    return found[0].split(os.sep)  # noqa: PTH206 -- for many files


def _walk(folder: str, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, str]]:
    for here, folders, files in os.walk(folder, onerror=onerror):
        folders[:] = [name for name in folders if not name.startswith(".")]
        real = os.path.realpath(here)
        for name in files:
            if not name.lower().endswith(SUFFIX) or name.startswith("."):
                continue
            # A Path would lose the `./` that was asked for.
            path = os.path.join(here, name)  # noqa: PTH118
            if not _endless(path):
                is_link = os.path.islink(path)  # noqa: PTH114
                yield path, _real(path) if is_link else os.path.join(real, name)  # noqa: PTH118


def _endless(path: str) -> bool:
    """Whether a path is there and no file, but a pipe or a device that may never end."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 -- for many files
    except OSError:
        return False


def read_map(path: str) -> Draft:
    """Read a map; what one from standard input includes is looked for in the current folder."""
    from argmap.loader import load_draft, parse_draft

    if _waits(path):
        return _pipe(path)
    if path == STDIN:
        return parse_draft(sys.stdin.buffer.read() if sys.stdin else b"", STDIN_NAME, ".")
    return load_draft(path)


_OWN_STREAMS = ("/dev/stdin", "/dev/fd/")


def _waits(path: str) -> bool:
    """Whether a path is a pipe, and none of this process."""
    return path != STDIN and not path.startswith(_OWN_STREAMS) and is_pipe(path)


def _pipe(path: str) -> Draft:
    """The draft of a pipe: nothing of it is read."""
    from argmap.loader import Draft
    from argmap.model import ArgumentMap
    from argmap.source import Text

    problem = UnreadableError("F004", f"{path} is a named pipe, not a file", f"try - < {path}")
    return Draft(ArgumentMap(), (problem.diagnostic(Text(path, "")),))


def shown(path: str) -> str:
    """What messages and reports call a map."""
    return STDIN_NAME if path == STDIN else path

"""Read several maps, of which some include others, without reading the included ones alone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import TypeVar

from argmap.files import UnreadableError, find_included, read_text

T = TypeVar("T")


def read_roots(
    paths: Mapping[str, str],
    explicit: Set[str],
    read: Callable[[Sequence[str]], Iterable[tuple[str, T]]],
    get_included_paths: Callable[[T], Sequence[str]],
) -> dict[str, T]:
    """Read the maps that no other one includes, and those that were named themselves.

    `paths` are the paths of all maps by their real paths, and `explicit` the real paths of those
    that were named themselves. `read` yields a result for each of some maps, which are given by
    their real paths. `get_included_paths` returns the files that were read with a map. Results are
    in the order of the maps.

    Maps that seem to be included are read only if no other map turns out to include them. If each
    map were read with all that it includes, a long chain would take quadratic time.
    """
    includes = {
        real: find_includes(path)
        for real, path in paths.items()
        # What is named itself may be a pipe, and a link may lead out of the project.
        if real not in explicit and not Path(path).is_symlink()
    }
    waiting = find_included(includes) - explicit
    unread = [real for real in paths if real not in waiting]
    results: dict[str, T] = {}
    reached: set[str] = set()
    while unread:
        for real, result in read(unread):
            results[real] = result
            reached.update(map(os.path.realpath, get_included_paths(result)))
        unread = [real for real in paths if real not in results and real not in reached]
    included = {real: get_included_paths(result) for real, result in results.items()}
    parts = find_included(included) - explicit
    return {real: results[real] for real in paths if real in results and real not in parts}


def find_includes(path: str) -> list[str]:
    """Return the real paths of the maps that a map seems to include, without parsing it."""
    try:
        content = read_text(Path(path), path, suggest=False).content
        return [
            os.path.realpath(Path(path).parent / line[1]) for line in _INCLUDE.finditer(content)
        ]
    except (OSError, ValueError, UnreadableError):
        return []


_INCLUDE = re.compile(r"^include[ \t]+(.*\S)", re.MULTILINE)

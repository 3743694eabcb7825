"""Paths of files: as they are written down, and which of some maps belong to others."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def seen_from(folder: Path, path: str) -> str:
    """A path as seen from a folder, with `/` between its parts.

    As it is, where there is no way from there (another drive).
    """
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def included_paths(takings: Mapping[str, Iterable[str]]) -> set[str]:
    """Which of some maps, given by their real paths, another one of them takes in.

    `takings` says for each map all files that it was read from beside its own. Of maps that include
    each other in a circle one is left, so that somebody is told of it.
    """
    takers: dict[str, list[str]] = {}
    for real, taken in takings.items():
        for each in taken:
            takers.setdefault(os.path.realpath(each), []).append(real)
    found: set[str] = set()
    for real in takings:
        if any(taker not in found for taker in takers.get(real, ()) if taker != real):
            found.add(real)
    return found

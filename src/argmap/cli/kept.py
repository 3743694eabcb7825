"""What was found in maps before: which record is whose, and whether it still counts.

What is found in a map hangs on the files that it was made from, which its record knows; on how it
is asked for, the settings and the day; and on the code. What rules of other packages look at,
nobody knows: where there are any, nothing is kept.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.checker.cache import Cache, cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.checker import CheckResult
    from argmap.cli.settings import Chosen


class Kept:
    """The reviews of a day, as a run with these options would make them."""

    def __init__(self, chosen: Chosen) -> None:
        self._cache = Cache(cache_folder(), chosen.today.toordinal())
        self._chosen = chosen
        self._run = [*_circumstances(), *chosen.words]
        self._folders: dict[str, bytes] = {}

    def review(self, path: str) -> CheckResult | None:
        """The review of a map; None if it is not known, or not any more."""
        kept = self._cache.get(self._key(path))
        if kept is None:
            return None
        from argmap.checker.records import reviewed

        return reviewed(path, kept)

    def keep(self, records: Iterable[tuple[str, str]]) -> None:
        """Keep the records of some maps, given by their paths."""
        rows = [(self._key(path), record) for path, record in records]
        if rows and not _has_other_rules():
            self._cache.put(rows)
        self._cache.close()

    def _key(self, path: str) -> bytes:
        folder = os.path.dirname(path)  # noqa: PTH120 -- for many files
        if folder not in self._folders:
            settings = self._chosen.text_for(Path(folder))
            told = [self._run, settings and [settings.name, settings.content]]
            self._folders[folder] = blake2b(json.dumps(told).encode()).digest()
        return blake2b(self._folders[folder] + os.fsencode(path), digest_size=20).digest()


def _has_other_rules() -> bool:
    from argmap.checker.catalogue import RULES, installed

    return installed().rules != RULES or bool(installed().problems)


def _circumstances() -> Iterator[object]:
    """Where this is, and which code it is."""
    here = os.getcwd()  # noqa: PTH109
    yield here
    yield sys.version
    yield sorted(_stamps(Path(__file__).parents[1]))
    for place in sys.path:
        # Whatever is installed there has a folder in it, whose name tells the version.
        if place and place != here and os.path.exists(place):  # noqa: PTH110
            yield place
            yield os.stat(place).st_mtime_ns  # noqa: PTH116


def _stamps(package: Path) -> Iterator[tuple[str, int, int]]:
    """The files of a package, and what of each changes when it is written anew."""
    for folder, folders, files in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files:
            path = os.path.join(folder, name)  # noqa: PTH118
            with suppress(FileNotFoundError):  # the lock of an editor is a link to nowhere
                state = os.stat(path)  # noqa: PTH116
                yield path, state.st_mtime_ns, state.st_size

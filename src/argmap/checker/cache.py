"""A cache: what was made today and can be made again, as records by keys in one file.

The file is a database, which may be deleted at any moment, and its folder with it. Nothing that is
wrong with it is anybody's concern: what cannot be read is not known, and what cannot be written is
not kept. Several processes may use it at once. What is in a record, and when it still counts, is
its owner's business.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER_VARIABLE = "ARGMAP_CACHE_DIR"
"""The environment variable that names another folder for the cache."""

LARGEST = 256 << 20
"""How many bytes the file may have; one that is full is begun anew."""

_NAME = "checks-1.sqlite"
_PATIENCE = 0.5  # seconds, for another process that writes
_PAGE = 4096
_MAKE = (
    "PRAGMA synchronous = OFF",  # it can be made again
    f"PRAGMA max_page_count = {LARGEST // _PAGE}",
    "CREATE TABLE IF NOT EXISTS records (day, key, record, PRIMARY KEY (day, key))",
)
_NOT_ITS_FAULT = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_INTERRUPT,
)


def cache_folder() -> Path:
    """The folder for what can be made again: that of this user, where the system has it."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(base), "argmap")  # noqa: PTH111 -- this one never raises


class Cache:
    """The records of a day in a folder; its file is opened when it is first asked."""

    def __init__(self, folder: Path, day: int) -> None:
        self._path = folder / _NAME
        self._day = day
        self._opened: sqlite3.Connection | None = None
        self._is_off = False

    def get(self, key: bytes) -> str | None:
        """The record of a key; None where there is none."""
        if self._is_off:
            return None
        try:
            row = (
                self._database()
                .execute("SELECT record FROM records WHERE day = ? AND key = ?", (self._day, key))
                .fetchone()
            )
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], str) else None

    def put(self, records: Iterable[tuple[bytes, str]]) -> None:
        """Keep some records by their keys, and forget those of days that are past."""
        if self._is_off:
            return
        rows = [(self._day, key, record) for key, record in records]
        try:
            database = self._database()
            with database:
                database.execute("DELETE FROM records WHERE day < ?", (self._day,))
                database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._opened:
            self._opened.close()
            self._opened = None

    def _database(self) -> sqlite3.Connection:
        if self._opened is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._opened = sqlite3.connect(self._path, timeout=_PATIENCE)
            for statement in _MAKE:
                self._opened.execute(statement)
        return self._opened

    def _give_up(self, error: sqlite3.Error | OSError) -> None:
        """Do without the file from now on; one that is broken or full makes room for the next."""
        self._is_off = True
        self.close()
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & 0xFF
        if code not in _NOT_ITS_FAULT:
            with suppress(OSError):
                self._path.unlink()

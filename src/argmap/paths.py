"""Paths as they are written down: seen from a folder, with `/` between their parts."""

from __future__ import annotations

import os
from pathlib import Path, PurePath


def seen_from(folder: Path, path: str) -> str:
    """A path as seen from a folder; as it is, where there is no way from there (another drive)."""
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return PurePath(path).as_posix()

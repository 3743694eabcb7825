"""Choose the formats of pictures, and write them without destroying anything else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from argmap.files import replace_file
from argmap.rendering.deadline import RenderError
from argmap.text_layout import join_words

Name = TypeVar("Name", bound=str)


def choose_format(path: Path, formats: Iterable[Name]) -> Name:
    """Return the format that the suffix of a file names. Raises ValueError if it names none."""
    by_suffix = {f".{name}": name for name in formats}
    found = by_suffix.get(path.suffix.lower())
    if found is None:
        raise ValueError(f"the suffix of {path.name} must be {join_words([*by_suffix], word='or')}")
    return found


def write_picture(data: bytes, path: str | os.PathLike[str]) -> None:
    """Write a picture to a file completely or not at all. Raises RenderError.

    A link is followed within its folder only. Pipes and devices are written to directly.
    """
    path = Path(path)
    try:
        if path.exists() and not path.is_file():  # even behind a link, such as /dev/stdout
            path.write_bytes(data)
        else:
            replace_file(_follow_link(path), data)
    except FileNotFoundError as error:
        raise RenderError(f"cannot write {path}: there is no folder {path.parent}") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RenderError(f"cannot write {path}: {reason}") from error


def _follow_link(path: Path) -> Path:
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.parent != Path(os.path.realpath(path.parent)):
        raise RenderError(
            f"cannot write {path}: it is a link to {target}, in another folder; "
            "remove the link, or name another file with `-o`"
        )
    return target

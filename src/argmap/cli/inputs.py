"""What the arguments of a command name: files, all maps in folders, or standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.resolve import Draft

STDIN = "-"
STDIN_NAME = "<stdin>"
SUFFIX = ".argmap"

paths_argument = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True)
)


def maps_named(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """The maps that paths name, each once and in order; and in words, what is wrong with folders.

    A folder stands for all maps in it and below it, in the order of their paths; what is hidden is
    left out. What is not a folder is taken for a map, whether it is there or not.
    """
    maps: dict[str, str] = {}
    problems: list[str] = []
    for path in paths:
        found = _maps_in(path, problems) if path != STDIN and Path(path).is_dir() else [path]
        for each in found:
            maps.setdefault(each if each == STDIN else os.path.realpath(each), each)
    return list(maps.values()), problems


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
            if name.endswith(SUFFIX) and not name.startswith(".") and not _endless(path):
                yield path


def _endless(path: str) -> bool:
    """Whether a path is there and no file, but a pipe or a device that may never end."""
    return Path(path).exists() and not Path(path).is_file()


def read(path: str) -> Draft:
    """Read a map as far as it can be read."""
    from argmap.resolve import load_draft

    return _read_stdin() if path == STDIN else load_draft(path)


def shown(path: str) -> str:
    """What messages and reports call a map."""
    return STDIN_NAME if path == STDIN else path


def _read_stdin() -> Draft:
    """Read a map from standard input; what it includes is looked for in the current folder."""
    from argmap.model import ArgumentMap
    from argmap.resolve import Draft, parse_draft
    from argmap.source import Diagnostic, Severity, Span, Text

    content = sys.stdin.buffer.read() if sys.stdin else b""
    try:
        return parse_draft(content.decode("utf-8-sig"), STDIN_NAME, ".")
    except UnicodeDecodeError as error:
        message = f"standard input is not UTF-8: byte 0x{content[error.start]:02X}"
        place = Span(Text(STDIN_NAME, ""), 0, 0)
        mistake = Diagnostic("F003", Severity.ERROR, message, place, "send it as UTF-8")
        return Draft(ArgumentMap(), (mistake,))

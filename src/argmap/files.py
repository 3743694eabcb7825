"""From a file to a text: every way in which that can fail, in words that say what to do.

Codes: F001 nothing there, F002 a folder, F003 not UTF-8, F004 not to be opened.
"""

from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING

from argmap.source import Diagnostic, Severity, Span, Text, nearest

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 1 << 30
"""How many bytes a file may have: what is larger is not a map that somebody wrote."""

_AT_ONCE = 1 << 16
"""How many bytes are read first: nearly all maps have fewer, and room is made for all asked for."""


class UnreadableError(Exception):
    """A file that could not be read, and what to say about it."""

    def __init__(self, code: str, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.cure = cure

    def diagnostic(self, text: Text, start: int = 0, end: int = 0) -> Diagnostic:
        """What to say about it at a place: that in the text which names the file."""
        span = Span(text, start, end)
        return Diagnostic(self.code, Severity.ERROR, self.message, span, self.cure)


def is_pipe(path: str | Path) -> bool:
    """Whether a path leads to a pipe that has a name, which may never be written to."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)  # noqa: PTH116 -- for many files
    except (OSError, ValueError):
        return False


def read_text(path: Path, name: str) -> Text:
    """The text in a file, without byte-order mark and with LF as the only line end.

    Raises UnreadableError.
    """
    try:
        return decoded(_bytes(path, name), name)
    except FileNotFoundError:
        raise UnreadableError("F001", f"there is no file {name}", _others(path)) from None
    except IsADirectoryError:
        message = f"{name} is a folder, and no file"
        raise UnreadableError("F002", message, "name a file in it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("F004", f"{name} cannot be opened: {reason}") from None


def decoded(content: bytes, name: str) -> Text:
    """The text that some bytes are, likewise. Raises UnreadableError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("F003", *_undecodable(content, error, name)) from None
    return Text(name, text.replace("\r\n", "\n"))


def _bytes(path: Path, name: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 -- for many files
        content = file.read(_AT_ONCE)
        if len(content) == _AT_ONCE:
            content += file.read(LARGEST_FILE + 1 - _AT_ONCE)
    if len(content) > LARGEST_FILE:
        raise UnreadableError("F004", f"{name} has more than {LARGEST_FILE:,} bytes", "split it")
    return content


def _undecodable(content: bytes, error: UnicodeDecodeError, name: str) -> tuple[str, str]:
    """Where a file stops being UTF-8, and what it may be instead."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return f"{name} is UTF-16, and a map is UTF-8", "save it as UTF-8"
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    byte = content[error.start]
    message = f"{name} is not UTF-8: byte 0x{byte:02X} at line {line}, column {column}"
    if b"\0" in content[:8192]:
        return message, "it does not look like a text at all"
    meant = content[error.start : error.start + 1].decode("cp1252", "replace")
    likely = f"; if `{meant}` should stand there, it is Windows-1252" if meant.isalpha() else ""
    return message, f"save it as UTF-8{likely}"


def _others(path: Path) -> str:
    """Why a file is not there: it is a link to nowhere, or the name of a file near it was meant."""
    try:
        if path.is_symlink():
            return f"it is a link to {path.readlink()}"
        stems = [each.stem for each in path.parent.iterdir() if each.suffix == path.suffix]
    except (OSError, ValueError):
        return ""
    near = nearest(path.stem, stems)
    return f"did you mean {path.with_name(near + path.suffix)}?" if near else ""

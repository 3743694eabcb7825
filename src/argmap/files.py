"""Read text files, report every way in which that can fail, and relate paths to each other.

Codes: F001 no such file, F002 a folder, F003 not UTF-8, F004 a file that cannot be opened.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path, PurePath

from argmap.errors import Error
from argmap.graph import search_breadth_first
from argmap.source import Diagnostic, Severity, Span, Text, nearest

STDIN_NAME = "<stdin>"
"""The name of standard input in messages."""

LARGEST_FILE = 1 << 28
"""The size limit of a file in bytes."""

_FIRST_READ = 1 << 16
"""Nearly all maps are smaller, and `read` allocates all the bytes that it is asked for."""


class UnreadableError(Error):
    """A file cannot be read. It has a `code`, a `message` and perhaps a `help`."""

    def __init__(self, code: str, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help

    def __str__(self) -> str:
        return f"{self.message}; {self.help}" if self.help else self.message

    def diagnostic(self, text: Text, start: int = 0, end: int = 0) -> Diagnostic:
        """Return the error at the place in a text that names the file."""
        span = Span(text, start, end)
        return Diagnostic(self.code, Severity.ERROR, self.message, span, self.help)


def read_text(path: Path, name: str, *, suggest: bool = True) -> Text:
    """Return the text of a UTF-8 file, without byte-order mark and with LF line ends.

    `name` is the name of the file in messages. `suggest` looks for a file with a similar name if
    there is no such file. Raises UnreadableError.
    """
    return decode(read_bytes(path, name, suggest=suggest), name)


def read_bytes(path: Path, name: str, *, suggest: bool = True) -> bytes:
    """Return the content of a file. The arguments are those of `read_text`."""
    try:
        return _read_bytes(path, name)
    except FileNotFoundError:
        help = _suggest(path, name) if suggest else ""  # noqa: A001
        raise UnreadableError("F001", f"there is no file {name}", help) from None
    except IsADirectoryError:
        message = f"{name} is a folder, not a file"
        raise UnreadableError("F002", message, "name a file in it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("F004", f"{name} cannot be opened: {reason}") from None


def decode(content: bytes, name: str) -> Text:
    """Return the text of the bytes of a file, as `read_text` does. Raises UnreadableError."""
    text = decode_exactly(content, name).content
    return Text(name, text.removeprefix("\ufeff").replace("\r\n", "\n"))


def decode_exactly(content: bytes, name: str) -> Text:
    """Return the text of UTF-8 bytes with its byte-order mark and line ends.

    Raises UnreadableError.
    """
    try:
        return Text(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError("F003", *_explain_encoding(content, error, name)) from None


def _read_bytes(path: Path, name: str) -> bytes:
    with open(path, "rb", opener=_open_without_waiting) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            if not str(path).startswith(_STREAMS):
                what = "a named pipe" if stat.S_ISFIFO(mode) else "a device"
                fix = "save its content as a file, and name that"
                raise UnreadableError("F004", f"{name} is {what}, not a file", fix)
            os.set_blocking(file.fileno(), True)
        content = file.read(_FIRST_READ)
        if len(content) == _FIRST_READ:
            content += file.read(LARGEST_FILE + 1 - _FIRST_READ)
    if len(content) > LARGEST_FILE:
        message = f"{name} is larger than {LARGEST_FILE:,} bytes"
        raise UnreadableError("F004", message, "split it into several files")
    return content


_STREAMS = ("/dev/stdin", "/dev/fd/", os.devnull)
"""Paths of open files, such as the pipes of a shell's `<(command)`, and of the empty file."""


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file. A named pipe would wait until another process opens it, too."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


_OTHER_FILES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word document or an archive",
    b"\xd0\xcf\x11\xe0": "an old Word document",
}
"""The first bytes of files that people take for texts."""


def _explain_encoding(content: bytes, error: UnicodeDecodeError, name: str) -> tuple[str, str]:
    """Return where a file stops being UTF-8, and which encoding it may have."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return f"{name} is UTF-16, not UTF-8", "save it as UTF-8"
    for start, kind in _OTHER_FILES.items():
        if content.startswith(start):
            return f"{name} is {kind}, not a text", "save it as plain text in UTF-8"
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    byte = content[error.start]
    message = f"{name} is not UTF-8: byte 0x{byte:02X} at line {line}, column {column}"
    if b"\0" in content[:8192]:
        return message, "this does not look like a text file"
    char = content[error.start : error.start + 1].decode("cp1252", "replace")
    guess = f"; if this byte is meant to be `{char}`, the file is Windows-1252" * char.isalpha()
    return message, f"save it as UTF-8{guess}"


def _suggest(path: Path, name: str) -> str:
    """Return why a file is missing: a link that leads nowhere, or a misspelt name."""
    try:
        if path.is_symlink():
            return f"it is a link to {path.readlink()}"
    except (OSError, ValueError):
        return ""
    near = nearest(path.stem, list_stems(path.parent, path.suffix))
    return f"did you mean {Path(name).with_name(near + path.suffix)}?" if near else ""


def list_stems(folder: Path, suffix: str) -> list[str]:
    """Return the names of the files in a folder that have a suffix, without the suffix."""
    try:
        return [path.stem for path in folder.iterdir() if path.suffix == suffix]
    except (OSError, ValueError):
        return []


def list_files(
    folder: Path,
    errors: list[OSError],
    left_out: Path | None = None,
    hidden: Container[str] = (),
) -> Iterator[Path]:
    """Yield the files in a folder and below it, sorted.

    Files and folders whose names begin with a dot are left out, except those named in `hidden`.
    Links to folders are not followed, and the folder `left_out`, if it exists, is left out. The
    errors of folders that cannot be opened are appended to `errors`. `os.walk` is recursive until
    Python 3.12, and fails in a thousand nested folders.
    """
    unwanted = left_out.stat() if left_out and left_out.exists() else None
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            if unwanted and here != folder and os.path.samestat(here.stat(), unwanted):
                continue
            with os.scandir(here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            errors.append(error)
            continue
        below = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") and entry.name not in hidden:
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(path)
            elif not os.path.isdir(path):  # noqa: PTH112 -- never raises
                yield path
        stack += reversed(below)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing. Raises OSError.

    `Path.mkdir` is recursive, and fails with a thousand missing folders.
    """
    missing = takewhile(lambda path: not path.is_dir(), (folder, *folder.parents))
    for path in reversed([*missing]):
        path.mkdir(exist_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file completely or not at all. Raises OSError.

    A link is followed. Pipes and devices are written to directly.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def relative_path(path: str, folder: Path) -> str:
    """Return a path relative to a folder, with `/` as separator.

    A path on another drive is returned as it is.
    """
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def find_included(included_paths: Mapping[str, Iterable[str]]) -> set[str]:
    """Return which of some maps are read with another one.

    The keys are the real paths of the maps; the values are the files that each map includes, alone
    or with what these include in turn. Of maps that include each other, one is left out of the
    result, so that its errors are reported.
    """
    includes = {
        path: [real for real in map(os.path.realpath, others) if real != path]
        for path, others in included_paths.items()
    }
    targets = {real for others in includes.values() for real in others}
    reached: set[str] = set()
    roots: set[str] = set()
    for path in sorted(includes, key=targets.__contains__):  # those that nothing includes first
        if path not in reached:
            roots.add(path)
            new = search_breadth_first(
                [path],
                lambda name: [real for real in includes.get(name, ()) if real not in reached],
            )
            reached.update(new)
    return includes.keys() - roots

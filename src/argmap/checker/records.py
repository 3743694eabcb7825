"""Reviews as records: what a review says, in JSON, and the files that it was made from.

A record says of each file what it was called, where it really lay, and what a digest of it was; and
of one that was looked for in vain, what it would have been called. It counts as long as all of that
is so. Then the review is made of it again, with the texts as they are.
"""

from __future__ import annotations

import json
import os
import stat
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.checker.reviews import CheckResult, Standing
from argmap.files import UnreadableError, decode
from argmap.source import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.source import Text

_UNREAD = "F"
"""What the codes begin with of what is wrong with files; such a file may be there the next time."""

_SLACK = 20_000_000
"""How many nanoseconds the clock of a file system may be behind."""

_NO_RECORD = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What is raised by something else than a record that is taken for one."""


def digest(content: bytes) -> str:
    """A digest of some content, which no other content has."""
    return blake2b(content, digest_size=20).hexdigest()


def record(review: CheckResult, began: int) -> str | None:
    """The record of a review that was begun at some time, in nanoseconds since the epoch.

    None where it is not certain what it was made from: a file could not be read, or has been
    changed since then.
    """
    if any(each.code.startswith(_UNREAD) for each in review.mistakes):
        return None
    names = dict.fromkeys((str(Path(review.path)), *review.included_paths, *review.documents))
    try:
        files = [(name, _witnessed(name, began)) for name in names]
        numbers = {name: number for number, name in enumerate(names)}
        return json.dumps(
            [
                files,
                review.reading,
                review.fail_on,
                [_encoded(each, numbers) for each in review.mistakes],
                [_encoded(each, numbers) for each in review.findings],
                {
                    name: (each.kind, each.verdict, each.reason)
                    for name, each in review.statements.items()
                },
                review.as_written,
                dict(review.texts),
                review.included_paths,
                review.documents,
            ],
            separators=(",", ":"),
        )
    except (OSError, ValueError, LookupError):
        return None


def _witnessed(name: str, began: int) -> tuple[str, str] | None:
    """Where a file really lies, and a digest of it; None for one that is not there.

    Raises OSError where it cannot be read, and ValueError where it has been changed, or is no file
    but a pipe or a device, which may never end.
    """
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):  # noqa: PTH116 -- for many files
            raise ValueError
        with open(name, "rb") as file:  # noqa: PTH123 -- for many files
            content, state = file.read(), os.fstat(file.fileno())
    except (FileNotFoundError, NotADirectoryError):
        return None
    if max(state.st_mtime_ns, state.st_ctime_ns) >= began - _SLACK:
        raise ValueError
    return os.path.realpath(name), digest(content)


def _encoded(each: Diagnostic, numbers: Mapping[str, int]) -> Sequence[object]:
    span = each.span
    place = (numbers[span.path], span.start, span.end) if span else None
    return (each.code, each.severity, each.message, place, each.help, each.statement, each.name)


def reviewed(path: str, kept: str) -> CheckResult | None:
    """The review of a map that a record is of; None where it does not count any more."""
    try:
        content = json.loads(kept)
        files, reading, fail_on, mistakes, findings = content[:5]
        statements, as_written, told_of, included_paths, documents = content[5:]
        texts = _Texts(files)
        return CheckResult(
            path,
            tuple(_decoded(each, texts) for each in mistakes),
            tuple(_decoded(each, texts) for each in findings),
            reading,
            {name: _standing(*each) for name, each in statements.items()},
            None if as_written is None else tuple(as_written),
            told_of,
            None if fail_on is None else Severity(fail_on),
            tuple(included_paths),
            tuple(documents),
        )
    except (OSError, UnreadableError, *_NO_RECORD):
        return None


class _Texts:
    """The texts of a record, each of which is decoded when something points into it."""

    def __init__(self, files: Sequence[tuple[str, tuple[str, str] | None]]) -> None:
        """Read all files. Raises OSError or LookupError where something is not as it was."""
        self._contents: dict[int, tuple[str, bytes]] = {}
        self._texts: dict[int, Text] = {}
        for number, (name, was) in enumerate(files):
            if was is not None:
                self._contents[number] = name, _unchanged(name, *was)
            elif os.path.exists(name):  # noqa: PTH110 -- for many files
                raise LookupError

    def __getitem__(self, number: int) -> Text:
        if number not in self._texts:
            name, content = self._contents[number]
            self._texts[number] = decode(content, name)
        return self._texts[number]


def _unchanged(name: str, real: str, was: str) -> bytes:
    """What is in a file. Raises OSError or LookupError if it is not what it was."""
    with open(name, "rb") as file:  # noqa: PTH123
        content = file.read()
    if digest(content) != was or os.path.realpath(name) != real:
        raise LookupError
    return content


def _decoded(encoded: Sequence[Any], texts: _Texts) -> Diagnostic:
    code, severity, message, place, help_, statement, name = encoded
    span = None if place is None else Span(texts[place[0]], place[1], place[2])
    return Diagnostic(code, Severity(severity), message, span, help_, statement, name)


@lru_cache(maxsize=256)
def _standing(kind: str, verdict: str, reason: str | None) -> Standing:
    return Standing(kind, verdict, reason)

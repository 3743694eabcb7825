"""A map that fails a test: what is said of it, and the line of the map that it is said about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

# Pytest has no public way to say another line than that of Python's traceback, or to give its
# summary a headline: from a plain `str` it takes neither.
from _pytest._code.code import (
    ReprEntryNative,
    ReprExceptionInfo,
    ReprFileLocation,
    ReprTraceback,
)

if TYPE_CHECKING:
    from argmap.source import Span


@attrs.frozen(eq=False)
class MapFailedError(Exception):
    """A map does not come up to a test.

    `headline` says so in a line, `account` at length; `path` and `line`, from 1, are the place.
    """

    headline: str
    account: str
    path: str
    line: int

    def shown(self) -> ReprExceptionInfo:
        """The failure as pytest shows it, hands it to other processes, and takes its place from."""
        said = f"{self.path}:{self.line}: {self.headline}"
        # Not the traceback of Python, of which a reader of the map learns nothing.
        entry = ReprEntryNative([f"{said}\n", "\n", self.account])
        return ReprExceptionInfo(
            reprtraceback=ReprTraceback([entry], None, "native"),
            # In pytest's summary the name of the test, with the map, stands before the headline.
            reprcrash=ReprFileLocation(self.path, self.line, self.headline),
        )


def file_and_line(span: Span | None, path: str) -> tuple[str, int]:
    """The file and the line of a span; the first line of `path` where there is none."""
    return (span.path, span.line) if span else (path, 1)

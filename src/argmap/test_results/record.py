"""How tests came out, by their node ids, and which of them a name stands for.

A node id is what pytest calls a test by: `tests/test_fuzz.py::TestParser::test_no_crash[utf-8]`,
with a path that is relative to a root. A name stands for the test of that id, or else for all tests
that lie below it: all parametrisations of a function, all tests of a class, of a file or of a
folder.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict
from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Outcome(StrEnum):
    """How one test came out."""

    PASSED = "passed"
    """It ran, and so did all that sets it up and takes it down; the only one that shows anything.
    """
    FAILED = "failed"
    ERROR = "error"
    """What sets it up or takes it down failed."""
    SKIPPED = "skipped"
    XFAILED = "xfailed"
    """It failed, as it was marked to."""
    XPASSED = "xpassed"
    """It passed though it was marked to fail: whoever marked it does not rely on it."""
    DESELECTED = "deselected"
    """It was there, and the run was told to leave it out."""
    NOT_COLLECTED = "not collected"
    """Of a file or a folder: its tests could not be found, for an error in it."""
    RUN_IN_PART = "run in part"
    """Of what several tests lie below: the run was told to take some of them."""
    NOT_RUN = "not run"
    """Nothing is known of it."""

    @property
    def in_words(self) -> str:
        """What is said of a test that came out so: `tests/test_fuzz.py::test_it …`."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "failed",
    Outcome.ERROR: "could not be set up or taken down",
    Outcome.SKIPPED: "was skipped",
    Outcome.XFAILED: "failed, as it was marked to",
    Outcome.XPASSED: "passed, but is marked to fail",
    Outcome.DESELECTED: "was deselected",
    Outcome.NOT_COLLECTED: "could not be collected",
    Outcome.RUN_IN_PART: "was run in part only",
    Outcome.NOT_RUN: "was not run",
}


def _without_escapes(name: str) -> str:
    r"""A name in which `ü`, pytest's `\xfc` for it, and the `xfc` that a map reads are the same."""
    return name.encode("unicode_escape").decode("ascii").replace("\\", "")


_UNOPENED = (Outcome.NOT_COLLECTED, Outcome.SKIPPED)
"""How a file comes out of which no test is known."""

ROOT = "."
"""The name that stands for all tests of a run."""


def above(name: str) -> Iterator[str]:
    """What a test lies in, from near to far: a function, of a parametrisation, to the root."""
    path, _, rest = name.partition("::")
    function, bracket, _ = rest.partition("[")
    if bracket:
        yield f"{path}::{function}"
    while "::" in function:
        function = function.rpartition("::")[0]
        yield f"{path}::{function}"
    if rest:
        yield path
    yield from (each.as_posix() for each in PurePosixPath(path).parents)


@attrs.frozen
class Trial:
    """A test, and how it came out."""

    test: str
    outcome: Outcome

    def __str__(self) -> str:
        """Both in words: `tests/test_fuzz.py::test_no_crash failed`."""
        return f"{self.test} {self.outcome.in_words}"


def _frozen(tests: Mapping[str, Outcome]) -> FrozenDict[str, Outcome]:
    return FrozenDict(tests)


@attrs.frozen
class Outcomes:
    """How the tests of one run came out, by node ids, whose paths start from `root`.

    So are files, folders and others that hold tests, if not all that they hold was found and run.
    """

    tests: Mapping[str, Outcome] = attrs.field(converter=_frozen, hash=False)
    root: Path = attrs.field(factory=Path)

    def of(self, name: str) -> list[Trial]:
        """The tests that a name stands for, in the order of their ids; none if none is known.

        What holds them comes last; where it holds none that are known, it stands for its tests.
        """
        parts = self._below(name)
        found = [each for each in parts if self.tests[each] is not Outcome.RUN_IN_PART]
        if name in self.tests:
            found.append(name)
        if not found:
            found = [each for each in above(name) if self.tests.get(each) in _UNOPENED][:1]
        return [Trial(test, self.tests[test]) for test in found]

    def near(self, name: str) -> str | None:
        """The test that is most likely meant by a name that stands for none; None if none is."""
        plain = _without_escapes(name)
        for test in self._ids:
            if _without_escapes(test) == plain:
                return test
        path, _, rest = name.partition("::")
        beside = {test.partition("[")[0] for test in self._below(path)} if rest else set()
        files = {test.partition("::")[0] for test in self._ids}
        ending = f"::{name.rpartition('::')[2]}"
        elsewhere = {test for test in self._ids if test.partition("[")[0].endswith(ending)}
        return nearest(name, sorted(beside)) or nearest(name, sorted(elsewhere or files))

    def _below(self, name: str) -> Iterator[str]:
        below = (f"{name}[", f"{name}::", f"{name.rstrip('/')}/") if name != ROOT else ("",)
        for begins in below:
            for place in range(bisect_left(self._ids, begins), len(self._ids)):
                if not self._ids[place].startswith(begins):
                    break
                yield self._ids[place]

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self.tests)

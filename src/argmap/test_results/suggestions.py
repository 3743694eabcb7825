"""Find the test that a misspelled name most likely means, among any number of tests."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from argmap.source import nearest

_NEIGHBORS = 16


class NameIndex:
    """Names in two orders, by their beginnings and by their endings.

    A misspelled name is compared only with its neighbors in these orders, so that a search takes
    no longer in a large project.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)
        self._reversed_names = sorted(name[::-1] for name in self._names)

    def find_nearest(self, name: str) -> str | None:
        """Return the name that another one is most likely a misspelling of, if there is one."""
        same_beginning = _find_neighbors(self._names, name)
        same_ending = _find_neighbors(self._reversed_names, name[::-1])
        candidates = {*same_beginning, *(neighbor[::-1] for neighbor in same_ending)}
        return nearest(name, sorted(candidates))


def _find_neighbors(names: Sequence[str], name: str) -> Sequence[str]:
    place = bisect_left(names, name)
    return names[max(0, place - _NEIGHBORS) : place + _NEIGHBORS]


class Suggestions:
    """The known tests, indexed to suggest one for an unknown name."""

    def __init__(self, tests: Iterable[str]) -> None:
        tests = sorted(tests)
        self._by_unescaped = {_remove_escapes(test): test for test in reversed(tests)}
        in_files: dict[str, list[str]] = {}
        by_ending: dict[str, list[str]] = {}
        for function in dict.fromkeys(test.partition("[")[0] for test in tests):
            path, colons, rest = function.partition("::")
            in_files.setdefault(path, []).append(rest)
            if colons:
                by_ending.setdefault(function.rpartition("::")[2], []).append(function)
        self._in_files = {path: NameIndex(names) for path, names in in_files.items()}
        self._by_ending = {ending: NameIndex(names) for ending, names in by_ending.items()}
        self._files = NameIndex(in_files)

    def find_nearest(self, name: str) -> str | None:
        """Return the known test that an unknown name most likely means, or None.

        That is a test whose name differs only in escapes, a similar one in the same file, one with
        the same name in another file, or else a file.
        """
        if test := self._by_unescaped.get(_remove_escapes(name)):
            return test
        path, _, rest = name.partition("::")
        in_file = self._in_files.get(path)
        if in_file is not None and (found := in_file.find_nearest(rest)):
            return f"{path}::{found}"
        if rest and (namesakes := self._by_ending.get(name.rpartition("::")[2])):
            return namesakes.find_nearest(name)
        return None if in_file is not None else self._files.find_nearest(name)


def _remove_escapes(name: str) -> str:
    r"""Return a form that `ü`, pytest's `\xfc` and the `xfc` that a map may contain share."""
    return name.encode("unicode_escape").decode("ascii").replace("\\", "")

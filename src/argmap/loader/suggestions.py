"""Near misses: what an author most likely meant by a name that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Collection


class Suggestions:
    """Near misses, as long as looking for them takes no more time than a message is worth.

    What was found `before` is found again among the same names.
    """

    def __init__(self, before: Suggestions | None = None) -> None:
        self._comparisons = 200_000
        self._before = before._found if before else {}
        self._found: dict[str, tuple[tuple[str, ...], str | None]] = {}

    def near(self, name: str, names: Collection[str]) -> str | None:
        """The name that was most likely meant; None where none is near, or too many to look at."""
        self._comparisons -= len(names)
        if self._comparisons < 0:
            return None
        among = tuple(names)
        found = self._found.get(name) or self._before.get(name)
        if found is None or found[0] != among:
            found = among, nearest(name, among)
        self._found[name] = found
        return found[1]

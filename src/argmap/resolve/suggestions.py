"""Near misses: what an author most likely meant by a name that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Collection


class Suggestions:
    """Near misses, as long as looking for them takes no more time than a message is worth."""

    def __init__(self) -> None:
        self._comparisons = 200_000

    def near(self, name: str, names: Collection[str]) -> str | None:
        """The name that was most likely meant; None where none is near, or too many to look at."""
        self._comparisons -= len(names)
        return nearest(name, names) if self._comparisons >= 0 else None

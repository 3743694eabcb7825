"""A text with repairs made in it, and the way back from there to what its author wrote."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.language.mistakes import Mistake


@attrs.frozen
class Repair:
    """A stretch of the text, by offsets, what is read instead of it, and what to say about it."""

    start: int
    end: int
    replacement: str
    mistake: Mistake
    _shown: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """What of the text the mistake is about."""
        return self.start, max(self.end, self._shown)


@attrs.frozen
class Repaired:
    """A text with its repairs made, and the way back from its offsets to those of the original."""

    content: str
    _positions: tuple[int, ...]
    """Where each replacement ends in the repaired text."""
    _ends: tuple[int, ...]
    """Where what it replaces ends in the original."""

    def original(self, offset: int) -> int:
        """The offset in the original text of an offset in the repaired one."""
        before = bisect_right(self._positions, offset)
        shift = self._positions[before - 1] - self._ends[before - 1] if before else 0
        inside = offset - shift
        return min(inside, self._ends[before]) if before < len(self._ends) else inside


def repaired(content: str, made: Iterable[Repair]) -> Repaired:
    """Make the repairs."""
    pieces: list[str] = []
    positions: list[int] = []
    ends: list[int] = []
    done = length = 0
    for repair in made:
        pieces += content[done : repair.start], repair.replacement
        length += repair.start - done + len(repair.replacement)
        done = repair.end
        positions.append(length)
        ends.append(done)
    pieces.append(content[done:])
    return Repaired("".join(pieces), tuple(positions), tuple(ends))

"""Replace stretches of a text before Lark parses it, and map offsets back to the original."""

from bisect import bisect_right
from collections.abc import Iterable

import attrs

from argmap.language.mistakes import Occurrence


@attrs.frozen(eq=False, repr=False)
class Repair:
    """A stretch of a text, its replacement for the parser, and the mistake that this repairs."""

    start: int
    end: int
    replacement: str
    occurrence: Occurrence


@attrs.frozen(eq=False, repr=False)
class RepairedText:
    """A text with its repairs applied, and the way back to offsets in the original."""

    content: str
    _positions: tuple[int, ...]
    """The end of each replacement in the repaired text."""
    _ends: tuple[int, ...]
    """The end of the stretch that it replaces in the original."""

    def original(self, offset: int) -> int:
        """Return the offset in the original text of an offset in the repaired one."""
        before = bisect_right(self._positions, offset)
        shift = self._positions[before - 1] - self._ends[before - 1] if before else 0
        inside = offset - shift
        return min(inside, self._ends[before]) if before < len(self._ends) else inside


def apply_repairs(content: str, repairs: Iterable[Repair]) -> RepairedText:
    """Apply repairs, which must be in order and must not overlap."""
    pieces: list[str] = []
    positions: list[int] = []
    ends: list[int] = []
    done = length = 0
    for repair in repairs:
        pieces += content[done : repair.start], repair.replacement
        length += repair.start - done + len(repair.replacement)
        done = repair.end
        positions.append(length)
        ends.append(done)
    pieces.append(content[done:])
    return RepairedText("".join(pieces), tuple(positions), tuple(ends))


def drop_overlaps(repairs: Iterable[Repair]) -> list[Repair]:
    """Return repairs in the order of the text, without those that overlap an earlier one."""
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda repair: repair.start):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    return kept

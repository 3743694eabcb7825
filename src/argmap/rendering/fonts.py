"""The width of text in Arimo, regular and bold.

The embedded engine draws with Arimo, which has the widths of Helvetica and Arial. The width of a
character outside the font is an estimate, because another font draws it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from math import ceil
from pathlib import Path

EM = 2048
"""Units of advance width in one em, the font size."""

FAMILIES = "Helvetica, Arial, Liberation Sans, Arimo, DejaVu Sans Condensed, sans-serif"
"""Font families with the measured widths, or nearly so, and a last resort."""

_RIGHT_TO_LEFT = range(0x0590, 0x0900)
_PICTOGRAPHS = range(0x1F000, 0x20000)


class _Advances(dict[str, int]):
    """Advance widths by character, read when needed; those of characters outside are estimates."""

    def __init__(self) -> None:
        super().__init__()
        self.starts: list[int] = []
        self.runs: list[str] = []
        """The widths of consecutive characters, from each start."""
        self.estimated: set[str] = set()
        """The characters outside the font whose width is already estimated."""

    def __missing__(self, char: str) -> int:
        width = self._read(char)
        if width is None:
            self.estimated.add(char)
            width = _estimate_advance(char)
        self[char] = width
        return width

    def _read(self, char: str) -> int | None:
        run = bisect_right(self.starts, ord(char)) - 1
        if run < 0:
            return None
        widths = self.runs[run].split()
        place = ord(char) - self.starts[run]
        return int(widths[place]) if place < len(widths) else None

    def covers(self, char: str) -> bool:
        """Return whether a character is in the font."""
        if char in self:
            return char not in self.estimated
        return self._read(char) is not None


class Font:
    """The advance widths of a font's characters, in 1/2048 em."""

    def __init__(self, advances: _Advances) -> None:
        self.advances = advances
        self.advance = lru_cache(maxsize=1 << 14)(self._measure)
        """Return the width of a line of text in 1/2048 em."""

    def _measure(self, text: str) -> int:
        return sum(map(self.advances.__getitem__, text))

    def width(self, text: str, size: int) -> int:
        """Return the width of a line of text at a font size, in points, rounded up."""
        return ceil(self._measure(text) * size / EM)

    def covers(self, text: str) -> bool:
        """Return whether the font draws all characters of a text."""
        return all(map(self.advances.covers, set(text)))

    def has(self, char: str) -> bool:
        """Return whether the font draws a character, or the character is invisible."""
        return (
            self.covers(char)
            or unicodedata.category(char) in ("Cf", "Zs")
            or "\ufe00" <= char <= "\ufe0f"  # variation selectors
        )


def _estimate_advance(char: str) -> int:
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf") or unicodedata.combining(char):
        return 0
    if ord(char) in _PICTOGRAPHS:
        return EM * 13 // 10
    if unicodedata.east_asian_width(char) in "WF":
        return EM
    if category[0] == "S":
        return EM * 85 // 100
    return EM * (55 if ord(char) in _RIGHT_TO_LEFT else 65) // 100


def _load_fonts() -> tuple[Font, Font]:
    fonts = {"regular": _Advances(), "bold": _Advances()}
    _, *lines = Path(__file__).with_name("arimo.txt").read_text("ascii").splitlines()
    for line in lines:
        weight, start, run = line.split(" ", 2)
        fonts[weight].starts.append(int(start, 16))
        fonts[weight].runs.append(run)
    return Font(fonts["regular"]), Font(fonts["bold"])


REGULAR, BOLD = _load_fonts()


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs right to left (UAX 9, P2 and P3)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False

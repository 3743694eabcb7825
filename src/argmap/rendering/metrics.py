"""How wide a text is when it is drawn: the advance widths of the letters, regular and bold.

The numbers are those of Arimo, which the bundled engine draws with and which is as wide as
Helvetica and Arial. What Arimo does not have is drawn in whatever font is at hand, so its width is
estimated.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EM = 2048
"""The unit of all widths here: so many make one em, the size of the font."""

_ARABIC = range(0x0590, 0x0900)
_PICTURES = range(0x1F000, 0x20000)
_JOINING = ("Mn", "Me", "Cf")


class Font:
    """The width of every character, measured where the font has it and estimated where not."""

    def __init__(self, widths: Mapping[str, int]) -> None:
        self._drawn = widths.keys()
        width_of = _Widths(widths).__getitem__
        self.width = lru_cache(maxsize=1 << 16)(lambda text: sum(map(width_of, text)))
        """The width of a text on one line; words come again, so it is kept for the next time."""

    def draws(self, char: str) -> bool:
        """Whether the font has this character, or it is one that leaves no trace."""
        return (
            char in self._drawn
            or unicodedata.category(char) in ("Cf", "Zs")
            or "\ufe00" <= char <= "\ufe0f"  # variation selectors
        )


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        width = self[char] = _estimated(char)
        return width


@cache
def regular() -> Font:
    """The font of running text."""
    return Font({char: widths[0] for char, widths in _arimo().items()})


@cache
def bold() -> Font:
    """The font of headings and badges."""
    return Font({char: widths[1] for char, widths in _arimo().items()})


@cache
def _arimo() -> dict[str, tuple[int, int]]:
    table = {}
    # By its path: importlib.resources takes longer to load than the table to read.
    for line in Path(__file__).with_name("arimo.txt").read_text("ascii").splitlines():
        if line.startswith("#"):
            continue
        first, *entries = line.split()
        for point, entry in enumerate(entries, int(first, 16)):
            light, _, heavy = entry.partition("/")
            table[chr(point)] = int(light), int(heavy)
    return table


def _estimated(char: str) -> int:
    point = ord(char)
    if unicodedata.category(char) in _JOINING or unicodedata.combining(char):
        return 0
    if point in _PICTURES:
        return EM * 13 // 10
    if unicodedata.east_asian_width(char) in "WF":
        return EM
    if unicodedata.category(char)[0] == "S":
        return EM * 85 // 100
    return EM * (55 if point in _ARABIC else 65) // 100

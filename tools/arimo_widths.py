"""Write src/argmap/rendering/arimo.txt: the width of each character of Arimo, regular and bold.

Arimo is the sans-serif font of the embedded Graphviz engine. Its characters have the widths of
Helvetica and Arial, which other machines use instead. Run this when the engine changes its font:

    pip install fonttools
    python tools/arimo_widths.py Arimo[wght].ttf > src/argmap/rendering/arimo.txt
"""

from __future__ import annotations

import sys

from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found]

PRIVATE = range(0xE000, 0xF900)


def main(path: str) -> None:
    """Print a line for each run of code points: the weight, the first code point, the widths."""
    print("# Advance widths of Arimo in 1/2048 em; made by tools/arimo_widths.py")
    for name, weight in (("regular", 400), ("bold", 700)):
        widths = read_widths(path, weight)
        lines: list[list[str]] = []
        for point in sorted(widths):
            if point - 1 not in widths or len(lines[-1]) > 25:
                lines.append([name, f"{point:04X}"])
            lines[-1].append(str(widths[point]))
        for line in lines:
            print(*line)


def read_widths(path: str, weight: int) -> dict[int, int]:
    """Return the advance width of each code point in a weight of the font."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    return {
        point: font["hmtx"][glyph][0]
        for point, glyph in font.getBestCmap().items()
        if point > 0x1F and point not in PRIVATE
    }


if __name__ == "__main__":
    main(*sys.argv[1:])

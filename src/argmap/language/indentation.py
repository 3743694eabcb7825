"""How far a line is indented, where tabs are wider than spaces."""

from __future__ import annotations

import re

TAB_WIDTH = 4


def width(blank: str) -> int:
    """How wide some spaces and tabs are."""
    return len(blank) + (TAB_WIDTH - 1) * blank.count("\t") if "\t" in blank else len(blank)


def indentation(content: str, offset: int) -> int:
    """How far the line is indented that holds an offset."""
    blank = _BLANK.match(content, content.rfind("\n", 0, offset) + 1)
    return width(blank[0]) if blank else 0


_BLANK = re.compile(r"[ \t]+")

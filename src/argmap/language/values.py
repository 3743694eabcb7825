"""What the values of attributes are: text, numbers and days, from how they are written."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from argmap.language.mistakes_prose import NO_SUCH_DAY, NUMBER_TOO_LARGE
from argmap.language.written import quoted

if TYPE_CHECKING:
    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Scalar

SCALARS = ("STRING", "DATE", "NUMBER", "WORD")
"""The terminals that are a value by themselves."""


def evaluated(terminal: str, written: str) -> tuple[Scalar | None, Mistake | None]:
    """The value that is written as such a terminal, or what is wrong where there is none."""
    if terminal == "STRING":
        return quoted(written[1:-1]), None
    if terminal == "NUMBER":
        number = _number(written)
        return number, NUMBER_TOO_LARGE if number is None else None
    if terminal == "DATE":
        try:
            return date.fromisoformat(written), None
        except ValueError:
            return None, NO_SUCH_DAY
    return written, None


def _number(written: str) -> int | float | None:
    try:
        number = int(written) if written.lstrip("+-").isdecimal() else float(written)
    except ValueError:  # more digits than Python turns into a number
        return None
    return number if abs(number) <= sys.float_info.max else None

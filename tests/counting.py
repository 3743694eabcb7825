"""Count the steps of a function, to test how work grows without measuring time."""

import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any


def count_calls(function: Callable[[], object]) -> int:
    """Return how many Python functions a function calls, directly or not."""
    count = 0

    def notice(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def count_lines(function: Callable[[], object]) -> int:
    """Return how many lines of Python a function executes, loops and comprehensions included."""
    count = 0

    def notice(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return notice

    before = sys.gettrace()
    sys.settrace(notice)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def grows_linearly(counts: list[int], factor: float = 2.4) -> bool:
    """Return whether each count is at most a factor times that for half the size."""
    return all(after <= factor * before for before, after in pairwise(counts))

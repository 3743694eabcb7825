"""Count the steps of a function, to test how work grows without measuring time."""

import sys
from collections.abc import Callable, Sequence
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


def grows_linearly(counts: Sequence[int], factor: float = 2.1) -> bool:
    """Return whether counts for a size, its double, and so on grow in proportion to the size.

    The growth is compared from step to step, which leaves out what each run takes in any case. A
    first run may take a little more, since it fills caches.
    """
    steps = [max(50, after - before) for before, after in pairwise(counts)]
    return all(after <= factor * before for before, after in pairwise(steps))

"""What can be reached from some statements, one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def reached(starts: Iterable[str], steps: Callable[[str], Iterable[str]]) -> set[str]:
    """The statements that steps lead to from some, these included.

    >>> sorted(reached("a", {"a": "bc", "b": "a", "c": "d", "d": "", "e": "a"}.__getitem__))
    ['a', 'b', 'c', 'd']
    """
    ahead = list(starts)
    found = set(ahead)
    while ahead:
        for statement in steps(ahead.pop()):
            if statement not in found:
                found.add(statement)
                ahead.append(statement)
    return found

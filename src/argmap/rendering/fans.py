"""Many reasons below one conclusion: in rows, each below all that hangs from the one before.

Graphviz puts the reasons for a conclusion side by side, however many there are.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.rendering.scene import Line

MOST = 8
"""So many lines to one conclusion, or to one junction, are not too many for a row."""


def steps(lines: Iterable[Line]) -> Mapping[str, int]:
    """How many steps each line goes down at least, by its id."""
    return Fans(lines).steps


class Fans:
    """Lines by what they lead to and from, and how many steps each goes down at least, by its id.

    `below` holds the lines to each thing, and `above` where those that come from it lead.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.steps: dict[str, int] = {}
        self.depths: dict[str, int] = {}
        """How many steps the lines below each thing go down in all."""
        self.below: dict[str, list[Line]] = {}
        self.above: dict[str, list[str]] = {}
        for line in lines:
            self.below.setdefault(line.head, []).append(line)
            self.above.setdefault(line.tail, []).append(line.head)
        for head in self._upwards():
            self._spread(head)

    def _upwards(self) -> Iterator[str]:
        """Whatever lines lead to, after all that is below it; circles are cut somewhere."""
        waiting = {head: len(lines) for head, lines in self.below.items()}
        ready = [tail for tail in self.above if tail not in waiting]
        rest = iter(self.below)
        while waiting:
            here = ready.pop() if ready else next(head for head in rest if head in waiting)
            if waiting.pop(here, None) is not None:
                yield here
            for head in self.above.get(here, ()):
                if head in waiting:
                    waiting[head] -= 1
                    if not waiting[head]:
                        ready.append(head)

    def _spread(self, head: str) -> None:
        """Put what is below a thing into rows, in turn, so that lines pass between boxes."""
        lines = self.below[head]
        rows = ceil(len(lines) / MOST)
        step = 1
        for number in range(rows):
            deepest = 0
            for line in lines[number::rows]:
                self.steps[line.id] = step
                deepest = max(deepest, self.depths.get(line.tail, 0))
            step += 1 + deepest
        self.depths[head] = step - 1

"""Knots: circles of objections and exceptions that nothing settles, and what they leave open.

A statement is undecided because it is in a knot, or because something that it hangs on is. A knot
is looked for in each strongly connected component of the undecided statements, and shown as one
shortest circle that takes an objection or an exception on its way.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.model import Polarity
from argmap.support import Verdict
from argmap.support.components import components

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.check.case import Case
    from argmap.model import Inference

Circle = tuple[str, ...]
"""Statements of which each bears on the next, and the last on the first."""


class Knots:
    """The knots of a case, and which of them leaves which statement open."""

    def __init__(self, case: Case) -> None:
        self._case = case
        names = case.judgements
        self._open = [name for name in names if names[name].verdict is Verdict.UNDECIDED]
        self._number = {name: number for number, name in enumerate(self._open)}
        self._bears_on: list[list[int]] = [[] for _ in self._open]
        self._against: list[list[int]] = [[] for _ in self._open]
        for number, name in enumerate(self._open):
            for inference in case.map.reasons.get(name, ()):
                self._link(inference, number)
        self._leaves_open = self._reached(dict(self._knotted()))

    def behind(self, statement: str) -> Circle:
        """The circle that leaves an undecided statement open, the nearest one."""
        return self._leaves_open[self._number[statement]]

    def _link(self, inference: Inference, conclusion: int) -> None:
        """Note what an inference that is itself undecided lets bear on its conclusion."""
        if not self._case.draws(inference) or not self._undecided(inference):
            return
        against = inference.polarity is Polarity.AGAINST
        for name in self._case.lacking(inference):
            self._bears(self._number[name], conclusion, against=against)
        for name in self._case.open_exceptions(inference):
            self._bears(self._number[name], conclusion, against=True)

    def _undecided(self, inference: Inference) -> bool:
        case = self._case
        return (
            not case.for_ends_alone(inference)
            and not case.exceptions(inference)
            and all(name in self._number for name in case.lacking(inference))
        )

    def _bears(self, member: int, conclusion: int, *, against: bool) -> None:
        self._bears_on[member].append(conclusion)
        if against:
            self._against[member].append(conclusion)

    def _knotted(self) -> Iterator[tuple[int, Circle]]:
        """The members of each component with an objection or exception inside, and its circle."""
        for component in components(range(len(self._open)), self._bears_on.__getitem__):
            inside = set(component)
            turns = (
                (member, conclusion)
                for member in sorted(component)
                for conclusion in self._against[member]
                if conclusion in inside
            )
            turn = next(turns, None)
            if turn:
                way = self._way(turn[1], turn[0], inside)
                circle = tuple(self._open[number] for number in way)
                yield from ((member, circle) for member in component)

    def _way(self, start: int, end: int, inside: set[int]) -> list[int]:
        """A shortest way from one member of a component to another, with both its ends."""
        came_from = {start: start}
        ahead = deque([start])
        while end not in came_from:
            number = ahead.popleft()
            for following in self._bears_on[number]:
                if following in inside and following not in came_from:
                    came_from[following] = number
                    ahead.append(following)
        way = [end]
        while way[-1] != start:
            way.append(came_from[way[-1]])
        return way[::-1]

    def _reached(self, circles: dict[int, Circle]) -> dict[int, Circle]:
        """The circles of the knots, and of what hangs on them."""
        ahead = deque(circles)
        while ahead:
            number = ahead.popleft()
            for following in self._bears_on[number]:
                if following not in circles:
                    circles[following] = circles[number]
                    ahead.append(following)
        return circles

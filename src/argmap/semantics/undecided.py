"""What leaves a statement open: the circle of objections that nothing settles, and the way there.

An undecided statement has undecided reasons, or objections, that an undecided statement keeps from
being settled, and so on. Sooner or later this comes to a strongly connected component of undecided
statements which hang on nothing else that is open. There the question is left open: in a circle
that goes through an objection or an exception, for a circle of reasons alone carries nothing.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import attrs

from argmap.graph import find_components
from argmap.semantics.well_founded import UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.semantics.program import Numbers, Program
    from argmap.semantics.well_founded import Model


class OpenLink(NamedTuple):
    """One thing that leaves a statement open: an inference, and the open statement in it."""

    inference: int
    statement: int


@attrs.frozen(eq=False)
class OpenCircles:
    """For each undecided statement, by number: what leaves it open, and the circle that this is."""

    hinge: dict[int, OpenLink]
    """The next step towards the circle, and from there round it."""
    circle: dict[int, Numbers]
    """The circle that the steps lead into: each is left open by the next, the last by the first."""


def find_open_circles(program: Program, model: Model) -> OpenCircles:
    """What leaves each undecided statement open, the nearest circle first. Linear.

    There is one circle in each component. It has the objection or exception that is written first,
    and is a shortest one that has it.
    """
    return _Search(program, model).run()


class _Search:
    def __init__(self, program: Program, model: Model) -> None:
        self.read, self.model = program, model
        self.hinges = {
            number: list(self._hinges(number))
            for number, value in enumerate(model.holds)
            if value == UNDECIDED
        }
        self.found = OpenCircles({}, {})

    def run(self) -> OpenCircles:
        for group in find_components(self.hinges, self._leaves_open):
            inside = set(group)
            if inside.issuperset(
                other for statement in group for other in self._leaves_open(statement)
            ):
                self._close(inside)
        self._spread()
        return self.found

    def _hinges(self, statement: int) -> Iterator[OpenLink]:
        """All that leaves an undecided statement open, objections first."""
        read, model = self.read, self.model
        inferences = [*read.objections[statement]]
        if model.grounds[statement] == UNDECIDED:
            inferences += read.reasons[statement]
        for inference in inferences:
            if model.live[inference] == UNDECIDED:
                for other in (*read.members[inference], *read.exceptions[inference]):
                    if model.holds[other] == UNDECIDED:
                        yield OpenLink(inference, other)

    def _leaves_open(self, statement: int) -> Iterable[int]:
        return [hinge.statement for hinge in self.hinges[statement]]

    def _close(self, inside: set[int]) -> None:
        """Find the circle of a component."""
        start, first = next(
            (statement, hinge)
            for statement in sorted(inside)
            for hinge in self.hinges[statement]
            if self._is_against(hinge)
        )
        hinge = self.found.hinge
        hinge[start] = first
        circle = [start]
        for step in self._way(first.statement, start):
            circle.append(step[0])
            hinge[step[0]] = step[1]
        self.found.circle.update(dict.fromkeys(circle, tuple(circle)))

    def _is_against(self, hinge: OpenLink) -> bool:
        read = self.read
        return read.against[hinge.inference] or hinge.statement in read.exceptions[hinge.inference]

    def _way(self, start: int, end: int) -> list[tuple[int, OpenLink]]:
        """A shortest way of hinges from one statement to another."""
        came_by: dict[int, tuple[int, OpenLink]] = {}
        ahead = deque([start])
        while end not in came_by and start != end:
            statement = ahead.popleft()
            for hinge in self.hinges[statement]:
                if hinge.statement not in came_by and hinge.statement != start:
                    came_by[hinge.statement] = (statement, hinge)
                    ahead.append(hinge.statement)
        way: list[tuple[int, OpenLink]] = []
        while end != start:
            way.append(came_by[end])
            end = way[-1][0]
        return way[::-1]

    def _spread(self) -> None:
        """Lead every undecided statement to the nearest circle."""
        open_for: dict[int, list[tuple[int, OpenLink]]] = {}
        for statement, hinges in self.hinges.items():
            for hinge in hinges:
                open_for.setdefault(hinge.statement, []).append((statement, hinge))
        ahead = deque(self.found.circle)
        while ahead:
            reached = ahead.popleft()
            for statement, hinge in open_for.get(reached, ()):
                if statement not in self.found.circle:
                    self.found.circle[statement] = self.found.circle[reached]
                    self.found.hinge[statement] = hinge
                    ahead.append(statement)

"""Circles of support, which support nothing, and circles of objections, which settle nothing."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import attrs

from argmap.graph import find_components, find_nearest_starts, find_path, search_breadth_first
from argmap.semantics.program import Numbers, Program
from argmap.semantics.well_founded import UNDECIDED, Model


def find_circles(program: Program) -> list[list[int]]:
    """Return a shortest circle for each component of the graph of reasons that has a cycle.

    A circle begins with the first statement of its component, in the order of writing, and runs
    from reasons to conclusions. The circles are in the order of their first statements. Linear.
    """
    components = find_components(range(len(program.ids)), program.supporters)
    circular = [
        component
        for component in components
        if len(component) > 1 or component[0] in program.supporters(component[0])
    ]
    return [_find_circle(program, sorted(component)) for component in sorted(circular, key=min)]


def _find_circle(program: Program, component: list[int]) -> list[int]:
    start = component[0]
    if len(component) == 1:
        return component
    inside = set(component)

    def supporters(statement: int) -> list[int]:
        return [number for number in program.supporters(statement) if number in inside]

    reached = search_breadth_first([start], supporters)
    last = next(
        statement
        for statement in reached
        if statement != start and start in program.supporters(statement)
    )
    _, *path = find_path(reached, last)
    return [start, *reversed(path)]


class OpenLink(NamedTuple):
    """An undecided inference about a statement, and an undecided statement in it."""

    inference: int
    statement: int


@attrs.frozen(eq=False, repr=False)
class OpenCircles:
    """The reasons why statements are undecided, by their numbers."""

    link: Mapping[int, OpenLink]
    """The next step from each undecided statement to its circle and, from there, round it."""
    circle: Mapping[int, Numbers]
    """The circle that leaves each undecided statement open.

    In a circle, each statement is left open by the next, and the last by the first.
    """


def find_open_circles(program: Program, model: Model) -> OpenCircles:
    """Find the circle of objections that leaves each undecided statement open. Linear.

    An undecided statement has an undecided inference about it with an undecided statement in it,
    and so on. That leads to a component of undecided statements that depends on nothing else
    undecided. It has a circle through an objection or exception, for a circle of reasons alone is
    not undecided but unfounded. The circle chosen is a shortest one through the component's first
    objection or exception; each statement is led to the nearest circle.
    """
    links = {
        statement: _find_open_links(program, model, statement)
        for statement, value in enumerate(model.holds)
        if value == UNDECIDED
    }

    def leaves_open(statement: int) -> list[int]:
        return [link.statement for link in links[statement]]

    chosen: dict[int, OpenLink] = {}
    circles: dict[int, Numbers] = {}
    for component in find_components(links, leaves_open):
        inside = set(component)
        if all(inside.issuperset(leaves_open(statement)) for statement in component):
            circle = _find_open_circle(program, links, component)
            chosen |= circle
            circles |= dict.fromkeys(circle, tuple(circle))

    is_open_for: dict[int, list[int]] = {statement: [] for statement in links}
    for statement in links:
        for opener in leaves_open(statement):
            is_open_for[opener].append(statement)
    reached = search_breadth_first(circles, is_open_for.__getitem__)
    nearest = find_nearest_starts(circles, is_open_for.__getitem__)
    for statement, towards in reached.items():
        if towards is not None:
            circles[statement] = circles[nearest[statement]]
            chosen[statement] = next(link for link in links[statement] if link.statement == towards)
    return OpenCircles(chosen, circles)


def _find_open_links(program: Program, model: Model, statement: int) -> list[OpenLink]:
    """Return everything that leaves an undecided statement open, objections first."""
    inferences = [*program.objections[statement]]
    if model.grounds[statement] == UNDECIDED:
        inferences += program.reasons[statement]
    return [
        OpenLink(inference, decider)
        for inference in inferences
        if model.live[inference] == UNDECIDED
        for decider in (*program.premises[inference], *program.exceptions[inference])
        if model.holds[decider] == UNDECIDED
    ]


def _find_open_circle(
    program: Program, links: Mapping[int, list[OpenLink]], component: list[int]
) -> dict[int, OpenLink]:
    """Return a circle of a component: its statements in order, each with its link to the next."""
    start, first = next(
        (statement, link)
        for statement in sorted(component)
        for link in links[statement]
        if program.against[link.inference] or link.statement in program.exceptions[link.inference]
    )
    reached = search_breadth_first(
        [first.statement], lambda statement: [link.statement for link in links[statement]]
    )
    path = find_path(reached, start)
    circle = {start: first}
    for statement, following in pairwise(path):
        circle[statement] = next(link for link in links[statement] if link.statement == following)
    return circle

"""Circles of support: reasons that lead back to what they are reasons for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.graph import find_components

if TYPE_CHECKING:
    from argmap.semantics.program import Program


def circles(program: Program) -> list[list[int]]:
    """One shortest circle for each strongly connected component of the graph of reasons.

    It goes through the component's first statement in the order of writing, and others if there are
    any, begins with it, and runs from reasons to conclusions. The circles are in the order of their
    first statements. Linear.
    """
    found = find_components(range(len(program.ids)), program.supporters)
    circular = [group for group in found if len(group) > 1 or _is_own_reason(program, group[0])]
    return [_circle(program, min(group), set(group)) for group in sorted(circular, key=min)]


def _is_own_reason(program: Program, statement: int) -> bool:
    return statement in program.supporters(statement)


def _circle(program: Program, start: int, group: set[int]) -> list[int]:
    """A shortest way from a statement through its component back to it."""
    # Breadth first against the reasons, so that the way back reads along them.
    leads_to: dict[int, int] = {}
    layer = [start]
    while start not in leads_to:
        above, layer = layer, []
        for statement in above:
            for supporter in program.supporters(statement):
                if supporter == statement and len(group) > 1:
                    continue  # a reason for itself, which would hide the circle that it is in
                if supporter in group and supporter not in leads_to:
                    leads_to[supporter] = statement
                    layer.append(supporter)
    circle = [start]
    while leads_to[circle[-1]] != start:
        circle.append(leads_to[circle[-1]])
    return circle

"""The part of a map that bears on one statement."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import attrs

from argmap.rendering.error import RenderError
from argmap.source import nearest

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def bearing_on(argument_map: ArgumentMap, statement: str, depth: int | None = None) -> ArgumentMap:
    """One statement and all that bears on it: reasons, objections, warrants and exceptions.

    One step leads from a statement to all members of the inferences that conclude it; `depth` says
    how many steps to go, None as many as there are. Raises RenderError where no statement has that
    id.
    """
    distance = {known(statement, argument_map): 0}
    ahead = deque(distance)
    while ahead:
        conclusion = ahead.popleft()
        if distance[conclusion] == depth:
            continue
        for inference in argument_map.reasons.get(conclusion, ()):
            links = (*inference.warrants, *inference.exceptions)
            for member in (*inference.premises, *(link.statement for link in links)):
                if member not in distance:
                    distance[member] = distance[conclusion] + 1
                    ahead.append(member)
    return attrs.evolve(
        argument_map,
        statements=tuple(x for x in argument_map.statements.values() if x.id in distance),
        inferences=tuple(
            inference
            for inference in argument_map.inferences
            if distance.get(inference.conclusion, depth) != depth
        ),
    )


def known(statement: str, argument_map: ArgumentMap) -> str:
    """An id as it is, if a statement has it. Raises RenderError otherwise."""
    if statement not in argument_map.statements:
        near = nearest(statement, argument_map.statements)
        raise RenderError(
            f"there is no statement `{statement}` in this map"
            + (f"; did you mean `{near}`?" if near else "")
        )
    return statement

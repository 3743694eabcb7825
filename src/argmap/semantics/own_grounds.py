"""Which recommendations have grounds of their own, and do not only go back to other ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.graph import find_components
from argmap.model import Kind
from argmap.semantics.well_founded import TRUE, Model, well_founded

if TYPE_CHECKING:
    from argmap.semantics.program import Program


def find_own_grounds(read: Program, model: Model) -> frozenset[str]:
    """The recommendations that have grounds of their own, by id.

    One has them if it still has grounds once every inference with another recommendation among its
    premises or warrants is struck out. Whether it holds is another question.

    All are judged together, once, without any inference that has a recommendation in it. That can
    only be too generous, and only to a recommendation which takes part in an objection or exception
    that comes back to itself: these are judged once more, one at a time. So it is linear, and times
    the number of these.
    """
    recommended = [
        {member for member in members if read.kinds[member] is Kind.RECOMMENDATION}
        for members in read.members
    ]
    if not any(recommended):
        grounded = zip(read.ids, read.kinds, model.grounds, strict=True)
        return frozenset(
            name for name, kind, value in grounded if kind is Kind.RECOMMENDATION and value == TRUE
        )
    together = _with_grounds(read, [bool(each) for each in recommended])
    own = {number for number in together if read.kinds[number] is Kind.RECOMMENDATION}
    for number in own & _entangled(read):
        others = [bool(each - {number}) for each in recommended]
        if number not in _with_grounds(read, others):
            own.remove(number)
    return frozenset(read.ids[number] for number in own)


def _with_grounds(read: Program, struck: list[bool]) -> set[int]:
    """What has grounds without some inferences."""
    # One that is struck out is never live, just like one for a purpose.
    never_live = [purpose or out for purpose, out in zip(read.purpose, struck, strict=True)]
    grounds = well_founded(attrs.evolve(read, purpose=never_live)).grounds
    return {number for number, value in enumerate(grounds) if value == TRUE}


def _entangled(read: Program) -> set[int]:
    """The statements that an objection or exception bears on which they have a part in."""

    def decided_by(statement: int) -> list[int]:
        inferences = (*read.reasons[statement], *read.objections[statement])
        return [
            each
            for inference in inferences
            for each in (*read.members[inference], *read.exceptions[inference])
        ]

    entangled: set[int] = set()
    for group in find_components(range(len(read.ids)), decided_by):
        inside = set(group)
        if any(
            not inside.isdisjoint(read.exceptions[inference])
            or (read.against[inference] and not inside.isdisjoint(read.members[inference]))
            for statement in group
            for inference in (*read.reasons[statement], *read.objections[statement])
        ):
            entangled |= inside
    return entangled

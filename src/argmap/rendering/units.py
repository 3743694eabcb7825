"""Units: the nodes of a piece, which are boxes, junctions, references, or stacks of them."""

from __future__ import annotations

import attrs

from argmap.rendering.scene import (
    JUNCTION,
    MARGIN,
    REFERENCE_ROW,
    Arrow,
    Box,
    BoxReference,
    Junction,
)

STACK_GAP, STACK_MARGIN = 5, 5
"""The space between the boxes of a stack, and around them, in points."""

Member = Box | Junction | BoxReference


@attrs.define(eq=False, repr=False)
class Unit:
    """A node of a piece: a box, a junction, a reference, or a stack of boxes and references."""

    members: list[Member]
    width: float
    height: float
    framed: bool = False
    """Whether the members of a stack are linked premises."""

    @property
    def is_stack(self) -> bool:
        """Whether there are several members."""
        return len(self.members) > 1


@attrs.define(eq=False, repr=False)
class Connection:
    """The arrows from a unit to the one above it: one for each member."""

    above: Unit
    below: Unit
    arrows: list[Arrow]


@attrs.define(eq=False, repr=False)
class Piece:
    """Connected units, in reading order."""

    units: list[Unit]
    links: list[Connection]


def measure(member: Member) -> tuple[float, float]:
    """Return the width and height of a box, junction or reference with its outline."""
    match member:
        case Box():
            rows = len(member.references) * REFERENCE_ROW
            return member.width + 2 * MARGIN, member.height + rows + 2 * MARGIN
        case Junction():
            return JUNCTION, JUNCTION
        case BoxReference():
            return member.width, REFERENCE_ROW + 2


def stack_members(members: list[Member], framed: bool = False) -> Unit:
    """Return a unit of some members, equally wide if there are several."""
    if len(members) == 1:
        return Unit(members, *measure(members[0]))
    sizes = [measure(member) for member in members]
    width = max(width for width, _ in sizes)
    height = sum(height for _, height in sizes) + STACK_GAP * (len(sizes) - 1)
    widened = [_widen(member, width) for member in members]
    return Unit(widened, width + 2 * STACK_MARGIN, height + 2 * STACK_MARGIN, framed)


def _widen(member: Member, width: float) -> Member:
    if measure(member)[0] == width or isinstance(member, Junction):
        return member
    return attrs.evolve(member, width=round(width - (2 * MARGIN if isinstance(member, Box) else 0)))

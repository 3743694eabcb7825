"""A layout: the place of everything in a picture."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.rendering.packing import Point, Shape, Size, Strip
from argmap.rendering.scene import Arrow, Group
from argmap.rendering.units import Member, measure


@attrs.frozen(eq=False, repr=False)
class Placed:
    """A box, junction or reference, and its center."""

    member: Member
    x: float
    y: float


@attrs.frozen(eq=False, repr=False)
class DrawnLine:
    """An arrow's line from its arrowhead, as Bézier curves. The `tip` is that of the arrowhead.

    The `target` is where the arrow starts. `label` is the center of the name of its scheme. A
    `headless` line branches off from another. `others` are the arrows of linked premises that share
    the line.
    """

    arrow: Arrow
    target: Member
    points: list[Point]
    tip: Point | None = None
    label: Point | None = None
    headless: bool = False
    others: list[Arrow] = attrs.field(factory=list)


@attrs.frozen(eq=False, repr=False)
class Frame:
    """A rectangle around a section or linked premises."""

    subject: Group | Arrow
    left: float
    top: float
    width: float
    height: float


@attrs.define(eq=False, repr=False)
class Layout:
    """Where everything is, in points from the upper left corner.

    The `notice` says that the layout is simpler than usual, and is empty otherwise.
    """

    placed: list[Placed] = attrs.field(factory=list)
    lines: list[DrawnLine] = attrs.field(factory=list)
    frames: list[Frame] = attrs.field(factory=list)
    width: float = 0.0
    height: float = 0.0
    notice: str = ""
    page: str = ""
    """The number of the page and of all, if there are several."""
    labels: Mapping[str, Size] = attrs.field(factory=dict)
    """The sizes of the names of schemes, by arrow."""

    def outline(self) -> Shape:
        """Return the shape of everything in the layout."""
        parts: list[Strip] = []
        for placed in self.placed:
            width, height = measure(placed.member)
            left, top = placed.x - width / 2, placed.y - height / 2
            parts.append((left, left + width, top, top + height))
        parts += (
            (frame.left, frame.left + frame.width, frame.top, frame.top + frame.height)
            for frame in self.frames
        )
        for line in self.lines:
            points = [line.tip, *line.points] if line.tip else line.points
            for corners in zip(*(points[part:] for part in range(4)), strict=False):
                xs, ys = zip(*corners, strict=True)
                right = min(max(xs) + 1, self.width)  # control points may be outside
                parts.append((min(xs), right, min(ys), max(ys)))
        return Shape.outline(self.width, self.height, parts)

    def add(self, other: Layout, x: float, y: float) -> None:
        """Add another layout with its upper left corner at a point."""

        def move(point: Point) -> Point:
            return point[0] + x, point[1] + y

        self.placed += [Placed(part.member, part.x + x, part.y + y) for part in other.placed]
        self.lines += [
            attrs.evolve(
                line,
                points=[move(point) for point in line.points],
                tip=line.tip and move(line.tip),
                label=line.label and move(line.label),
            )
            for line in other.lines
        ]
        self.frames += [
            attrs.evolve(frame, left=frame.left + x, top=frame.top + y) for frame in other.frames
        ]

"""The scene: the boxes, arrows and groups of a picture, without colors or a file format."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from argmap.frozen import frozen
from argmap.model import Kind
from argmap.semantics import Verdict

TITLE, HEADING, TEXT, REFERENCE, NOTE, LABEL = 18, 12, 11, 9, 8, 8
"""Font sizes of the title, section headings, statements, references, sources, and kinds and badges.

They are whole numbers of points, because Graphviz cuts off fractions in labels.
"""

LEADING = 1.2
"""The distance between lines of text, as a multiple of the font size."""

HEADER_ROW, SMALL_ROW, REFERENCE_ROW = 14, 11, 15
"""Height of the row above a text, of more small print, and of a reference, in points."""

MARGIN = 8
"""Between the content of a box and its outline, in points."""

JUNCTION = 11
"""The diameter of a junction, in points."""

BANNER_PADDING = 14
"""Height of an unsupported banner beyond its lines, in points."""


class ArrowKind(StrEnum):
    """The relation that an arrow stands for."""

    SUPPORT = "support"
    ATTACK = "attack"
    WARRANT = "warrant"
    EXCEPTION = "exception"


GAP, STEP = 13, 24
"""The space between boxes, and between a conclusion and its reasons, in points."""

PORTS = {
    True: {ArrowKind.WARRANT: "w", ArrowKind.EXCEPTION: "e"},
    False: {ArrowKind.WARRANT: "n", ArrowKind.EXCEPTION: "s"},
}
"""The side of a junction where an arrow ends, in an upright picture and in others."""


@frozen(eq=False, repr=False)
class Badge:
    """A verdict in words, and the width of its rounded rectangle."""

    verdict: Verdict
    words: str
    width: int


@frozen(eq=False, repr=False)
class Note:
    """A citation in small print, with its tooltip and its web address (or an empty string)."""

    lines: list[str]
    tooltip: str
    href: str


@frozen(eq=False, repr=False)
class Banner:
    """The verdict of a recommendation, in large letters."""

    verdict: Verdict
    lines: list[str]


@frozen(eq=False, repr=False)
class Junction:
    """The point where linked premises, warrants and exceptions meet.

    `name` contains a space, so it never equals the id of a statement.
    """

    name: str
    id: str
    kind: ArrowKind
    ghost: bool
    tooltip: str
    faded: bool = False


@frozen(eq=False, repr=False)
class Arrow:
    """An arrow from `tail`, a box or junction, to `head`.

    The arrow from a `premise` to its junction has no arrowhead. An `implicit` relation is not in
    the mapped text; as a `ghost` it does not count in the reading that the picture shows.
    """

    tail: str
    head: str
    id: str
    kind: ArrowKind
    premise: bool
    implicit: bool
    ghost: bool
    scheme: str
    tooltip: str
    faded: bool = False


@frozen(eq=False, repr=False)
class BoxReference:
    """A statement mentioned where it supports or attacks, but drawn elsewhere.

    The `arrow` is the relation for which the reference stands, `kind` the kind of the statement.
    """

    arrow: Arrow
    kind: Kind
    words: str
    width: int


@frozen(eq=False, repr=False)
class Box:
    """A statement.

    The `header` has its kind, qualifier, actor, id and places; only its first line is beside the
    badges. A recommendation that is unsupported or contested has a `banner` with the reason.
    `width` and `height` are those of the content without references and margin.
    """

    id: str
    kind: Kind
    classes: str
    text: str
    header: list[str]
    lines: list[str]
    width: int
    height: int
    badges: list[Badge]
    banner: Banner | None
    notes: list[Note]
    tooltip: str
    has_id: bool = True
    """Whether the id is shown."""
    references: Sequence[BoxReference] = ()
    faded: bool = False
    withdrawn: bool = False

    @property
    def caption(self) -> str:
        """The statement in references to it."""
        return f"[{self.id}] {self.text}" if self.has_id else self.text


@frozen(eq=False, repr=False)
class Group:
    """A section and its contents. Level 0 holds what precedes the first heading."""

    id: str
    level: int
    title: list[str]
    tooltip: str
    boxes: list[Box] = attrs.field(factory=list)
    junctions: list[Junction] = attrs.field(factory=list)


@frozen(eq=False, repr=False)
class Scene:
    """Everything in a picture.

    A nested group follows the one that contains it and has a deeper level. `part` says what the
    picture shows if it shows only a part of the map, and is empty otherwise.
    """

    title: str
    byline: str
    summary: str
    language: str
    groups: list[Group]
    arrows: list[Arrow]
    part: str = ""

    @property
    def boxes(self) -> list[Box]:
        """The boxes of all groups."""
        return [box for group in self.groups for box in group.boxes]

"""What is to be seen in the picture of a map: boxes, junctions, lines, groups and the words on
them.

A scene knows nothing of how it will be drawn: no colours, no file format, and of measures only how
far a text runs before it breaks.

Boxes and lines are as many as statements. They are not frozen, for to make a frozen one takes three
times as long; nobody changes one that is made.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from argmap.model import Kind
    from argmap.semantics import Verdict

TITLE, HEADING, TEXT, NOTE, LABEL = 18, 12, 11, 8.5, 8
"""The sizes of the font for title, sections, statements, sources, and kinds and badges, in points.
"""

LEADING = 1.2
"""The distance at which Graphviz sets lines, in sizes of the font."""

HEADER_ROW, NOTE_ROW = 14, 12
"""How high the rows of a box above and below its text are, in points."""

OUTCRY_AIR = 14
"""What an outcry takes beyond its lines, in points: its margin, and the space above it."""

HEADING_WIDTH, TITLE_WIDTH = 300, 520
"""How far a heading and the title run before they break, in points."""


class Role(StrEnum):
    """What a line of the picture says."""

    SUPPORT = "support"
    ATTACK = "attack"
    WARRANT = "warrant"
    EXCEPTION = "exception"


@attrs.frozen(cache_hash=True)
class Badge:
    """A verdict in words, and how wide they are with some air around them."""

    verdict: Verdict
    words: str
    width: int


@attrs.frozen
class Note:
    """A line of small print, what it stands for, and where to look that up (or empty)."""

    words: str
    tooltip: str
    href: str


@attrs.define
class Box:
    """A statement. `heading` says its kind, and how sure it is or who should act, as far as that
    fits; `outcry` says why a recommendation is unsupported, and is empty for all others.

    `width` and `height` are those of all that is written in it, without a margin, in points.
    """

    id: str
    kind: Kind
    classes: str
    heading: str
    lines: list[str]
    width: int
    height: int
    badges: tuple[Badge, ...]
    unsupported_banner: list[str]
    notes: list[Note]
    tooltip: str
    faded: bool = False
    struck: bool = False
    """Whether it is withdrawn; then it has no verdict."""


@attrs.frozen
class Junction:
    """The point at which the parts of one reason meet. `name` is no statement's id."""

    name: str
    id: str
    role: Role
    ghost: bool
    tooltip: str
    faded: bool = False


@attrs.define
class Line:
    """A line from one box or junction to another.

    A `premise` on its way to a junction has no head of its own. `implicit` is what the analyst
    draws and the text does not; a `ghost` does not count in the reading that the picture shows.
    """

    tail: str
    head: str
    id: str
    role: Role
    premise: bool
    implicit: bool
    ghost: bool
    scheme: str
    tooltip: str
    faded: bool = False


@attrs.frozen
class Group:
    """A section and what stands in it; level 0 is what stands before the first heading."""

    id: str
    level: int
    title: list[str]
    tooltip: str
    boxes: list[Box] = attrs.field(factory=list)
    junctions: list[Junction] = attrs.field(factory=list)


@attrs.frozen
class Scene:
    """All that is to be seen. A group that lies in another comes after it and is of a deeper
    level. `subject` says what the picture is about where some of it is faded, and is empty
    otherwise.
    """

    title: list[str]
    byline: str
    summary: str
    language: str
    groups: list[Group]
    lines: list[Line]
    subject: str = ""

"""What an Argdown document says: statements, arguments, and relations between them.

These are Argdown's own notions. How they become a map is a matter of `assembling`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from argmap.formats.assembly import quote
from argmap.formats.losses import Loss, LossKind
from argmap.source import Diagnostic, Severity, Span

HEADERS = ("title", "author", "date", "language")
"""The headers of a map that the front matter of a document may have."""


class RelationKind(StrEnum):
    """A relation of Argdown, by the name that its model has for it."""

    SUPPORT = "support"
    ATTACK = "attack"
    CONTRADICTION = "contradictory"
    UNDERCUT = "undercut"


@attrs.frozen
class WebLink:
    """A link in a text: its words and its address."""

    words: str
    address: str


@attrs.define
class ArgdownProse:
    """A text and what is noted in and after it."""

    text: str = ""
    tags: list[str] = attrs.field(factory=list)
    links: list[WebLink] = attrs.field(factory=list)
    data: dict[str, object] = attrs.field(factory=dict)


@attrs.define(eq=False, repr=False)
class ArgdownHeading:
    """A heading and its level, from 1."""

    title: str
    level: int
    span: Span


@attrs.define(eq=False, repr=False)
class Step:
    """A step of a reconstructed argument: the premises above a bar, and what is below it."""

    span: Span
    order: int = 0
    """Its place among all steps and relations of the document."""
    rules: str = ""
    uses: list[int] = attrs.field(factory=list)
    """Numbers of the lines that the step uses, counted from 1; none for all since the last step."""
    premises: list[ArgdownEntry] = attrs.field(factory=list)
    conclusion: ArgdownEntry | None = None


@attrs.define(eq=False, repr=False)
class ArgdownEntry:
    """A statement or an argument, with everything that the document says of it.

    An argument with `steps` is reconstructed: it is the way from premises to a conclusion. One
    without a title is only that.
    """

    title: str
    is_argument: bool
    span: Span
    prose: ArgdownProse = attrs.field(factory=ArgdownProse)
    wordings: list[str] = attrs.field(factory=list)
    """Its texts, in the order of the document. Argdown shows the last one."""
    section: ArgdownHeading | None = None
    """The section that defines it."""
    mentioned_in: ArgdownHeading | None = None
    """The section that mentions it first."""
    steps: list[Step] = attrs.field(factory=list, repr=False)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The title in Argdown's brackets, or the text of a statement without one."""
        if not self.title and self.wordings:
            return quote(self.wordings[-1])
        return f"<{self.title}>" if self.is_argument else f"[{self.title}]"

    @property
    def conclusion(self) -> ArgdownEntry | None:
        """The final conclusion of a reconstructed argument."""
        return self.steps[-1].conclusion if self.steps else None


@attrs.frozen
class ArgdownRelation:
    """A relation from one entry to another, or to a step of an argument."""

    kind: RelationKind
    source: ArgdownEntry
    target: ArgdownEntry | Step
    span: Span = attrs.field(eq=False)
    order: int = attrs.field(eq=False)
    """Its place among all steps and relations of the document."""


@attrs.define
class Document:
    """An Argdown document, and what was unclear or lost when it was read."""

    entries: list[ArgdownEntry] = attrs.field(factory=list)
    relations: list[ArgdownRelation] = attrs.field(factory=list)
    headings: list[ArgdownHeading] = attrs.field(factory=list)
    header: dict[str, str] = attrs.field(factory=dict)
    losses: list[Loss] = attrs.field(factory=list)
    _occurrences: dict[tuple[str, str, str], list[Span]] = attrs.field(factory=dict)

    @property
    def arguments(self) -> Iterable[ArgdownEntry]:
        """The reconstructed arguments."""
        return (entry for entry in self.entries if entry.steps)

    def lose(self, kind: LossKind, about: str, span: Span | None = None) -> None:
        """Report a loss."""
        self.losses.append(Loss(kind, about, span=span))

    def warn(self, code: str, message: str, span: Span, help: str) -> None:  # noqa: A002
        """Report what Argdown would refuse, and that it was read nevertheless."""
        self._occurrences.setdefault((code, message, help), []).append(span)

    @property
    def warnings(self) -> list[Diagnostic]:
        """One warning for all places of the same mistake, at the first one."""
        return [
            Diagnostic(code, Severity.WARNING, f"{message}{_count_others(spans)}", spans[0], help)
            for (code, message, help), spans in self._occurrences.items()  # noqa: A001
        ]


def _count_others(spans: list[Span]) -> str:
    """Return on which other lines the same occurs."""
    lines = [str(span.line) for span in spans[1:]]
    if not lines:
        return ""
    more = f" and {len(lines) - 5} more" if len(lines) > 5 else ""
    return f" (also on {'lines' if len(lines) > 1 else 'line'} {', '.join(lines[:5])}{more})"

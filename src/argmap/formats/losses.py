"""What a conversion loses, by kind, with its place in the author's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from argmap.source import Span


class LossKind(StrEnum):
    """What was lost, in the order in which reports show it: what changes the argument first.

    >>> argmap.formats.LossKind("warrant").name
    'WARRANT'
    """

    UNKNOWN_RELATION = "relation that the map cannot express"
    INCOMPLETE_RELATION = "relation without one of its ends"
    REASON = "reason"
    OBJECTION = "objection"
    LINKED_PREMISES = "link between premises"
    WARRANT = "warrant"
    EXCEPTION = "exception"
    STATEMENT = "statement"
    KIND = "kind of a statement"
    TEXT = "text"
    IMPLICIT = "implicit mark"
    SCHEME = "name of a scheme"
    WEIGHT = "weight"
    SOURCE = "source"
    CITATION = "citation"
    PLACE = "place in the document"
    SPEAKER = "part of the dialogue"
    ATTRIBUTE = "attribute"
    TAG = "tag"
    SECTION = "section"
    ID = "id"
    TITLE = "title"
    HEADER = "header"
    COMMENT = "comment"
    SETTING = "setting of another tool"
    LAYOUT = "layout"


@attrs.frozen
class Loss:
    """One thing that a conversion lost.

    `about` describes it in the words of the author's file. `span` is its place in a text, and
    `element` the id, title or JSON pointer by which the file knows it; either may be missing.

    >>> exported = argmap.formats.dump(argmap.parse("claim a: It rains. #weather"), "tgf")
    >>> [(loss.kind.value, loss.about) for loss in exported.losses]
    [('tag', '#weather'), ('kind of a statement', 'claim')]
    """

    kind: LossKind
    """The kind of the part that was lost."""
    about: str
    element: str = ""
    span: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen
class LossReport:
    """Everything that a conversion lost. It is false if nothing was.

    >>> losses = argmap.formats.dump(argmap.parse("claim a: It rains. #weather"), "tgf").losses
    >>> len(losses), [kind.value for kind in losses.by_kind]
    (2, ['kind of a statement', 'tag'])
    """

    losses: tuple[Loss, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.losses)

    def __len__(self) -> int:
        return len(self.losses)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self.losses)

    def __add__(self, other: LossReport) -> LossReport:
        return LossReport((*self.losses, *other.losses))

    @property
    def by_kind(self) -> Mapping[LossKind, tuple[Loss, ...]]:
        """The losses of each kind, the most important kind first."""
        groups: dict[LossKind, list[Loss]] = {}
        for loss in self.losses:
            groups.setdefault(loss.kind, []).append(loss)
        return {kind: tuple(groups[kind]) for kind in LossKind if kind in groups}

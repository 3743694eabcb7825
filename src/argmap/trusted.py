"""A map made of what has been checked already, by whoever read it from a text.

The classes of the map check what they are given, and that takes several times as long as making
them. Whoever reads has said what is wrong with a text, piece by piece, and keeps only what is
right: these constructors take the fields of each class, and neither convert nor check them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Inference, Statement

if TYPE_CHECKING:
    from typing import Any

    from argmap.model import Citation, FrozenDict, Kind, Link, Polarity, Section, Source, Value
    from argmap.source import Span


class _OpenStatement(Statement):
    """A statement that is not frozen yet: writing past a frozen class's refusal takes long."""

    __slots__ = ()
    __setattr__ = object.__setattr__


class _OpenInference(Inference):
    """An inference that is not frozen yet."""

    __slots__ = ()
    __setattr__ = object.__setattr__


def statement(
    kind: Kind,
    id: str,  # noqa: A002
    text: str,
    tags: tuple[str, ...],
    citations: tuple[Citation, ...],
    places: tuple[str, ...],
    attributes: FrozenDict[str, Value],
    section: str | None,
    span: Span,
) -> Statement:
    """A statement whose fields are right."""
    made: Any = _OpenStatement.__new__(_OpenStatement)
    made.kind = kind
    made.id = id
    made.text = text
    made.tags = tags
    made.citations = citations
    made.places = places
    made.attributes = attributes
    made.section = section
    made.span = span
    made.__class__ = Statement
    return made  # type: ignore[no-any-return]


def inference(
    conclusion: str,
    polarity: Polarity,
    premises: tuple[str, ...],
    warrants: tuple[Link, ...],
    exceptions: tuple[Link, ...],
    implicit: bool,
    scheme: str,
    span: Span,
) -> Inference:
    """An inference whose fields are right."""
    made: Any = _OpenInference.__new__(_OpenInference)
    made.conclusion = conclusion
    made.polarity = polarity
    made.premises = premises
    made.warrants = warrants
    made.exceptions = exceptions
    made.implicit = implicit
    made.scheme = scheme
    made.span = span
    made.__class__ = Inference
    return made  # type: ignore[no-any-return]


def argument_map(
    statements: FrozenDict[str, Statement],
    inferences: tuple[Inference, ...],
    sources: FrozenDict[str, Source],
    sections: tuple[Section, ...],
    header: dict[str, str],
) -> ArgumentMap:
    """A map in which every reference leads somewhere."""
    made = ArgumentMap(sections=sections, **header)
    object.__setattr__(made, "statements", statements)
    object.__setattr__(made, "inferences", inferences)
    object.__setattr__(made, "sources", sources)
    return made

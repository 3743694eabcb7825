"""The argument map: statements, the inferences between them, sources and sections.

The terms are those of the language and of the semantics. Everything is frozen, checked when it is
made, and compared without the places it was read from. What a statement's verdict is, how a map is
read and how it is drawn are other rooms' business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import Any, NoReturn, TypeVar
from unicodedata import normalize

import attrs

from argmap import attributes
from argmap.attributes import Scalar as Scalar
from argmap.attributes import Value as Value
from argmap.identifiers import is_id as is_id
from argmap.identifiers import is_key as is_key
from argmap.identifiers import is_tag as is_tag
from argmap.source import UNPRINTABLE as UNPRINTABLE
from argmap.source import Span, nearest

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that refuses to change, so that a map can promise not to."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("an argument map does not change once it is made")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        return FrozenDict, (dict(self),)


class Kind(StrEnum):
    """What a statement is."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    RECOMMENDATION = "recommendation"
    ASSUMPTION = "assumption"
    GOAL = "goal"

    @property
    def is_given(self) -> bool:
        """Whether statements of this kind need no reason to hold."""
        return self in (Kind.EVIDENCE, Kind.ASSUMPTION, Kind.GOAL)


class Polarity(StrEnum):
    """Whether an inference is a reason for its conclusion or against it."""

    FOR = "because"
    AGAINST = "but"


IMPLICIT = "implicit"
"""The mark of what the text does not draw and the analyst does."""


def _prose(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Validate running text: one line, single spaces inside, none at the ends."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be text, not {value!r}")
    if UNPRINTABLE.search(value) or "  " in value or value != value.strip(" "):
        raise ValueError(
            f"{attribute.name} must be one line without control characters, "
            f"with single spaces inside and none at its ends: {value!r}"
        )


def _path(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Validate the path of a file: one line, no blanks at the ends; those inside are its own."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be text, not {value!r}")
    if UNPRINTABLE.search(value.replace("\t", " ")) or value != value.strip(" \t"):
        raise ValueError(
            f"{attribute.name} must be one line without control characters, "
            f"with no blanks at its ends: {value!r}"
        )


def _some_prose(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    _prose(instance, attribute, value)
    if not value:
        raise ValueError(f"{attribute.name} must not be empty")


def _spelt(right: Callable[[str], bool], what: str) -> Callable[[object, Any, str], None]:
    def validate(instance: object, attribute: object, value: str) -> None:
        if not isinstance(value, str) or not right(value):
            raise ValueError(f"{value!r} is not {what}")

    return validate


_an_id = _spelt(is_id, "an id: letters, digits and _, with - and . inside, a letter first")
_a_key = _spelt(is_key, "the key of a source")
_a_tag = _spelt(is_tag, "a tag: letters, digits and _, with - and / inside, a letter first")
_each_a_tag = attrs.validators.deep_iterable(_a_tag)


def _scheme(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Validate the name of a scheme: it stands in a mark, where `implicit` has a meaning."""
    _prose(instance, attribute, value)
    if "(" in value or ")" in value or nearest(value.partition(",")[0], [IMPLICIT]):
        raise ValueError(
            f"{value!r} cannot name a scheme: no brackets, and nothing like {IMPLICIT}"
        )


def _attributes(instance: object, attribute: object, value: Mapping[str, Value]) -> None:
    for key, entry in value.items():
        if not is_id(key):
            raise ValueError(f"{key!r} cannot name an attribute")
        attributes.check(key, entry)


def _tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    if isinstance(values, str):
        raise TypeError(f"expected several, not the text {values!r}")
    return tuple(values)


def _name(value: str) -> str:
    """A name in the one form that its spellings have in common (Unicode's NFC)."""
    return normalize("NFC", value) if isinstance(value, str) else value


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_name, _tuple(values)))


def _frozen_dict(values: Mapping[Any, Any]) -> FrozenDict[Any, Any]:
    return values if isinstance(values, FrozenDict) else FrozenDict(values)


_NO_ATTRIBUTES: FrozenDict[str, Value] = FrozenDict()


def _each(member: type) -> Any:
    return attrs.validators.deep_iterable(attrs.validators.instance_of(member))


def _span() -> Any:
    return attrs.field(default=None, eq=False, repr=False, kw_only=True)


def _attribute_field() -> Any:
    return attrs.field(
        default=_NO_ATTRIBUTES, converter=_frozen_dict, validator=_attributes, hash=False
    )


@attrs.frozen
class Citation:
    """Where a piece of evidence comes from: the key of a source and, perhaps, where in it."""

    source: str = attrs.field(converter=_name, validator=_a_key)
    locator: str = attrs.field(default="", validator=_prose)


@attrs.frozen
class Source:
    """A document that statements cite; its author, date, url, doi and the rest are attributes."""

    id: str = attrs.field(converter=_name, validator=_a_key)
    text: str = attrs.field(validator=_some_prose)
    attributes: Mapping[str, Value] = _attribute_field()
    span: Span | None = _span()


@attrs.frozen
class Section:
    """A heading and the level it stands at, 1 being the highest."""

    id: str = attrs.field(converter=_name, validator=_an_id)
    title: str = attrs.field(validator=_some_prose)
    level: int = attrs.field(default=1, validator=[attrs.validators.ge(1), attrs.validators.le(6)])
    span: Span | None = _span()


@attrs.frozen
class Statement:
    """Something said: its kind, its id, its text, and what the author noted about it.

    `places` say where in the mapped document it is made, `section` is the id of the section it
    stands in (None before the first heading).
    """

    kind: Kind = attrs.field(converter=Kind)
    id: str = attrs.field(converter=_name, validator=_an_id)
    text: str = attrs.field(validator=_some_prose)
    tags: tuple[str, ...] = attrs.field(default=(), converter=_names, validator=_each_a_tag)
    citations: tuple[Citation, ...] = attrs.field(
        default=(), converter=_tuple, validator=_each(Citation)
    )
    places: tuple[str, ...] = attrs.field(
        default=(), converter=_tuple, validator=attrs.validators.deep_iterable(_some_prose)
    )
    attributes: Mapping[str, Value] = _attribute_field()
    section: str | None = None
    span: Span | None = _span()


@attrs.frozen
class Link:
    """A warrant or an exception of an inference: which statement, and the relation's mark."""

    statement: str = attrs.field(converter=_name, validator=_an_id)
    implicit: bool = False
    scheme: str = attrs.field(default="", validator=_scheme)


@attrs.frozen
class Inference:
    """One reason for or against a statement.

    It bears on `conclusion` when all `premises` and `warrants` hold and no exception does.
    `implicit` says that the analyst draws it and the text does not; `scheme` names its pattern.
    Statements are named by their ids.
    """

    conclusion: str = attrs.field(converter=_name, validator=_an_id)
    polarity: Polarity = attrs.field(converter=Polarity)
    premises: tuple[str, ...] = attrs.field(
        converter=_names,
        validator=[attrs.validators.min_len(1), attrs.validators.deep_iterable(_an_id)],
    )
    warrants: tuple[Link, ...] = attrs.field(default=(), converter=_tuple, validator=_each(Link))
    exceptions: tuple[Link, ...] = attrs.field(default=(), converter=_tuple, validator=_each(Link))
    implicit: bool = False
    scheme: str = attrs.field(default="", validator=_scheme)
    span: Span | None = _span()


def _by_id(values: Any) -> FrozenDict[str, Any]:
    """Key statements or sources by their ids, whether they come as a mapping or as a sequence."""
    members: Iterable[Any] = values.values() if isinstance(values, Mapping) else values
    keyed: dict[str, Any] = {}
    for member in members:
        if member.id in keyed:
            raise ValueError(f"two have the id {member.id}")
        keyed[member.id] = member
    return FrozenDict(keyed)


def _grouped(inferences: tuple[Inference, ...]) -> dict[str, list[Inference]]:
    groups: dict[str, list[Inference]] = {}
    for inference in inferences:
        groups.setdefault(inference.conclusion, []).append(inference)
    return groups


@attrs.frozen
class ArgumentMap:
    """A whole map. Every reference in it leads somewhere: otherwise it is refused with ValueError.

    `statements` and `sources` are mappings from id, in order of writing; given as sequences they
    are keyed here. Two maps are equal when they say the same: neither places nor the order in which
    reasons for *different* conclusions were written counts.
    """

    statements: Mapping[str, Statement] = attrs.field(default=(), converter=_by_id, hash=False)
    inferences: tuple[Inference, ...] = attrs.field(
        default=(), converter=_tuple, eq=_grouped, hash=False
    )
    sources: Mapping[str, Source] = attrs.field(default=(), converter=_by_id, hash=False)
    sections: tuple[Section, ...] = attrs.field(default=(), converter=_tuple)
    title: str = attrs.field(default="", validator=_prose)
    author: str = attrs.field(default="", validator=_prose)
    date: str = attrs.field(default="", validator=_prose)
    language: str = attrs.field(default="", validator=_prose)
    document: str = attrs.field(default="", validator=_path)
    """The path of the text that the map is of, relative to the map."""

    def __attrs_post_init__(self) -> None:
        problems = list(_dangling(self))
        if problems:
            raise ValueError("; ".join(problems))

    @cached_property
    def reasons(self) -> Mapping[str, tuple[Inference, ...]]:
        """The inferences that conclude each statement, for and against it, where there are any."""
        return FrozenDict({key: tuple(group) for key, group in _grouped(self.inferences).items()})

    def _repr_svg_(self) -> str:
        """Return the picture of the map, which notebooks show."""
        # The model does not depend on the renderer, which only a notebook asks for.
        svg: str = import_module("argmap.rendering").draw(self).data.decode()
        return svg


def _dangling(argument_map: ArgumentMap) -> Iterable[str]:
    """Say which references of a map lead nowhere."""
    statements, sources = argument_map.statements, argument_map.sources
    sections = {section.id for section in argument_map.sections}
    if len(sections) < len(argument_map.sections):
        yield "two sections have the same id"
    for statement in statements.values():
        if statement.section is not None and statement.section not in sections:
            yield f"{statement.id} stands in the section {statement.section}, which is not there"
        for citation in statement.citations:
            if citation.source not in sources:
                yield f"{statement.id} cites the source {citation.source}, which is not there"
    for inference in argument_map.inferences:
        links = (*inference.warrants, *inference.exceptions)
        for name in (inference.conclusion, *inference.premises, *(x.statement for x in links)):
            if name not in statements:
                yield f"a reason about {inference.conclusion} names {name}, which is not there"

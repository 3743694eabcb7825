"""The argument map: statements, inferences between them, sources and sections.

All classes are frozen and validated, so that every map that exists is consistent and can be written
as text. Two maps are equal when they say the same, wherever they were read from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from secrets import token_hex
from typing import Any, NoReturn, TypeVar

import attrs

from argmap.attributes import Scalar as Scalar
from argmap.attributes import Value as Value
from argmap.attributes import to_attributes
from argmap.choices import require_id, to_choice, to_ids
from argmap.source import Span
from argmap.validation import IMPLICIT as IMPLICIT
from argmap.validation import (
    is_boolean,
    is_id_field,
    is_key_field,
    is_level,
    is_list_of,
    is_list_of_objects,
    is_nonempty_prose,
    is_optional_id,
    is_path,
    is_prose,
    is_scheme,
    is_tag_field,
    to_name,
    to_names,
    to_optional_name,
    to_str,
    to_texts,
    to_tuple,
)

HEADERS = ("title", "author", "date", "language", "document")
"""The headers of a map, in the order of its canonical text."""

K = TypeVar("K")
V = TypeVar("V")


def _refuse(self: object, *arguments: object, **named: object) -> NoReturn:
    raise TypeError("this mapping cannot be changed")


_refused: Any = _refuse


class FrozenDict(dict[K, V]):
    """A dict that cannot be changed."""

    __setitem__ = __delitem__ = __ior__ = _refused
    clear = pop = popitem = setdefault = update = _refused

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        return FrozenDict, (dict(self),)


class Kind(StrEnum):
    """The kind of a statement.

    >>> argmap.Kind("evidence").is_given
    True
    """

    CLAIM = "claim"
    EVIDENCE = "evidence"
    RECOMMENDATION = "recommendation"
    ASSUMPTION = "assumption"
    GOAL = "goal"

    @property
    def is_given(self) -> bool:
        """Whether statements of this kind hold without a reason."""
        return self in (Kind.EVIDENCE, Kind.ASSUMPTION, Kind.GOAL)


class Polarity(StrEnum):
    """Whether an inference is a reason for its conclusion or against it.

    >>> argmap.Polarity("but") is argmap.Polarity.AGAINST
    True
    """

    FOR = "because"
    AGAINST = "but"


_NO_ATTRIBUTES: FrozenDict[str, Value] = FrozenDict()


def _to_kind(value: Kind | str) -> Kind:
    return to_choice(Kind, value, "kind")


def _to_polarity(value: Polarity | str) -> Polarity:
    return to_choice(Polarity, value, "polarity")


def _to_frozen_attributes(attributes: Mapping[str, Any]) -> FrozenDict[str, Value]:
    if attributes == {}:
        return _NO_ATTRIBUTES
    return FrozenDict(to_attributes(attributes))


@attrs.frozen
class Citation:
    """The key of a source that a statement cites, and perhaps a place in the source.

    >>> argmap.Citation("report", "p. 3").locator
    'p. 3'
    """

    source: str = attrs.field(converter=to_name, validator=is_key_field)
    """The key of the source."""
    locator: str = attrs.field(default="", converter=to_str, validator=is_prose)
    """The place in the source, such as `p. 3`; empty without one."""


@attrs.frozen
class Source:
    """A document that statements cite. Its author, date, url, doi and so on are attributes.

    >>> source = argmap.Source("report", "Load report", {"date": "2024-05"})
    >>> source.attributes["date"]
    '2024-05'
    """

    id: str = attrs.field(converter=to_name, validator=is_key_field)
    """The key that statements cite."""
    text: str = attrs.field(converter=to_str, validator=is_nonempty_prose)
    """The description: usually the title."""
    attributes: Mapping[str, Value] = attrs.field(
        default=_NO_ATTRIBUTES, converter=_to_frozen_attributes, hash=False
    )
    """The author, date, url, doi and so on, by key."""
    span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    """The place where it is written; None if it was made in Python."""


@attrs.frozen
class Section:
    """A heading and its level, from 1, the highest, to 6.

    >>> argmap.Section("results", "Results").level
    1
    """

    id: str = attrs.field(converter=to_name, validator=is_id_field)
    """The id, generated from the title unless the author wrote one."""
    title: str = attrs.field(converter=to_str, validator=is_nonempty_prose)
    """The text of the heading."""
    level: int = attrs.field(default=1, validator=is_level)
    """The level, from 1 to 6."""
    span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    """The place of the heading; None if it was made in Python."""


@attrs.frozen
class Statement:
    """A statement: its kind, id and text, and what its author noted about it.

    `places` are the places of the mapped document that make the statement. `section` is the id of
    its section, or None before the first heading. `has_generated_id` says that the author wrote no
    id; statements are equal in spite of it.

    >>> statement = argmap.Statement("evidence", "rain", "It rains.", attributes={"seen-by": "Ann"})
    >>> statement.kind, statement.attributes["seen-by"]
    (<Kind.EVIDENCE: 'evidence'>, 'Ann')
    """

    kind: Kind = attrs.field(converter=_to_kind)
    """The kind, which can be given as a string: `"claim"`."""
    id: str = attrs.field(converter=to_name, validator=is_id_field)
    """The id, which is unique in the map."""
    text: str = attrs.field(converter=to_str, validator=is_nonempty_prose)
    """The text, on one line."""
    tags: tuple[str, ...] = attrs.field(
        default=(), converter=to_names, validator=is_list_of("tags", is_tag_field)
    )
    """The tags, without `#`."""
    citations: tuple[Citation, ...] = attrs.field(
        default=(),
        converter=to_tuple,
        validator=is_list_of_objects(Citation),
    )
    """The sources that it cites."""
    places: tuple[str, ...] = attrs.field(
        default=(), converter=to_texts, validator=is_list_of("places", is_nonempty_prose)
    )
    attributes: Mapping[str, Value] = attrs.field(
        default=_NO_ATTRIBUTES, converter=_to_frozen_attributes, hash=False
    )
    """The attributes by key: strings, numbers, booleans, or tuples of these."""
    section: str | None = attrs.field(
        default=None, converter=to_optional_name, validator=is_optional_id
    )
    has_generated_id: bool = attrs.field(
        default=False, validator=is_boolean, eq=False, repr=False, kw_only=True
    )
    span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    """The place where it is defined; None if it was made in Python."""

    @property
    def test_names(self) -> tuple[str, ...]:
        """The names of tests in its `test` attribute."""
        names = self.attributes.get("test", ())
        return tuple(map(str, names if isinstance(names, tuple) else (names,)))


@attrs.frozen
class Link:
    """A warrant or an exception of an inference: the id of a statement, and the relation's mark.

    >>> argmap.Link("rule", implicit=True).statement
    'rule'
    """

    statement: str = attrs.field(converter=to_name, validator=is_id_field)
    """The id of the warrant or exception."""
    implicit: bool = attrs.field(default=False, validator=is_boolean)
    """Whether the text does not state it."""
    scheme: str = attrs.field(default="", converter=to_str, validator=is_scheme)
    """The name of its pattern; empty without one."""


@attrs.frozen
class Inference:
    """One reason for or against a statement.

    It applies when all `premises` and `warrants` hold and no exception does. `implicit` means that
    the text does not state it; `scheme` is the name of its pattern. Statements are given by id.

    >>> inference = argmap.Inference("wet", "because", ["rain"], exceptions=[argmap.Link("tent")])
    >>> inference.needed_ids, inference.used_ids
    (('rain',), ('rain', 'tent'))
    """

    conclusion: str = attrs.field(converter=to_name, validator=is_id_field)
    """The id of the statement that it is about."""
    polarity: Polarity = attrs.field(converter=_to_polarity)
    """For or against the conclusion; `"because"` or `"but"` as a string."""
    premises: tuple[str, ...] = attrs.field(
        converter=to_names, validator=is_list_of("ids", is_id_field, least=1)
    )
    warrants: tuple[Link, ...] = attrs.field(
        default=(), converter=to_tuple, validator=is_list_of_objects(Link)
    )
    exceptions: tuple[Link, ...] = attrs.field(
        default=(), converter=to_tuple, validator=is_list_of_objects(Link)
    )
    """The exceptions: if one of them holds, the inference does not count."""
    implicit: bool = attrs.field(default=False, validator=is_boolean)
    scheme: str = attrs.field(default="", converter=to_str, validator=is_scheme)
    span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    """The place where it is written; None if it was made in Python."""

    @property
    def needed_ids(self) -> tuple[str, ...]:
        """The ids of the premises and warrants."""
        if not self.warrants:
            return self.premises
        return (*self.premises, *(link.statement for link in self.warrants))

    @property
    def used_ids(self) -> tuple[str, ...]:
        """The ids of the premises, warrants and exceptions."""
        if not self.exceptions:
            return self.needed_ids
        return (*self.needed_ids, *(link.statement for link in self.exceptions))


def _to_statements(
    values: Mapping[str, Statement] | Iterable[Statement],
) -> FrozenDict[str, Statement]:
    return _key_by_id("statements", Statement, values)


def _to_sources(values: Mapping[str, Source] | Iterable[Source]) -> FrozenDict[str, Source]:
    return _key_by_id("sources", Source, values)


T = TypeVar("T", Statement, Source)


def _key_by_id(name: str, member_type: type[T], values: Any) -> FrozenDict[str, T]:
    """Return statements or sources by id, from a list or from a mapping that has these keys."""
    members = values.values() if isinstance(values, Mapping) else values
    if isinstance(members, str) or not isinstance(members, Iterable):
        expected = f"argmap.{member_type.__name__}"
        raise TypeError(f"{name} must be a list of {expected} objects, not {members!r}")
    by_id: dict[str, T] = {}
    for member in members:
        if not isinstance(member, member_type):
            expected = f"argmap.{member_type.__name__}"
            raise TypeError(f"{name} must be a list of {expected} objects, not {member!r}")
        if member.id in by_id:
            raise ValueError(f"two {name} have the id {member.id}")
        by_id[member.id] = member
    if isinstance(values, Mapping) and values.keys() != by_id.keys():
        raise ValueError(f"the keys of {name} must be their ids")
    return FrozenDict(by_id)


def _group_by_conclusion(inferences: tuple[Inference, ...]) -> dict[str, list[Inference]]:
    groups: dict[str, list[Inference]] = {}
    for inference in inferences:
        groups.setdefault(inference.conclusion, []).append(inference)
    return groups


@attrs.frozen
class ArgumentMap:
    """A whole argument map.

    `statements` and `sources` are mappings from ids, in the order of the text; they can be given as
    lists. Raises ValueError if an id or key that the map refers to is missing.

    Maps are equal regardless of places and of the order of statements, sources, and reasons for
    different conclusions.

    >>> plan = argmap.ArgumentMap(
    ...     statements=[
    ...         argmap.Statement("claim", "wet", "The street is wet."),
    ...         argmap.Statement("evidence", "rain", "It rains."),
    ...     ],
    ...     inferences=[argmap.Inference("wet", "because", ["rain"])],
    ... )
    >>> plan.reasons["wet"][0].premises
    ('rain',)
    >>> list(plan.without("rain").statements)
    ['wet']
    """

    statements: Mapping[str, Statement] = attrs.field(
        factory=FrozenDict, converter=_to_statements, hash=False
    )
    inferences: tuple[Inference, ...] = attrs.field(
        default=(),
        converter=to_tuple,
        validator=is_list_of_objects(Inference),
        eq=_group_by_conclusion,
        hash=False,
    )
    """The reasons and objections, in the order of writing."""
    sources: Mapping[str, Source] = attrs.field(
        factory=FrozenDict, converter=_to_sources, hash=False
    )
    sections: tuple[Section, ...] = attrs.field(
        default=(), converter=to_tuple, validator=is_list_of_objects(Section)
    )
    """The headings, in the order of writing."""
    title: str = attrs.field(default="", converter=to_str, validator=is_prose)
    """The header `title`; headers are empty if they are missing."""
    author: str = attrs.field(default="", converter=to_str, validator=is_prose)
    """The header `author`."""
    date: str = attrs.field(default="", converter=to_str, validator=is_prose)
    """The header `date`, as written."""
    language: str = attrs.field(default="", converter=to_str, validator=is_prose)
    """The header `language`, such as `en`."""
    document: str = attrs.field(default="", converter=to_str, validator=is_path)
    """The path of the mapped text, relative to the map."""
    document_span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    """The place of the header `document`."""

    def __attrs_post_init__(self) -> None:
        problems = list(_find_missing(self))
        if problems:
            raise ValueError("; ".join(problems))

    @cached_property
    def reasons(self) -> Mapping[str, tuple[Inference, ...]]:
        """The inferences for and against each statement that has any, by the statement's id."""
        groups = _group_by_conclusion(self.inferences)
        return FrozenDict({name: tuple(group) for name, group in groups.items()})

    def without(self, *ids: str) -> ArgumentMap:
        """Return the map without some statements.

        Every inference about a removed statement goes too, and so does every inference that needs
        one as a premise or warrant. Removed exceptions leave their inferences in place. Raises
        ValueError for an id that the map does not have.
        """
        for name in to_ids(ids):
            require_id(name, self.statements)
        removed = frozenset(ids)
        return attrs.evolve(
            self,
            statements=[
                statement for name, statement in self.statements.items() if name not in removed
            ],
            inferences=[
                drop_exceptions(inference, removed)
                for inference in self.inferences
                if inference.conclusion not in removed and removed.isdisjoint(inference.needed_ids)
            ],
        )

    def replace(self, statement: Statement) -> ArgumentMap:
        """Return the map with a statement in the place of the one that has its id.

        Raises ValueError if the map has no such id.
        """
        if not isinstance(statement, Statement):
            raise TypeError(f"replace takes an argmap.Statement, not {statement!r}")
        require_id(statement.id, self.statements)
        return attrs.evolve(self, statements={**self.statements, statement.id: statement})

    def _repr_html_(self) -> str:
        """Return the page of the map in a frame, which notebooks show."""
        # The model does not depend on what only a notebook asks for.
        html: str = import_module("argmap.web.document").to_frame(self)
        return html

    def _repr_svg_(self) -> str:
        """Return the picture of the map, which notebooks show.

        Its ids are unique, since all pictures of a notebook are in one page.
        """
        # The model does not depend on the renderer, which only a notebook asks for.
        draw = import_module("argmap.rendering").draw
        svg: str = draw(self, id_prefix=f"map-{token_hex(4)}-").data.decode()
        return svg


def require_map(value: object, function: str) -> None:
    """Raise TypeError if the argument of a function is not a map."""
    if not isinstance(value, ArgumentMap):
        raise TypeError(
            f"{function} takes an ArgumentMap, not {type(value).__name__}; "
            "make one with `argmap.parse(text)` or `argmap.load(path)`"
        )


def drop_exceptions(inference: Inference, removed: Collection[str]) -> Inference:
    """Return an inference without those of its exceptions that are removed."""
    exceptions = [link for link in inference.exceptions if link.statement not in removed]
    if len(exceptions) == len(inference.exceptions):
        return inference
    return attrs.evolve(inference, exceptions=exceptions)


def rename_statements(inference: Inference, names: Mapping[str, str]) -> Inference:
    """Return an inference with other ids: `names` are the new ones by the old ones."""

    def rename(links: Iterable[Link]) -> list[Link]:
        return [attrs.evolve(link, statement=names[link.statement]) for link in links]

    return attrs.evolve(
        inference,
        conclusion=names[inference.conclusion],
        premises=[names[premise] for premise in inference.premises],
        warrants=rename(inference.warrants),
        exceptions=rename(inference.exceptions),
    )


def _find_missing(argument_map: ArgumentMap) -> Iterator[str]:
    """Describe the references of a map to ids that it does not have."""
    statements, sources = argument_map.statements, argument_map.sources
    sections = {section.id for section in argument_map.sections}
    if len(sections) < len(argument_map.sections):
        yield "two sections have the same id"
    for statement in statements.values():
        if statement.section is not None and statement.section not in sections:
            yield f"{statement.id} is in the section {statement.section}, which does not exist"
        for citation in statement.citations:
            if citation.source not in sources:
                yield f"{statement.id} cites the source {citation.source}, which does not exist"
    for inference in argument_map.inferences:
        for name in (inference.conclusion, *inference.used_ids):
            if name not in statements:
                yield f"a reason about {inference.conclusion} names {name}, which does not exist"

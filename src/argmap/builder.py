"""Build maps in Python.

>>> plan = MapBuilder(title="Where background jobs wait")
>>> rate = plan.evidence("The table passed on 2,900 jobs a second.", id="rate")
>>> growth = plan.assumption("The load will at most triple.", id="growth")
>>> queue = plan.recommendation("Keep the jobs in a table.", id="queue", by="Platform team")
>>> _ = queue.because(rate, growth).but(plan.claim("The table swells.", id="swells"))
>>> [reason.premises for reason in plan.map().reasons["queue"]]
[('rate', 'growth'), ('swells',)]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Self

import attrs

from argmap.attributes import KNOWN
from argmap.identifiers import generate_ids
from argmap.model import (
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Scalar,
    Section,
    Source,
    Statement,
    require_map,
)
from argmap.source import nearest
from argmap.validation import to_name

Attribute = Scalar | Sequence[Scalar]
Cites = str | Citation | Iterable[str | Citation | tuple[str, str]]


@attrs.frozen(eq=False)
class StatementHandle:
    """A statement in a `MapBuilder`, to which reasons can be added.

    `because` and `but` return the handle, so that calls can be chained. Statements are given as
    handles or ids.

    >>> builder = argmap.MapBuilder()
    >>> wet = builder.claim("The street is wet.", id="wet")
    >>> rain = builder.evidence("It rains.", id="rain")
    >>> handle = wet.because(rain, unless=builder.claim("The street is roofed.", id="roof"))
    >>> handle.id
    'wet'
    """

    id: str
    _builder: MapBuilder = attrs.field(repr=False)

    def because(
        self,
        *premises: StatementHandle | str,
        since: StatementHandle | str | Iterable[StatementHandle | str] = (),
        unless: StatementHandle | str | Iterable[StatementHandle | str] = (),
        implicit: bool = False,
        scheme: str = "",
    ) -> Self:
        """Add a reason for this statement.

        The premises are linked: the reason needs all of them. `since` are its warrants, `unless`
        its exceptions. `implicit` means that the text does not state the reason; `scheme` is the
        name of its pattern. Raises ValueError without a premise or for an unknown id.
        """
        self._builder._add_reason(self, Polarity.FOR, premises, since, unless, implicit, scheme)
        return self

    def but(
        self,
        *premises: StatementHandle | str,
        since: StatementHandle | str | Iterable[StatementHandle | str] = (),
        unless: StatementHandle | str | Iterable[StatementHandle | str] = (),
        implicit: bool = False,
        scheme: str = "",
    ) -> Self:
        """Add an objection to this statement. The arguments are those of `because`."""
        self._builder._add_reason(self, Polarity.AGAINST, premises, since, unless, implicit, scheme)
        return self


class MapBuilder:
    """Build a map: add sources, sections, statements and reasons, then call `map`.

    Keyword arguments of sources and statements are attributes, with `_` for `-`: `by_date=…`.
    Whatever a map would refuse raises ValueError or TypeError at once.

    >>> builder = argmap.MapBuilder(title="The street")
    >>> wet = builder.claim("The street is wet.", id="wet")
    >>> wet = wet.because(builder.evidence("It rains.", id="rain"))
    >>> builder.map().reasons["wet"][0].premises
    ('rain',)
    """

    def __init__(
        self,
        *,
        title: str = "",
        author: str = "",
        date: str = "",
        language: str = "",
        document: str = "",
    ) -> None:
        self._header = ArgumentMap(
            title=title, author=author, date=date, language=language, document=document
        )
        self._statements: dict[str, Statement] = {}
        self._inferences: list[Inference] = []
        self._sources: dict[str, Source] = {}
        self._sections: list[Section] = []
        self._section: str | None = None

    @classmethod
    def from_map(cls, argument_map: ArgumentMap) -> Self:
        """Return a builder that starts with everything in a map.

        New statements belong to its last section until `section` begins another one.
        """
        require_map(argument_map, "from_map")
        builder = cls()
        builder._header = argument_map
        builder._statements = dict(argument_map.statements)
        builder._inferences = list(argument_map.inferences)
        builder._sources = dict(argument_map.sources)
        builder._sections = list(argument_map.sections)
        builder._section = builder._sections[-1].id if builder._sections else None
        return builder

    def map(self) -> ArgumentMap:
        """Return the map of everything that was added so far."""
        return attrs.evolve(
            self._header,
            statements=self._statements,
            inferences=self._inferences,
            sources=self._sources,
            sections=self._sections,
        )

    # Statements by id

    def statement(self, id: str) -> StatementHandle:  # noqa: A002
        """Return the statement with an id. Raises KeyError if there is none."""
        if (name := to_name(id)) not in self._statements:
            raise KeyError(_describe_missing("statement", id, self._statements))
        return StatementHandle(name, self)

    def __getitem__(self, id: str) -> StatementHandle:  # noqa: A002
        return self.statement(id)

    def __contains__(self, id: str) -> bool:  # noqa: A002
        return to_name(id) in self._statements

    # Sections, sources and statements

    def section(
        self,
        title: str,
        *,
        id: str | None = None,  # noqa: A002
        level: int | None = None,
        within: str | None = None,
    ) -> str:
        """Begin a section and return its id. The statements that follow belong to it.

        `within` is the id of the section that it is a part of; otherwise it follows all others, at
        a `level` from 1, the highest, to 6.
        """
        ids = [section.id for section in self._sections]
        position = len(ids)
        if within is not None:
            if level is not None:
                raise TypeError("a section has a level or is within another one, not both")
            number = ids.index(self._find_section(within))
            around = self._sections[number]
            level = around.level + 1
            later = range(number + 1, position)
            position = next(
                (place for place in later if self._sections[place].level <= around.level), position
            )
        name = generate_ids({0: str(title)}, ids)[0] if id is None else id
        section = Section(name, title, 1 if level is None else level)
        if section.id in ids:
            raise ValueError(f"there is a section {section.id!r} already")
        self._sections.insert(position, section)
        self._section = section.id
        return section.id

    def source(self, id: str, text: str, **attributes: Attribute) -> str:  # noqa: A002
        """Add a source that statements can cite, and return its id."""
        source = Source(id, text, _to_attributes(attributes))
        if source.id in self._sources:
            raise ValueError(f"there is a source {source.id!r} already")
        self._sources[source.id] = source
        return source.id

    def add(
        self,
        kind: Kind | str,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: str | Iterable[str] = (),
        cites: Cites = (),
        at: str | Iterable[str] = (),
        section: str | None = None,
        **attributes: Attribute,
    ) -> StatementHandle:
        """Add a statement of a kind and return its handle.

        Without an `id`, one is generated from the text. `tags` and `at` (the places in the mapped
        document) are one text or several. `cites` are the sources: ids, or `Citation` objects that
        add where in the source. In a list, `("report", "p. 3")` is short for
        `Citation("report", "p. 3")`. Without a `section`, the statement belongs to the last one.
        """
        statement = Statement(
            kind,
            # The model refuses a text that is not a string, with its name.
            generate_ids({0: str(text)}, self._statements)[0] if id is None else id,
            text,
            _to_texts(tags),
            _to_citations(cites),
            _to_texts(at),
            _to_attributes(attributes),
            self._section if section is None else self._find_section(section),
            has_generated_id=id is None,
        )
        if statement.id in self._statements:
            raise ValueError(f"there is a statement {statement.id!r} already")
        for citation in statement.citations:
            if citation.source not in self._sources:
                raise ValueError(_describe_missing("source", citation.source, self._sources))
        self._statements[statement.id] = statement
        return StatementHandle(statement.id, self)

    def claim(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: str | Iterable[str] = (),
        cites: Cites = (),
        at: str | Iterable[str] = (),
        section: str | None = None,
        **attributes: Attribute,
    ) -> StatementHandle:
        """Add a claim, which needs support. The arguments are those of `add`."""
        return self.add(
            Kind.CLAIM, text, id=id, tags=tags, cites=cites, at=at, section=section, **attributes
        )

    def evidence(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: str | Iterable[str] = (),
        cites: Cites = (),
        at: str | Iterable[str] = (),
        section: str | None = None,
        **attributes: Attribute,
    ) -> StatementHandle:
        """Add evidence, which should cite a source. The arguments are those of `add`."""
        return self.add(
            Kind.EVIDENCE, text, id=id, tags=tags, cites=cites, at=at, section=section, **attributes
        )

    def recommendation(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: str | Iterable[str] = (),
        cites: Cites = (),
        at: str | Iterable[str] = (),
        section: str | None = None,
        **attributes: Attribute,
    ) -> StatementHandle:
        """Add a recommendation, which needs support. The arguments are those of `add`."""
        return self.add(
            Kind.RECOMMENDATION,
            text,
            id=id,
            tags=tags,
            cites=cites,
            at=at,
            section=section,
            **attributes,
        )

    def assumption(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: str | Iterable[str] = (),
        cites: Cites = (),
        at: str | Iterable[str] = (),
        section: str | None = None,
        **attributes: Attribute,
    ) -> StatementHandle:
        """Add an assumption, which is taken for granted. The arguments are those of `add`."""
        return self.add(
            Kind.ASSUMPTION,
            text,
            id=id,
            tags=tags,
            cites=cites,
            at=at,
            section=section,
            **attributes,
        )

    def goal(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: str | Iterable[str] = (),
        cites: Cites = (),
        at: str | Iterable[str] = (),
        section: str | None = None,
        **attributes: Attribute,
    ) -> StatementHandle:
        """Add a goal that recommendations serve. The arguments are those of `add`."""
        return self.add(
            Kind.GOAL, text, id=id, tags=tags, cites=cites, at=at, section=section, **attributes
        )

    def _add_reason(
        self,
        conclusion: StatementHandle,
        polarity: Polarity,
        premises: tuple[StatementHandle | str, ...],
        since: StatementHandle | str | Iterable[StatementHandle | str],
        unless: StatementHandle | str | Iterable[StatementHandle | str],
        implicit: bool,
        scheme: str,
    ) -> None:
        self._inferences.append(
            Inference(
                conclusion.id,
                polarity,
                [self._find_id(premise) for premise in premises],
                [Link(self._find_id(warrant)) for warrant in _to_references(since)],
                [Link(self._find_id(exception)) for exception in _to_references(unless)],
                implicit,
                scheme,
            )
        )

    def _find_id(self, statement: StatementHandle | str) -> str:
        if isinstance(statement, StatementHandle):
            if statement._builder is not self:
                raise ValueError(f"{statement.id!r} is a statement of another MapBuilder")
            return statement.id
        if not isinstance(statement, str):
            raise TypeError(f"a statement is given as a handle or an id, not as {statement!r}")
        if (name := to_name(statement)) not in self._statements:
            raise ValueError(_describe_missing("statement", statement, self._statements))
        return name

    def _find_section(self, section: str) -> str:
        ids = [section.id for section in self._sections]
        if (name := to_name(section)) not in ids:
            raise ValueError(_describe_missing("section", section, ids))
        return name


def _describe_missing(noun: str, name: str, names: Collection[str]) -> str:
    near = nearest(name, names) if isinstance(name, str) else None
    hint = f"did you mean {near!r}?" if near else "add it before you refer to it"
    return f"there is no {noun} {name!r}; {hint}"


def _to_references(
    given: StatementHandle | str | Iterable[StatementHandle | str],
) -> Iterable[StatementHandle | str]:
    return (given,) if isinstance(given, StatementHandle | str) else given


def _to_texts(given: str | Iterable[str]) -> Iterable[str]:
    return (given,) if isinstance(given, str) else given


def _to_citations(cites: Cites) -> list[Citation]:
    match cites:
        case str() | Citation():
            return [_to_citation(cites)]
        case (str(), str()) if isinstance(cites, tuple):
            key, locator = cites
            raise TypeError(
                f"cites={cites!r} may be one source with a place in it or two sources; write "
                f"cites=argmap.Citation({key!r}, {locator!r}) or cites=[{key!r}, {locator!r}]"
            )
        case Iterable() if not isinstance(cites, Mapping):
            return [_to_citation(cited) for cited in cites]
    return [_to_citation(cites)]


def _to_citation(cited: object) -> Citation:
    match cited:
        case Citation():
            return cited
        case str():
            return Citation(cited)
        case (str(key), str(locator)) if isinstance(cited, tuple):
            return Citation(key, locator)
    raise TypeError(
        f"a citation is the id of a source, an argmap.Citation, or in a list a tuple "
        f'such as ("report", "p. 3"), not {cited!r}'
    )


def _to_attributes(given: Mapping[str, Attribute]) -> dict[str, Attribute]:
    """Return the attributes of keyword arguments. A misspelt parameter is refused."""
    for key in given:
        near = nearest(key, ("id", "tags", "cites", "at"))
        if near and key.replace("_", "-") not in KNOWN:
            raise TypeError(f"{key!r} is not a parameter; did you mean {near!r}?")
    return {key.replace("_", "-"): value for key, value in given.items()}

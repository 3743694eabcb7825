"""Making a map in Python: say what there is to say, then what bears on it.

>>> plan = MapBuilder(title="Where background jobs wait")
>>> rate = plan.evidence("The table passed on 2,900 jobs a second.", id="rate")
>>> growth = plan.assumption("The load will at most triple.", id="growth")
>>> queue = plan.recommendation("Keep the jobs in a table.", id="queue", by="Platform team")
>>> _ = queue.because(rate, growth).but(plan.claim("The table swells.", id="swells"))
>>> [reason.premises for reason in plan.map().reasons["queue"]]
[('rate', 'growth'), ('swells',)]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partialmethod
from typing import TYPE_CHECKING, TypeVar

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
    Section,
    Source,
    Statement,
)
from argmap.source import nearest

if TYPE_CHECKING:
    from typing import Self

    from argmap.model import Scalar, Value

    Attribute = Scalar | Iterable[Scalar]


T = TypeVar("T")
Named = TypeVar("Named", Source, Statement)


@attrs.frozen(eq=False)
class StatementHandle:
    """A statement of a map in the making, and the means to say what bears on it.

    `because` and `but` take the premises that one reason needs together. `since` are its warrants,
    `unless` its exceptions; `implicit` says that the text does not draw it, `scheme` names its
    pattern. Both give the statement back, so that the next reason can follow.
    """

    id: str
    _inferences: list[Inference] = attrs.field(repr=False)

    def because(
        self,
        *premises: StatementHandle,
        since: StatementHandle | Iterable[StatementHandle] = (),
        unless: StatementHandle | Iterable[StatementHandle] = (),
        implicit: bool = False,
        scheme: str = "",
    ) -> Self:
        """Add a reason for this statement. Raises ValueError where there is no premise."""
        return self._reason(Polarity.FOR, premises, since, unless, implicit, scheme)

    def but(
        self,
        *premises: StatementHandle,
        since: StatementHandle | Iterable[StatementHandle] = (),
        unless: StatementHandle | Iterable[StatementHandle] = (),
        implicit: bool = False,
        scheme: str = "",
    ) -> Self:
        """Add a reason against this statement. Raises ValueError where there is no premise."""
        return self._reason(Polarity.AGAINST, premises, since, unless, implicit, scheme)

    def _reason(
        self,
        polarity: Polarity,
        premises: tuple[StatementHandle, ...],
        since: StatementHandle | Iterable[StatementHandle],
        unless: StatementHandle | Iterable[StatementHandle],
        implicit: bool,
        scheme: str,
    ) -> Self:
        inference = Inference(
            self.id,
            polarity,
            [self._known(premise) for premise in premises],
            [Link(self._known(warrant)) for warrant in _several(since)],
            [Link(self._known(exception)) for exception in _several(unless)],
            implicit,
            scheme,
        )
        self._inferences.append(inference)
        return self

    def _known(self, other: StatementHandle) -> str:
        """The id of another statement of the same map."""
        if not isinstance(other, StatementHandle):
            raise TypeError(f"a reason is made of what a MapBuilder gave, not of {other!r}")
        if other._inferences is not self._inferences:
            raise ValueError(f"{other.id!r} was said in another map")
        return other.id


class MapBuilder:
    """A map in the making. Header fields are given here; `map` gives the map when all is said.

    Attributes of statements and sources are keywords, with `_` for `-`: `by_date=…`. Whatever the
    map would refuse (an id given twice, a citation of no source) raises ValueError or TypeError.
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
        self._header = {
            "title": title,
            "author": author,
            "date": date,
            "language": language,
            "document": document,
        }
        self._statements: dict[str, Statement] = {}
        self._inferences: list[Inference] = []
        self._sources: dict[str, Source] = {}
        self._sections: list[Section] = []

    def section(self, title: str, *, id: str | None = None, level: int = 1) -> None:  # noqa: A002
        """Begin a section: what is said from here on belongs to it."""
        name = id or self._made_id(title, (section.id for section in self._sections))
        self._sections.append(Section(name, title, level))

    def source(self, id: str, text: str, **attributes: Attribute) -> None:  # noqa: A002
        """Describe a source that statements can cite by its id."""
        self._sources[id] = self._new(Source(id, text, _attributes(attributes)), self._sources)

    def say(
        self,
        kind: Kind | str,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        tags: Iterable[str] = (),
        cites: str | Iterable[str | tuple[str, str]] = (),
        at: str | Iterable[str] = (),
        **attributes: Attribute,
    ) -> StatementHandle:
        """Say something of a kind; `claim`, `evidence` and the others are this for one kind.

        `cites` names sources by their ids, each alone or with where in it: `("report", "p. 3")`.
        `at` says where in the mapped document it stands. Without an `id`, the text gives one.
        """
        name = id or self._made_id(text, self._statements)
        statement = Statement(
            kind,
            name,
            text,
            tags,
            [_citation(cited) for cited in _texts(cites)],
            list(_texts(at)),
            _attributes(attributes),
            self._sections[-1].id if self._sections else None,
        )
        self._statements[name] = self._new(statement, self._statements)
        return StatementHandle(name, self._inferences)

    claim = partialmethod(say, Kind.CLAIM)
    evidence = partialmethod(say, Kind.EVIDENCE)
    recommendation = partialmethod(say, Kind.RECOMMENDATION)
    assumption = partialmethod(say, Kind.ASSUMPTION)
    goal = partialmethod(say, Kind.GOAL)

    def map(self) -> ArgumentMap:
        """The map of all that has been said so far."""
        return ArgumentMap(
            self._statements, self._inferences, self._sources, self._sections, **self._header
        )

    def _made_id(self, text: str, taken: Iterable[str]) -> str:
        return generate_ids({0: text}, taken)[0]

    def _new(self, member: Named, others: Mapping[str, Named]) -> Named:
        if member.id in others:
            raise ValueError(f"{member.id!r} has been said already")
        return member


def _several(said: StatementHandle | Iterable[StatementHandle]) -> Iterable[StatementHandle]:
    return (said,) if isinstance(said, StatementHandle) else said


def _texts(given: str | Iterable[T]) -> Iterable[str | T]:
    return (given,) if isinstance(given, str) else given


def _citation(cited: str | tuple[str, str]) -> Citation:
    return Citation(cited) if isinstance(cited, str) else Citation(*cited)


def _attributes(given: Mapping[str, Attribute]) -> dict[str, Value]:
    """The attributes that keywords say; a misspelt parameter is not taken for one."""
    for key in given:
        meant = nearest(key, ("id", "tags", "cites", "at"))
        if meant and key.replace("_", "-") not in KNOWN:
            raise TypeError(f"{key!r} is no parameter; did you mean {meant!r}?")
    return {
        key.replace("_", "-"): tuple(value)
        if isinstance(value, Iterable) and not isinstance(value, str)
        else value
        for key, value in given.items()
    }

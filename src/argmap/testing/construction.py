"""Whole maps, built so that they are what was asked for: none is drawn and thrown away.

A map is drawn in three steps: which statements there are, how they bear on each other, and what is
said, cited and noted in them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Citation, Kind, Section, Source, Statement
from argmap.testing.outcomes import with_outcome
from argmap.testing.relations import Relations
from argmap.testing.texts import attributes as some_attributes
from argmap.testing.texts import ids, keys, prose, tags
from argmap.testing.wanted import Kinds, Wanted, wanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.attributes import Value
    from argmap.support import Verdict

_MOST = 6
"""How many statements there are at most where nothing asks for more."""


def maps(
    *,
    kinds: Kinds | None = None,
    acyclic: bool = False,
    connected: bool = False,
    depth: int | None = None,
    objections: bool | None = None,
    exceptions: bool | None = None,
    linked: bool | None = None,
    assumptions: bool | None = None,
    sources: bool | None = None,
    sections: bool | None = None,
    attributes: bool | None = None,
    recommendations: Verdict | str | None = None,
) -> st.SearchStrategy[ArgumentMap]:
    """Valid argument maps: without arguments, whatever the language can say.

    - `kinds`: the kinds that occur, or how many there are of each: `{"claim": 2}` is two claims and
      nothing else, `{"claim": (1, 3)}` is one to three.
    - `acyclic`: no chain of relations, of whatever connectives, returns to its start.
    - `connected`: relations hold all statements together.
    - `depth`: the longest chain of relations has so many steps; such a map is acyclic.
    - `objections`, `exceptions`, `linked`: whether there is a `but`, an `unless`, a reason with
      several premises. One that is asked for is between different statements.
    - `assumptions`, `sources`, `sections`, `attributes`: whether there is an assumption, and a
      statement that cites a source, that stands in a section, that has attributes.
    - `recommendations`: there is one, and the charitable verdict on each is this one.

    True asks for at least one, False for none, None for either. Raises
    `hypothesis.errors.InvalidArgument` where no map has all that is asked for, and for `depth`
    together with `recommendations`.
    """
    asked = wanted(
        kinds,
        assumptions,
        recommendations,
        acyclic=acyclic or depth is not None,
        connected=connected,
        depth=depth,
        objections=objections,
        exceptions=exceptions,
        linked=linked,
        sources=sources,
        sections=sections,
        attributes=attributes,
    )
    return _maps(asked)


@st.composite
def _maps(draw: st.DrawFn, asked: Wanted) -> ArgumentMap:
    chosen = draw(st.permutations(_kinds(draw, asked)))
    names = _names(draw, len(chosen))
    statements = [Statement(kind, name, f"{name} is so.") for kind, name in zip(chosen, names)]  # noqa: B905 - as many
    if asked.recommendations:
        inferences = with_outcome(draw, asked, statements)
    else:
        inferences = Relations(draw, asked, names).all()
    return _dressed(draw, asked, ArgumentMap(statements, inferences))


def _kinds(draw: st.DrawFn, asked: Wanted) -> list[Kind]:
    """The kinds of the statements of a map, in no order."""
    chosen = [kind for kind in Kind for _ in range(asked.least[kind])]
    unbounded = [kind for kind, most in asked.most.items() if most is None]
    for kind, most in asked.most.items():
        if most is not None and most > asked.least[kind]:
            chosen += [kind] * draw(st.integers(0, most - asked.least[kind]))
    if unbounded:
        most = max(0, _MOST - len(chosen))
        chosen += draw(st.lists(st.sampled_from(unbounded), max_size=most))
    return chosen


def _names(draw: st.DrawFn, count: int) -> list[str]:
    """Ids for so many statements: letters, or anything."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    plain = [*letters[:count], *(f"s{number}" for number in range(count - len(letters)))]
    if count > len(letters) or not draw(st.booleans()):
        return plain
    return draw(st.lists(ids(), min_size=count, max_size=count, unique=True))


_MAYBE_PROSE = st.just("") | prose()
_REPORTS = st.just("A report.") | prose()
_TITLES = st.just("A section") | prose()
_NOTHING: st.SearchStrategy[Mapping[str, Value]] = st.just({})

# What is said, cited and noted


def _dressed(draw: st.DrawFn, asked: Wanted, bare: ArgumentMap) -> ArgumentMap:
    """The same statements and inferences with all that bears on no verdict."""
    cited = _sources(draw, asked)
    sections = _sections(draw, asked)
    statements = [
        _noted(draw, asked, each, [source.id for source in cited], sections, first=not place)
        for place, each in enumerate(bare.statements.values())
    ]
    header = {}
    if draw(st.booleans()):
        for key in ("title", "author", "date", "language", "document"):
            header[key] = draw(_MAYBE_PROSE)
    return attrs.evolve(bare, statements=statements, sources=cited, sections=sections, **header)


def _sources(draw: st.DrawFn, asked: Wanted) -> list[Source]:
    if asked.sources is False:
        return []
    names = draw(_few_names(keys(), int(asked.sources or 0)))
    noted = _NOTHING if asked.attributes is False else some_attributes()
    return [Source(name, draw(_REPORTS), draw(noted)) for name in names]


def _sections(draw: st.DrawFn, asked: Wanted) -> list[Section]:
    if asked.sections is False:
        return []
    names = draw(_few_names(ids(), int(asked.sections or 0)))
    return [Section(name, draw(_TITLES), draw(st.integers(1, 6))) for name in names]


def _noted(
    draw: st.DrawFn,
    asked: Wanted,
    statement: Statement,
    cited: Sequence[str],
    sections: Sequence[Section],
    first: bool,
) -> Statement:
    """A statement with its text and notes. What is asked for, the first statement has."""
    citations: list[Citation] = []
    if cited and (citing := draw(_few(st.sampled_from(cited), int(bool(first and asked.sources))))):
        citations = [Citation(key, draw(_MAYBE_PROSE)) for key in citing]
    section = None
    if sections:
        belongs = [each.id for each in sections]
        section = draw(st.sampled_from(belongs if first and asked.sections else [None, *belongs]))
    needs_attributes = int(bool(first and asked.attributes))
    if not draw(st.booleans()):
        noted = draw(some_attributes(1)) if needs_attributes else {}
        return attrs.evolve(statement, citations=citations, section=section, attributes=noted)
    return attrs.evolve(
        statement,
        text=draw(_MAYBE_PROSE) or statement.text,
        tags=draw(_few(tags())),
        citations=citations,
        places=draw(_few(prose())),
        attributes={} if asked.attributes is False else draw(some_attributes(needs_attributes)),
        section=section,
    )


@cache
def _few_names(names: st.SearchStrategy[str], least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(names, min_size=least, max_size=2, unique=True)


@cache
def _few(strategy: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(strategy, min_size=least, max_size=2)

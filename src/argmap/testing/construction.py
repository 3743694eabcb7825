"""Whole maps, built so that they are what was asked for: none is drawn and thrown away.

A map is drawn in three steps: which statements there are, how they bear on each other, and what is
said, cited and noted in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import attrs
from hypothesis import strategies as st

from argmap.attributes import Value
from argmap.model import ArgumentMap, Kind, Section, Source
from argmap.testing.outcomes import with_outcome
from argmap.testing.relations import Relations
from argmap.testing.sketches import Sketch, carried_out, sketches
from argmap.testing.texts import attributes as some_attributes
from argmap.testing.texts import ids, keys, prose
from argmap.testing.wanted import Kinds, Wanted, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    cited, sections = _sources(draw, asked), _sections(draw, asked)
    drawn = _sketches(draw, asked)
    statements = carried_out(filter(None, drawn), cited, sections)
    names = [each.id for each in statements]
    filled = (place for place, sketch in enumerate(drawn) if sketch)
    places = dict(zip(names, filled, strict=True))
    if asked.recommendations:
        inferences = with_outcome(draw, asked, statements, places)
    else:
        inferences = Relations(draw, asked, names, places).all()
    header = {}
    if draw(st.booleans()):
        for key in ("title", "author", "date", "language", "document"):
            header[key] = draw(_PERHAPS)
    return ArgumentMap(statements, inferences, cited, sections, **header)


def _sketches(draw: st.DrawFn, asked: Wanted) -> Sequence[Sketch | None]:
    """The statements of a map, of as many of each kind as asked for, and some of the others.

    None is for one that is left out. Relations are drawn by the places in this list, so that a map
    can shrink by leaving one out without changing what the others are related to.
    """
    attributed = asked.attributes is not False
    kinds = [kind for kind in Kind for _ in range(asked.least[kind])]
    for kind, most in asked.most.items():
        if most is not None and most > asked.least[kind]:
            kinds += [kind] * draw(st.integers(0, most - asked.least[kind]))
    drawn: list[Sketch | None] = [draw(sketches((each,), attributed)) for each in kinds]
    unbounded = tuple(kind for kind, most in asked.most.items() if most is None)
    if drawn and drawn[0]:
        drawn[0] = _noted(draw, asked, drawn[0])
    if unbounded:
        drawn += [draw(_perhaps(unbounded, attributed)) for _ in range(len(drawn), _MOST)]
    # Those whose kinds were free came in any order anyway.
    return draw(st.permutations(drawn)) if len(kinds) > 1 else drawn


@cache
def _perhaps(kinds: tuple[Kind, ...], attributed: bool) -> st.SearchStrategy[Sketch | None]:
    return st.none() | sketches(kinds, attributed)


def _noted(draw: st.DrawFn, asked: Wanted, sketch: Sketch) -> Sketch:
    """A statement that has what there has to be in a map."""
    if asked.sources and not sketch.citations:
        sketch = attrs.evolve(sketch, citations=[(0, "")])
    if asked.sections and not sketch.section:
        sketch = attrs.evolve(sketch, section=1)
    if asked.attributes and not sketch.attributes:
        sketch = attrs.evolve(sketch, attributes=draw(some_attributes(1)))
    return sketch


def _sources(draw: st.DrawFn, asked: Wanted) -> list[Source]:
    if asked.sources is False:
        return []
    described = _REPORTS if asked.attributes is False else _REPORTS_WITH_NOTES
    drawn = draw(_few(keys(), described, int(asked.sources or 0)))
    return [Source(key, text, notes) for key, (text, notes) in drawn]


def _sections(draw: st.DrawFn, asked: Wanted) -> list[Section]:
    if asked.sections is False:
        return []
    drawn = draw(_few(ids(), _HEADINGS, int(asked.sections or 0)))
    return [Section(name, title, level) for name, (title, level) in drawn]


@cache
def _few(
    names: st.SearchStrategy[str], rest: st.SearchStrategy[Rest], least: int
) -> st.SearchStrategy[list[tuple[str, Rest]]]:
    """Two at most, each with another name; whatever is bare takes few choices to draw."""
    named = st.tuples(names, rest)
    return st.lists(named, min_size=least, max_size=2, unique_by=lambda pair: pair[0])


Rest = TypeVar("Rest")

_PERHAPS = st.just("") | prose()
_Described = tuple[str, Mapping[str, Value]]
_REPORT: _Described = ("A report.", {})
_NO_NOTES: st.SearchStrategy[Mapping[str, Value]] = st.just({})
_REPORTS = st.just(_REPORT) | st.tuples(prose(), _NO_NOTES)
_REPORTS_WITH_NOTES = st.just(_REPORT) | st.tuples(prose(), some_attributes())
_HEADINGS = st.just(("A section", 1)) | st.tuples(prose(), st.integers(1, 6))

"""Whole maps, built so that they are what was asked for: none is drawn and thrown away.

A map is drawn in three steps: which statements there are, how they bear on each other, and what is
said, cited and noted in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar, Unpack

import attrs
from hypothesis import strategies as st

from argmap.attributes import Value
from argmap.model import ArgumentMap, Kind, Section, Source
from argmap.testing.narrowing import Narrowing
from argmap.testing.relations import drawn_relations
from argmap.testing.sketches import Sketch, carried_out, sketches
from argmap.testing.texts import attributes as some_attributes
from argmap.testing.texts import ids, keys, prose
from argmap.testing.verdicts import with_outcome
from argmap.testing.wanted import Wanted, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence


def maps(**narrowing: Unpack[Narrowing]) -> st.SearchStrategy[ArgumentMap]:
    """Valid argument maps: without arguments, whatever the language can say.

    The arguments are those of `Narrowing`: `kinds`, `size`, `acyclic`, `connected`, `depth`,
    `objections`, `exceptions`, `linked`, `assumptions`, `sources`, `sections`, `attributes`,
    `recommendations` and `plain`. Each is honoured exactly, in every combination.

    Raises `hypothesis.errors.InvalidArgument` where no map has all that is asked for.
    """
    return _maps(wanted(narrowing))


@st.composite
def _maps(draw: st.DrawFn, asked: Wanted) -> ArgumentMap:
    cited, sections = _sources(draw, asked), _sections(draw, asked)
    drawn = _sketches(draw, asked)
    statements = carried_out(filter(None, drawn), cited, sections)
    names = [each.id for each in statements]
    filled = (place for place, sketch in enumerate(drawn) if sketch)
    places = dict(zip(names, filled, strict=True))
    if asked.recommendations:
        inferences = with_outcome(draw, asked, asked.recommendations, statements, places)
    else:
        inferences = drawn_relations(draw, asked, names, places)
    header = {}
    if not asked.plain and draw(st.booleans()):
        for key in ("title", "author", "date", "language", "document"):
            header[key] = draw(_PERHAPS)
    return ArgumentMap(statements, inferences, cited, sections, **header)


def _sketches(draw: st.DrawFn, asked: Wanted) -> Sequence[Sketch | None]:
    """The statements of a map, of as many of each kind as asked for, and some of the others.

    None is for one that is left out. Relations are drawn by the places in this list, so that a map
    can shrink by leaving one out without changing what the others are related to.
    """
    least, most = asked.size
    kinds = _kinds(draw, asked)
    drawn: list[Sketch | None] = [draw(_sketch((each,), asked)) for each in kinds]
    if asked.free:
        needed = _sketch(asked.free, asked)
        perhaps = _perhaps(needed)
        drawn += [draw(needed if x < least else perhaps) for x in range(len(drawn), most)]
    if drawn and drawn[0]:
        drawn[0] = _noted(draw, asked, drawn[0])
    # Those whose kinds were free came in any order anyway.
    return draw(st.permutations(drawn)) if len(kinds) > 1 else drawn


def _kinds(draw: st.DrawFn, asked: Wanted) -> list[Kind]:
    """The kinds of the statements that have to be there, and of others that are counted."""
    kinds = [kind for kind in Kind for _ in range(asked.least[kind])]
    least, most = asked.size
    counted = [
        (kind, bound - asked.least[kind]) for kind, bound in asked.most.items() if bound is not None
    ]
    left = sum(more for _, more in counted)
    for kind, more in counted:
        left -= more
        missing = 0 if asked.free else max(0, least - len(kinds) - left)
        room = min(more, most - len(kinds))
        kinds += [kind] * (draw(st.integers(missing, room)) if room else 0)
    return kinds


def _sketch(kinds: tuple[Kind, ...], asked: Wanted) -> st.SearchStrategy[Sketch]:
    noted = (asked.sources, asked.sections, asked.attributes)
    return sketches(kinds, asked.plain, *(each is not False for each in noted))


@cache
def _perhaps(needed: st.SearchStrategy[Sketch]) -> st.SearchStrategy[Sketch | None]:
    return st.none() | needed


def _noted(draw: st.DrawFn, asked: Wanted, sketch: Sketch) -> Sketch:
    """A statement that has what there has to be in a map."""
    if asked.sources and not sketch.citations:
        sketch = attrs.evolve(sketch, citations=[(0, "")])
    if asked.sections and not sketch.section:
        sketch = attrs.evolve(sketch, section=1)
    if asked.attributes and not sketch.attributes:
        noted = st.just({"by": "a"}) if asked.plain else some_attributes(1)
        sketch = attrs.evolve(sketch, attributes=draw(noted))
    return sketch


def _sources(draw: st.DrawFn, asked: Wanted) -> list[Source]:
    if asked.sources is False:
        return []
    if asked.plain:
        return [Source(key, "A report.") for key in draw(_SOME_LETTERS)]
    described = _REPORTS if asked.attributes is False else _REPORTS_WITH_NOTES
    drawn = draw(_few(keys(), described, int(asked.sources or 0)))
    return [Source(key, text, notes) for key, (text, notes) in drawn]


def _sections(draw: st.DrawFn, asked: Wanted) -> list[Section]:
    if asked.sections is False:
        return []
    if asked.plain:
        return [Section(name, "A section") for name in draw(_SOME_LETTERS)]
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

_SOME_LETTERS = st.sampled_from(["a", "ab"])
_PERHAPS = st.just("") | prose()
_Described = tuple[str, Mapping[str, Value]]
_REPORT: _Described = ("A report.", {})
_NO_NOTES: st.SearchStrategy[Mapping[str, Value]] = st.just({})
_REPORTS = st.just(_REPORT) | st.tuples(prose(), _NO_NOTES)
_REPORTS_WITH_NOTES = st.just(_REPORT) | st.tuples(prose(), some_attributes())
_HEADINGS = st.just(("A section", 1)) | st.tuples(prose(), st.integers(1, 6))

"""Draw the statements of a map as sketches.

A sketch is a statement together with the reasons for and against it, which refer to other
statements by their distance. A map is drawn as a row of slots that contain a sketch or nothing.
Hypothesis can thus shrink a map by emptying a slot, without changing what the other statements are
related to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from string import ascii_lowercase

import attrs
from hypothesis import strategies as st

from argmap.attributes import Value
from argmap.identifiers import generate_ids
from argmap.model import Citation, Kind, Section, Source, Statement
from argmap.testing.narrowing import LARGEST, Request
from argmap.testing.texts import attributes, ids, markup_prose, prose, schemes, tags


@attrs.frozen
class ReasonSketch:
    """A reason for or against a statement. Numbers are distances to other statements."""

    is_objection: bool
    premises: Sequence[int]
    warrants: Sequence[tuple[int, bool, str]] = ()
    exceptions: Sequence[tuple[int, bool, str]] = ()
    implicit: bool = False
    scheme: str = ""


@attrs.frozen
class Sketch:
    """A statement whose id or text may be missing, with the reasons for and against it.

    An empty id becomes a letter; an id that is None is made from the text. Citations and the
    section are numbers of sources and sections; section 0 is none.
    """

    kind: Kind
    reasons: Sequence[ReasonSketch]
    level: int
    id: str | None = ""
    text: str = ""
    tags: Sequence[str] = ()
    places: Sequence[str] = ()
    citations: Sequence[tuple[int, str]] = ()
    section: int = 0
    attributes: Mapping[str, Value] = attrs.field(factory=dict)
    slot: int = 0


_OBJECTIONS = st.sampled_from([False, False, True])
_DISTANCES = st.integers(-3, 3) | st.integers(-LARGEST, LARGEST)


@cache
def _reasons(plain: bool) -> st.SearchStrategy[list[ReasonSketch]]:
    scheme = st.just("") if plain else schemes()
    links = st.lists(st.tuples(_DISTANCES, st.booleans(), scheme), max_size=1)
    simple = st.builds(ReasonSketch, _OBJECTIONS, st.tuples(_DISTANCES))
    full = st.builds(
        ReasonSketch,
        _OBJECTIONS,
        st.lists(_DISTANCES, min_size=1, max_size=3),
        links,
        links,
        st.booleans(),
        scheme,
    )
    return st.lists(simple | full, max_size=3)


@st.composite
def sketch_rows(draw: st.DrawFn, request: Request) -> list[Sketch]:
    """Generate the sketches of a map, as many as were asked for."""
    sketches = _sketches(
        request.kinds,
        request.depth or 0,
        request.plain,
        cites=_is_allowed(request.sources, request),
        in_sections=_is_allowed(request.sections, request),
        has_attributes=_is_allowed(request.attributes, request),
    )
    least, most = request.size
    optional = most - least
    few = draw(_LENGTHS) if optional > 20 else 0
    slots: list[Sketch | None] = []
    slots += draw(st.lists(sketches, min_size=least, max_size=least))
    slots += draw(st.lists(st.none() | sketches, min_size=few, max_size=optional))
    return [attrs.evolve(sketch, slot=number) for number, sketch in enumerate(slots) if sketch]


_LENGTHS = st.sampled_from([0, 2, 2, 4, 4, 4, 12])
"""Minimal numbers of slots. Without them, most maps would be tiny and hardly any large."""


def _is_allowed(asked: bool | None, request: Request) -> bool:
    return bool(asked) if request.plain else asked is not False


@cache
def _sketches(
    kinds: tuple[Kind, ...],
    depth: int,
    plain: bool,
    *,
    cites: bool,
    in_sections: bool,
    has_attributes: bool,
) -> st.SearchStrategy[Sketch]:
    core = (st.sampled_from(kinds), _reasons(plain), st.integers(0, depth))
    bare = st.builds(Sketch, *core)
    locators = st.just("") if plain else st.just("") | prose()
    notes: dict[str, st.SearchStrategy[object]] = {}
    if cites:
        notes["citations"] = st.lists(st.tuples(st.integers(0, 1), locators), max_size=2)
    if in_sections:
        notes["section"] = st.integers(0, 2)
    if has_attributes:
        notes["attributes"] = attributes()
    if not plain:
        notes["id"] = st.just("") | ids() | st.none()
        notes["text"] = st.just("") | prose() | markup_prose()
        notes["tags"] = st.lists(tags(), max_size=2)
        notes["places"] = st.lists(prose(), max_size=2)
    return bare | st.builds(Sketch, *core, **notes) if notes else bare


def complete(sketches: Sequence[Sketch], request: Request) -> list[Sketch]:
    """Give the first and the last statement what the map must have."""
    sketches = list(sketches)
    for number, kind in enumerate(request.required_kinds):
        sketches[number] = attrs.evolve(sketches[number], kind=kind)
    if request.anchor:
        sketches[-1] = attrs.evolve(sketches[-1], kind=request.anchor)
    if request.sources and not any(sketch.citations for sketch in sketches):
        sketches[0] = attrs.evolve(sketches[0], citations=[(0, "")])
    if request.sections and not any(sketch.section for sketch in sketches):
        sketches[0] = attrs.evolve(sketches[0], section=1)
    if request.attributes and not any(sketch.attributes for sketch in sketches):
        sketches[0] = attrs.evolve(sketches[0], attributes={"by": "a"})
    return sketches


def make_statements(
    sketches: Sequence[Sketch], sources: Sequence[Source], sections: Sequence[Section]
) -> list[Statement]:
    """Return the statements that are sketched, with unique ids."""
    return [
        Statement(
            sketch.kind,
            name,
            sketch.text or ("It is so." if sketch.id is None else f"{name} is so."),
            sketch.tags,
            [
                Citation(sources[number % len(sources)].id, locator)
                for number, locator in (sketch.citations if sources else ())
            ],
            sketch.places,
            sketch.attributes,
            sections[sketch.section % len(sections)].id if sections and sketch.section else None,
        )
        for name, sketch in zip(_choose_ids(sketches), sketches, strict=True)
    ]


def _choose_ids(sketches: Sequence[Sketch]) -> list[str]:
    spare = iter([*ascii_lowercase, *(f"s{number}" for number in range(2 * len(sketches)))])
    names: dict[int, str] = {}
    for number, sketch in enumerate(sketches):
        if sketch.id is not None:
            name = sketch.id
            while not name or name in names.values():
                name = next(spare)
            names[number] = name
    texts = {
        number: sketch.text or "It is so."
        for number, sketch in enumerate(sketches)
        if sketch.id is None
    }
    names.update(generate_ids(texts, names.values()))
    return [names[number] for number in range(len(sketches))]

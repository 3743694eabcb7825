"""Draw whole maps."""

from __future__ import annotations

from operator import attrgetter
from typing import TypeVar, Unpack

import attrs
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Section, Source
from argmap.testing.connections import connect
from argmap.testing.elements import sections, sources
from argmap.testing.narrowing import Narrowing, Request, parse_narrowing
from argmap.testing.recommendations import settle_recommendations
from argmap.testing.sketches import complete, make_statements, sketch_rows
from argmap.testing.texts import prose

T = TypeVar("T", Source, Section)


def maps(**narrowing: Unpack[Narrowing]) -> st.SearchStrategy[ArgumentMap]:
    """Generate valid argument maps: by default anything the language can express.

    The arguments are those of `Narrowing`. Each is honoured in every map; combinations that are not
    supported are refused at once. Raises `hypothesis.errors.InvalidArgument`.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import maps
    >>> @settings(max_examples=10)
    ... @given(maps(kinds=["claim", "evidence"], objections=True))
    ... def test_objections(plan):
    ...     assert any(inference.polarity == "but" for inference in plan.inferences)
    >>> test_objections()
    """
    parse_narrowing(narrowing)
    return _maps(**narrowing)


def _draw_map(draw: st.DrawFn, **narrowing: Unpack[Narrowing]) -> ArgumentMap:
    request = parse_narrowing(narrowing)
    drawn_sources = _draw_all(draw, request, request.sources, sources())
    drawn_sections = _draw_all(draw, request, request.sections, sections())
    if request.attributes is False:
        drawn_sources = [attrs.evolve(source, attributes={}) for source in drawn_sources]
    sketches = complete(draw(sketch_rows(request)), request)
    statements = make_statements(sketches, drawn_sources, drawn_sections)
    inferences = connect(sketches, [statement.id for statement in statements], request)
    header = {} if request.plain else draw(_HEADERS)
    argument_map = ArgumentMap(
        statements, inferences, drawn_sources, drawn_sections, **header, document_span=None
    )
    return settle_recommendations(argument_map, request)


_draw_map.__name__ = "maps"  # the name in the repr of the strategy
_maps = st.composite(_draw_map)

_NO_HEADER: dict[str, str] = {}
_HEADERS = st.just(_NO_HEADER) | st.fixed_dictionaries(
    {
        **dict.fromkeys(("title", "author", "date", "language"), st.just("") | prose()),
        "document": st.just("") | prose().map(str.strip),  # a path ends with no blank of any kind
    }
)


def _draw_all(
    draw: st.DrawFn, request: Request, asked: bool | None, strategy: st.SearchStrategy[T]
) -> list[T]:
    """Draw sources or sections."""
    if asked is False or (request.plain and not asked):
        return []
    return draw(st.lists(strategy, min_size=bool(asked), max_size=2, unique_by=attrgetter("id")))

"""The parts of a map, one by one: statements, inferences, links, sources, citations, sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from argmap.attributes import Value
from argmap.model import Citation, Inference, Kind, Link, Polarity, Section, Source, Statement
from argmap.testing.texts import attributes, ids, keys, prose, schemes, tags


@st.composite
def statements(draw: st.DrawFn, *, citations: bool = True) -> Statement:
    """Generate statements of every kind.

    A statement that cites sources fits only a map that has these; `citations=False` excludes them.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import statements
    >>> @settings(max_examples=10)
    ... @given(statements(citations=False))
    ... def test_statements(statement):
    ...     assert argmap.ArgumentMap([statement]).statements
    >>> test_statements()
    """
    return Statement(
        draw(st.sampled_from(Kind)),
        draw(ids()),
        draw(prose()),
        draw(st.lists(tags(), max_size=2)),
        draw(st.lists(_CITATIONS, max_size=2)) if citations else [],
        draw(st.lists(prose(), max_size=2)),
        draw(attributes()),
    )


def inferences(names: Sequence[str] | None = None) -> st.SearchStrategy[Inference]:
    """Generate inferences between the statements with the ids `names`, or between any.

    They may be circular. Raises ValueError if `names` is empty.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import inferences
    >>> @settings(max_examples=10)
    ... @given(inferences(["wet", "rain"]))
    ... def test_inferences(inference):
    ...     assert {inference.conclusion, *inference.used_ids} <= {"wet", "rain"}
    >>> test_inferences()
    """
    if isinstance(names, str):
        names = [names]
    if names is not None and not names:
        raise ValueError("names must not be empty: an inference needs at least one statement")
    return _inferences() if names is None else _inferences(list(names))


def _draw_inference(draw: st.DrawFn, names: Sequence[str] | None = None) -> Inference:
    name = ids() if names is None else st.sampled_from(names)
    links = st.lists(st.builds(Link, name, st.booleans(), schemes()), max_size=2)
    return Inference(
        draw(name),
        draw(st.sampled_from(Polarity)),
        draw(st.lists(name, min_size=1, max_size=3)),
        draw(links),
        draw(links),
        draw(st.booleans()),
        draw(schemes()),
    )


_draw_inference.__name__ = "inferences"  # the name in the repr of the strategy
_inferences = st.composite(_draw_inference)


@st.composite
def links(draw: st.DrawFn) -> Link:
    """Generate warrants and exceptions."""
    return Link(draw(ids()), draw(st.booleans()), draw(schemes()))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Generate sources.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import sources
    >>> @settings(max_examples=10)
    ... @given(sources())
    ... def test_sources(source):
    ...     assert argmap.ArgumentMap(sources=[source]).sources
    >>> test_sources()
    """
    return Source(draw(keys()), *draw(_DESCRIPTIONS))


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Generate citations."""
    return draw(_CITATIONS)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """Generate sections."""
    return Section(draw(ids()), *draw(_HEADINGS))


_CITATIONS = st.builds(Citation, keys(), st.just("") | prose())
_Description = tuple[str, Mapping[str, Value]]
_REPORT: _Description = ("A report.", {})
_DESCRIPTIONS = st.just(_REPORT) | st.tuples(prose(), attributes())
_HEADINGS = st.just(("A section", 1)) | st.tuples(prose(), st.integers(1, 6))

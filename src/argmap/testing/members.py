"""What maps consist of, one by one: statements, inferences and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from argmap.model import Citation, Inference, Kind, Link, Polarity, Source, Statement
from argmap.testing.texts import attributes, ids, keys, prose, schemes, tags

if TYPE_CHECKING:
    from collections.abc import Sequence


def statements(*, citations: bool = True) -> st.SearchStrategy[Statement]:
    """Statements of every kind. What they cite is in no map: put the sources there, or let them
    have no citations.
    """
    cites = st.lists(st.builds(Citation, keys(), st.just("") | prose()), max_size=2)
    return st.builds(
        Statement,
        st.sampled_from(Kind),
        ids(),
        prose(),
        st.lists(tags(), max_size=2),
        cites if citations else st.just([]),
        st.lists(prose(), max_size=2),
        attributes(),
    )


def inferences(names: Sequence[str] | None = None) -> st.SearchStrategy[Inference]:
    """Inferences between the statements with these ids, or between any; circles and all.

    Raises ValueError where `names` is empty: nothing can be inferred from nothing.
    """
    if names is not None and not names:
        raise ValueError("an inference needs at least one statement, and there is none")
    name = ids() if names is None else st.sampled_from(names)
    links = st.lists(st.builds(Link, name, st.booleans(), schemes()), max_size=2)
    return st.builds(
        Inference,
        name,
        st.sampled_from(Polarity),
        st.lists(name, min_size=1, max_size=3),
        links,
        links,
        st.booleans(),
        schemes(),
    )


def sources() -> st.SearchStrategy[Source]:
    """Sources, with attributes that the language accepts."""
    return st.builds(Source, keys(), prose(), attributes())

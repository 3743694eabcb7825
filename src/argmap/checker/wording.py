"""How findings name what they speak of: by id and text, as an author refers to it and reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.text_layout import join_words
from argmap.wording import QUOTED_WIDTH as QUOTED_WIDTH
from argmap.wording import format_statement as format_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import ArgumentMap

MOST_NAMED = 3
"""How many things a message names before it counts the rest."""


def format_statements(argument_map: ArgumentMap, ids: Iterable[str]) -> str:
    """Several statements, each by its id and its text, in the order given; not too many of them."""
    distinct = list(dict.fromkeys(ids))
    return join_words(
        distinct, MOST_NAMED, by=lambda each: format_statement(argument_map.statements[each])
    )


def format_ids(ids: Sequence[str]) -> str:
    """Several statements by their ids alone: `[a], [b] and [c]`."""
    return join_words(ids, MOST_NAMED, by="[{}]".format)


def format_given(ids: Sequence[str]) -> str:
    """That some statements are given in one reason: `[a] is given`, `[a] and [b] are given`."""
    return f"{format_ids(ids)} {'is' if len(ids) == 1 else 'are'} given"


def join_clauses(parts: Sequence[str]) -> str:
    """Several clauses in a row; not too many of them."""
    more = len(parts) - MOST_NAMED
    return "; ".join([*parts[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])


def format_circle(circle: Sequence[str], start: int = 0) -> str:
    """A circle of statements from one of them on: `[a] → [b] → [a]`; a long one is cut inside."""
    length = len(circle)
    steps = range(length) if length <= 6 else (0, 1, 2, length - 2, length - 1)
    shown = [f"[{circle[(start + step) % length]}]" for step in steps]
    if length > 6:
        shown.insert(3, f"{length - 5} more")
    return " → ".join([*shown, shown[0]])

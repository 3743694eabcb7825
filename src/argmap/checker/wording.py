"""Name statements in messages, and limit lists to a readable length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.model import ArgumentMap
from argmap.text_layout import join_words
from argmap.wording import QUOTED_WIDTH as QUOTED_WIDTH
from argmap.wording import format_statement as format_statement

MOST_NAMED = 3
"""How many items a message names before it counts the rest."""


def format_statements(argument_map: ArgumentMap, ids: Iterable[str]) -> str:
    """Return the ids and texts of statements as a list."""
    return join_words(
        list(dict.fromkeys(ids)),
        MOST_NAMED,
        by=lambda name: format_statement(argument_map.statements[name]),
    )


def format_ids(ids: Sequence[str]) -> str:
    """Return ids as a list: `[a], [b] and [c]`."""
    return join_words(ids, MOST_NAMED, by="[{}]".format)


def format_given(ids: Sequence[str]) -> str:
    """Return that statements are given as a reason: `[a] is given`, `[a] and [b] are given`."""
    return f"{format_ids(ids)} {'is' if len(ids) == 1 else 'are'} given"


def join_clauses(clauses: Sequence[str]) -> str:
    """Join clauses with semicolons."""
    more = len(clauses) - MOST_NAMED
    return "; ".join([*clauses[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])


def format_circle(circle: Sequence[str], start: int = 0) -> str:
    """Return a circle, starting with one of its statements: `[a] → [b] → [a]`.

    The middle of a long circle is left out.
    """
    length = len(circle)
    steps = range(length) if length <= 6 else (0, 1, 2, length - 2, length - 1)
    shown = [f"[{circle[(start + step) % length]}]" for step in steps]
    if length > 6:
        shown.insert(3, f"{length - 5} more")
    return " → ".join([*shown, shown[0]])

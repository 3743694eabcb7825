"""How findings name what they speak of: by id and text, as an author refers to it and reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.source import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import ArgumentMap, Statement
    from argmap.support import Judgement

QUOTED_WIDTH = 48
"""How many cells of a statement's text a message quotes before it cuts."""

MOST_NAMED = 3
"""How many things a message names before it counts the rest."""


def named(statement: Statement) -> str:
    """A statement by its id and its text: `[agenda] “Put emerging technology on the agenda”`."""
    return f"[{statement.id}] “{shortened(statement.text, QUOTED_WIDTH)}”"


def all_named(argument_map: ArgumentMap, ids: Iterable[str]) -> str:
    """Several statements, each by its id and its text, in the order given; not too many of them."""
    distinct = list(dict.fromkeys(ids))
    shown = [named(argument_map.statements[each]) for each in distinct[:MOST_NAMED]]
    return listed(shown, len(distinct))


def bracketed(ids: Sequence[str]) -> str:
    """Several statements by their ids alone: `[a], [b] and [c]`."""
    return listed([f"[{each}]" for each in ids[:MOST_NAMED]], len(ids))


def given_together(ids: Sequence[str]) -> str:
    """That some statements are given in one reason: `[a] is given`, `[a] and [b] are given`."""
    return f"{bracketed(ids)} {'is' if len(ids) == 1 else 'are'} given"


def listed(shown: Sequence[str], total: int | None = None) -> str:
    """`a`, `a and b`, `a, b and c`; `a, b, c and 7 more` where there are more than are shown."""
    items = [*shown]
    if total is not None and total > len(shown):
        items.append(f"{total - len(shown)} more")
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def in_short(parts: Sequence[str]) -> str:
    """Several clauses in a row; not too many of them."""
    more = len(parts) - MOST_NAMED
    return "; ".join([*parts[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])


def chain(circle: Sequence[str], start: int = 0) -> str:
    """A circle of statements from one of them on: `[a] → [b] → [a]`; a long one is cut inside."""
    length = len(circle)
    steps = range(length) if length <= 6 else (0, 1, 2, length - 2, length - 1)
    shown = [f"[{circle[(start + step) % length]}]" for step in steps]
    if length > 6:
        shown.insert(3, f"{length - 5} more")
    return " → ".join([*shown, shown[0]])


def worded(judgement: Judgement) -> str:
    """A verdict, and the reason for it in brackets if it has one: `unsupported (bare)`."""
    reason = judgement.reason
    return f"{judgement.verdict} ({reason})" if reason else f"{judgement.verdict}"


def counted(number: int, what: str) -> str:
    """A number and what it counts, in the singular or with an `s`: `1 error`, `2 errors`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def shortened(text: str, width: int) -> str:
    """A text cut to `width` cells of a terminal, between words if it has any, with `…` behind."""
    if cells(text[: width + 1]) <= width and cells(text) <= width:
        return text
    end = taken = 0
    while (taken := taken + cells(text[end])) < width:
        end += 1
    kept, _, broken = text[:end].rpartition(" ")
    kept = kept if cells(broken) < width // 2 else text[:end]
    return kept.rstrip(" ,;:.–—-") + "…"

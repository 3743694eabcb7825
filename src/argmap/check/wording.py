"""How findings name what they speak of: by kind and id, as an author refers to it, and by its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.source import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import ArgumentMap, Statement

QUOTED_WIDTH = 60
"""How many cells of a statement's text a message quotes before it cuts."""

_MOST_NAMED = 3


def named(statement: Statement) -> str:
    """A statement by its id and its text: `[agenda] “Put emerging technology on the agenda”`."""
    return f"[{statement.id}] “{shortened(statement.text, QUOTED_WIDTH)}”"


def all_named(argument_map: ArgumentMap, ids: Iterable[str]) -> str:
    """Several statements, each by its id and its text, in the order given; not too many of them."""
    return listed([named(argument_map.statements[each]) for each in dict.fromkeys(ids)])


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`, and `a, b, c and 7 more`."""
    shown = list(items[:_MOST_NAMED])
    if len(items) > len(shown):
        shown.append(f"{len(items) - len(shown)} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def shortened(text: str, width: int) -> str:
    """A text cut to `width` cells of a terminal, between words where it has any, with `…` behind."""
    if cells(text) <= width:
        return text
    end = taken = 0
    while (taken := taken + cells(text[end])) < width:
        end += 1
    kept, _, broken = text[:end].rpartition(" ")
    kept = kept if cells(broken) < width // 2 else text[:end]
    return kept.rstrip(" ,;:.–—-") + "…"

"""What the lines of statements and references begin with, taken apart.

The grammar has found all of this before; here are its parts, by the groups of a match. A line that
could not be read is given to the tree with a head of which parts are missing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from argmap.language.grammar import words

if TYPE_CHECKING:
    from collections.abc import Callable

CONNECTIVE, MARK, HEAD, KIND, ID = range(1, 6)
"""The groups: the connective, what its mark says, the head up to its colon, its kind, its id."""


@cache
def relation() -> Callable[[str], re.Match[str]]:
    """Matches a connective and its mark."""
    return re.compile(_relation()).match  # type: ignore[return-value]


@cache
def head() -> Callable[[str], re.Match[str]]:
    """Matches the head of a statement and its colon, with the connective and mark before it."""
    kinds = "|".join(words().kinds)
    pattern = rf"(((?:{kinds})?)(?:[ \t]+([^ \t:]+))?)[ \t]*:"
    return re.compile(_relation() + pattern).match  # type: ignore[return-value]


def _relation() -> str:
    connectives = "|".join(words().connectives)
    return rf"((?:(?:{connectives})\b)?)[ \t]*(?:\(([^()\n]*)\)[ \t]*)?"

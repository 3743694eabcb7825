"""The arguments that narrow what `maps`, `documents` and `broken_documents` give."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypedDict

from argmap.model import Kind
from argmap.semantics import Verdict

Counts = int | tuple[int, int]
"""How many: a number, or the least and the most."""

Kinds = Collection[Kind | str] | Mapping[Kind | str, Counts]
"""Kinds that may occur, the oftener the oftener they are named, or how many there are of each."""


class Narrowing(TypedDict, total=False):
    """What there is to be in a map: True asks for at least one, False for none, None for either."""

    kinds: Kinds | None
    """The kinds that occur, or how many there are of each: `{"claim": 2}` is two claims and nothing
    else, `{"claim": (1, 3)}` is one to three. A kind that a list names twice occurs more often."""
    size: Counts | None
    """How many statements there are. Without it, six at most, if nothing else takes more."""
    acyclic: bool
    """No chain of relations, of whatever connectives, returns to its start."""
    connected: bool
    """There is a statement, and relations hold all statements together."""
    depth: int | None
    """The longest chain of relations has so many steps; such a map is acyclic."""
    objections: bool | None
    """Whether there is a `but`; if so, one by another statement."""
    exceptions: bool | None
    """Whether there is an `unless`; if so, one with a premise and a conclusion that are others."""
    linked: bool | None
    """Whether there is a reason with several premises; if so, two that are not concluded."""
    assumptions: bool | None
    """Whether there is an assumption."""
    sources: bool | None
    """Whether there is a statement that cites a source; if not, there is no source either."""
    sections: bool | None
    """Whether there is a statement in a section; if not, there is no section either."""
    attributes: bool | None
    """Whether there is a statement with attributes; if not, no source has any either."""
    recommendations: Verdict | str | None
    """There is a recommendation, and the charitable verdict on each is this one."""
    plain: bool
    """Nothing is said that bears on no verdict, unless it is asked for: ids and texts are short,
    and there are no tags, places, schemes, headers, sources, sections and attributes."""

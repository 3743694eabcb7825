"""What is asked of a map: the arguments of `maps`, checked, and how many of each kind to take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import attrs
from hypothesis.errors import InvalidArgument

from argmap.model import Kind
from argmap.support import Verdict

Counts = int | tuple[int, int]
Kinds = Collection[Kind | str] | Mapping[Kind | str, Counts]
"""Kinds that may occur, or how many there are of each: a number, or the least and the most."""

GROUNDS = (Kind.EVIDENCE, Kind.ASSUMPTION)
"""Kinds that are given, and are reasons by themselves."""

ANCHORS: Mapping[Verdict, tuple[tuple[Kind, ...], int]] = {
    Verdict.SUPPORTED: ((Kind.EVIDENCE,), 1),
    Verdict.CONDITIONAL: ((Kind.ASSUMPTION,), 1),
    Verdict.UNDECIDED: (GROUNDS, 2),
    Verdict.UNSUPPORTED: ((), 0),
    Verdict.CONTESTED: (GROUNDS, 2),
}
"""What has to be there for a recommendation to come out so: of which kinds, and how many."""


@attrs.frozen
class Wanted:
    """What a map is to have. None is for what may be or not be."""

    least: Mapping[Kind, int]
    most: Mapping[Kind, int | None]
    """The most of each kind that may occur; None where there is no such bound."""
    acyclic: bool = False
    connected: bool = False
    depth: int | None = None
    objections: bool | None = None
    exceptions: bool | None = None
    linked: bool | None = None
    sources: bool | None = None
    sections: bool | None = None
    attributes: bool | None = None
    recommendations: Verdict | None = None


def wanted(
    kinds: Kinds | None,
    assumptions: bool | None,
    recommendations: Verdict | str | None,
    *,
    acyclic: bool,
    connected: bool,
    depth: int | None,
    objections: bool | None,
    exceptions: bool | None,
    linked: bool | None,
    sources: bool | None,
    sections: bool | None,
    attributes: bool | None,
) -> Wanted:
    """What is asked for. Raises InvalidArgument where no map could have all of it."""
    outcome = _verdict(recommendations)
    _refuse(depth is not None and depth < 0, "a depth is not negative")
    _refuse(depth is not None and outcome is not None, "depth cannot go with recommendations=…")
    related = True in (objections, exceptions, linked)
    _refuse(depth == 0 and (related or connected), "depth=0 leaves no relation to ask for")
    contested = outcome in (Verdict.CONTESTED, Verdict.UNDECIDED)
    _refuse(contested and objections is False, f"{outcome} takes an objection")
    _refuse(outcome is Verdict.UNDECIDED and acyclic, "undecided takes a circle of objections")

    budget = _Budget(kinds)
    if assumptions is False:
        budget.exclude(Kind.ASSUMPTION)
    if assumptions:
        budget.require((Kind.ASSUMPTION,), 1)
    size = _size(depth, objections, exceptions, linked)
    if connected or True in (sources, sections, attributes):
        size = max(size, 1)
    if outcome:
        needed, count = ANCHORS[outcome]
        budget.require((Kind.RECOMMENDATION,), 1)
        budget.require(needed, count)
        if related or connected:
            # One statement that nothing rests on, whatever is said about it.
            budget.require([each for each in Kind if each is not Kind.RECOMMENDATION], count + 1)
    budget.require(tuple(Kind), size)
    return Wanted(
        budget.least, budget.most, acyclic, connected, depth, objections, exceptions, linked,
        sources, sections, attributes, outcome,
    )  # fmt: skip


def _size(
    depth: int | None, objections: bool | None, exceptions: bool | None, linked: bool | None
) -> int:
    """How many statements it takes for relations between different ones."""
    size = 0 if depth is None else depth + 1
    if objections:
        size = max(size, 2)
    if exceptions or linked:
        size = max(size, 3)
    return size


class _Budget:
    """How many statements of each kind there must and may be, as one argument after another says.

    Raises InvalidArgument for what cannot be met.
    """

    def __init__(self, kinds: Kinds | None) -> None:
        self.least: dict[Kind, int] = dict.fromkeys(Kind, 0)
        self.most: dict[Kind, int | None] = dict.fromkeys(Kind, 0)
        if isinstance(kinds, Mapping):
            for name, counts in kinds.items():
                least, most = counts if isinstance(counts, tuple) else (counts, counts)
                _refuse(not 0 <= least <= most, f"{counts!r} cannot be how many there are")
                self.least[_kind(name)], self.most[_kind(name)] = least, most
        else:
            self.most.update(dict.fromkeys(map(_kind, tuple(Kind) if kinds is None else kinds)))

    def exclude(self, kind: Kind) -> None:
        """Let no statement of a kind be there."""
        _refuse(self.least[kind] > 0, f"{kind} is both asked for and excluded")
        self.most[kind] = 0

    def require(self, kinds: Iterable[Kind], count: int) -> None:
        """Let there be so many statements at least that are of one of these kinds."""
        kinds = tuple(kinds)
        for kind in kinds:
            missing = count - sum(self.least[each] for each in kinds)
            most = self.most[kind]
            if missing > 0:
                self.least[kind] += (
                    missing if most is None else min(missing, most - self.least[kind])
                )
        got = sum(self.least[each] for each in kinds)
        _refuse(got < count, f"this takes {count} of {', '.join(kinds)}, and kinds=… allows {got}")


def _kind(name: Kind | str) -> Kind:
    _refuse(name not in list(Kind), f"{name!r} is no kind of statement")
    return Kind(name)


def _verdict(name: Verdict | str | None) -> Verdict | None:
    _refuse(name is not None and name not in list(Verdict), f"{name!r} is no verdict")
    return None if name is None else Verdict(name)


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise InvalidArgument(message)

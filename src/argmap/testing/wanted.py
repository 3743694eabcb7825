"""What is asked of a map: the arguments of `maps`, checked, and how many of each kind to take.

Whatever passes here can be built: what no map has is refused here, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import attrs
from hypothesis.errors import InvalidArgument

from argmap.model import Kind
from argmap.semantics import Verdict
from argmap.source import nearest
from argmap.testing.narrowing import Narrowing

if TYPE_CHECKING:
    from argmap.testing.narrowing import Counts, Kinds

GROUNDS = (Kind.EVIDENCE, Kind.ASSUMPTION)
"""Kinds that are given, and are reasons by themselves."""

ANCHORS: Mapping[Verdict, tuple[tuple[Kind, ...], int]] = {
    Verdict.SUPPORTED: ((Kind.EVIDENCE,), 1),
    Verdict.CONDITIONAL: ((Kind.ASSUMPTION,), 1),
    Verdict.UNDECIDED: (GROUNDS, 2),
    Verdict.UNSUPPORTED: ((Kind.RECOMMENDATION,), 1),
    Verdict.CONTESTED: (GROUNDS, 2),
}
"""What recommendations that come out so rest on: of which kinds, and how many where there can be.

Those that are unsupported rest on one among them.
"""

_MOST = 6
"""How many statements there are at most where nothing asks for more."""


@attrs.frozen
class Wanted:
    """What a map is to have. None is for what may be or not be."""

    least: Mapping[Kind, int]
    most: Mapping[Kind, int | None]
    """The most of each kind that may occur; None where there is no such bound."""
    free: tuple[Kind, ...]
    """The kinds without a bound, as often as they were named."""
    size: tuple[int, int]
    acyclic: bool
    connected: bool
    depth: int | None
    objections: bool | None
    exceptions: bool | None
    linked: bool | None
    sources: bool | None
    sections: bool | None
    attributes: bool | None
    recommendations: Verdict | None
    plain: bool


def wanted(narrowing: Narrowing) -> Wanted:
    """What is asked for. Raises InvalidArgument where no map could have all of it."""
    _known(narrowing)
    _typed(narrowing)
    depth = narrowing.get("depth")
    outcome = _verdict(narrowing.get("recommendations"))
    _refuse(depth is not None and depth < 0, "a depth is not negative")
    acyclic = bool(narrowing.get("acyclic")) or depth is not None
    _possible(narrowing, outcome, acyclic)
    budget = _budget(narrowing, outcome)
    said = False if narrowing.get("plain") else None
    return Wanted(
        budget.least,
        budget.most,
        budget.free,
        budget.bounds(),
        acyclic,
        bool(narrowing.get("connected")),
        depth,
        narrowing.get("objections"),
        narrowing.get("exceptions"),
        narrowing.get("linked"),
        narrowing.get("sources", said),
        narrowing.get("sections", said),
        narrowing.get("attributes", said),
        outcome,
        bool(narrowing.get("plain")),
    )


def _known(narrowing: Narrowing) -> None:
    for key in narrowing.keys() - Narrowing.__annotations__.keys():
        hint = _hint(key, Narrowing.__annotations__)
        raise TypeError(f"maps cannot be narrowed by {key}{hint}")


def _hint(name: object, known: Iterable[str]) -> str:
    near = nearest(name, known) if isinstance(name, str) else None
    return f"; did you mean {near}?" if near else ""


def _typed(narrowing: Narrowing) -> None:
    """Refuse arguments of the wrong type, which mean nothing or something else than they say."""
    for key, value in narrowing.items():
        asked = value is not None and key not in _NO_FLAGS
        _refuse(
            asked and not isinstance(value, bool), f"{key} is True, False or None, not {value!r}"
        )
    depth, kinds = narrowing.get("depth"), narrowing.get("kinds")
    _refuse(
        depth is not None and not _whole(depth),
        f"depth is a number of steps, such as 2, not {depth!r}",
    )
    listed = isinstance(kinds, Collection) and not isinstance(kinds, str)
    _refuse(
        kinds is not None and not listed,
        f'kinds is a list of kinds, such as ["claim"], or {{"claim": 2}}, not {kinds!r}',
    )


_NO_FLAGS = ("kinds", "size", "depth", "recommendations")


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _possible(narrowing: Narrowing, outcome: Verdict | None, acyclic: bool) -> None:
    """Refuse what contradicts itself, however many statements there are."""
    objections, exceptions = narrowing.get("objections"), narrowing.get("exceptions")
    related = True in (objections, exceptions, narrowing.get("linked"))
    if narrowing.get("depth") == 0:
        _refuse(related, "depth=0 leaves no relation to ask for")
        grounded = outcome not in (None, Verdict.UNSUPPORTED)
        _refuse(grounded, f"depth=0 leaves no reason, and {outcome} takes one")
    if outcome is Verdict.CONTESTED:
        _refuse(objections is False, "contested takes an objection")
    if outcome is Verdict.UNDECIDED:
        _refuse(acyclic, "undecided takes a circle, and there is to be none")
        none = objections is False and exceptions is False
        _refuse(none, "undecided takes a circle of objections or exceptions")


def _budget(narrowing: Narrowing, outcome: Verdict | None) -> _Budget:
    """How many statements of which kinds it takes to have everything."""
    depth, connected = narrowing.get("depth"), narrowing.get("connected")
    budget = _Budget(narrowing.get("kinds"), narrowing.get("size"))
    if narrowing.get("assumptions") is False:
        budget.exclude(Kind.ASSUMPTION)
    if narrowing.get("assumptions"):
        budget.require((Kind.ASSUMPTION,), 1, "assumptions=True")
    if depth == 0 and connected:
        budget.limit(1, "what is connected at depth=0 is one statement")
    if outcome:
        budget.require((Kind.RECOMMENDATION,), 1, "recommendations=…")
        kinds, count = ANCHORS[outcome]
        budget.require(kinds, 1, str(outcome))
        budget.prefer(kinds, count)
        _spare(budget, narrowing, outcome)
    for asked, count, why in (
        (depth is not None, 1 + (depth or 0), f"depth={depth}"),
        (narrowing.get("objections"), 2, "an objection by another statement"),
        (narrowing.get("exceptions"), 3, "an exception that is a third statement"),
        (narrowing.get("linked"), 3, "a conclusion with two premises"),
        (connected, 1, "connected=True"),
        (narrowing.get("sources"), 1, "sources=True"),
        (narrowing.get("sections"), 1, "sections=True"),
        (narrowing.get("attributes"), 1, "attributes=True"),
    ):
        if asked:
            budget.require(tuple(Kind), count, why)
    return budget


def _spare(budget: _Budget, narrowing: Narrowing, outcome: Verdict) -> None:
    """Have statements that are not recommended, where what is asked for needs them.

    An objection to a recommendation that holds has to fall, by an exception or because it has no
    grounds; and one to what it rests on fells it. In a map one step deep, all recommendations with
    grounds stand at the top, so what else a reason needs is something else.
    """
    others = tuple(kind for kind in Kind if kind is not Kind.RECOMMENDATION)
    shallow = narrowing.get("depth") == 1 and outcome is not Verdict.UNSUPPORTED
    joined = bool(narrowing.get("linked") or narrowing.get("exceptions"))
    below = 2 if shallow and joined else 1
    if below > 1:
        budget.require(others, below, f"depth=1 with linked premises or exceptions, {outcome},")
    if outcome in (Verdict.SUPPORTED, Verdict.CONDITIONAL) and narrowing.get("objections"):
        if narrowing.get("exceptions") is not False:
            budget.prefer(others, below + 1)
        elif below == 1 or not budget.prefer((Kind.CLAIM,), 1):
            why = "an objection without exceptions that leaves recommendations standing"
            budget.require(others, below + 1, why)


class _Budget:
    """How many statements of each kind there must and may be, as one argument after another says.

    Raises InvalidArgument for what cannot be met.
    """

    def __init__(self, kinds: Kinds | None, size: Counts | None) -> None:
        self.least: dict[Kind, int] = dict.fromkeys(Kind, 0)
        self.most: dict[Kind, int | None] = dict.fromkeys(Kind, 0)
        self.free: tuple[Kind, ...] = ()
        if isinstance(kinds, Mapping):
            for name, counts in kinds.items():
                self.least[_kind(name)], self.most[_kind(name)] = _counts(counts)
        else:
            self.free = tuple(map(_kind, tuple(Kind) if kinds is None else kinds))
            self.most.update(dict.fromkeys(self.free))
        self._size = None if size is None else _counts(size)
        self._limits: list[int] = []
        if self._size:
            self.limit(self._size[1], f"size={size!r}")

    def exclude(self, kind: Kind) -> None:
        """Let no statement of a kind be there."""
        _refuse(self.least[kind] > 0, f"{kind} is both asked for and excluded")
        self.most[kind] = 0
        self.free = tuple(each for each in self.free if each is not kind)

    def limit(self, count: int, why: str) -> None:
        """Let there be so many statements at most."""
        needed = self._asked_of(Kind)
        _refuse(needed > count, f"{needed} statements are asked for, and {why}")
        self._limits.append(count)

    def require(self, kinds: Collection[Kind], count: int, why: str) -> None:
        """Let there be so many statements at least that are of one of these kinds."""
        got = self._raised(kinds, count)
        named = "statements" if len(kinds) == len(Kind) else f"of {', '.join(kinds)}"
        _refuse(got < count, f"{why} takes {count} {named}, and the other arguments allow {got}")

    def prefer(self, kinds: Collection[Kind], count: int) -> bool:
        """Have so many statements of one of these kinds if that can be; whether it can."""
        return self._raised(kinds, count) >= count

    def bounds(self) -> tuple[int, int]:
        """How many statements there are at least and at most."""
        needed = self._asked_of(Kind)
        bounds = self.most.values()
        available = None if None in bounds else sum(each or 0 for each in bounds)
        most = min([each for each in (*self._limits, available) if each is not None], default=None)
        least = needed
        if self._size:
            least = max(needed, self._size[0])
            scarce = most is not None and most < least
            _refuse(
                scarce, f"size asks for {least} statements, and the other arguments allow {most}"
            )
        elif available is None:
            usual = max(_MOST, needed)
            most = usual if most is None else min(most, usual)
        return least, needed if most is None else most

    def _raised(self, kinds: Collection[Kind], count: int) -> int:
        """Ask for more of some kinds, the first ones first, up to so many; how many it comes to."""
        for kind in kinds:
            missing = count - self._asked_of(kinds)
            room = [limit - self._asked_of(Kind) for limit in self._limits]
            most = self.most[kind]
            if most is not None:
                room.append(most - self.least[kind])
            self.least[kind] += max(0, min([missing, *room]))
        return self._asked_of(kinds)

    def _asked_of(self, kinds: Iterable[Kind]) -> int:
        return sum(self.least[each] for each in kinds)


def _counts(counts: Counts) -> tuple[int, int]:
    pair = counts if isinstance(counts, tuple) else (counts, counts)
    _refuse(
        len(pair) != 2 or not all(map(_whole, pair)),
        f"{counts!r} does not say how many: write 3, or (1, 3) for the least and the most",
    )
    least, most = pair
    _refuse(not 0 <= least <= most, f"{counts!r} cannot be how many there are")
    return least, most


def _kind(name: Kind | str) -> Kind:
    kinds = list(Kind)
    _refuse(name not in kinds, f"{name!r} is no kind of statement{_hint(name, kinds)}")
    return Kind(name)


def _verdict(name: Verdict | str | None) -> Verdict | None:
    if name is None:
        return None
    verdicts = list(Verdict)
    _refuse(name not in verdicts, f"{name!r} is no verdict{_hint(name, verdicts)}")
    return Verdict(name)


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise InvalidArgument(message)

"""What would hold if some things were otherwise: a circuit's values under suppositions.

Values are those of the well-founded model (Van Gelder, Ross & Schlipf 1991), found one strongly
connected component at a time. A supposition sets the value of some gates from outside; the values
of a changed world are found by following the change through the components that it bears on, in
order, for as long as a value differs.

Beside its value each gate keeps what that value *rests on*: a few other values that suffice for it.
Followed down, this gives one set of *levers*, things that may be changed, of which at least one has
to be pulled before the value can be another one. Weights keep such sets small: among the inputs
that suffice the one is taken that needs fewest levers, those that are needed twice counted twice
(as in Knuth, "A generalization of Dijkstra's algorithm", Information Processing Letters 6, 1977; in
a circle the first one that is found). They are floats because they double at each step of a chain
in which all is used twice.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from argmap.semantics.circuit import read_by
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.semantics.circuit import Circuit

NEGATED = {FALSE: TRUE, TRUE: FALSE, UNDECIDED: UNDECIDED}


class Finding(NamedTuple):
    """A gate's value, how many levers it needs, and the gates whose values suffice for it."""

    value: int
    weight: float
    basis: tuple[int, ...]


class Step(NamedTuple):
    """The gates of one component that have another value, and what it is."""

    changes: tuple[tuple[int, int], ...]
    alone: bool
    """Whether nothing else was waiting: what follows then follows from these changes alone."""


OPEN = Finding(UNDECIDED, 0.0, ())


class _Findings(dict[int, Finding]):
    """The findings that differ from those of the world as it is, which are behind them."""

    def __init__(self, actual: list[Finding], changed: Mapping[int, Finding]) -> None:
        super().__init__(changed)
        self.actual = actual

    def __missing__(self, gate: int) -> Finding:
        return self.actual[gate]


class World:
    """The values of a circuit, as the map has it or under suppositions. Does not change.

    `levers` says which gates may be set from outside, each to the value FALSE or TRUE. `effort` is
    how many gates were looked at to come here from the world that this one was supposed in.
    """

    def __init__(self, circuit: Circuit, levers: Mapping[int, int] | None = None) -> None:
        self.circuit = circuit
        self.levers = levers or {}
        self.supposed: Mapping[int, int] = {}
        self.effort = 0
        findings = [OPEN] * len(circuit.inputs)
        self._findings = _Findings(findings, {})
        for place, group in enumerate(circuit.groups):
            self._settle(place)
            for gate in group:
                findings[gate] = self._findings.pop(gate)

    def value(self, gate: int) -> int:
        """The value of a gate: FALSE, TRUE or UNDECIDED."""
        return self._findings[gate].value

    def suppose(self, values: Mapping[int, int]) -> World:
        """The world in which the given gates, too, have the given values, whatever they read.

        The value UNDECIDED leaves a gate open: what is true (or false) then is so for either value
        of it, because the well-founded model only ever settles more when more is settled.
        """
        world = self._beside(values)
        for _ in world._follow(values):
            pass
        return world

    def following(self, values: Mapping[int, int]) -> Iterator[Step]:
        """What changes in the world that `suppose` gives, one component after the other."""
        return self._beside(values)._follow(values)

    def levers_of(self, gate: int) -> list[int]:
        """Levers of which at least one has to be pulled for a gate to take another value.

        This is so in this world and in every world that comes of it by pulling more levers. None is
        named that has been pulled already. Where the value is FALSE or TRUE the set is kept small;
        where it is UNDECIDED it has all that bears on what is undecided about it.
        """
        found: list[int] = []
        seen, ahead = {gate}, [gate]
        while ahead:
            gate = ahead.pop()
            value, _, basis = self._findings[gate]
            if gate in self.supposed:
                continue
            if self.levers.get(gate, value) != value:
                found.append(gate)
            if value == UNDECIDED:
                basis = tuple(map(read_by, self.circuit.inputs[gate]))
            for each in basis:
                if each not in seen:
                    seen.add(each)
                    ahead.append(each)
        return sorted(found)

    def _beside(self, values: Mapping[int, int]) -> World:
        """The world with more suppositions, before they are followed."""
        world = World.__new__(World)
        world.circuit, world.levers, world.effort = self.circuit, self.levers, 0
        world.supposed = {**self.supposed, **values}
        world._findings = _Findings(self._findings.actual, self._findings)
        return world

    def _follow(self, gates: Iterable[int]) -> Iterator[Step]:
        """Find the values again of some gates and of all that their changes bear on."""
        place, readers, findings = self.circuit.place, self.circuit.readers, self._findings
        places = sorted({place[gate] for gate in gates})  # which is a heap
        waiting = set(places)
        while places:
            here = heappop(places)
            group = self.circuit.groups[here]
            self.effort += len(group)
            before = [findings[gate].value for gate in group]
            self._settle(here)
            changes = [
                (gate, findings[gate].value)
                for gate, value in zip(group, before, strict=True)
                if findings[gate].value != value
            ]
            if changes:
                yield Step(tuple(changes), not places)
            for gate, _ in changes:
                for reader in readers[gate]:
                    there = place[reader]
                    if there not in waiting:
                        waiting.add(there)
                        heappush(places, there)

    def _settle(self, place: int) -> None:
        """Find the values of a component; those of all components before it are found."""
        group = self.circuit.groups[place]
        if not self.circuit.circular[place]:
            for gate in group:
                self._findings[gate] = self._reckon(gate)
            return
        for gate in group:
            self._findings[gate] = OPEN
        members, news = set(group), group
        while news:
            self._spread(members, news)
            news = self._unfounded(group)
            self._refute(news)

    def _spread(self, members: set[int], gates: list[int]) -> None:
        """Settle the gates of a component that are decided by what is settled, until none is."""
        ahead = list(gates)
        for gate in ahead:  # which grows as it is read
            if self._findings[gate].value == UNDECIDED:
                self._findings[gate] = self._reckon(gate)
            if self._findings[gate].value != UNDECIDED:
                ahead += [
                    reader
                    for reader in self.circuit.readers[gate]
                    if reader in members and self._findings[reader].value == UNDECIDED
                ]

    def _reckon(self, gate: int) -> Finding:
        """What a gate's inputs, as far as they are settled, make of it."""
        if gate in self.supposed:
            return Finding(self.supposed[gate], 0.0, ())
        literals, findings = self.circuit.inputs[gate], self._findings
        # One false input decides about a gate that needs all, one true input about the others.
        otherwise = TRUE if self.circuit.every[gate] else FALSE
        deciding = NEGATED[otherwise]
        decided_by: list[tuple[float, int]] = []
        total, undecided = 0.0, False
        for literal in literals:
            if literal >= 0:
                other, agrees = literal, otherwise
            else:
                other, agrees = ~literal, deciding
            value, weight, _ = findings[other]
            if value == agrees:
                total += weight
            elif value == UNDECIDED:
                undecided = True
            else:
                decided_by.append((weight, other))
        if decided_by:
            lightest, other = min(decided_by)
            return Finding(deciding, self._weight(gate, deciding, lightest), (other,))
        if undecided:
            return OPEN
        return Finding(
            otherwise, self._weight(gate, otherwise, total), tuple(map(read_by, literals))
        )

    def _weight(self, gate: int, value: int, weight: float) -> float:
        return weight + (self.levers.get(gate, value) != value)

    def _unfounded(self, group: list[int]) -> list[int]:
        """The open gates of a component that stay untrue even if every doubt is resolved for them.

        The doubts are the negated inputs and what is undecided before the component.
        """
        findings = self._findings
        waiting = {gate for gate in group if findings[gate].value == UNDECIDED}
        founded = [gate for gate in waiting if gate in self.supposed]
        lacking: dict[int, int] = {}
        helps: dict[int, list[int]] = {}
        for gate in waiting.difference(founded):
            undecided = [
                each
                for each in self.circuit.inputs[gate]
                if findings[read_by(each)].value == UNDECIDED
            ]
            needed = [each for each in undecided if each in waiting]
            lacking[gate] = (
                len(needed) if self.circuit.every[gate] else int(len(needed) == len(undecided))
            )
            if not lacking[gate]:
                founded.append(gate)
            for each in needed:
                helps.setdefault(each, []).append(gate)
        for gate in founded:  # which grows as it is read
            for reader in helps.get(gate, ()):
                lacking[reader] -= 1
                if not lacking[reader]:
                    founded.append(reader)
        return sorted(waiting.difference(founded))

    def _refute(self, unfounded: list[int]) -> None:
        """Settle gates as false that have nothing for them but each other."""
        among = set(unfounded)
        outside = {
            read_by(literal)
            for gate in unfounded
            if not self.circuit.every[gate]
            for literal in self.circuit.inputs[gate]
        }.difference(among)
        basis = (*unfounded, *sorted(outside))
        weight = float(sum(self.levers.get(gate) == TRUE for gate in unfounded))
        weight += sum(self._findings[gate].weight for gate in outside)
        for gate in unfounded:
            self._findings[gate] = Finding(FALSE, weight, basis)

"""What a statement hangs on alone: the givens and the sources whose withdrawal fells it.

Withdrawn means struck out of the map, with every inference that uses it as a premise or warrant,
and gone as an exception: reasons that are given for it do not bring it back. What is given is
evidence, assumptions and goals. A source takes with it the evidence that cites no other source;
evidence that cites nothing stands on the author's word, and all of that is one source. Assumptions,
goals and claims do not fall with what they cite.

Each withdrawal makes a world of its own, and all of them are judged side by side. Where a circle
with an objection or exception inside bears on a statement, they are judged one by one: what some
reason for it to hold rests on is withdrawn, but for its landmarks, which are critical whatever is
said for and against what lies between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict, Kind
from argmap.semantics.circuit import Asked, circuit, subjects
from argmap.semantics.consequences import Consequences
from argmap.semantics.landmarks import landmarks
from argmap.semantics.program import Program, Reading, build_program
from argmap.semantics.provenance import AUTHOR, cited_sources
from argmap.semantics.side_by_side import holding
from argmap.semantics.well_founded import FALSE, TRUE
from argmap.semantics.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap


@attrs.frozen
class Critical:
    """What a statement cannot do without: the ids of givens and of sources, in order of writing.

    `AUTHOR` stands last among the sources.
    """

    givens: tuple[str, ...]
    sources: tuple[str, ...]


def critical(
    argument_map: ArgumentMap,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
) -> Mapping[str, Critical]:
    """The critical givens and sources of statements, by id; of the recommendations by default.

    Only those that hold have an entry. Raises KeyError for an id that is not in the map.
    """
    return critical_as_read(argument_map, build_program(argument_map, reading), statements)


def critical_as_read(
    argument_map: ArgumentMap, read: Program, statements: Iterable[str] | None = None
) -> Mapping[str, Critical]:
    """The same for a map whose program in some reading is at hand."""
    asked = subjects(read, statements)
    withdrawals = _withdrawals(argument_map, read)
    labels: dict[int, int] = {}
    for place, withdrawal in enumerate(withdrawals):
        for given in withdrawal.fells:
            labels[given] = labels.get(given, 0) | 1 << place
    worlds = holding(read, labels, asked)
    fatal = {each: ~worlds[each] for each in asked if worlds.get(each, 0) < 0}
    if tangled := [each for each in asked if each not in worlds]:
        fatal |= _judged_one_by_one(read, withdrawals, tangled, landmarks(read, labels))
    return FrozenDict(
        {read.ids[each]: _critical(withdrawals, fatal[each]) for each in asked if each in fatal}
    )


@attrs.frozen
class _Withdrawal:
    """A given or a source, and the givens that fall with it."""

    name: str
    is_source: bool
    fells: list[int]


def _withdrawals(argument_map: ArgumentMap, read: Program) -> list[_Withdrawal]:
    """All that fells something when it is withdrawn alone: the givens, then the sources."""
    alone: dict[str, list[int]] = {source: [] for source in (*argument_map.sources, AUTHOR)}
    for number, statement in enumerate(argument_map.statements.values()):
        if statement.kind is Kind.EVIDENCE:
            source, *others = cited_sources(statement)
            if not others:
                alone[source].append(number)
    return [
        _Withdrawal(name, False, [number])
        for number, (name, kind) in enumerate(zip(read.ids, read.kinds, strict=True))
        if kind.is_given
    ] + [_Withdrawal(source, True, numbers) for source, numbers in alone.items() if numbers]


def _critical(withdrawals: list[_Withdrawal], fatal: int) -> Critical:
    fatal_ones = [withdrawals[place] for place in _places(fatal)]
    return Critical(
        tuple(each.name for each in fatal_ones if not each.is_source),
        tuple(each.name for each in fatal_ones if each.is_source),
    )


def _places(bits: int) -> list[int]:
    places: list[int] = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return places


def _judged_one_by_one(
    read: Program, withdrawals: list[_Withdrawal], asked: list[int], found: list[int]
) -> dict[int, int]:
    """For each of some statements that holds: what is fatal to it, as bits."""
    gates = circuit(read, [(Asked.HOLDS, each) for each in asked])
    levers = {
        gate: FALSE
        for (question, number), gate in gates.gates.items()
        if question is Asked.HOLDS and read.kinds[number].is_given
    }
    world = World(gates, levers)
    holding = {
        gate: each
        for each in asked
        for gate in [gates.gates[Asked.HOLDS, each]]
        if world.value(gate) == TRUE
    }
    fells = [
        {
            gate: FALSE
            for given in withdrawal.fells
            if (gate := gates.gates.get((Asked.HOLDS, given))) is not None
        }
        for withdrawal in withdrawals
    ]
    felled_by: dict[int, list[int]] = {}
    for place, fallen in enumerate(fells):
        for gate in fallen:
            felled_by.setdefault(gate, []).append(place)
    fatal = {each: found[each] for each in holding.values()}
    suspects = {
        place
        for gate, each in holding.items()
        for lever in world.levers_of(gate)
        for place in felled_by[lever]
        if not fatal[each] >> place & 1
    }
    consequences = Consequences(world, holding)
    for place in suspects:
        for gate in consequences.of(fells[place]):
            fatal[holding[gate]] |= 1 << place
    return fatal

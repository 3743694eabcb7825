"""How much has to be withdrawn before a statement no longer holds.

What withdrawing evidence and sources means is defined in
`argmap.semantics.criticality`. Assumptions and goals stay, so a statement which they
carry may be felled by no withdrawal at all. Finding the number is NP-hard in general: it is exact
as far as a budget goes, and a lower bound beyond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict, Kind
from argmap.semantics.circuit import Asked, circuit, subjects
from argmap.semantics.program import Program, Reading, build_program
from argmap.semantics.provenance import AUTHOR, cited_sources
from argmap.semantics.smallest_sets import smallest
from argmap.semantics.well_founded import FALSE, TRUE, well_founded
from argmap.semantics.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap


@attrs.frozen
class Robustness:
    """The smallest number of withdrawals after which a statement no longer holds.

    `k` is that number if `exact`, and None if no withdrawals fell the statement; if not `exact`,
    fewer than `k` do not fell it, and it is not known whether `k` do. `example` is one smallest set
    of what to withdraw, by id and in order of writing; empty if none is known.
    """

    k: int | None
    exact: bool
    example: tuple[str, ...] = ()


@attrs.frozen
class StatementRobustness:
    """The robustness of a statement over pieces of evidence and over sources."""

    evidence: Robustness
    sources: Robustness


def robustness(
    argument_map: ArgumentMap,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
    *,
    budget: int | None = None,
) -> Mapping[str, StatementRobustness]:
    """The robustness of statements, by id; of the recommendations by default.

    Only those that hold have an entry. `budget` is how many values may be looked at again for each
    number; the default is a fraction of a second's work on any but huge maps. Raises KeyError for
    an id that is not in the map.
    """
    read = build_program(argument_map, reading)
    holds = well_founded(read).holds
    return FrozenDict(
        {
            read.ids[each]: _resistance(argument_map, read, each, budget)
            for each in subjects(read, statements)
            if holds[each] == TRUE
        }
    )


def _resistance(
    argument_map: ArgumentMap, read: Program, subject: int, budget: int | None
) -> StatementRobustness:
    """The robustness of one statement that holds."""
    gates = circuit(read, [(Asked.HOLDS, subject)])
    evidence = {
        gate: read.ids[number]
        for (asked, number), gate in sorted(gates.gates.items())
        if asked is Asked.HOLDS and read.kinds[number] is Kind.EVIDENCE
    }
    world = World(gates, dict.fromkeys(evidence, FALSE))
    gate = gates.gates[Asked.HOLDS, subject]
    pieces = {gate: (name,) for gate, name in evidence.items()}
    sources = {
        each: cited_sources(argument_map.statements[name]) for each, name in evidence.items()
    }
    return StatementRobustness(
        _least(world, gate, pieces, list(evidence.values()), budget),
        _least(world, gate, sources, [*argument_map.sources, AUTHOR], budget),
    )


def _least(
    world: World,
    gate: int,
    rests_on: Mapping[int, tuple[str, ...]],
    names: list[str],
    budget: int | None,
) -> Robustness:
    """The fewest of the names to withdraw. A piece of evidence falls with all that it rests on."""
    cited = set[str]().union(*rests_on.values())
    places = {name: place for place, name in enumerate(names) if name in cited}
    pulls = {lever: frozenset(places[name] for name in on) for lever, on in rests_on.items()}
    outcome = smallest(world, gate, pulls, budget=budget)
    example = outcome.sets[0] if outcome.sets else ()
    return Robustness(outcome.size, outcome.exact, tuple(names[place] for place in sorted(example)))

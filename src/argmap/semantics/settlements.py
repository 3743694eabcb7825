"""What would have to be shown or answered for a statement to hold that does not.

A set that settles it may contain statements that get evidence of their own: claims and
recommendations, never the statement itself, for that would say no more than that it lacks support,
and never what is given, which has grounds already. Evidence does not silence objections; so it may
contain objections that are answered, `but` inferences anywhere in the map, and exceptions that are
answered, statements that stand behind an `unless`. The sets are the smallest by number, whichever
these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict
from argmap.semantics.circuit import Asked, circuit, subjects
from argmap.semantics.interventions import Act, Intervention
from argmap.semantics.program import Reading, build_program, inferences_of
from argmap.semantics.smallest_sets import smallest
from argmap.semantics.well_founded import FALSE, TRUE, well_founded
from argmap.semantics.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap, Inference
    from argmap.semantics.circuit import Circuit
    from argmap.semantics.program import Program


@attrs.frozen
class Settlement:
    """The smallest sets of interventions after which a statement holds.

    `size` is their size, None if no such set exists; then something new has to be said. It is that
    if `exact`; otherwise no smaller set settles it, and more is not known. `complete` says that
    `sets` are all there are of this size; otherwise there may be more.
    """

    size: int | None
    exact: bool
    sets: tuple[tuple[Intervention, ...], ...]
    complete: bool


def to_settle(
    argument_map: ArgumentMap,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
    *,
    budget: int | None = None,
) -> Mapping[str, Settlement]:
    """What would settle each of some statements, by id; the recommendations by default.

    Only those that do not hold, or are undecided, have an entry. Within a set, and among the sets,
    statements come before objections, both in the order of writing. `budget` is how many values may
    be looked at again for each statement; the default is a fraction of a second's work on any but
    huge maps. Raises KeyError for an id that is not in the map.
    """
    read = build_program(argument_map, reading)
    inferences = inferences_of(argument_map, reading)
    holds = well_founded(read).holds
    return FrozenDict(
        {
            read.ids[each]: _settlement(read, inferences, each, budget)
            for each in subjects(read, statements)
            if holds[each] != TRUE
        }
    )


def _settlement(
    read: Program, inferences: tuple[Inference, ...], subject: int, budget: int | None
) -> Settlement:
    """What would settle one statement that does not hold."""
    gates = circuit(read, [(Asked.HOLDS, subject)])
    interventions = _interventions(read, inferences, gates, subject)
    levers = {
        gate: TRUE if intervention.act is Act.EVIDENCE else FALSE
        for gate, intervention in interventions.items()
    }
    world = World(gates, levers)
    gate = gates.gates[Asked.HOLDS, subject]
    outcome = smallest(
        world,
        gate,
        {lever: frozenset([place]) for place, lever in enumerate(interventions)},
        budget=budget,
        all_sets=True,
    )
    available = list(interventions.values())
    return Settlement(
        outcome.size,
        outcome.exact,
        tuple(
            tuple(available[place] for place in each) for each in sorted(map(sorted, outcome.sets))
        ),
        outcome.complete,
    )


def _interventions(
    read: Program, inferences: tuple[Inference, ...], gates: Circuit, subject: int
) -> dict[int, Intervention]:
    """What may be done, by gate: evidence first, then exceptions and objections answered."""
    found: dict[tuple[int, int], tuple[int, Intervention]] = {}
    for (part, number), gate in gates.gates.items():
        if part is Asked.GROUNDS and not read.given[number] and number != subject:
            found[0, number] = gate, Intervention(Act.EVIDENCE, read.ids[number])
        elif part is Asked.HOLDS and read.exempts[number]:
            found[1, number] = gate, Intervention(Act.ANSWER, read.ids[number])
        elif part is Asked.LIVE and read.against[number]:
            found[2, number] = gate, Intervention(Act.ANSWER, inferences[number])
    return dict(found[key] for key in sorted(found))

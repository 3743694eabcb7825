"""What the verdict on a statement turns on.

A crux is a claim or an objection, anywhere in the map, that changes the verdict if its own value
changes: one that holds is struck out, one that does not is granted, one that is undecided may be
either. Claims are statements of that kind, other than the one that is asked about; objections are
the `but` inferences. One that is a claim alone, which bears on nothing else, is named once: as the
claim. A claim is granted as an assumption is, so that a verdict which becomes `supported` has
evidence somewhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import FrozenDict, Kind
from argmap.semantics.circuit import Asked, circuit, subjects
from argmap.semantics.consequences import Consequences
from argmap.semantics.interventions import Act, Intervention
from argmap.semantics.judgement import Verdict
from argmap.semantics.program import Reading, build_program, inferences_of
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED
from argmap.semantics.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import ArgumentMap
    from argmap.semantics.circuit import Circuit
    from argmap.semantics.program import Program

_VERDICT_DEPENDS_ON = (Asked.HOLDS, Asked.GROUNDS, Asked.EVIDENCED)


def cruxes(
    argument_map: ArgumentMap,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
) -> Mapping[str, tuple[Intervention, ...]]:
    """The cruxes of statements, by id; of the recommendations by default.

    Each is an intervention that grants or strikes out; first the claims, then the objections, both
    in the order of writing. The map is judged anew for each claim and objection that bears on any
    of the statements, as far as the change goes. Raises KeyError for an id that is not in the map.
    """
    read = build_program(argument_map, reading)
    asked = subjects(read, statements)
    gates = circuit(read, [(part, each) for each in asked for part in _VERDICT_DEPENDS_ON])
    world = World(gates)
    inferences = inferences_of(argument_map, reading)
    concerns = {gates.gates[part, each]: each for each in asked for part in _VERDICT_DEPENDS_ON}
    consequences = Consequences(world, concerns)
    found: dict[int, list[Intervention]] = {each: [] for each in asked}
    for (part, number), gate in _candidates(read, gates):
        subject = read.ids[number] if part is Asked.HOLDS else inferences[number]
        claim = number if part is Asked.HOLDS else _claim_alone(read, number)
        for value, act in ((TRUE, Act.GRANT), (FALSE, Act.STRIKE_OUT)):
            if world.value(gate) != value:
                changed = consequences.of({gate: value})
                for each in {concerns[x] for x in changed}:
                    is_named = each != claim if part is Asked.HOLDS else claim in (None, each)
                    if is_named and _turned(world, gates, each, changed):
                        found[each].append(Intervention(act, subject))
    return FrozenDict({read.ids[each]: tuple(turns) for each, turns in found.items()})


def _candidates(read: Program, gates: Circuit) -> list[tuple[tuple[Asked, int], int]]:
    """The claims and objections that bear on what is asked, in the order of writing."""
    return sorted(
        ((part, number), gate)
        for (part, number), gate in gates.gates.items()
        if (part is Asked.HOLDS and read.kinds[number] is Kind.CLAIM)
        or (part is Asked.LIVE and read.against[number])
    )


def _claim_alone(read: Program, objection: int) -> int | None:
    """The claim that an inference is another name of, None if there is none."""
    first, *others = {*read.members[objection]}
    is_alone = not others and not read.exceptions[objection]
    bears_on_more = read.exempts[first] or set(read.uses[first]) != {objection}
    return first if is_alone and not bears_on_more and read.kinds[first] is Kind.CLAIM else None


def _turned(world: World, gates: Circuit, statement: int, changed: Mapping[int, int]) -> bool:
    """Whether the verdict on a statement is another one where some values have changed."""
    asked = [gates.gates[part, statement] for part in _VERDICT_DEPENDS_ON]
    before = [world.value(gate) for gate in asked]
    after = [changed.get(gate, value) for gate, value in zip(asked, before, strict=True)]
    return _verdict(*before) is not _verdict(*after)


def _verdict(holds: int, grounds: int, evidenced: int) -> Verdict:
    if holds == TRUE:
        return Verdict.SUPPORTED if evidenced == TRUE else Verdict.CONDITIONAL
    if holds == UNDECIDED:
        return Verdict.UNDECIDED
    return Verdict.UNSUPPORTED if grounds == FALSE else Verdict.CONTESTED

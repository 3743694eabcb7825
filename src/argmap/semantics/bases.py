"""The bases of statements: the evidence, assumptions and sources of their live derivations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from argmap.graph import find_components, unite_bits
from argmap.model import Kind
from argmap.semantics.program import Program
from argmap.semantics.provenance import Provenance
from argmap.semantics.selection import Selection, to_selection
from argmap.semantics.well_founded import TRUE, Model

_NOTHING: Selection[str] = Selection((), 0)


@attrs.frozen
class Basis:
    """The ids of the evidence, assumptions and sources behind a statement, in the order of writing.

    `AUTHOR` comes last among the sources, if some of the evidence cites nothing.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ...   and assumption near: Water is near.
    ... ''')
    >>> basis = argmap.assess(plan).charitable.basis("act")
    >>> tuple(basis.evidence), tuple(basis.assumptions), tuple(basis.sources)
    (('fire',), ('near',), ('(author)',))
    """

    evidence: Selection[str] = attrs.field(default=_NOTHING, converter=to_selection)
    """The evidence, by id."""
    assumptions: Selection[str] = attrs.field(default=_NOTHING, converter=to_selection)
    """The assumptions, by id."""
    sources: Selection[str] = attrs.field(default=_NOTHING, converter=to_selection)
    """The sources of the evidence, by key."""


def find_bases(
    program: Program, model: Model, provenance: Provenance, statements: Iterable[int]
) -> Mapping[int, Basis]:
    """Return the bases of statements, by number.

    A derivation ends at evidence. It goes on from an assumption to the reasons for it; from a goal
    only if the statement itself is a goal. The basis of a contested statement is what gives it
    grounds. Without grounds, a basis is empty. Bases share what they have in common.
    """
    bases: dict[int, Basis] = {}
    goals: list[int] = []
    others: list[int] = []
    for number in statements:
        bases[number] = Basis()
        if model.grounds[number] == TRUE:
            (goals if program.kinds[number] is Kind.GOAL else others).append(number)

    def live_premises(number: int, ends: tuple[Kind, ...]) -> list[int]:
        if program.kinds[number] in ends:
            return []
        return [
            premise
            for reason in program.reasons[number]
            if model.live[reason] == TRUE
            for premise in program.premises[reason]
        ]

    def premises_below_goals(number: int) -> list[int]:
        return live_premises(number, (Kind.EVIDENCE,))

    def premises(number: int) -> list[int]:
        return live_premises(number, (Kind.EVIDENCE, Kind.GOAL))

    bases |= _collect(program, provenance, others, premises)
    bases |= _collect(program, provenance, goals, premises_below_goals)
    return bases


def _collect(
    program: Program,
    provenance: Provenance,
    starts: Sequence[int],
    premises: Callable[[int], list[int]],
) -> dict[int, Basis]:
    """Collect the leaves that each start leads to, from the leaves upwards."""
    components = find_components(starts, premises)
    reached = sorted(number for component in components for number in component)

    def of_kind(kind: Kind) -> list[int]:
        return [number for number in reached if program.kinds[number] is kind]

    evidence, assumptions = of_kind(Kind.EVIDENCE), of_kind(Kind.ASSUMPTION)
    sources = provenance.names
    items = [*(program.ids[number] for number in (*evidence, *assumptions)), *sources]
    place_of = {number: place for place, number in enumerate((*evidence, *assumptions))}
    place_of_source = {name: place for place, name in enumerate(sources, len(place_of))}
    leaves = {number: 1 << place for number, place in place_of.items()}
    for number in evidence:
        for source in provenance.sources(provenance.map.statements[program.ids[number]]):
            leaves[number] |= 1 << place_of_source[source]
    places = unite_bits(components, premises, leaves)
    is_evidence = (1 << len(evidence)) - 1
    is_given = (1 << len(place_of)) - 1
    return {
        number: Basis(
            Selection(items, places[number] & is_evidence),
            Selection(items, places[number] & is_given & ~is_evidence),
            Selection(items, places[number] & ~is_given),
        )
        for number in starts
    }

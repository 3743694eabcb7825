"""How strong each statement comes out, as a number beside the verdict and never instead of it.

Three gradual semantics of bipolar argumentation: each gives a statement a strength from 0 to 1, out
of a weight of its own and the strengths of what is said for it and against it.

A map is more than the graphs of the papers, whose edges lead from one argument to one other. Here

- the weight is `{weight: 0.7}`, and 0.5 where none is given, for every kind of statement;
- a reason that needs several members together, premises and warrants, is as strong as the weakest
  of them: Pollock's weakest link, and one of the ways in which Rapberger, Russo, Rago & Toni ("On
  gradual semantics for assumption-based argumentation", KR 2025) let a set support or attack;
- a reason that has exceptions is an argument of its own between its members and its conclusion: the
  weakest member is its weight, the exceptions are its attackers, and the same semantics gives its
  strength. The conclusion is touched by an exception only through the reason. This way of attacking
  an edge is ours, as is a weight that is itself a strength: the papers have no exceptions;
- a reason whose members are goals alone is none, as it is none for the verdicts;
- relations are sets, as in the papers: a reason that is given twice counts once.

A map in which each reason has one premise and no exception is exactly a graph of the papers. There
all three are *stable* (what nothing bears on keeps its weight), *bounded*, *balanced* (reasons of
the same strengths on both sides leave the weight as it is), *monotone* (one more reason, a stronger
one or a larger weight never weakens; one more objection or a stronger one never strengthens),
*neutral* (what has no strength bears on nothing) and *directional* (only what leads to a statement
bears on it). *Duality* holds for DF-QuAD and Quadratic Energy: exchange for and against, turn the
weight to its complement, and the strength turns to its complement. It does not hold for the
Euler-based semantics, where no objection brings a strength below the square of the weight.
*Franklin* holds for the two that sum, and not for DF-QuAD: a reason and an objection of the same
strength cancel out, whatever else there is. The principles are those of Amgoud & Ben-Naim (2017),
duality is Potyka's (2018).

On a cycle the equations are solved by rounds in which all statements of the cycle move at once,
beginning at their weights, so that the order of writing plays no part. To move each time the whole
way to what the equation says is the iteration that Mossakowski & Neuhaus ("Modular semantics and
characteristics for bipolar weighted argumentation graphs", 2018) study; they show that it swings
for ever on some graphs. To move a part of the way has the same solutions and swings less: it
follows the differential equation by which Potyka ("Extending modular semantics for bipolar weighted
argumentation", AAMAS 2019) makes such semantics continuous. That it settles on every graph is not
known, and near a weight of 0 or 1 it can be too slow to; a result says what is unsettled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from math import exp, fsum, prod
from typing import TYPE_CHECKING

import attrs

from argmap.graph import find_components
from argmap.semantics.program import Numbers, Program, Reading, build_program

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Statement

DEFAULT_WEIGHT = 0.5
"""The weight of a statement that gives none."""


class Semantics(StrEnum):
    """How a weight and the strengths on both sides become one strength."""

    DF_QUAD = "df-quad"
    """Rago, Toni, Aurisicchio & Baroni, "Discontinuity-free decision support with quantitative
    argumentation debates" (KR 2016)."""
    EULER = "euler"
    """Amgoud & Ben-Naim, "Evaluation of arguments in weighted bipolar graphs" (ECSQARU 2017)."""
    QUADRATIC = "quadratic"
    """Quadratic Energy: Potyka, "Continuous dynamical systems for weighted bipolar argumentation"
    (KR 2018)."""


@attrs.frozen(eq=False)
class Strengths(Mapping[str, float]):
    """The strength of every statement, from 0 to 1, by id, in the order of writing."""

    _by_id: Mapping[str, float]
    unsettled: frozenset[str]
    """Whose numbers are where the rounds broke off: cycles that did not settle, and what they lead
    to."""

    def __getitem__(self, statement: str) -> float:
        return self._by_id[statement]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


def strengths(
    argument_map: ArgumentMap, semantics: Semantics, reading: Reading = Reading.CHARITABLE
) -> Strengths:
    """The strength of every statement of a map under one semantics.

    The cautious reading has the strengths of the charitable one: granting gives no weight. Linear
    in the size of a map; a cycle costs as much again for each of its rounds, which are bounded.
    """
    weights = [_weight(statement) for statement in argument_map.statements.values()]
    graph = _graph(build_program(argument_map, reading), weights, _INFLUENCE[semantics])
    unsettled: set[int] = set()
    for group in find_components(range(len(weights)), graph.sources):
        settled = graph.settle(group)
        if not settled or any(unsettled.intersection(graph.sources(each)) for each in group):
            unsettled.update(group)
    names = list(argument_map.statements)
    return Strengths(
        dict(zip(names, graph.strengths, strict=True)),
        frozenset(names[number] for number in unsettled),
    )


def _weight(statement: Statement) -> float:
    weight = statement.attributes.get("weight", DEFAULT_WEIGHT)
    assert isinstance(weight, int | float)  # the map has seen to that
    return float(weight)


STEPS = (0.5, 0.125)
"""What part of its way a statement moves in a round; the second where the first does not do."""

ROUNDS = 1000
"""How many rounds a cycle gets with each step."""

CLOSE = 1e-9
"""How far from what its equation says the strength of a statement on a cycle may be left."""

Influence = Callable[[float, list[float], list[float]], float]
"""The strength that a weight takes on under reasons and objections of some strengths."""

_Reason = tuple[Numbers, Numbers]
"""The members and the exceptions of an inference."""


@attrs.frozen(eq=False)
class _Graph:
    """The equations of a map, and their solution as far as it is found."""

    weights: list[float]
    supporters: list[list[_Reason]]
    attackers: list[list[_Reason]]
    influence: Influence
    strengths: list[float]

    def sources(self, statement: int) -> list[int]:
        """The statements whose strengths the strength of a statement is made of."""
        reasons = self.supporters[statement] + self.attackers[statement]
        return [each for reason in reasons for part in reason for each in part]

    def settle(self, group: list[int]) -> bool:
        """Solve a component, all that comes before it being solved. Whether that was possible."""
        if len(group) == 1 and group[0] not in self.sources(group[0]):
            self.strengths[group[0]] = self.solved(group[0])
            return True
        return any(self.approach(group, step) for step in STEPS)

    def approach(self, group: list[int], step: float) -> bool:
        for each in group:
            self.strengths[each] = self.weights[each]
        for _ in range(ROUNDS):
            moves = [self.solved(each) - self.strengths[each] for each in group]
            for each, move in zip(group, moves, strict=True):
                self.strengths[each] += step * move
            if all(-CLOSE <= move <= CLOSE for move in moves):
                return True
        return False

    def solved(self, statement: int) -> float:
        """The strength of a statement by its equation, from the others as they are."""
        return self.influence(
            self.weights[statement],
            [self.force(reason) for reason in self.supporters[statement]],
            [self.force(reason) for reason in self.attackers[statement]],
        )

    def force(self, reason: _Reason) -> float:
        """The strength of a reason: of its weakest member, under attack by its exceptions."""
        members, exceptions = reason
        weakest = min([self.strengths[each] for each in members])
        if not exceptions:
            return weakest
        return self.influence(weakest, [], [self.strengths[each] for each in exceptions])


def _graph(read: Program, weights: list[float], influence: Influence) -> _Graph:
    return _Graph(
        weights,
        [_distinct(read, inferences) for inferences in read.reasons],
        [_distinct(read, inferences) for inferences in read.objections],
        influence,
        list(weights),
    )


def _distinct(read: Program, inferences: Numbers) -> list[_Reason]:
    """The reasons that some inferences for (or against) one statement are, each of them once."""
    found = {
        (frozenset(read.premises[each]), frozenset(read.exceptions[each])): None
        for each in inferences
        if not read.purpose[each]
    }
    return [(tuple(members), tuple(exceptions)) for members, exceptions in found]


def _df_quad(weight: float, supporters: list[float], attackers: list[float]) -> float:
    difference = _accrued(supporters) - _accrued(attackers)
    room = 1 - weight if difference > 0 else weight
    return weight + room * difference


def _accrued(strengths: list[float]) -> float:
    return 1 - prod([1 - strength for strength in strengths])


def _euler(weight: float, supporters: list[float], attackers: list[float]) -> float:
    # Where this cuts the energy, the strength is 1 to the last digit, or the weight is nought.
    energy = min(_energy(supporters, attackers), 700.0)
    return 1 - (1 - weight * weight) / (1 + weight * exp(energy))


def _quadratic(weight: float, supporters: list[float], attackers: list[float]) -> float:
    energy = _energy(supporters, attackers)
    share = energy * energy / (1 + energy * energy)
    return weight + (1 - weight if energy > 0 else -weight) * share


def _energy(supporters: list[float], attackers: list[float]) -> float:
    return fsum(supporters) - fsum(attackers)


_INFLUENCE: Mapping[Semantics, Influence] = {
    Semantics.DF_QUAD: _df_quad,
    Semantics.EULER: _euler,
    Semantics.QUADRATIC: _quadratic,
}

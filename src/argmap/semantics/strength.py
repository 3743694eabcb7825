"""Gradual strengths: a number for each statement, beside its verdict and never instead of it.

Each semantics gives a statement a strength σ from 0 to 1, from a base score w and the strengths of
what supports and attacks it. With E = Σ σ(supporters) - Σ σ(attackers):

- DF-QuAD (Rago et al., KR 2016): with v = 1 - Π(1 - σ) over the supporters and over the attackers,
  σ = w + (1 - w)·(v⁺ - v⁻) if v⁺ > v⁻, and w + w·(v⁺ - v⁻) otherwise;
- Euler-based (Amgoud & Ben-Naim, ECSQARU 2017): σ = 1 - (1 - w²)/(1 + w·e^E);
- Quadratic Energy (Potyka, KR 2018): with h = E²/(1 + E²), σ = w + (1 - w)·h if E > 0, and
  w - w·h otherwise.

The base score is the attribute `weight`. Without it, it is 0.5 for evidence, assumptions and goals,
and 0 for claims and recommendations: these get their strength from what supports them. Under the
Euler-based semantics, a strength stays 0 from a base score of 0; `Strengths.unweighted` names the
statements that need a weight there.

A statement without a weight whose verdict is `unsupported` has strength 0. The equations alone do
not ensure that an unsupported recommendation is never stronger than a supported one: they weigh an
exception against the reason that it rules out, and part of a strong reason remains.

The papers define strengths of graphs in which each edge leads from one argument to another. This
module extends them to maps:

- A reason with several premises or warrants is as strong as its weakest one: Pollock's weakest
  link. Rapberger et al. (KR 2025) discuss other ways for a set to support or attack.
- An exception attacks the reason, not its conclusion: the weakest premise is the base score of the
  reason, its exceptions are the attackers, and the same semantics gives its strength. The papers
  have no exceptions.
- A reason with only goals as premises and warrants does not count, as it does not for verdicts.
- A reason that is given twice counts once.

On a cycle, the equations are solved by iteration. In each round all statements of the cycle move
part of the way to the value of their equation, starting from their base scores. Moving all the way
does not converge on some graphs (Mossakowski & Neuhaus 2018); moving part of it follows the
differential equation of Potyka (AAMAS 2019). Convergence is not proved for every graph, and is slow
for base scores near 0 or 1, so a result names the statements that did not converge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from enum import StrEnum
from math import exp, fsum, prod

import attrs

from argmap.choices import to_choice
from argmap.graph import find_components
from argmap.model import ArgumentMap, Statement
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.judgement import Verdict
from argmap.semantics.program import Numbers, Program, Reading

GIVEN_WEIGHT = 0.5
"""The base score of evidence, assumptions and goals without a weight."""


class Semantics(StrEnum):
    """How a base score, supporters and attackers give a strength.

    >>> argmap.Semantics("df-quad").reference
    'Rago et al. 2016'
    """

    DF_QUAD = "df-quad"
    """Rago, Toni, Aurisicchio & Baroni, "Discontinuity-free decision support with quantitative
    argumentation debates" (KR 2016)."""
    EULER = "euler"
    """Amgoud & Ben-Naim, "Evaluation of arguments in weighted bipolar graphs" (ECSQARU 2017)."""
    QUADRATIC = "quadratic"
    """Quadratic Energy: Potyka, "Continuous dynamical systems for weighted bipolar argumentation"
    (KR 2018)."""

    @property
    def reference(self) -> str:
        """The authors and the year of its publication."""
        return _REFERENCES[self]


_REFERENCES = {
    Semantics.DF_QUAD: "Rago et al. 2016",
    Semantics.EULER: "Amgoud and Ben-Naim 2017",
    Semantics.QUADRATIC: "Potyka 2018",
}


@attrs.frozen(eq=False)
class Strengths(Mapping[str, float]):
    """The strength of each statement, from 0 to 1, by id, in the order of writing.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet. {weight: 0.5}
    ...   because evidence rain: It rains. {weight: 0.8}
    ... ''')
    >>> numbers = argmap.strengths(plan, "df-quad")
    >>> dict(numbers), numbers.unsettled
    ({'wet': 0.9, 'rain': 0.8}, frozenset())
    """

    _by_id: Mapping[str, float]
    unsettled: frozenset[str]
    """The statements on cycles that did not converge, and those that depend on them."""
    unweighted: frozenset[str]
    """The statements whose strength is 0 because the Euler-based semantics needs a weight.

    Unsupported statements are not among them: their strength is 0 in any case.
    """

    def __getitem__(self, statement: str) -> float:
        return self._by_id[statement]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


def strengths(
    subject: ArgumentMap | Assessment,
    semantics: Semantics | str,
    reading: Reading | str = Reading.CHARITABLE,
) -> Strengths:
    """Return the strength of each statement of a map under one semantics.

    In the cautious reading, a granted claim gets no weight. Linear, except that each round of
    iteration on a cycle costs as much again.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet. {weight: 0.5}
    ...   because evidence rain: It rains. {weight: 0.8}
    ... ''')
    >>> round(argmap.strengths(plan, "quadratic")["wet"], 3)
    0.695
    """
    semantics = to_choice(Semantics, semantics, "semantics")
    result = to_assessment(subject).result(reading)
    statements = result.map.statements
    weights = [_get_weight(statement) for statement in statements.values()]
    unsupported = {
        result.program.numbers[name]
        for name, judgement in result.judgements.items()
        if judgement.verdict is Verdict.UNSUPPORTED and "weight" not in statements[name].attributes
    }
    graph = _Graph.of_program(result.program, weights, unsupported, _INFLUENCES[semantics])
    unsettled: set[int] = set()
    for component in find_components(range(len(weights)), graph.list_sources):
        is_settled = graph.solve(component)
        sources = {source for number in component for source in graph.list_sources(number)}
        if not is_settled or not unsettled.isdisjoint(sources):
            unsettled.update(component)
    names = list(statements)
    needs_weights = semantics is Semantics.EULER
    return Strengths(
        dict(zip(names, graph.strengths, strict=True)),
        frozenset(names[number] for number in unsettled),
        frozenset(
            statement.id
            for number, statement in enumerate(statements.values())
            if needs_weights
            and number not in unsupported
            and not statement.kind.is_given
            and "weight" not in statement.attributes
        ),
    )


def _get_weight(statement: Statement) -> float:
    default = GIVEN_WEIGHT if statement.kind.is_given else 0.0
    weight = statement.attributes.get("weight", default)
    assert isinstance(weight, int | float)  # the model has validated it
    return float(weight)


STEPS = (0.5, 0.125)
"""The part of its way that a statement moves in a round; the second is tried if the first fails."""

ROUNDS = 1000
"""The number of rounds with each step."""

TOLERANCE = 1e-9
"""The greatest distance of a strength on a cycle from the value of its equation."""

Influence = Callable[[float, list[float], list[float]], float]
"""A function from a base score and the strengths of supporters and attackers to a strength."""

_Reason = tuple[Numbers, Numbers]
"""The premises and the exceptions of an inference."""


@attrs.frozen(eq=False, repr=False)
class _Graph:
    """The equations of a map, and their solution so far."""

    weights: list[float]
    supporters: list[list[_Reason]]
    attackers: list[list[_Reason]]
    influence: Influence
    strengths: list[float]

    @classmethod
    def of_program(
        cls,
        program: Program,
        weights: list[float],
        unsupported: Set[int],
        influence: Influence,
    ) -> _Graph:
        """Build the equations. Statements that are `unsupported` keep their weight, which is 0."""
        reasons, objections = (
            [
                [] if number in unsupported else _list_reasons(program, inferences)
                for number, inferences in enumerate(concluding)
            ]
            for concluding in (program.reasons, program.objections)
        )
        return cls(
            weights,
            reasons,
            objections,
            influence,
            list(weights),
        )

    def list_sources(self, statement: int) -> list[int]:
        """Return the statements that the strength of a statement depends on directly."""
        reasons = self.supporters[statement] + self.attackers[statement]
        return [source for reason in reasons for part in reason for source in part]

    def solve(self, component: list[int]) -> bool:
        """Solve the equations of a component. Return whether that succeeds."""
        first = component[0]
        if len(component) == 1 and first not in self.list_sources(first):
            self.strengths[first] = self.evaluate(first)
            return True
        return any(self.iterate(component, step) for step in STEPS)

    def iterate(self, component: list[int], step: float) -> bool:
        for statement in component:
            self.strengths[statement] = self.weights[statement]
        for _ in range(ROUNDS):
            moves = [
                self.evaluate(statement) - self.strengths[statement] for statement in component
            ]
            for statement, move in zip(component, moves, strict=True):
                self.strengths[statement] += step * move
            if all(-TOLERANCE <= move <= TOLERANCE for move in moves):
                return True
        return False

    def evaluate(self, statement: int) -> float:
        """Return the value of a statement's equation for the present strengths."""
        return self.influence(
            self.weights[statement],
            [self.evaluate_reason(reason) for reason in self.supporters[statement]],
            [self.evaluate_reason(reason) for reason in self.attackers[statement]],
        )

    def evaluate_reason(self, reason: _Reason) -> float:
        premises, exceptions = reason
        weakest = min([self.strengths[premise] for premise in premises])
        if not exceptions:
            return weakest
        return self.influence(weakest, [], [self.strengths[exception] for exception in exceptions])


def _list_reasons(program: Program, inferences: Numbers) -> list[_Reason]:
    """Return the distinct reasons among some inferences for (or against) one statement."""
    distinct = {
        (frozenset(program.premises[inference]), frozenset(program.exceptions[inference])): None
        for inference in inferences
        if not program.purpose[inference]
    }
    return [(tuple(premises), tuple(exceptions)) for premises, exceptions in distinct]


def _df_quad(weight: float, supporters: list[float], attackers: list[float]) -> float:
    difference = _aggregate(supporters) - _aggregate(attackers)
    room = 1 - weight if difference > 0 else weight
    return weight + room * difference


def _aggregate(strengths: list[float]) -> float:
    return 1 - prod([1 - strength for strength in strengths])


def _euler(weight: float, supporters: list[float], attackers: list[float]) -> float:
    # Beyond this energy, exp overflows; the strength is 1 to the last digit, or the weight is 0.
    energy = min(_energy(supporters, attackers), 700.0)
    return 1 - (1 - weight * weight) / (1 + weight * exp(energy))


def _quadratic(weight: float, supporters: list[float], attackers: list[float]) -> float:
    energy = _energy(supporters, attackers)
    share = energy * energy / (1 + energy * energy)
    return weight + (1 - weight if energy > 0 else -weight) * share


def _energy(supporters: list[float], attackers: list[float]) -> float:
    return fsum(supporters) - fsum(attackers)


_INFLUENCES: Mapping[Semantics, Influence] = {
    Semantics.DF_QUAD: _df_quad,
    Semantics.EULER: _euler,
    Semantics.QUADRATIC: _quadratic,
}

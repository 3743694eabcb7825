"""A map evaluated in one reading, and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from argmap.choices import to_ids
from argmap.graph import find_components, unite_bits
from argmap.model import ArgumentMap, FrozenDict, Inference, Kind, Polarity
from argmap.semantics.bases import Basis, find_bases
from argmap.semantics.circles import OpenCircles, find_circles, find_open_circles
from argmap.semantics.judgement import Judgement, Verdict, judge
from argmap.semantics.program import (
    Program,
    Reading,
    build_program,
    exceptions_of,
    inferences_of,
    premises_of,
)
from argmap.semantics.provenance import Provenance
from argmap.semantics.selection import Selection
from argmap.semantics.well_founded import (
    EVERYWHERE,
    FALSE,
    TRUE,
    Evaluation,
    Model,
    Override,
    Part,
    find_evidenced,
)
from argmap.semantics.withdrawals import Withdrawals


class Role(StrEnum):
    """The part of an inference that keeps it from being live.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet.
    ...   because evidence rain: It rains.
    ...   unless evidence roof: The street is roofed.
    ... ''')
    >>> [obstacle] = argmap.assess(plan).charitable.obstacles(plan.inferences[0])
    >>> obstacle.role
    <Role.EXCEPTION: 'exception'>
    """

    PREMISE = "premise"
    """A premise does not hold, or is undecided."""
    WARRANT = "warrant"
    """A warrant does not hold, or is undecided."""
    EXCEPTION = "exception"
    """An exception holds, or is undecided."""
    PURPOSE = "purpose"
    """All premises and warrants are goals."""
    IMPLICIT = "implicit"
    """The inference is implicit, and the map is read as written."""


@attrs.frozen
class Obstacle:
    """One thing that keeps an inference from being live, and the statement it is about.

    `statement` is None for `PURPOSE` and `IMPLICIT`, which are about the whole inference.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet.
    ...   because claim rain: It rains.
    ... ''')
    >>> [obstacle] = argmap.assess(plan).charitable.obstacles(plan.inferences[0])
    >>> obstacle.statement
    'rain'
    """

    role: Role
    """The part of the inference that fails."""
    statement: str | None = None


@attrs.frozen(eq=False)
class ReadingResult:
    """A map evaluated in one reading.

    Statements are named by their ids.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet.
    ...   because assumption rain: It rains.
    ... ''')
    >>> result = argmap.assess(plan).charitable
    >>> result.holds("wet"), result.is_live(plan.inferences[0]), result.assumptions("wet")
    (True, True, ('rain',))
    """

    map: ArgumentMap
    reading: Reading
    judgements: Mapping[str, Judgement]
    """The judgement on each statement, in the order of writing."""
    # The same by number, for algorithms. The number of an inference is its place in `inferences`.
    program: Program = attrs.field(repr=False)
    model: Model = attrs.field(repr=False)
    evidenced: Sequence[bool] = attrs.field(repr=False)
    """For each statement: whether it holds and has evidence behind it."""

    def holds(self, statement: str) -> bool:
        """Whether a statement holds."""
        return self.judgements[statement].holds

    @cached_property
    def withdrawals(self) -> Withdrawals:
        """The effects of withdrawing statements."""
        return Withdrawals.of_reading(self.map, self.reading, self.program)

    @cached_property
    def provenance(self) -> Provenance:
        """The sources of the map's evidence."""
        return Provenance(self.map)

    # The relations of the map in this reading.

    @cached_property
    def inferences(self) -> tuple[Inference, ...]:
        """The inferences in this reading, in the order of writing."""
        return inferences_of(self.map, self.reading)

    def includes(self, inference: Inference) -> bool:
        """Whether this reading includes an inference of the map."""
        return self.reading is not Reading.AS_WRITTEN or not inference.implicit

    def premises(self, inference: Inference) -> Sequence[str]:
        """Return the premises and warrants of an inference."""
        return premises_of(inference, self.reading)

    def exceptions(self, inference: Inference) -> Sequence[str]:
        """Return the exceptions of an inference."""
        return exceptions_of(inference, self.reading)

    def reasons(self, statement: str) -> Sequence[Inference]:
        """Return the `because` inferences for a statement, live or not."""
        return self._concluding(statement, Polarity.FOR)

    def objections(self, statement: str) -> Sequence[Inference]:
        """Return the `but` inferences against a statement, live or not."""
        return self._concluding(statement, Polarity.AGAINST)

    def supporters(self, statement: str) -> Iterator[str]:
        """Iterate over the premises and warrants of the reasons for a statement."""
        for reason in self.reasons(statement):
            yield from self.premises(reason)

    def uses(self, statement: str) -> Sequence[Inference]:
        """Return the inferences that have a statement as a premise or warrant."""
        return self._uses.get(statement, ())

    def exception_uses(self, statement: str) -> Sequence[Inference]:
        """Return the inferences that have a statement as an exception."""
        return self._exception_uses.get(statement, ())

    def _concluding(self, statement: str, polarity: Polarity) -> Sequence[Inference]:
        return [
            inference
            for inference in self.map.reasons.get(statement, ())
            if inference.polarity is polarity and self.includes(inference)
        ]

    @cached_property
    def _uses(self) -> Mapping[str, Sequence[Inference]]:
        return _by_statement((inference, self.premises(inference)) for inference in self.inferences)

    @cached_property
    def _exception_uses(self) -> Mapping[str, Sequence[Inference]]:
        return _by_statement(
            (inference, self.exceptions(inference)) for inference in self.inferences
        )

    # What follows from the verdicts.

    def is_live(self, inference: Inference) -> bool:
        """Whether an inference of the map is live. False where the model leaves that open."""
        return next(self._obstacles(inference), None) is None

    def obstacles(self, inference: Inference) -> tuple[Obstacle, ...]:
        """Return everything that keeps an inference from being live; nothing if it is live.

        The order is that of the inference: premises, warrants, exceptions. Undecided statements are
        included.
        """
        return tuple(self._obstacles(inference))

    def failing_premises(self, inference: Inference) -> list[str]:
        """Return the premises and warrants of an inference that do not hold."""
        return [premise for premise in self.premises(inference) if not self.holds(premise)]

    def live_objections(self, statement: str) -> tuple[Inference, ...]:
        """Return the live `but` inferences against a statement."""
        return tuple(filter(self.is_live, self.objections(statement)))

    def assumptions(self, statement: str) -> Sequence[str]:
        """Return the assumptions that a conditional statement depends on, in the order of writing.

        They are those of all its live derivations. A derivation ends at what is given and at what
        is evidenced. An assumption depends on itself. A goal depends on none, and neither does a
        statement that is not conditional.
        """
        if self.judgements[statement].verdict is not Verdict.CONDITIONAL:
            return ()
        return self._assumptions[self.program.numbers[statement]]

    @cached_property
    def _assumptions(self) -> Mapping[int, Selection[str]]:
        """The assumptions that each statement depends on, by number, from one list for all."""
        program = self.program

        def unevidenced_premises(number: int) -> list[int]:
            if program.given[number]:
                return []
            return [
                premise
                for reason in program.reasons[number]
                if self.model.live[reason] == TRUE
                for premise in program.premises[reason]
                if not self.evidenced[premise]
            ]

        kinds = enumerate(program.kinds)
        assumptions = [number for number, kind in kinds if kind is Kind.ASSUMPTION]
        names = [program.ids[number] for number in assumptions]
        own = {number: 1 << place for place, number in enumerate(assumptions)}
        components = find_components(range(len(program.ids)), unevidenced_premises)
        places = unite_bits(components, unevidenced_premises, own)
        return {number: Selection(names, where) for number, where in places.items()}

    def basis(self, statement: str) -> Basis:
        """Return the basis of a statement: that of all its live derivations."""
        return self.bases([statement])[statement]

    def bases(self, statements: Iterable[str]) -> Mapping[str, Basis]:
        """Return the bases of statements, by id."""
        numbers = (self.program.number(statement) for statement in to_ids(statements))
        bases = find_bases(self.program, self.model, self.provenance, numbers)
        return {self.program.ids[number]: basis for number, basis in bases.items()}

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the circles of support: each statement is a premise for the next.

        There is one for each strongly connected component of the graph of reasons that has a cycle:
        a shortest cycle through the component's first statement, beginning with it. A statement
        that is a reason for itself is a circle of one.
        """
        ids = self.program.ids
        return tuple(
            tuple(ids[number] for number in circle) for circle in find_circles(self.program)
        )

    def open_circle(self, statement: str) -> tuple[str, ...]:
        """Return the circle of objections that leaves an undecided statement open.

        Each of its statements decides about the next, and the last about the first.
        """
        circle = self.open_circles.circle[self.program.numbers[statement]]
        return tuple(self.program.ids[number] for number in reversed(circle))

    @cached_property
    def open_circles(self) -> OpenCircles:
        """The circles that leave undecided statements open, by number."""
        return find_open_circles(self.program, self.model)

    @cached_property
    def own_grounds(self) -> frozenset[str]:
        """The recommendations with grounds of their own.

        A recommendation has them if it still has grounds without the inferences that have another
        recommendation as a premise or warrant.
        """
        program = self.program
        recommendations = program.select(None)
        world = {number: 1 << place for place, number in enumerate(recommendations)}
        overrides: dict[tuple[Part, int], Override] = {}
        for inference, premises in enumerate(program.premises):
            used = {premise for premise in premises if premise in world}
            if used:
                # With one recommendation in it, an inference stays in that one's world.
                struck = ~world[used.pop()] if len(used) == 1 else EVERYWHERE
                overrides[Part.LIVE, inference] = Override(false=struck)
        grounds = Evaluation(program, overrides).grounds
        return frozenset(
            program.ids[number]
            for number in recommendations
            if grounds.true[number] & world[number]
        )

    def _obstacles(self, inference: Inference) -> Iterator[Obstacle]:
        if not self.includes(inference):
            yield Obstacle(Role.IMPLICIT)
        program, holds = self.program, self.model.holds
        premises = self.premises(inference)
        for place, premise in enumerate(premises):
            if holds[program.numbers[premise]] != TRUE:
                is_premise = place < len(inference.premises)
                yield Obstacle(Role.PREMISE if is_premise else Role.WARRANT, premise)
        for exception in self.exceptions(inference):
            if holds[program.numbers[exception]] != FALSE:
                yield Obstacle(Role.EXCEPTION, exception)
        if all(program.kinds[program.numbers[premise]] is Kind.GOAL for premise in premises):
            yield Obstacle(Role.PURPOSE)


def evaluate_reading(argument_map: ArgumentMap, reading: Reading) -> ReadingResult:
    """Evaluate a map in one reading. Linear, except in circles with an objection or exception."""
    program = build_program(argument_map, reading)
    evaluation = Evaluation(program)
    model = evaluation.model()
    evidenced = [worlds < 0 for worlds in find_evidenced(evaluation)]
    judgements = FrozenDict(zip(program.ids, judge(program, model, evidenced), strict=True))
    return ReadingResult(argument_map, reading, judgements, program, model, evidenced)


def _by_statement(
    groups: Iterable[tuple[Inference, Iterable[str]]],
) -> Mapping[str, Sequence[Inference]]:
    by_statement: dict[str, list[Inference]] = {}
    for inference, statements in groups:
        for statement in dict.fromkeys(statements):
            by_statement.setdefault(statement, []).append(inference)
    return by_statement

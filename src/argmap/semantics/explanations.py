"""Why a statement holds, or why it does not: the explanation of a verdict, as data.

An explanation gives accounts: of the statement that is asked about, and of all that comes up in
another account. There is one account of a statement, however often it comes up, so that what is
shared is told once and what goes round in a circle has an end.

- What holds is carried by one reason, that of its smallest derivation, and the account goes on to
  the members of this reason and to its exceptions, which do not hold. Nothing that is said against
  it is live, and the account goes on to the obstacles of each objection.
- What is unsupported has obstacles in the way of each of its reasons; it goes on to those.
- What is contested is carried by a reason, too, or has reasons that are left open. It goes on to
  these, and to the members and exceptions of each objection that is live.
- What is undecided hangs in a circle of objections that nothing settles: it goes on to what is left
  open, by one reason or objection, on the way to this circle and round it.

Smallest is as `argmap.semantics.derivations` defines it. A goal is granted, so that what
carries it is only told where the goal itself is asked about.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.model import ArgumentMap, FrozenDict, Inference, Kind, Polarity
from argmap.semantics.basis import Basis, find_basis
from argmap.semantics.derivations import Derivations, carrying, smallest_derivations
from argmap.semantics.judgement import Judgement
from argmap.semantics.program import Reading, exceptions_of, inferences_of, premises_of
from argmap.semantics.reading_result import Obstacle, Role
from argmap.semantics.undecided import OpenCircles
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.semantics.assessment import Assessment
    from argmap.semantics.restoring import WithdrawnStatements


@attrs.frozen
class InferenceStep:
    """An inference in an account: whether it is live, and what keeps it from that.

    `live` is None where the model leaves that open. `obstacles` are what settles that it is not
    live, all of it; where it is open, what leaves it open: all of that, or in the account of an
    undecided statement the one thing through which it hangs on the circle. An inference that is
    implicit, where the map is read as written, has that for its only obstacle.
    """

    inference: Inference
    live: bool | None
    obstacles: tuple[Obstacle, ...] = ()
    mentions: tuple[str, ...] = ()
    """The ids of the statements by which the story goes on."""


@attrs.frozen
class StatementExplanation:
    """What there is to say of one statement.

    `more` is how many other reasons for it are live, where one is told that carries it. `circle`,
    which is empty unless the statement is undecided, is the circle of objections that leaves it
    open: of these statements each is left open by the next, and the last by the first.
    """

    statement: str
    judgement: Judgement
    reasons: tuple[InferenceStep, ...] = ()
    objections: tuple[InferenceStep, ...] = ()
    more: int = 0
    circle: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[InferenceStep, ...]:
        """The reasons, then the objections."""
        return self.reasons + self.objections


@attrs.frozen
class Explanation:
    """The verdict on a statement of a map in one reading, and why.

    `accounts` are by id, in the order in which one comes from the statement to the others, depth
    first. `rests_on` is what the statement rests on in any live derivation, not only the smallest.
    """

    map: ArgumentMap = attrs.field(repr=False)
    statement: str
    reading: Reading
    accounts: Mapping[str, StatementExplanation]
    rests_on: Basis
    withdrawn: WithdrawnStatements | None = attrs.field(default=None, repr=False)
    """What was withdrawn from the map before it was judged."""

    def withdrawn_reasons(self, statement: str) -> tuple[str, ...]:
        """What is withdrawn of the reasons that were given for a statement, by id."""
        return self.withdrawn.withdrawn_reasons(statement, self.reading) if self.withdrawn else ()

    @property
    def judgement(self) -> Judgement:
        """The verdict that is explained."""
        return self.accounts[self.statement].judgement


def explain(
    assessment: Assessment, statement: str, reading: Reading = Reading.CHARITABLE
) -> Explanation:
    """Why the verdict on a statement is what it is. Raises KeyError where the map has no such id.

    Takes n log n in the size of the map; for many statements, `explanations` does that once.
    """
    return explanations(assessment, [statement], reading)[statement]


def explanations(
    assessment: Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
    withdrawn: WithdrawnStatements | None = None,
) -> Mapping[str, Explanation]:
    """The explanations of statements, by id; of the recommendations by default.

    `withdrawn` is what the map that was assessed is without, which they tell of where it matters.
    Raises KeyError for an id that is not in the map. Takes n log n in the size of the map, and then
    as much as there is in the explanations, which share their accounts.
    """
    if statements is None:
        among = assessment.map.statements.values()
        statements = [each.id for each in among if each.kind is Kind.RECOMMENDATION]
    explainer = _Explainer(assessment, reading, withdrawn)
    return FrozenDict({each: explainer.explanation(each) for each in statements})


class _Explainer:
    """The accounts of a map in one reading, made as they come up."""

    def __init__(
        self, assessment: Assessment, reading: Reading, withdrawn: WithdrawnStatements | None
    ) -> None:
        self.map, self.reading, self.withdrawn = assessment.map, reading, withdrawn
        self.judged = assessment.result(reading)
        self.read, self.model = self.judged.program, self.judged.model
        self.inferences = inferences_of(self.map, reading)
        self.accounts: dict[str, StatementExplanation] = {}

    @cached_property
    def derivations(self) -> Derivations:
        return smallest_derivations(self.judged)

    @cached_property
    def open_circles(self) -> OpenCircles:
        return self.judged.open_circles

    def explanation(self, statement: str) -> Explanation:
        """The explanation of one statement."""
        number = self.read.numbers[statement]
        told = {statement: self._account_asked_for(number)}
        ahead = [iter(_mentioned(told[statement]))]
        while ahead:
            mentioned = next(ahead[-1], None)
            if mentioned is None:
                ahead.pop()
            elif mentioned not in told:
                told[mentioned] = self._account(mentioned)
                ahead.append(iter(_mentioned(told[mentioned])))
        rests_on = find_basis(self.map, self.judged, number)
        return Explanation(
            self.map, statement, self.reading, FrozenDict(told), rests_on, self.withdrawn
        )

    def _account_asked_for(self, number: int) -> StatementExplanation:
        account = self._account(self.read.ids[number])
        if self.read.kinds[number] is Kind.GOAL and self.judged.evidenced[number]:
            return self._told(number, self._carrying(number), account.objections)
        return account

    def _account(self, statement: str) -> StatementExplanation:
        if statement not in self.accounts:
            self.accounts[statement] = self._new_account(self.read.numbers[statement])
        return self.accounts[statement]

    def _new_account(self, number: int) -> StatementExplanation:
        value = self.model.holds[number]
        if value == TRUE:
            carried_by = self.derivations.carried_by[number]
            reasons = () if carried_by is None else (self._step(carried_by),)
            return self._told(number, reasons, self._all(self.read.objections[number], FALSE))
        if value == UNDECIDED:
            return self._open_account(number)
        return self._told(
            number,
            self._reasons_of_what_fails(number),
            self._all(self.read.objections[number], TRUE),
        )

    def _reasons_of_what_fails(self, number: int) -> tuple[InferenceStep, ...]:
        grounds = self.model.grounds[number]
        if grounds == TRUE:
            return self._carrying(number)
        if grounds == UNDECIDED:
            return self._all(self.read.reasons[number], UNDECIDED)
        taken = iter(self.read.reasons[number])
        return tuple(
            InferenceStep(inference, False, (Obstacle(Role.IMPLICIT),))
            if self.reading is Reading.AS_WRITTEN and inference.implicit
            else self._step(next(taken))
            for inference in self.map.reasons.get(self.read.ids[number], ())
            if inference.polarity is Polarity.FOR
        )

    def _open_account(self, number: int) -> StatementExplanation:
        hinge = self.open_circles.hinge[number]
        step = self._step(hinge.inference, hinge.statement)
        circle = tuple(self.read.ids[each] for each in self.open_circles.circle[number])
        if not self.read.against[hinge.inference]:
            return self._told(number, (step,), (), circle)
        return self._told(number, self._carrying(number), (step,), circle)

    def _told(
        self,
        number: int,
        reasons: tuple[InferenceStep, ...],
        objections: tuple[InferenceStep, ...],
        circle: tuple[str, ...] = (),
    ) -> StatementExplanation:
        name, live = self.read.ids[number], self.model.live
        more = 0
        if reasons and reasons[0].live:
            more = sum(live[each] == TRUE for each in self.read.reasons[number]) - 1
        return StatementExplanation(
            name, self.judged.judgements[name], reasons, objections, more, circle
        )

    def _carrying(self, number: int) -> tuple[InferenceStep, ...]:
        """The reason that carries a statement, if it takes one."""
        if self.read.kinds[number] is Kind.GOAL or not self.read.given[number]:
            inference = carrying(self.judged, self.derivations, number)
            return () if inference is None else (self._step(inference),)
        return ()

    def _all(self, inferences: Iterable[int], value: int) -> tuple[InferenceStep, ...]:
        """Steps for those of some inferences that have a value."""
        return tuple(self._step(each) for each in inferences if self.model.live[each] == value)

    def _step(self, number: int, hangs_on: int | None = None) -> InferenceStep:
        inference = self.inferences[number]
        value = self.model.live[number]
        if value == TRUE:
            members = premises_of(inference, self.reading)
            mentions = (*members, *exceptions_of(inference, self.reading))
            return InferenceStep(inference, True, (), tuple(dict.fromkeys(mentions)))
        obstacles = tuple(dict.fromkeys(self._obstacles(number, value)))
        if hangs_on is not None:
            hinge = self.read.ids[hangs_on]
            obstacles = tuple(each for each in obstacles if each.statement == hinge)
        mentions = tuple(each.statement for each in obstacles if each.statement is not None)
        return InferenceStep(
            inference, False if value == FALSE else None, obstacles, tuple(dict.fromkeys(mentions))
        )

    def _obstacles(self, number: int, value: int) -> Iterator[Obstacle]:
        """What makes an inference that is not live so: what fails in it, or what is open."""
        inference, holds, numbers = self.inferences[number], self.model.holds, self.read.numbers
        for place, member in enumerate(premises_of(inference, self.reading)):
            if holds[numbers[member]] == value:
                is_premise = place < len(inference.premises)
                yield Obstacle(Role.PREMISE if is_premise else Role.WARRANT, member)
        for exception in exceptions_of(inference, self.reading):
            if holds[numbers[exception]] == (TRUE if value == FALSE else UNDECIDED):
                yield Obstacle(Role.EXCEPTION, exception)
        if self.read.purpose[number]:
            yield Obstacle(Role.PURPOSE)


def _mentioned(account: StatementExplanation) -> Iterator[str]:
    for step in account.steps:
        yield from step.mentions

"""What rules and pictures ask about a map beyond the verdicts: what carries and what hinders.

Every question takes the reading that it is asked for. Nothing is computed before it is asked for.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.model import ArgumentMap, Inference, Kind, Polarity
from argmap.semantics.cautious import unsupported_objections
from argmap.semantics.circles import circles
from argmap.semantics.judgement import Judgement, ReadingResult, Verdict, judge
from argmap.semantics.model import FALSE, TRUE
from argmap.semantics.program import Reading, exceptions_of, has_implicit, members_of, program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Role(StrEnum):
    """What it is about an inference that keeps it from being live."""

    PREMISE = "premise"
    """One of its premises does not hold, or it is undecided whether it does."""
    WARRANT = "warrant"
    """One of its warrants does not hold, or it is undecided whether it does."""
    EXCEPTION = "exception"
    """One of its exceptions holds, or it is undecided whether it does."""
    PURPOSE = "purpose"
    """Its premises and warrants are goals alone."""
    IMPLICIT = "implicit"
    """It is not drawn in the text, and the map is read as written."""


@attrs.frozen
class Obstacle:
    """One thing that keeps an inference from being live, and the statement that it is about.

    `statement` is None for `PURPOSE` and `IMPLICIT`, which are about the inference as a whole.
    """

    role: Role
    statement: str | None = None


@attrs.frozen(eq=False)
class Assessment:
    """A map, its verdicts in each reading, and what rules and pictures ask of them."""

    map: ArgumentMap

    @property
    def charitable(self) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id, with all relations of the map."""
        return self._charitable.judgements

    @property
    def as_written(self) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id, without the implicit relations.

        The same object as `charitable` where the map has no implicit relation.
        """
        return self._as_written.judgements

    @property
    def cautious(self) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id, with the objections granted that were left bare.

        The same object as `charitable` where there are none.
        """
        return self._cautious.judgements

    def judgements(self, reading: Reading = Reading.CHARITABLE) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id, in one reading."""
        return self.judged(reading).judgements

    def live(self, inference: Inference, reading: Reading = Reading.CHARITABLE) -> bool:
        """Whether an inference of the map is live. False where the model leaves that open."""
        return next(self._obstacles(inference, reading), None) is None

    def obstacles(
        self, inference: Inference, reading: Reading = Reading.CHARITABLE
    ) -> tuple[Obstacle, ...]:
        """All that keeps an inference of the map from being live; nothing exactly if it is live.

        In the order of the inference: premises, warrants, exceptions. Undecided premises, warrants
        and exceptions are among it; the verdict on the statement tells them from the others.
        """
        return tuple(self._obstacles(inference, reading))

    def objections(
        self, statement: str, reading: Reading = Reading.CHARITABLE
    ) -> tuple[Inference, ...]:
        """The live `but` inferences against a statement, in the order of writing."""
        return tuple(
            inference
            for inference in self.map.reasons.get(statement, ())
            if inference.polarity is Polarity.AGAINST and self.live(inference, reading)
        )

    def assumptions(self, statement: str, reading: Reading = Reading.CHARITABLE) -> tuple[str, ...]:
        """The assumptions that a conditional statement leans on, in the order of writing.

        They are those of all its live derivations. A derivation ends at what is given, and is not
        followed into what is evidenced, which needs no assumption. An assumption leans on itself; a
        goal leans on nothing, and neither does a statement that is not conditional.
        """
        judged = self.judged(reading)
        read, judgements = judged.program, judged.judgements
        if judgements[statement].verdict is not Verdict.CONDITIONAL:
            return ()
        number = read.numbers[statement]
        seen, ahead = {number}, [number]
        while ahead:
            number = ahead.pop()
            if read.given[number]:
                continue
            for inference in read.reasons[number]:
                if judged.model.live[inference] == TRUE:
                    for member in read.members[inference]:
                        if member not in seen and not judged.evidenced[member]:
                            seen.add(member)
                            ahead.append(member)
        return tuple(read.ids[x] for x in sorted(seen) if read.kinds[x] is Kind.ASSUMPTION)

    def circles(self, reading: Reading = Reading.CHARITABLE) -> tuple[tuple[str, ...], ...]:
        """The circles of support, each as the ids that it goes through.

        There is one for each strongly connected component of the graph of reasons that has a cycle:
        a shortest cycle through the statement of the component that is written first, beginning
        with it, and through others if there are any. Each statement is in a reason for the next,
        and the last in one for the first; a statement that is a reason for itself is a circle of
        one. The circles are in the order of their first statements.
        """
        read = self.judged(reading).program
        return tuple(tuple(read.ids[number] for number in circle) for circle in circles(read))

    def _obstacles(self, inference: Inference, reading: Reading) -> Iterator[Obstacle]:
        if reading is Reading.AS_WRITTEN and inference.implicit:
            yield Obstacle(Role.IMPLICIT)
        judged = self.judged(reading)
        numbers, kinds, holds = judged.program.numbers, judged.program.kinds, judged.model.holds
        members = members_of(inference, reading)
        for place, member in enumerate(members):
            if holds[numbers[member]] != TRUE:
                is_premise = place < len(inference.premises)
                yield Obstacle(Role.PREMISE if is_premise else Role.WARRANT, member)
        for exception in exceptions_of(inference, reading):
            if holds[numbers[exception]] != FALSE:
                yield Obstacle(Role.EXCEPTION, exception)
        if all(kinds[numbers[member]] is Kind.GOAL for member in members):
            yield Obstacle(Role.PURPOSE)

    def judged(self, reading: Reading = Reading.CHARITABLE) -> ReadingResult:
        """All that was found out about the map in one reading, by numbers."""
        match reading:
            case Reading.CHARITABLE:
                return self._charitable
            case Reading.AS_WRITTEN:
                return self._as_written
            case Reading.CAUTIOUS:
                return self._cautious

    @cached_property
    def _charitable(self) -> ReadingResult:
        return judge(program(self.map))

    @cached_property
    def _as_written(self) -> ReadingResult:
        if not has_implicit(self.map):
            return self._charitable
        return judge(program(self.map, Reading.AS_WRITTEN))

    @cached_property
    def _cautious(self) -> ReadingResult:
        if not unsupported_objections(self.map):
            return self._charitable
        return judge(program(self.map, Reading.CAUTIOUS))


def assess(argument_map: ArgumentMap) -> Assessment:
    """Open a map for questions. Costs nothing: each answer is computed when it is asked for."""
    return Assessment(argument_map)

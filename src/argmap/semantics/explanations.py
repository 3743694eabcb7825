"""Explain why a statement holds or does not, as data.

An explanation starts from one statement and goes on to every statement that it mentions. Each has
one entry, however often it is mentioned, so that shared reasons appear once and circles end.

- A statement that holds has one reason, that of its smallest derivation. The explanation goes on to
  the premises of this reason and to its exceptions, which do not hold. No objection to the
  statement is live; it goes on to the obstacles of each.
- An unsupported statement has all of its reasons; it goes on to their obstacles.
- A contested statement has a reason that gives it grounds, or the reasons that are undecided. It
  goes on to these, and to the premises and exceptions of each live objection.
- An undecided statement has one reason or objection that leaves it open, on the way to the circle
  of objections that nothing settles, and round it.

`argmap.semantics.derivations` defines what is smallest. A goal is granted, so its reason appears
only in the explanation of the goal itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

import attrs

from argmap.choices import to_choice
from argmap.model import ArgumentMap, FrozenDict, Inference, Kind, Polarity
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.bases import Basis
from argmap.semantics.derivations import (
    Derivations,
    find_derivations_without_goals,
    find_smallest_derivations,
    find_smallest_reason,
)
from argmap.semantics.judgement import Judgement
from argmap.semantics.program import Reading
from argmap.semantics.reading_result import Obstacle, ReadingResult, Role
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED
from argmap.semantics.what_if import WithdrawnStatements


@attrs.frozen
class InferenceStep:
    """An inference in an explanation: whether it is live, and what keeps it from that.

    `live` is None if the model leaves it open. `obstacles` are all that make it fail or, if it is
    undecided, all that leave it open; on the way to a circle of objections, only the obstacle on
    that way. In the reading as written, the only obstacle of an implicit inference is that it is
    implicit.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> [step] = argmap.explain(plan, "act").statements["act"].reasons
    >>> step.live, step.obstacles
    (False, (Obstacle(role=<Role.PREMISE: 'premise'>, statement='fire'),))
    """

    inference: Inference
    """The reason or objection."""
    live: bool | None
    obstacles: tuple[Obstacle, ...] = ()
    mentions: tuple[str, ...] = ()
    """The ids of the statements that the explanation goes on to."""


@attrs.frozen
class StatementExplanation:
    """The part of an explanation that is about one statement.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> part = argmap.explain(plan, "act").statements["fire"]
    >>> part.statement, str(part.judgement), part.steps
    ('fire', 'unsupported (bare)', ())
    """

    statement: str
    """The id of the statement."""
    judgement: Judgement
    """The judgement on it."""
    reasons: tuple[InferenceStep, ...] = ()
    """The reasons that are shown: one that is live, or those that fail or are undecided."""
    objections: tuple[InferenceStep, ...] = ()
    """The objections that are shown."""
    other_reasons: int = 0
    """The number of other live reasons for the statement, if `reasons` shows a live one."""
    circle: tuple[str, ...] = ()
    """The circle of objections that leaves an undecided statement open.

    Each statement in it is left open by the next, and the last by the first.
    """

    @property
    def steps(self) -> tuple[InferenceStep, ...]:
        """The reasons, then the objections."""
        return self.reasons + self.objections


class _ExplainedStatements(Mapping[str, StatementExplanation]):
    """The explained statements by id, each after the first that mentions it, depth first.

    Each is explained when it is first needed, and once for all explanations that mention it.
    """

    def __init__(self, explainer: _Explainer, start: str) -> None:
        self._explainer, self._start = explainer, start

    def __getitem__(self, statement: str) -> StatementExplanation:
        return self._explainer.explain(statement)

    def __contains__(self, statement: object) -> bool:
        return any(statement == mentioned for mentioned in self)

    def __iter__(self) -> Iterator[str]:
        reached: set[str] = set()
        stack = [iter((self._start,))]
        while stack:
            mentioned = next(stack[-1], None)
            if mentioned is None:
                stack.pop()
            elif mentioned not in reached:
                reached.add(mentioned)
                yield mentioned
                steps = self[mentioned].steps
                stack.append(iter([name for step in steps for name in step.mentions]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@attrs.frozen
class Explanation:
    """The verdict on a statement of a map in one reading, and why.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> explanation = argmap.explain(plan, "act")
    >>> list(explanation.statements), tuple(explanation.basis.evidence)
    (['act', 'fire'], ('fire',))
    """

    map: ArgumentMap = attrs.field(repr=False)
    """The map of the statement."""
    statement: str
    """The id of the statement that is explained."""
    reading: Reading
    """The reading of the verdict."""
    statements: Mapping[str, StatementExplanation]
    """The parts of the explanation, by the id of the statement."""
    basis: Basis
    """The basis of the statement in all its live derivations, not only the smallest."""
    withdrawn: WithdrawnStatements | None = attrs.field(default=None, repr=False)
    """The statements that were withdrawn from the map before it was assessed."""

    def withdrawn_reasons(self, statement: str) -> tuple[str, ...]:
        """Return the ids of withdrawn statements that reasons for a statement need."""
        return self.withdrawn.withdrawn_reasons(statement, self.reading) if self.withdrawn else ()

    @property
    def judgement(self) -> Judgement:
        """The judgement that is explained."""
        return self.statements[self.statement].judgement

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        # Reports depend on this module, which therefore imports them only here.
        html: str = import_module("argmap.reports.html").explanation_to_html(self)
        return html


def explain(
    subject: ArgumentMap | Assessment,
    statement: str,
    reading: Reading | str = Reading.CHARITABLE,
) -> Explanation:
    """Explain the verdict on a statement. Raises ValueError for an unknown id.

    Takes n log n in the size of the map; `explanations` does that once for many statements.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> print(argmap.format_explanation(argmap.explain(plan, "act")), end="")
    “Act now.” This recommendation is supported by evidence.
      Evidence: “It burns.” (author's word)
    """
    return explanations(subject, [statement], reading)[statement]


def explanations(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    withdrawn: WithdrawnStatements | None = None,
) -> Mapping[str, Explanation]:
    """Explain the verdicts on some statements, by id; on the recommendations by default.

    `withdrawn` names what the map is without, so that explanations can mention it.

    Raises ValueError for an unknown id.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> list(argmap.explanations(plan)), list(argmap.explanations(plan, ["fire"]))
    (['act'], ['fire'])
    """
    if withdrawn is not None and not isinstance(withdrawn, WithdrawnStatements):
        raise TypeError(f"withdrawn must be argmap.WithdrawnStatements, not {withdrawn!r}")
    reading = to_choice(Reading, reading, "reading")
    result = to_assessment(subject).result(reading)
    program = result.program
    asked = program.select(statements)
    derivations = find_smallest_derivations(result)
    explainer = goal_explainer = _Explainer(result, derivations)
    if any(program.kinds[number] is Kind.GOAL for number in asked):
        without_goals = find_derivations_without_goals(result)
        goal_explainer = _Explainer(result, without_goals.or_else(derivations))
    bases = result.bases(program.ids[number] for number in asked)
    found: dict[str, Explanation] = {}
    for number in asked:
        statement = program.ids[number]
        is_goal = program.kinds[number] is Kind.GOAL
        explained = _ExplainedStatements(goal_explainer if is_goal else explainer, statement)
        found[statement] = Explanation(
            result.map,
            statement,
            reading,
            explained,
            bases[statement],
            withdrawn,
        )
    return FrozenDict(found)


class _Explainer:
    """Explains statements of a map in one reading, each once."""

    def __init__(self, result: ReadingResult, derivations: Derivations) -> None:
        self.result, self.derivations = result, derivations
        self.program, self.model = result.program, result.model
        self.entries: dict[str, StatementExplanation] = {}

    def explain(self, statement: str) -> StatementExplanation:
        """Return the entry of a statement. Raises KeyError for an unknown id."""
        if statement not in self.entries:
            number = self.program.numbers[statement]
            value = self.model.holds[number]
            if value == TRUE:
                entry = self._explain_holding(number)
            elif value == UNDECIDED:
                entry = self._explain_undecided(number)
            else:
                entry = self._explain_failing(number)
            self.entries[statement] = entry
        return self.entries[statement]

    def _explain_holding(self, number: int) -> StatementExplanation:
        reason = self.derivations.reason[number]
        reasons = () if reason is None else (self._build_step(reason),)
        return self._build_entry(
            number, reasons, self._build_steps(self.program.objections[number], FALSE)
        )

    def _explain_failing(self, number: int) -> StatementExplanation:
        grounds = self.model.grounds[number]
        if grounds == TRUE:
            reasons = self._find_smallest_reason(number)
        elif grounds == UNDECIDED:
            reasons = self._build_steps(self.program.reasons[number], UNDECIDED)
        else:
            reasons = self._list_failing_reasons(number)
        return self._build_entry(
            number, reasons, self._build_steps(self.program.objections[number], TRUE)
        )

    def _explain_undecided(self, number: int) -> StatementExplanation:
        link = self.result.open_circles.link[number]
        circle = tuple(
            self.program.ids[member] for member in self.result.open_circles.circle[number]
        )
        step = self._build_step(link.inference, link.statement)
        if self.program.against[link.inference]:
            return self._build_entry(number, self._find_smallest_reason(number), (step,), circle)
        return self._build_entry(number, (step,), (), circle)

    def _list_failing_reasons(self, number: int) -> tuple[InferenceStep, ...]:
        """Return all reasons of the map for a statement, those that the reading omits included."""
        included = iter(self.program.reasons[number])
        return tuple(
            self._build_step(next(included))
            if self.result.includes(inference)
            else InferenceStep(inference, False, (Obstacle(Role.IMPLICIT),))
            for inference in self.result.map.reasons.get(self.program.ids[number], ())
            if inference.polarity is Polarity.FOR
        )

    def _find_smallest_reason(self, number: int) -> tuple[InferenceStep, ...]:
        """Return the smallest live reason for a statement that needs one."""
        if self.program.given[number] and self.program.kinds[number] is not Kind.GOAL:
            return ()
        inference = find_smallest_reason(self.result, self.derivations, number)
        return () if inference is None else (self._build_step(inference),)

    def _build_entry(
        self,
        number: int,
        reasons: tuple[InferenceStep, ...],
        objections: tuple[InferenceStep, ...],
        circle: tuple[str, ...] = (),
    ) -> StatementExplanation:
        statement = self.program.ids[number]
        other_reasons = 0
        if reasons and reasons[0].live:
            live = [self.model.live[reason] == TRUE for reason in self.program.reasons[number]]
            other_reasons = sum(live) - 1
        return StatementExplanation(
            statement,
            self.result.judgements[statement],
            reasons,
            objections,
            other_reasons,
            circle,
        )

    def _build_steps(self, inferences: Iterable[int], value: int) -> tuple[InferenceStep, ...]:
        """Return the steps of the inferences that have a value."""
        return tuple(
            self._build_step(inference)
            for inference in inferences
            if self.model.live[inference] == value
        )

    def _build_step(self, number: int, opener: int | None = None) -> InferenceStep:
        """Return the step of an inference; if given, only with the obstacle that leaves it open."""
        inference, value = self.result.inferences[number], self.model.live[number]
        if value == TRUE:
            mentions = (*self.result.premises(inference), *self.result.exceptions(inference))
            return InferenceStep(inference, True, (), tuple(dict.fromkeys(mentions)))
        obstacles = dict.fromkeys(self._find_deciding_obstacles(number))
        if opener is not None:
            name = self.program.ids[opener]
            obstacles = {obstacle: None for obstacle in obstacles if obstacle.statement == name}
        names = (obstacle.statement for obstacle in obstacles)
        return InferenceStep(
            inference,
            False if value == FALSE else None,
            tuple(obstacles),
            tuple(dict.fromkeys(name for name in names if name is not None)),
        )

    def _find_deciding_obstacles(self, number: int) -> Iterator[Obstacle]:
        """Return what makes an inference fail or, if it is undecided, what leaves it open."""
        value, holds = self.model.live[number], self.model.holds
        blocks = {Role.EXCEPTION: TRUE if value == FALSE else UNDECIDED}
        for obstacle in self.result.obstacles(self.result.inferences[number]):
            if obstacle.statement is None or holds[
                self.program.numbers[obstacle.statement]
            ] == blocks.get(obstacle.role, value):
                yield obstacle

"""Find the changes to a map that would change a verdict: its cruxes, and what would settle it.

A *crux* of a statement is a claim or an objection, anywhere in the map, whose change of value
changes the verdict:

- A claim that does not hold is granted, and one that does is withdrawn.
- An objection that is not live is made to count: its premises and warrants that do not hold are
  granted, and its exceptions that do are withdrawn. One that is live stops counting when one of its
  premises or warrants is withdrawn.

If the model leaves a value open, both changes are tried. Each is one that `what_if` can show.

A statement that does not hold is *settled* by giving other claims and recommendations evidence of
their own, and by answering objections and exceptions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial

import attrs

from argmap.model import ArgumentMap, FrozenDict, Inference, Kind
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.program import Program, Reading
from argmap.semantics.reading_result import ReadingResult
from argmap.semantics.selection import Selection
from argmap.semantics.smallest_sets import Budget, find_smallest_sets
from argmap.semantics.well_founded import (
    FALSE,
    NOWHERE,
    TRUE,
    Evaluation,
    Override,
    Overrides,
    Part,
    Worlds,
    find_evidenced,
)


class Act(StrEnum):
    """What is done to a statement or an objection.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ...   but evidence late: It is too late.
    ... ''')
    >>> [[answer]] = argmap.to_settle(plan)["act"].sets
    >>> answer.act
    <Act.ANSWER: 'answer'>
    """

    EVIDENCE = "evidence"
    """The statement gets evidence of its own. Objections to it still count."""
    ANSWER = "answer"
    """The objection is not live, or the statement, an exception, does not hold."""


@attrs.frozen
class Intervention:
    """One change to a map. `subject` is the id of a statement, or an objection: a `but`.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> argmap.to_settle(plan)["act"].sets[0]
    (Intervention(act=<Act.EVIDENCE: 'evidence'>, subject='fire'),)
    """

    act: Act
    subject: str | Inference

    @property
    def statement(self) -> str:
        """The id of the statement to name it by; for an objection, its first premise."""
        return self.subject if isinstance(self.subject, str) else self.subject.premises[0]


@attrs.frozen
class Crux:
    """Statements that change a verdict if they are granted and withdrawn, as in `what_if`.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ...   but claim late: It is too late.
    ... ''')
    >>> argmap.cruxes(plan)["act"][0]
    Crux(grant=('late',), without=(), objection=None)
    """

    grant: tuple[str, ...] = ()
    """The ids of the statements to grant."""
    without: tuple[str, ...] = ()
    """The ids of the statements to withdraw."""
    objection: Inference | None = None
    """The objection that then counts; None if the crux is a single statement."""


@attrs.frozen
class Settlement:
    """The smallest sets of interventions after which a statement holds.

    `size` is their size, or None if no such set exists and something new has to be said. If not
    `exact`, no smaller set settles it, and more is not known. `complete` says that there are no
    other sets of this size.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ...   and claim near: Water is near.
    ... ''')
    >>> settlement = argmap.to_settle(plan)["act"]
    >>> settlement.size, settlement.exact
    (2, True)
    >>> [[change.statement for change in changes] for changes in settlement.sets]
    [['fire', 'near']]
    """

    size: int | None
    exact: bool
    sets: Sequence[tuple[Intervention, ...]]
    """The smallest sets, each a tuple of interventions."""
    complete: bool


def cruxes(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
) -> Mapping[str, Sequence[Crux]]:
    """Return the cruxes of some statements, by id; of the recommendations by default.

    Single statements come first, then objections, both in the order of writing. The statement
    itself is not among them. A granted claim counts as an assumption, so a verdict that becomes
    `supported` has evidence elsewhere.

    All changes are evaluated in one pass, independently of each other. Raises ValueError for an
    unknown id.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> argmap.cruxes(plan)["act"]
    (Crux(grant=('fire',), without=(), objection=None),)
    """
    result = to_assessment(subject).result(reading)
    program = result.program
    asked = program.select(statements)
    components = program.components_below(asked)
    candidates = _list_cruxes(result, result.withdrawals.find_relevant(components))
    granted: dict[int, int] = {}
    withdrawn: dict[int, int] = {}
    for place, crux in enumerate(candidates):
        for names, worlds in ((crux.grant, granted), (crux.without, withdrawn)):
            for name in names:
                number = program.numbers[name]
                worlds[number] = worlds.get(number, NOWHERE) | 1 << place
    overrides = result.withdrawals.below(components).overrides(
        {number: (worlds, worlds) for number, worlds in withdrawn.items()}, granted
    )
    changed = _find_changed_verdicts(Evaluation(program, overrides, components), asked)
    return FrozenDict(
        {
            program.ids[number]: Selection(
                candidates,
                worlds & ~granted.get(number, NOWHERE) & ~withdrawn.get(number, NOWHERE),
            )
            for number, worlds in changed.items()
        }
    )


def _list_cruxes(result: ReadingResult, relevant: Collection[int]) -> list[Crux]:
    """Return everything among some statements that may be a crux, each once."""
    program, holds = result.program, result.model.holds
    objections = [
        number
        for number, conclusion in enumerate(program.conclusion)
        if program.against[number] and conclusion in relevant and not program.purpose[number]
    ]
    claims = {
        number
        for number in relevant
        if result.map.statements[program.ids[number]].kind is Kind.CLAIM
    }
    objecting = {premise for objection in objections for premise in program.premises[objection]}

    def name_all(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(program.ids[number] for number in numbers))

    cruxes: dict[tuple[tuple[str, ...], tuple[str, ...]], Crux] = {}
    for number in sorted(claims | objecting):
        name = (program.ids[number],)
        if number in claims and holds[number] != TRUE:
            cruxes[name, ()] = Crux(grant=name)
        if holds[number] != FALSE:
            cruxes[(), name] = Crux(without=name)
    for objection in objections:
        grant = name_all(
            premise for premise in program.premises[objection] if holds[premise] != TRUE
        )
        without = name_all(
            exception for exception in program.exceptions[objection] if holds[exception] != FALSE
        )
        if (grant or without) and not {*grant} & {*without}:
            crux = Crux(grant, without, result.inferences[objection])
            cruxes.setdefault((grant, without), crux)
    return list(cruxes.values())


def _find_changed_verdicts(evaluation: Evaluation, statements: Iterable[int]) -> dict[int, int]:
    """Return the worlds in which the verdict on each of some statements changes."""
    holds, grounds = evaluation.holds, evaluation.grounds
    evidenced = find_evidenced(evaluation)
    changed: dict[int, int] = {}
    for number in statements:
        true, possible = holds.true[number], holds.possible[number]
        verdicts = (
            true & evidenced[number],
            true & ~evidenced[number],
            possible & ~true,
            ~possible & grounds.possible[number],
            ~possible & ~grounds.possible[number],
        )
        changed[number] = ~next(worlds for worlds in verdicts if worlds < 0)
    return changed


def to_settle(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    *,
    budget: int | None = None,
) -> Mapping[str, Settlement]:
    """Return what would settle some statements, by id; the recommendations by default.

    Only statements that do not hold have an entry. A set may give evidence to claims and
    recommendations, but not to the statement itself, for that would only say that it lacks support.
    It may answer exceptions and objections anywhere in the map. In a set, and among the sets,
    evidence comes first, then exceptions, then objections, each in the order of writing.

    `budget` is how many statements may be evaluated for each statement; by default, that is a
    fraction of a second's work, and a second's for all. Raises ValueError for an unknown id.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> argmap.to_settle(plan)["act"].size
    1
    """
    result = to_assessment(subject).result(reading)
    program = result.program
    failing = [
        number for number in program.select(statements) if result.model.holds[number] != TRUE
    ]
    levers = _list_levers(result, failing)
    singles = [(lever.intervention,) for lever in levers]
    evaluation = Evaluation(
        program,
        _apply(levers, {place: (1 << place, 1 << place) for place in range(len(levers))}),
        program.components_below(failing),
    )
    own: dict[int, int] = {}
    for place, lever in enumerate(levers):
        if lever.part is not Part.LIVE:
            own[lever.number] = own.get(lever.number, NOWHERE) | 1 << place
    limit = Budget(budget)
    settlements = {}
    for number in failing:
        settling = evaluation.holds.true[number] & ~own.get(number, NOWHERE)
        if settling:
            settlement = Settlement(1, True, Selection(singles, settling), True)
        elif not _has_usable_reason(program, number):
            settlement = Settlement(None, True, (), True)
        elif limit.is_used_up:
            settlement = Settlement(2, False, (), False)
        else:
            settlement = _settle(result, number, limit)
        settlements[program.ids[number]] = settlement
    return FrozenDict(settlements)


@attrs.frozen
class _Lever:
    """An intervention, and the value of the program that it sets."""

    intervention: Intervention
    part: Part
    number: int


def _list_levers(result: ReadingResult, statements: Iterable[int]) -> list[_Lever]:
    """Return everything that can be done to what decides about some statements."""
    program = result.program
    below = sorted(
        number for component in program.components_below(statements) for number in component
    )
    evidence = [number for number in below if not program.given[number]]
    exceptions = [number for number in below if program.exception_uses[number]]
    objections = sorted(objection for number in below for objection in program.objections[number])
    names, inferences = program.ids, result.inferences
    return [
        *(
            _Lever(Intervention(Act.EVIDENCE, names[number]), Part.GROUNDS, number)
            for number in evidence
        ),
        *(
            _Lever(Intervention(Act.ANSWER, names[number]), Part.HOLDS, number)
            for number in exceptions
        ),
        *(
            _Lever(Intervention(Act.ANSWER, inferences[number]), Part.LIVE, number)
            for number in objections
        ),
    ]


def _apply(levers: Sequence[_Lever], worlds: Mapping[int, Worlds]) -> Overrides:
    """Return the overrides for levers by place, with the worlds in which each is used."""
    return {
        (levers[place].part, levers[place].number): Override(true=certain, maybe_true=possible)
        if levers[place].part is Part.GROUNDS
        else Override(false=certain, maybe_false=possible)
        for place, (certain, possible) in worlds.items()
    }


def _has_usable_reason(program: Program, statement: int) -> bool:
    """Whether a statement holds once everything else is settled in its favor."""
    return program.given[statement] or any(
        not program.purpose[reason]
        and statement not in program.premises[reason]
        and statement not in program.exceptions[reason]
        for reason in program.reasons[statement]
    )


def _settle(result: ReadingResult, statement: int, budget: Budget) -> Settlement:
    """Search for the smallest sets, of which none is a single intervention."""
    levers = [
        lever
        for lever in _list_levers(result, [statement])
        if lever.part is Part.LIVE or lever.number != statement
    ]
    found = find_smallest_sets(
        result.program,
        statement,
        range(len(levers)),
        partial(_apply, levers),
        should_hold=True,
        all_sets=True,
        budget=budget,
    )
    sets = tuple(
        tuple(levers[place].intervention for place in places)
        for places in sorted(map(sorted, found.sets))
    )
    size = found.size if found.exact else max(2, found.size or 0)
    return Settlement(size, found.exact, sets, found.complete)

"""A map in one reading as a logic program, on which the definitions are computed.

Each inference is a rule: its conclusion is supported (`because`) or objected to (`but`) if all of
its premises hold and none of its exceptions does. Warrants count as premises here, since the
definitions treat them alike. Statements and inferences are numbered in the order of writing; every
list in this package that says something about them is indexed by these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from argmap.choices import require_id, to_ids
from argmap.graph import find_components
from argmap.model import ArgumentMap, Inference, Kind, Polarity


class Reading(StrEnum):
    """How a map is read.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet.
    ...   because (implicit) evidence rain: It rains.
    ... ''')
    >>> [str(argmap.verdicts(plan, reading)["wet"]) for reading in argmap.Reading]
    ['supported', 'unsupported (bare)', 'supported']
    """

    CHARITABLE = "charitable"
    """With all relations."""
    AS_WRITTEN = "as written"
    """Without the implicit relations."""
    CAUTIOUS = "cautious"
    """With all relations, and with unsupported objections granted, as if they were assumptions."""


Numbers = Sequence[int]
"""Numbers of statements or of inferences."""

Component = Sequence[int]
"""Statements that decide about each other, directly or through others."""


@attrs.frozen(eq=False, repr=False)
class Program:
    """The rules of a map in one reading."""

    ids: list[str]
    numbers: dict[str, int] = attrs.field(repr=False)
    """The number of each statement, by id."""
    given: list[bool] = attrs.field(repr=False)
    kinds: list[Kind] = attrs.field(repr=False)

    conclusion: list[int]
    against: list[bool]
    premises: list[Numbers]
    exceptions: list[Numbers]
    purpose: list[bool]
    """For each inference: whether its premises are all goals, so that it is never live."""

    @cached_property
    def reasons(self) -> Sequence[Numbers]:
        """For each statement: the `because` inferences that conclude it."""
        return self._concluding(against=False)

    @cached_property
    def objections(self) -> Sequence[Numbers]:
        """For each statement: the `but` inferences that conclude it."""
        return self._concluding(against=True)

    @cached_property
    def uses(self) -> Sequence[Numbers]:
        """For each statement: the inferences that have it as a premise."""
        return _invert(self.premises, len(self.ids))

    @cached_property
    def exception_uses(self) -> Sequence[Numbers]:
        """For each statement: the inferences that have it as an exception."""
        return _invert(self.exceptions, len(self.ids))

    @cached_property
    def deciders(self) -> Sequence[Numbers]:
        """For each statement: the premises and exceptions of the inferences that conclude it."""
        deciders: list[list[int]] = [[] for _ in self.ids]
        for conclusion, premises, exceptions in zip(
            self.conclusion, self.premises, self.exceptions, strict=True
        ):
            deciders[conclusion] += premises
            deciders[conclusion] += exceptions
        return deciders

    @cached_property
    def components(self) -> Sequence[Component]:
        """The strongly connected components of the program, each after all that decide about it."""
        return self.components_below(range(len(self.ids)))

    def components_below(self, statements: Iterable[int]) -> Sequence[Component]:
        """Return the components of everything that decides about some statements, in order."""
        return find_components(statements, self.deciders.__getitem__)

    @cached_property
    def self_deciding(self) -> frozenset[int]:
        """The statements that are premises or exceptions of inferences that conclude them."""
        return frozenset(
            conclusion
            for conclusion, premises, exceptions in zip(
                self.conclusion, self.premises, self.exceptions, strict=True
            )
            if conclusion in premises or conclusion in exceptions
        )

    def decided(self, statement: int) -> list[int]:
        """Return the conclusions of the inferences that have a statement in them."""
        uses = (*self.uses[statement], *self.exception_uses[statement])
        return [self.conclusion[inference] for inference in uses]

    def supporters(self, statement: int) -> list[int]:
        """Return the premises of the reasons for a statement."""
        return [premise for reason in self.reasons[statement] for premise in self.premises[reason]]

    def select(self, statements: Iterable[str] | None) -> list[int]:
        """Return the numbers of some statements; of the recommendations if `statements` is None.

        A string is one id. Raises ValueError for an unknown id.
        """
        if statements is None:
            kinds = enumerate(self.kinds)
            return [number for number, kind in kinds if kind is Kind.RECOMMENDATION]
        return [self.number(name) for name in to_ids(statements)]

    def number(self, statement: str) -> int:
        """Return the number of a statement. Raises ValueError for an unknown id."""
        return self.numbers[require_id(statement, self.numbers)]

    def _concluding(self, *, against: bool) -> Sequence[Numbers]:
        concluding: list[list[int]] = [[] for _ in self.ids]
        for inference, (conclusion, is_against) in enumerate(
            zip(self.conclusion, self.against, strict=True)
        ):
            if is_against is against:
                concluding[conclusion].append(inference)
        return concluding


def build_program(argument_map: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> Program:
    """Build the program of a map in one reading. Linear."""
    ids = list(argument_map.statements)
    numbers = {statement: number for number, statement in enumerate(ids)}
    kinds = [statement.kind for statement in argument_map.statements.values()]
    if reading is Reading.CAUTIOUS:
        for granted in find_unsupported_objections(argument_map):
            kinds[numbers[granted]] = Kind.ASSUMPTION
    is_given = {kind: kind.is_given for kind in Kind}
    goals = {number for number, kind in enumerate(kinds) if kind is Kind.GOAL}
    inferences, number_of = inferences_of(argument_map, reading), numbers.__getitem__
    premises: list[Numbers] = [
        tuple(map(number_of, premises_of(inference, reading))) for inference in inferences
    ]
    return Program(
        ids=ids,
        numbers=numbers,
        given=[is_given[kind] for kind in kinds],
        kinds=kinds,
        conclusion=[numbers[inference.conclusion] for inference in inferences],
        against=[inference.polarity is Polarity.AGAINST for inference in inferences],
        premises=premises,
        exceptions=[
            tuple(map(number_of, exceptions_of(inference, reading))) for inference in inferences
        ],
        purpose=[goals.issuperset(group) for group in premises],
    )


def _invert(groups: Sequence[Numbers], size: int) -> Sequence[Numbers]:
    """For each number below `size`, return the indices of the groups that contain it."""
    indices: list[list[int]] = [[] for _ in range(size)]
    for index, group in enumerate(groups):
        for number in group:
            indices[number].append(index)
    return indices


def inferences_of(argument_map: ArgumentMap, reading: Reading) -> tuple[Inference, ...]:
    """Return the inferences of a map in a reading, in the order of their numbers."""
    if reading is Reading.AS_WRITTEN:
        return tuple(inference for inference in argument_map.inferences if not inference.implicit)
    return argument_map.inferences


def premises_of(inference: Inference, reading: Reading) -> Sequence[str]:
    """Return the premises and warrants of an inference in a reading."""
    if not inference.warrants:
        return inference.premises
    as_written = reading is Reading.AS_WRITTEN
    warrants = (link for link in inference.warrants if not (as_written and link.implicit))
    return (*inference.premises, *(link.statement for link in warrants))


def exceptions_of(inference: Inference, reading: Reading) -> Sequence[str]:
    """Return the exceptions of an inference in a reading."""
    if not inference.exceptions:
        return ()
    as_written = reading is Reading.AS_WRITTEN
    return [link.statement for link in inference.exceptions if not (as_written and link.implicit)]


def has_implicit(argument_map: ArgumentMap) -> bool:
    """Whether any relation of a map is implicit, so that it can differ as written."""
    return any(
        inference.implicit
        or any(link.implicit for link in inference.warrants + inference.exceptions)
        for inference in argument_map.inferences
    )


def find_unsupported_objections(argument_map: ArgumentMap) -> frozenset[str]:
    """Return the claims without a reason that are used only against something.

    A claim is used against something as a premise or warrant of a `but`, or as an exception.
    """
    supported = {
        inference.conclusion
        for inference in argument_map.inferences
        if inference.polarity is Polarity.FOR
    }
    used_for: set[str] = set()
    used_against: set[str] = set()
    for inference in argument_map.inferences:
        is_for = inference.polarity is Polarity.FOR
        premises = premises_of(inference, Reading.CHARITABLE)
        (used_for if is_for else used_against).update(premises)
        used_against.update(link.statement for link in inference.exceptions)
    return frozenset(
        statement
        for statement in used_against - used_for - supported
        if argument_map.statements[statement].kind is Kind.CLAIM
    )

"""A map as one reading takes it, by numbers: what the definitions are computed on.

Read as a logic program, a map has one rule for each inference: its conclusion is supported (or
objected to) if all of its members hold and none of its exceptions does. Members are premises and
warrants; the definitions never tell them apart. Statements and inferences are numbered in the
order of writing, and everything that is said about one of them is a list over these numbers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import ArgumentMap, Inference


class Reading(StrEnum):
    """How a map is read: with all of its relations, or without those that the analyst drew."""

    CHARITABLE = "charitable"
    AS_WRITTEN = "as written"


@attrs.frozen(eq=False)
class Program:
    """The rules of a map. A statement that stands twice in an inference is listed twice."""

    ids: list[str]
    numbers: dict[str, int] = attrs.field(repr=False)
    kinds: list[Kind] = attrs.field(repr=False)
    given: list[bool] = attrs.field(repr=False)

    conclusion: list[int]
    against: list[bool]
    members: list[list[int]]
    exceptions: list[list[int]]
    purpose: list[bool]
    """Whether the members are goals alone, so that the inference is never live."""

    reasons: list[list[int]]
    """For each statement: the `because` inferences that conclude it."""
    objections: list[list[int]]
    """For each statement: the `but` inferences that conclude it."""
    uses: list[list[int]]
    """For each statement: the inferences that it is a member of."""
    exempts: list[list[int]]
    """For each statement: the inferences that it is an exception of."""

    def supporters(self, statement: int) -> list[int]:
        """What the reasons for a statement consist of: the members of its `because` inferences."""
        return [member for reason in self.reasons[statement] for member in self.members[reason]]


def program(argument_map: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> Program:
    """Number a map. Linear in its size."""
    statements = argument_map.statements
    numbers = {name: number for number, name in enumerate(statements)}
    kinds = [statement.kind for statement in statements.values()]
    made = Program(
        ids=list(statements),
        numbers=numbers,
        kinds=kinds,
        given=[kind.given for kind in kinds],
        conclusion=[],
        against=[],
        members=[],
        exceptions=[],
        purpose=[],
        reasons=[[] for _ in kinds],
        objections=[[] for _ in kinds],
        uses=[[] for _ in kinds],
        exempts=[[] for _ in kinds],
    )
    drawn = argument_map.inferences
    if reading is Reading.AS_WRITTEN:
        drawn = tuple(inference for inference in drawn if not inference.implicit)
    for inference in drawn:
        _add(made, inference, reading)
    return made


def _add(made: Program, inference: Inference, reading: Reading) -> None:
    number = len(made.conclusion)
    numbers, kinds = made.numbers, made.kinds
    conclusion = numbers[inference.conclusion]
    members = [numbers[name] for name in members_of(inference, reading)]
    exceptions = [numbers[name] for name in exceptions_of(inference, reading)]
    against = inference.polarity is Polarity.AGAINST
    made.conclusion.append(conclusion)
    made.against.append(against)
    made.members.append(members)
    made.exceptions.append(exceptions)
    made.purpose.append(all(kinds[member] is Kind.GOAL for member in members))
    (made.objections if against else made.reasons)[conclusion].append(number)
    for member in members:
        made.uses[member].append(number)
    for exception in exceptions:
        made.exempts[exception].append(number)


def members_of(inference: Inference, reading: Reading) -> Sequence[str]:
    """The premises and warrants of an inference, less the warrants that a reading strikes out."""
    if not inference.warrants:
        return inference.premises
    charitable = reading is Reading.CHARITABLE
    drawn = [link.statement for link in inference.warrants if charitable or not link.implicit]
    return (*inference.premises, *drawn)


def exceptions_of(inference: Inference, reading: Reading) -> Sequence[str]:
    """The exceptions of an inference, less those that a reading strikes out."""
    if not inference.exceptions:
        return ()
    charitable = reading is Reading.CHARITABLE
    return [link.statement for link in inference.exceptions if charitable or not link.implicit]


def has_implicit(argument_map: ArgumentMap) -> bool:
    """Whether the two readings of a map can differ: whether any relation of it is implicit."""
    return any(
        inference.implicit
        or any(link.implicit for link in inference.warrants + inference.exceptions)
        for inference in argument_map.inferences
    )

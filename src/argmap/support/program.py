"""A map as one reading takes it, by numbers: what the definitions are computed on.

Read as a logic program, a map has one rule for each inference: its conclusion is supported (or
objected to) if all of its members hold and none of its exceptions does. Members are premises and
warrants; the definitions never tell them apart. Statements and inferences are numbered in the
order of writing, and everything that is said about one of them is a list over these numbers.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind, Polarity
from argmap.support.cautious import left_bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import ArgumentMap, Inference


class Reading(StrEnum):
    """How a map is read."""

    CHARITABLE = "charitable"
    """With all of its relations."""
    AS_WRITTEN = "as written"
    """Without the relations that the analyst drew, the implicit ones."""
    CAUTIOUS = "cautious"
    """With all of its relations, and with the claims granted that nobody supports and that are used
    only against something: they are given, as assumptions are."""


Numbers = tuple[int, ...]
"""Numbers of statements or of inferences. Tuples, which the garbage collector leaves alone."""


@attrs.frozen(eq=False)
class Program:
    """The rules of a map. What stands twice in an inference is listed twice."""

    ids: list[str]
    numbers: dict[str, int] = attrs.field(repr=False)
    given: list[bool] = attrs.field(repr=False)
    kinds: list[Kind] = attrs.field(repr=False)

    conclusion: list[int]
    against: list[bool]
    members: list[Numbers]
    exceptions: list[Numbers]
    purpose: list[bool]
    """For each inference: whether its members are goals alone, so that it is never live."""

    reasons: list[Numbers]
    """For each statement: the `because` inferences that conclude it."""
    objections: list[Numbers]
    """For each statement: the `but` inferences that conclude it."""
    uses: list[Numbers]
    """For each statement: the inferences that it is a member of."""
    exempts: list[Numbers]
    """For each statement: the inferences that it is an exception of."""

    def supporters(self, statement: int) -> list[int]:
        """What the reasons for a statement consist of: the members of its `because` inferences."""
        return [member for reason in self.reasons[statement] for member in self.members[reason]]


def program(argument_map: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> Program:
    """Number a map. Linear in its size."""
    statements = argument_map.statements
    numbers = {name: number for number, name in enumerate(statements)}
    kinds = [statement.kind for statement in statements.values()]
    if reading is Reading.CAUTIOUS:
        for granted in left_bare(argument_map):
            kinds[numbers[granted]] = Kind.ASSUMPTION
    goal = [kind is Kind.GOAL for kind in kinds]
    drawn = argument_map.inferences
    if reading is Reading.AS_WRITTEN:
        drawn = tuple(inference for inference in drawn if not inference.implicit)
    conclusion = [numbers[inference.conclusion] for inference in drawn]
    against = [inference.polarity is Polarity.AGAINST for inference in drawn]
    members = [tuple([numbers[x] for x in members_of(each, reading)]) for each in drawn]
    exceptions = [tuple([numbers[x] for x in exceptions_of(each, reading)]) for each in drawn]
    concluded = list(zip(conclusion, against, strict=True))
    return Program(
        ids=list(statements),
        numbers=numbers,
        given=[kind in _GIVEN for kind in kinds],
        kinds=kinds,
        conclusion=conclusion,
        against=against,
        members=members,
        exceptions=exceptions,
        purpose=[all(goal[member] for member in each) for each in members],
        reasons=_inverse([() if but else (number,) for number, but in concluded], len(kinds)),
        objections=_inverse([(number,) if but else () for number, but in concluded], len(kinds)),
        uses=_inverse(members, len(kinds)),
        exempts=_inverse(exceptions, len(kinds)),
    )


_GIVEN = frozenset(kind for kind in Kind if kind.given)


def _inverse(groups: list[Numbers], size: int) -> list[Numbers]:
    """For each number below `size`: the places of the groups that it stands in."""
    numbers = list(chain.from_iterable(groups))
    places = [place for place, group in enumerate(groups) for _ in group]
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    ordered = tuple([places[index] for index in order])
    counts = [0] * size
    for number in numbers:
        counts[number] += 1
    ends = list(accumulate(counts, initial=0))
    return [ordered[start:end] for start, end in pairwise(ends)]


def members_of(inference: Inference, reading: Reading) -> Sequence[str]:
    """The premises and warrants of an inference, less the warrants that a reading strikes out."""
    if not inference.warrants:
        return inference.premises
    written = reading is Reading.AS_WRITTEN
    drawn = [link.statement for link in inference.warrants if not (written and link.implicit)]
    return (*inference.premises, *drawn)


def exceptions_of(inference: Inference, reading: Reading) -> Sequence[str]:
    """The exceptions of an inference, less those that a reading strikes out."""
    if not inference.exceptions:
        return ()
    written = reading is Reading.AS_WRITTEN
    return [link.statement for link in inference.exceptions if not (written and link.implicit)]


def has_implicit(argument_map: ArgumentMap) -> bool:
    """Whether any relation of a map is implicit, so that it can read differently as written."""
    return any(
        inference.implicit
        or any(link.implicit for link in inference.warrants + inference.exceptions)
        for inference in argument_map.inferences
    )

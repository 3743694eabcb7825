"""A map as one reading takes it, by numbers: what the definitions are computed on.

Read as a logic program, a map has one rule for each inference: its conclusion is supported (or
objected to) if all of its members hold and none of its exceptions does. Members are premises and
warrants; the definitions never tell them apart. Statements and inferences are numbered in the
order of writing, and everything that is said about one of them is a list over these numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind, Polarity

if TYPE_CHECKING:
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


Numbers = Sequence[int]
"""Numbers of statements or of inferences."""


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

    @cached_property
    def reasons(self) -> Sequence[Numbers]:
        """For each statement: the `because` inferences that conclude it."""
        return self._concluded(against=False)

    @cached_property
    def objections(self) -> Sequence[Numbers]:
        """For each statement: the `but` inferences that conclude it."""
        return self._concluded(against=True)

    @cached_property
    def uses(self) -> Sequence[Numbers]:
        """For each statement: the inferences that it is a member of."""
        return _inverse(self.members, len(self.ids))

    @cached_property
    def exempts(self) -> Sequence[Numbers]:
        """For each statement: the inferences that it is an exception of."""
        return _inverse(self.exceptions, len(self.ids))

    def supporters(self, statement: int) -> list[int]:
        """What the reasons for a statement consist of: the members of its `because` inferences."""
        return [member for reason in self.reasons[statement] for member in self.members[reason]]

    def _concluded(self, *, against: bool) -> Sequence[Numbers]:
        concluded = zip(self.conclusion, self.against, strict=True)
        groups = [(number,) if but is against else () for number, but in concluded]
        return _inverse(groups, len(self.ids))


def build_program(argument_map: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> Program:
    """Number a map. Linear in its size."""
    statements = argument_map.statements
    ids = list(statements)
    numbers = dict(zip(ids, range(len(ids)), strict=True))
    kinds = [statement.kind for statement in statements.values()]
    if reading is Reading.CAUTIOUS:
        for granted in unsupported_objections(argument_map):
            kinds[numbers[granted]] = Kind.ASSUMPTION
    drawn = argument_map.inferences
    if reading is Reading.AS_WRITTEN:
        drawn = tuple(inference for inference in drawn if not inference.implicit)
    members: list[Numbers] = [
        tuple([numbers[x] for x in premises_of(each, reading)])
        if each.warrants or len(each.premises) > 1
        else (numbers[each.premises[0]],)  # most of them, and so much faster
        for each in drawn
    ]
    return Program(
        ids=ids,
        numbers=numbers,
        given=[kind in _GIVEN for kind in kinds],
        kinds=kinds,
        conclusion=[numbers[inference.conclusion] for inference in drawn],
        against=[inference.polarity is _AGAINST for inference in drawn],
        members=members,
        exceptions=[
            tuple([numbers[x] for x in exceptions_of(each, reading)]) if each.exceptions else ()
            for each in drawn
        ],
        purpose=_purposes(members, kinds),
    )


_GIVEN = frozenset(kind for kind in Kind if kind.is_given)
_AGAINST = Polarity.AGAINST


def _purposes(members: list[Numbers], kinds: list[Kind]) -> list[bool]:
    if Kind.GOAL not in kinds:
        return [False] * len(members)
    goal = [kind is Kind.GOAL for kind in kinds]
    return [all(map(goal.__getitem__, each)) for each in members]


def _inverse(groups: Sequence[Numbers], size: int) -> Sequence[Numbers]:
    """For each number below `size`: the places of the groups that it stands in."""
    places: list[list[int]] = [[]] * size  # one empty list for all, which stays empty
    if not any(groups):
        return places
    for place, group in enumerate(groups):
        for number in group:
            if found := places[number]:
                found.append(place)
            else:
                places[number] = [place]
    return places


def premises_of(inference: Inference, reading: Reading) -> Sequence[str]:
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


def unsupported_objections(argument_map: ArgumentMap) -> frozenset[str]:
    """The claims that nobody supports and that are used only against something, by id.

    Nobody supports what no `because` concludes, implicit ones included. What is used against
    something is a member of a `but` or an exception; what is nowhere a member of a `because`, and
    one of these somewhere, is used so only. Linear.
    """
    supported: set[str] = set()
    used_for: set[str] = set()
    used_against: set[str] = set()
    for inference in argument_map.inferences:
        is_for = inference.polarity is Polarity.FOR
        if is_for:
            supported.add(inference.conclusion)
        warrants = (link.statement for link in inference.warrants)
        (used_for if is_for else used_against).update(chain(inference.premises, warrants))
        used_against.update(link.statement for link in inference.exceptions)
    candidates = used_against - used_for - supported
    return frozenset(
        each for each in candidates if argument_map.statements[each].kind is Kind.CLAIM
    )


def inferences_of(argument_map: ArgumentMap, reading: Reading) -> tuple[Inference, ...]:
    """The inferences of a map that a reading takes, by their numbers in its program."""
    if reading is Reading.AS_WRITTEN:
        return tuple(each for each in argument_map.inferences if not each.implicit)
    return argument_map.inferences

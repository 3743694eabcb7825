"""A map as a circuit of gates, for judging it again and again under small changes.

Each question of the semantics about one statement or one inference is a gate: it is true if *all*
of its inputs are, or if *some* input is; an input may be negated. That is the same logic program
as `Program` holds, spelt out so that any single thing in it (that a statement holds, that it has
grounds, that an inference is live, that evidence carries it) can be supposed true or false, and so
that a change is followed through what it bears on and no further. Only the gates that bear on the
questions asked are built. `argmap.semantics.well_founded` is faster for the whole map.

Gates that are about one statement, or about one inference, make a *cell*: they are looked at
together, so that a chain of reasons is a chain of cells.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import attrs

from argmap.graph import find_components
from argmap.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.semantics.program import Program


class Asked(IntEnum):
    """What a gate answers about the statement or the inference whose number it bears.

    A gate reads gates of its own cell only if these come before it in this order.
    """

    GROUNDS = 0
    """Whether the statement has grounds: it is given, or some reason for it is live."""
    HOLDS = 1
    """Whether the statement holds: it has grounds, and no objection to it is live."""
    CARRIED = 2
    """Whether the statement is evidence, or some reason carries evidence to it."""
    EVIDENCED = 3
    """Whether the statement holds and evidence carries it."""
    LIVE = 4
    """Whether the inference is live."""
    CARRIES = 5
    """Whether the inference is live and each member of it is evidenced or a goal."""


Question = tuple[Asked, int]
"""What is asked, and the number of the statement or inference that it is asked about."""


@attrs.frozen(eq=False)
class Circuit:
    """Gates by number. An input `x` reads gate `x`; an input `~x` reads its negation."""

    gates: dict[Question, int]
    every: list[bool]
    """For each gate: whether it needs all of its inputs (true if there are none) or some."""
    inputs: list[tuple[int, ...]]
    readers: list[list[int]]
    """For each gate: the gates that read it."""
    groups: list[list[int]]
    """The gates of each strongly connected component of cells, behind all that it reads."""
    circular: list[bool]
    """For each group: whether it has several cells. If not, no gate of it reads a later one."""
    place: list[int]
    """For each gate: the place of its group."""


def circuit(read: Program, questions: Iterable[Question]) -> Circuit:
    """The gates that bear on some questions. Linear in their number and inputs."""
    asked = list(dict.fromkeys(questions))
    gates = {question: number for number, question in enumerate(asked)}
    every: list[bool] = []
    inputs: list[tuple[int, ...]] = []

    def number(question: Question) -> int:
        if question not in gates:
            gates[question] = len(asked)
            asked.append(question)
        return gates[question]

    for question in asked:  # which grows as it is read
        needs_all, positive, negative = _gate(read, *question)
        every.append(needs_all)
        literals = [*map(number, positive), *(~number(each) for each in negative)]
        inputs.append(tuple(dict.fromkeys(literals)))
    readers: list[list[int]] = [[] for _ in asked]
    for gate, read_here in enumerate(inputs):
        for each in set(map(read_by, read_here)):
            readers[each].append(gate)
    groups, circular = _groups(asked, inputs)
    place = [0] * len(asked)
    for here, group in enumerate(groups):
        for gate in group:
            place[gate] = here
    return Circuit(gates, every, inputs, readers, groups, circular, place)


def _groups(
    asked: list[Question], inputs: list[tuple[int, ...]]
) -> tuple[list[list[int]], list[bool]]:
    """The gates of the strongly connected components of cells, and which have several cells."""
    cell_of: list[int] = []
    cells: list[list[int]] = []
    numbers: dict[tuple[bool, int], int] = {}
    for gate, (what, number) in enumerate(asked):
        cell = numbers.setdefault((what >= Asked.LIVE, number), len(cells))
        if cell == len(cells):
            cells.append([])
        cells[cell].append(gate)
        cell_of.append(cell)

    def cells_read(cell: int) -> set[int]:
        return {cell_of[read_by(literal)] for gate in cells[cell] for literal in inputs[gate]}

    found = find_components(range(len(cells)), cells_read)
    return (
        [
            sorted((x for cell in each for x in cells[cell]), key=asked.__getitem__)
            for each in found
        ],
        [len(each) > 1 for each in found],
    )


def subjects(read: Program, statements: Iterable[str] | None) -> list[int]:
    """The numbers of the statements that are asked about: the recommendations if none is named."""
    if statements is None:
        return [number for number, kind in enumerate(read.kinds) if kind is Kind.RECOMMENDATION]
    return [read.numbers[each] for each in statements]


def read_by(literal: int) -> int:
    """The gate that an input reads."""
    return literal if literal >= 0 else ~literal


ALL, SOME = True, False


def _gate(
    read: Program, asked: Asked, number: int
) -> tuple[bool, Iterable[Question], Iterable[Question]]:
    """Whether a gate needs all of its inputs, those that it reads as they are, those negated."""
    match asked:
        case Asked.HOLDS:
            return ALL, [(Asked.GROUNDS, number)], _each(Asked.LIVE, read.objections[number])
        case Asked.GROUNDS if read.given[number]:
            return ALL, (), ()
        case Asked.GROUNDS:
            return SOME, _each(Asked.LIVE, read.reasons[number]), ()
        case Asked.LIVE if read.purpose[number]:
            return SOME, (), ()
        case Asked.LIVE:
            members, exceptions = read.members[number], read.exceptions[number]
            return ALL, _each(Asked.HOLDS, members), _each(Asked.HOLDS, exceptions)
        case Asked.EVIDENCED:
            return ALL, [(Asked.HOLDS, number), (Asked.CARRIED, number)], ()
        case Asked.CARRIED if read.kinds[number] is Kind.EVIDENCE:
            return ALL, (), ()
        case Asked.CARRIED:
            return SOME, _each(Asked.CARRIES, read.reasons[number]), ()
        case Asked.CARRIES:
            means = [each for each in read.members[number] if read.kinds[each] is not Kind.GOAL]
            return ALL, [(Asked.LIVE, number), *_each(Asked.EVIDENCED, means)], ()


def _each(asked: Asked, numbers: Iterable[int]) -> Iterator[Question]:
    return ((asked, number) for number in numbers)

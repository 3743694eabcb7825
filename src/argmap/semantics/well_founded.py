"""The well-founded model of a map: which statements hold, which do not, which are left open.

Van Gelder, Ross & Schlipf, "The well-founded semantics for general logic programs" (Journal of the
ACM 38, 1991). What holds and what does not is carried from the givens through the whole map with
counters, once; that settles everything that is neither in a cycle nor behind one. Of what is left,
that is *unfounded* which has no grounds but such as go round in a circle. It does not hold, which
may settle more. The rest is divided into strongly connected components, and each is dealt with in
the same way, reasons before what they bear on. Where nothing is unfounded, all is undecided.

All of this is linear but for a component with objections or exceptions inside, which takes as many
rounds as there are times that unfounded statements come to light in it.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

import attrs

from argmap.graph import find_components

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.semantics.program import Program

FALSE, TRUE, UNDECIDED, OPEN = range(4)
"""The three values of the model, and the value of what is not settled yet."""


@attrs.frozen(eq=False)
class Model:
    """A value for each statement and each inference of a program, by their numbers.

    `holds` has the values of "the statement holds", `grounds` those of "it has grounds", `live`
    those of "the inference is live". None is `OPEN`.
    """

    holds: list[int]
    grounds: list[int]
    live: list[int]


def well_founded(program: Program) -> Model:
    """The well-founded model of a program."""
    solver = _Solver(program)
    solver.solve()
    grounds = [
        TRUE if grounded else UNDECIDED if hope else FALSE
        for grounded, hope in zip(solver.grounded, solver.hopes, strict=True)
    ]
    live = solver.live
    if OPEN in live:
        live = [UNDECIDED if value == OPEN else value for value in live]
    return Model(solver.holds, grounds, live)


class _Solver:
    """The values found so far, and what they wait for."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.holds = [OPEN] * len(program.ids)
        self.live = [FALSE if purpose else OPEN for purpose in program.purpose]
        self.grounded = program.given.copy()
        # How many members do not hold yet, and how many exceptions are not ruled out yet.
        self.waiting = list(map(add, map(len, program.members), map(len, program.exceptions)))
        # What may still give a statement grounds; what may still stand against it.
        self.hopes: list[int] = [*program.given]
        self.threats = [0] * len(program.ids)
        for statement, against, purpose in zip(
            program.conclusion, program.against, program.purpose, strict=True
        ):
            if not purpose:
                (self.threats if against else self.hopes)[statement] += 1
        self.settled: list[int] = []

    def solve(self) -> None:
        for statement, threats in enumerate(self.threats):
            if not threats or not self.hopes[statement]:
                self._weigh(statement)
        self._propagate()
        groups = [list(range(len(self.holds)))]
        while groups:
            group = [statement for statement in groups.pop() if self.holds[statement] == OPEN]
            unfounded = self._unfounded(group)
            if unfounded:
                for statement in unfounded:
                    self._settle(statement, FALSE)
                self._propagate()
                rest = [statement for statement in group if self.holds[statement] == OPEN]
                groups += reversed(find_components(rest, self._leans_on))
            else:
                for statement in group:
                    self.holds[statement] = UNDECIDED

    def _propagate(self) -> None:
        """Carry what was settled to all that it decides."""
        # Written as one loop over names of its own, for this is where the time goes.
        program, waiting, live, settled = self.program, self.waiting, self.live, self.settled
        uses, exempts = program.uses, program.exempts
        conclusion, against = program.conclusion, program.against
        while settled:
            statement = settled.pop()
            helped, hindered = uses[statement], exempts[statement]
            if self.holds[statement] == FALSE:
                helped, hindered = hindered, helped
            for inference in helped:
                waiting[inference] -= 1
                if not waiting[inference] and live[inference] == OPEN:
                    live[inference] = TRUE
                    if against[inference]:
                        self._settle(conclusion[inference], FALSE)
                    else:
                        self.grounded[conclusion[inference]] = True
                        self._weigh(conclusion[inference])
            for inference in hindered:
                if live[inference] == OPEN:
                    live[inference] = FALSE
                    left = self.threats if against[inference] else self.hopes
                    left[conclusion[inference]] -= 1
                    if not left[conclusion[inference]]:
                        self._weigh(conclusion[inference])

    def _weigh(self, statement: int) -> None:
        """Settle a statement if what is known of its reasons and objections is enough."""
        if not self.hopes[statement]:
            self._settle(statement, FALSE)
        elif self.grounded[statement] and not self.threats[statement]:
            self._settle(statement, TRUE)

    def _settle(self, statement: int, value: int) -> None:
        if self.holds[statement] == OPEN:
            self.holds[statement] = value
            self.settled.append(statement)

    def _leans_on(self, statement: int) -> Iterable[int]:
        """The open statements that decide about an open statement."""
        program = self.program
        return [
            other
            for inference in (*program.reasons[statement], *program.objections[statement])
            if self.live[inference] == OPEN
            for other in (*program.members[inference], *program.exceptions[inference])
            if self.holds[other] == OPEN
        ]

    def _unfounded(self, group: list[int]) -> set[int]:
        """The statements of a group that have no grounds but such as go round in a circle."""
        if all(map(self.grounded.__getitem__, group)):
            return set()
        return set(group).difference(self._founded(group))

    def _founded(self, group: list[int]) -> set[int]:
        """The statements of a group that hold if every doubt is resolved in their favour.

        The doubts are what is undecided before the group, and every exception and objection.
        """
        program = self.program
        ready = [statement for statement in group if self.grounded[statement]]
        lacking: dict[int, int] = {}
        for statement in group:
            for inference in program.reasons[statement]:
                if self.live[inference] == OPEN:
                    members = program.members[inference]
                    lacking[inference] = sum(self.holds[member] == OPEN for member in members)
                    if not lacking[inference]:
                        ready.append(statement)
        founded: set[int] = set()
        while ready:
            statement = ready.pop()
            if statement not in founded:
                founded.add(statement)
                for inference in program.uses[statement]:
                    if inference in lacking:
                        lacking[inference] -= 1
                        if not lacking[inference]:
                            ready.append(program.conclusion[inference])
        return founded

"""The verdict on each statement of a map, and the reason where it is `unsupported`.

| verdict | when |
| --- | --- |
| `supported` | it holds, and evidence carries it |
| `conditional` | it holds, but every derivation of it uses an assumption (or it is itself a goal) |
| `undecided` | the well-founded model leaves open whether it holds |
| `unsupported` | it does not hold, and has no grounds |
| `contested` | it does not hold although it has, or may have, grounds: an objection stands |
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.graph import find_components
from argmap.model import Kind
from argmap.semantics.program import Program
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED, Model

if TYPE_CHECKING:
    from collections.abc import Iterable


class Verdict(StrEnum):
    """What comes of a statement."""

    SUPPORTED = "supported"
    CONDITIONAL = "conditional"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"
    CONTESTED = "contested"

    @property
    def holds(self) -> bool:
        """Whether a statement with this verdict holds."""
        return self in (Verdict.SUPPORTED, Verdict.CONDITIONAL)


class Reason(StrEnum):
    """Why a statement is unsupported. The first that is true of it counts; one always is.

    `BARE`: no inference is for it. `PURPOSE`: every inference for it has goals alone as members.
    `DEFEATED`: with every `but` and `unless` of the map struck out it would have grounds.
    `CIRCULAR`: each inference for it has a member that depends on it. `UNGROUNDED`: all the rest,
    among them the statement with one circular inference and one whose members are goals alone.
    """

    BARE = "bare"
    PURPOSE = "purpose"
    DEFEATED = "defeated"
    CIRCULAR = "circular"
    UNGROUNDED = "ungrounded"


@attrs.frozen
class Judgement:
    """A verdict, and the reason for it where it is `unsupported` (None otherwise)."""

    verdict: Verdict
    reason: Reason | None = None

    @property
    def holds(self) -> bool:
        """Whether the statement holds: it is supported or conditional."""
        return self.verdict.holds

    def __str__(self) -> str:
        """The verdict, and the reason for it in brackets if it has one: `unsupported (bare)`."""
        return f"{self.verdict} ({self.reason})" if self.reason else f"{self.verdict}"


_SUPPORTED = Judgement(Verdict.SUPPORTED)
_CONDITIONAL = Judgement(Verdict.CONDITIONAL)
_UNDECIDED = Judgement(Verdict.UNDECIDED)
_CONTESTED = Judgement(Verdict.CONTESTED)
_JUDGED = {
    TRUE: (_CONDITIONAL, _SUPPORTED),
    UNDECIDED: (_UNDECIDED, _UNDECIDED),
    FALSE: (_CONTESTED, _CONTESTED),
}
"""By whether a statement holds, and whether evidence carries it."""
_UNSUPPORTED = {reason: Judgement(Verdict.UNSUPPORTED, reason) for reason in Reason}


def judge(program: Program, model: Model, evidenced: list[bool]) -> list[Judgement]:
    """Return the judgement on each statement, by number."""
    judgements = [
        _JUDGED[value][rests_on_evidence]
        for value, rests_on_evidence in zip(model.holds, evidenced, strict=True)
    ]
    if FALSE in model.grounds:
        groundless = [number for number, value in enumerate(model.grounds) if value == FALSE]
        for number, reason in _reasons(program, groundless).items():
            judgements[number] = _UNSUPPORTED[reason]
    return judgements


def find_evidenced(read: Program, model: Model) -> list[bool]:
    """What holds and can be derived from evidence, goals being free."""
    holds, live, kinds = model.holds, model.live, read.kinds
    seeds = [
        number
        for number, kind in enumerate(kinds)
        if kind in _NEEDS_NO_ASSUMPTION and holds[number] == TRUE
    ]
    if not seeds:
        return [False] * len(kinds)
    # A live objection is not among these: what it concludes does not hold.
    usable = [
        value == TRUE and holds[conclusion] == TRUE
        for value, conclusion in zip(live, read.conclusion, strict=True)
    ]
    carried = _carried(read, seeds, usable)
    # A goal lends itself to every derivation; evidenced is only one with a derivation of its own.
    bare_goals = [
        number
        for number in seeds
        if kinds[number] is Kind.GOAL
        and not any(
            usable[inference] and all(carried[member] for member in read.members[inference])
            for inference in read.reasons[number]
        )
    ]
    for number in bare_goals:
        carried[number] = False
    return carried


_NEEDS_NO_ASSUMPTION = frozenset({Kind.EVIDENCE, Kind.GOAL})


def _carried(read: Program, seeds: Iterable[int], usable: list[bool]) -> list[bool]:
    """What can be derived from the seeds by the usable inferences."""
    lacking = [
        len(members) if use else 0 for members, use in zip(read.members, usable, strict=True)
    ]
    carried = [False] * len(read.ids)
    ready = list(seeds)
    while ready:
        statement = ready.pop()
        if carried[statement]:
            continue
        carried[statement] = True
        for inference in read.uses[statement]:
            lacking[inference] -= 1
            if not lacking[inference]:
                ready.append(read.conclusion[inference])
    return carried


def _reasons(read: Program, groundless: list[int]) -> dict[int, Reason]:
    """Why each of these statements, which have no grounds, has none."""
    found: dict[int, Reason] = {}
    for number in groundless:
        if not read.reasons[number]:
            found[number] = Reason.BARE
        elif all(read.purpose[inference] for inference in read.reasons[number]):
            found[number] = Reason.PURPOSE
    reasoned = [number for number in groundless if number not in found]
    found |= dict.fromkeys(_defeated(read, reasoned), Reason.DEFEATED)
    hopeless = [number for number in reasoned if number not in found]
    found |= dict.fromkeys(hopeless, Reason.UNGROUNDED)
    found |= dict.fromkeys(_circular(read, hopeless), Reason.CIRCULAR)
    return found


def _defeated(read: Program, candidates: list[int]) -> set[int]:
    """Those that have grounds once every `but` and `unless` of the map is struck out."""
    if not candidates or not (any(read.against) or any(read.exceptions)):
        return set()
    usable = [
        not against and not purpose
        for against, purpose in zip(read.against, read.purpose, strict=True)
    ]
    given = [number for number, granted in enumerate(read.given) if granted]
    grounded = _carried(read, given, usable)
    return {number for number in candidates if grounded[number]}


def _circular(read: Program, candidates: list[int]) -> set[int]:
    """Those whose every reason has a member that depends on them.

    A member depends on what it supports exactly if the two are in one strongly connected component
    of the graph of reasons.
    """
    component = {
        number: place
        for place, group in enumerate(find_components(candidates, read.supporters))
        for number in group
    }
    return {
        number
        for number in candidates
        if all(
            any(component[member] == component[number] for member in read.members[inference])
            for inference in read.reasons[number]
        )
    }

"""The verdict on each statement of a map, and the reason where it is `unsupported`.

| verdict | when |
| --- | --- |
| `supported` | it holds and is evidenced |
| `conditional` | it holds, but every derivation uses an assumption (or it is itself a goal) |
| `undecided` | the well-founded model leaves open whether it holds |
| `unsupported` | it does not hold and has no grounds |
| `contested` | it does not hold although it has, or may have, grounds: an objection stands |
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from argmap.graph import find_components
from argmap.semantics.program import Program
from argmap.semantics.well_founded import (
    EVERYWHERE,
    FALSE,
    NOWHERE,
    TRUE,
    UNDECIDED,
    Model,
    derive,
)


class Verdict(StrEnum):
    """The verdict on a statement.

    >>> argmap.Verdict("conditional").holds
    True
    """

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
    """Why a statement is unsupported. The first that applies counts; one always does.

    >>> plan = argmap.parse("claim fire: It burns.")
    >>> argmap.verdicts(plan)["fire"].reason
    <Reason.BARE: 'bare'>
    """

    BARE = "bare"
    """No inference is for it."""
    PURPOSE = "purpose"
    """Every inference for it has only goals as premises and warrants."""
    DEFEATED = "defeated"
    """It would have grounds without the objections and exceptions of the map."""
    CIRCULAR = "circular"
    """Every inference for it has a premise or warrant that depends on it."""
    UNGROUNDED = "ungrounded"
    """Anything else: each inference for it has a premise or warrant without grounds."""


@attrs.frozen
class Judgement:
    """A verdict, and the reason for it if it is `unsupported` (None otherwise).

    >>> plan = argmap.parse("claim fire: It burns.")
    >>> judgement = argmap.verdicts(plan)["fire"]
    >>> judgement.verdict, judgement.holds, str(judgement)
    (<Verdict.UNSUPPORTED: 'unsupported'>, False, 'unsupported (bare)')
    """

    verdict: Verdict
    """The verdict."""
    reason: Reason | None = None
    """The reason why the statement is unsupported."""

    @property
    def holds(self) -> bool:
        """Whether the statement holds: it is supported or conditional."""
        return self.verdict.holds

    def __str__(self) -> str:
        """Return the verdict, with the reason in brackets: `unsupported (bare)`."""
        return f"{self.verdict} ({self.reason})" if self.reason else f"{self.verdict}"


def judge(program: Program, model: Model, evidenced: Sequence[bool]) -> list[Judgement]:
    """Return the judgement on each statement, by number. Linear."""
    groundless = [number for number, value in enumerate(model.grounds) if value == FALSE]
    reasons = _find_reasons(program, groundless)
    judgements = []
    for number, value in enumerate(model.holds):
        if value == TRUE:
            judgement = _SUPPORTED if evidenced[number] else _CONDITIONAL
        elif value == UNDECIDED:
            judgement = _UNDECIDED
        else:
            judgement = _UNSUPPORTED[reasons[number]] if number in reasons else _CONTESTED
        judgements.append(judgement)
    return judgements


_SUPPORTED = Judgement(Verdict.SUPPORTED)
_CONDITIONAL = Judgement(Verdict.CONDITIONAL)
_UNDECIDED = Judgement(Verdict.UNDECIDED)
_CONTESTED = Judgement(Verdict.CONTESTED)
_UNSUPPORTED = {reason: Judgement(Verdict.UNSUPPORTED, reason) for reason in Reason}


def _find_reasons(program: Program, groundless: list[int]) -> dict[int, Reason]:
    """Return why each of some statements without grounds has none."""
    reasons: dict[int, Reason] = {}
    for number in groundless:
        if not program.reasons[number]:
            reasons[number] = Reason.BARE
        elif all(program.purpose[inference] for inference in program.reasons[number]):
            reasons[number] = Reason.PURPOSE
    reasoned = [number for number in groundless if number not in reasons]
    defeated = _find_defeated(program, reasoned)
    hopeless = [number for number in reasoned if number not in defeated]
    circular = _find_circular(program, hopeless)
    reasons |= dict.fromkeys(defeated, Reason.DEFEATED)
    reasons |= dict.fromkeys(hopeless, Reason.UNGROUNDED)
    reasons |= dict.fromkeys(circular, Reason.CIRCULAR)
    return reasons


def _find_defeated(program: Program, statements: list[int]) -> set[int]:
    """Return the statements that have grounds without objections and exceptions."""
    if not statements or not (any(program.against) or any(program.exceptions)):
        return set()
    grounded = derive(
        program,
        [EVERYWHERE if given else NOWHERE for given in program.given],
        [NOWHERE if purpose else EVERYWHERE for purpose in program.purpose],
    )
    return {number for number in statements if grounded[number]}


def _find_circular(program: Program, statements: list[int]) -> set[int]:
    """Return the statements whose every reason has a premise that depends on them.

    A premise depends on its conclusion if the two are in one strongly connected component of the
    graph of reasons.
    """
    component = {
        number: index
        for index, group in enumerate(find_components(statements, program.supporters))
        for number in group
    }
    return {
        number
        for number in statements
        if all(
            any(component[premise] == component[number] for premise in program.premises[inference])
            for inference in program.reasons[number]
        )
    }

"""Fates of recommendations: which ones a rule tells of, and what of theirs has been withdrawn.

In one reading, each recommendation that is not supported meets exactly one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.expectation import expected_of, is_met
from argmap.checker.registry import Finding
from argmap.checker.wording import bracketed
from argmap.semantics import Reading, Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checker.case import RuleContext
    from argmap.model import Statement

MEND_THE_TESTS = "mend what the tests found"


def recommendations_with(
    case: RuleContext, verdict: Verdict, reason: Reason | None = None
) -> Iterator[Statement]:
    """The recommendations that fare so, without those whose authors have said that they do."""
    for statement in case.recommendations(verdict, reason):
        expected = expected_of(statement)
        if (
            expected is None
            or case.reading is not Reading.CHARITABLE
            or not is_met(expected, case.judgements[statement.id])
        ):
            yield statement


def fate(
    case: RuleContext, statement: str, what: str, why: str, cure: str, *, lost: Sequence[str] = ()
) -> Finding:
    """How a recommendation fares, why, and what to do about it.

    Where it fares worse since something is withdrawn, that is said, too: what is `lost`, or else
    what is known to be.
    """
    lost = lost or case.losses.get(statement, ())
    if lost:
        what += f", now that {bracketed(lost)} {'are' if lost[1:] else 'is'} withdrawn"
        cure = f"{MEND_THE_TESTS}; or {cure}"
    return Finding(statement, f"{what}: {why}" if why else what, cure)

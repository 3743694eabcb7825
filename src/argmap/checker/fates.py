"""Fates of recommendations: which ones a rule tells of, and what of theirs has been withdrawn.

In one reading, each recommendation that is not supported meets exactly one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.expectation import expected_verdict, meets_expectation
from argmap.checker.wording import format_ids
from argmap.semantics import Reading, Reason, Verdict
from argmap.source import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checker.context import RuleContext
    from argmap.model import Statement
    from argmap.source import Diagnostic

FIX_THE_TESTS = "mend what the tests found"


def select_recommendations(
    context: RuleContext, verdict: Verdict, reason: Reason | None = None
) -> Iterator[Statement]:
    """The recommendations that fare so, without those whose authors have said that they do."""
    for statement in context.recommendations(verdict, reason):
        expected = expected_verdict(statement)
        if (
            expected is None
            or context.reading is not Reading.CHARITABLE
            or not meets_expectation(expected, context.judgements[statement.id])
        ):
            yield statement


def recommendation_finding(
    context: RuleContext,
    statement: str,
    what: str,
    why: str,
    cure: str,
    *,
    lost: Sequence[str] = (),
) -> Diagnostic:
    """How a recommendation fares, why, and what to do about it.

    Where it fares worse since something is withdrawn, that is said, too: what is `lost`, or else
    what is known to be.
    """
    lost = lost or context.losses.get(statement, ())
    if lost:
        what += f", now that {format_ids(lost)} {'are' if lost[1:] else 'is'} withdrawn"
        cure = f"{FIX_THE_TESTS}; or {cure}"
    return context.finding(statement, f"{what}: {why}" if why else what, cure)

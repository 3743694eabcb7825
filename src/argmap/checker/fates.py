"""Findings about the verdicts on recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.checker.context import RuleContext
from argmap.checker.expectation import expected_verdict, meets_expectation
from argmap.checker.wording import format_ids
from argmap.model import Statement
from argmap.semantics import Reading, Reason, Verdict
from argmap.source import Diagnostic

FIX_THE_TESTS = "fix what the tests found"


def select_recommendations(
    context: RuleContext, verdict: Verdict, reason: Reason | None = None
) -> Iterator[Statement]:
    """Iterate over the recommendations with a verdict, except those expected to have it."""
    for statement in context.recommendations(verdict, reason):
        expected = expected_verdict(statement)
        if (
            expected is None
            or context.reading is not Reading.CHARITABLE
            or not meets_expectation(expected, context.result.judgements[statement.id])
        ):
            yield statement


def recommendation_finding(
    context: RuleContext,
    statement: str,
    message: str,
    cause: str,
    fix: str,
    *,
    lost: Sequence[str] = (),
) -> Diagnostic:
    """Return a finding about the verdict on a recommendation and its cause.

    If the recommendation was better off with withdrawn evidence (`lost`, or that which the context
    knows of), the finding says so.
    """
    lost = lost or context.losses.get(statement, ())
    if lost:
        message += f", because {format_ids(lost)} {'are' if lost[1:] else 'is'} withdrawn"
        fix = f"{FIX_THE_TESTS}; or {fix}"
    return context.finding(statement, f"{message}: {cause}" if cause else message, fix)

"""Expected verdicts: `{expect: contested}` in a map, and whether a judgement meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.model import Statement
from argmap.semantics import Judgement, Reading, Reason, Verdict
from argmap.source import nearest
from argmap.text_layout import join_words

_VERDICTS = [verdict.value for verdict in Verdict]
_REASONS = [reason.value for reason in Reason]
_EXPECTABLE = [*_VERDICTS, *(f"{Verdict.UNSUPPORTED} ({reason})" for reason in _REASONS)]
_PARTS = re.compile(r"(?P<verdict>\w+)\s*\(\s*(?P<reason>[^()]*?)\s*\)\s*")


def get_expected_verdict(statement: Statement) -> str | None:
    """Return the value of a statement's `expect` attribute, or None."""
    expected = statement.attributes.get("expect")
    return None if expected is None else str(expected)


def meets_expectation(expected: str, judgement: Judgement) -> bool:
    """Return whether a judgement has the expected verdict, and the expected reason if any."""
    return expected in (judgement.verdict, str(judgement))


def suggest_expectation_fix(statement: str, expected: str) -> str:
    """Return how to fix an expectation that is not met."""
    explain = f"`argmap explain FILE {statement}` says why; or change the expected verdict"
    return suggest_expectation_wording(expected) or explain


def suggest_expectation_wording(expected: str) -> str:
    """Return how to fix an expectation that is not a verdict; nothing if it is one."""
    if expected in _EXPECTABLE:
        return ""
    parts = _PARTS.fullmatch(expected)
    if parts and parts["verdict"] == Verdict.UNSUPPORTED:
        reason = parts["reason"]
        if reason in _REASONS:
            return f"write it as `{Verdict.UNSUPPORTED} ({reason})`"
        return f"`{reason}` is not a reason; {_suggest(reason, _REASONS, _REASONS)}"
    return f"`{expected}` is not a verdict; {_suggest(expected, _EXPECTABLE, _VERDICTS)}"


def _suggest(word: str, candidates: list[str], accepted: list[str]) -> str:
    near = nearest(word, candidates)
    return f"did you mean `{near}`?" if near else f"the accepted values are {join_words(accepted)}"


def select_recommendations(
    context: RuleContext, verdict: Verdict, reason: Reason | None = None
) -> Iterator[Statement]:
    """Iterate over the recommendations with a verdict, except those expected to have it."""
    for statement in context.recommendations(verdict, reason):
        expected = get_expected_verdict(statement)
        if (
            expected is None
            or context.reading is not Reading.CHARITABLE
            or not meets_expectation(expected, context.result.judgements[statement.id])
        ):
            yield statement

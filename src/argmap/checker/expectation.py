"""What authors expect of their statements, `{expect: contested}`, and whether it is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.semantics import Reason, Verdict
from argmap.source import nearest
from argmap.text_layout import join_words

if TYPE_CHECKING:
    from argmap.model import Statement
    from argmap.semantics import Judgement

_VERDICTS = [verdict.value for verdict in Verdict]
_REASONS = [reason.value for reason in Reason]
_EXPECTABLE = [*_VERDICTS, *(f"{Verdict.UNSUPPORTED} ({reason})" for reason in _REASONS)]
_PARTS = re.compile(r"(?P<verdict>\w+)\s*\(\s*(?P<reason>[^()]*?)\s*\)\s*")
"""A verdict and the reason for it, more or less as they are written."""


def expected_verdict(statement: Statement) -> str | None:
    """What is written down to be expected of a statement; None where nothing is."""
    expected = statement.attributes.get("expect")
    return None if expected is None else str(expected)


def meets_expectation(expected: str, judgement: Judgement) -> bool:
    """Whether a judgement is what was expected: its verdict, or that with the reason for it."""
    return expected in (judgement.verdict, str(judgement))


def expectation_help(statement: str, expected: str) -> str:
    """What to do where what was expected of a statement is not so, or is no verdict at all."""
    why = f"`argmap explain FILE {statement}` says why; or expect what is the case"
    return expectation_wording_help(expected) or why


def expectation_wording_help(expected: str) -> str:
    """How to write what is expected, where that is no verdict; nothing where it is one."""
    if expected in _EXPECTABLE:
        return ""
    written = _PARTS.fullmatch(expected)
    if written and written["verdict"] == Verdict.UNSUPPORTED:
        return _advice_on_reason(written["reason"])
    near = nearest(expected, _EXPECTABLE)
    what = f"did you mean `{near}`?" if near else f"it may be {join_words(_VERDICTS)}"
    return f"`{expected}` is no verdict; {what}"


def _advice_on_reason(reason: str) -> str:
    """What to write where a verdict is followed by something else than the reason for one."""
    if reason in _REASONS:
        return f"write it as `{Verdict.UNSUPPORTED} ({reason})`"
    near = nearest(reason, _REASONS)
    what = f"did you mean `{near}`?" if near else f"it may be {join_words(_REASONS)}"
    return f"`{reason}` is no reason why a statement is unsupported; {what}"

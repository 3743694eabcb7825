"""What authors expect of their statements, `{expect: contested}`, and whether it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.page import listed
from argmap.source import nearest
from argmap.support import Verdict

if TYPE_CHECKING:
    from argmap.model import Statement
    from argmap.support import Judgement

_VERDICTS = [verdict.value for verdict in Verdict]


def expected_of(statement: Statement) -> str | None:
    """What is written down to be expected of a statement; None where nothing is."""
    expected = statement.attributes.get("expect")
    return None if expected is None else str(expected)


def is_met(expected: str, judgement: Judgement) -> bool:
    """Whether a judgement is what was expected: its verdict, or that with the reason for it."""
    return expected in (judgement.verdict, str(judgement))


def cure(statement: str, expected: str) -> str:
    """What to do where what was expected of a statement is not so, or is no verdict at all."""
    if expected.partition(" ")[0] in _VERDICTS:
        return f"`argmap explain FILE {statement}` says why; or expect what is the case"
    near = nearest(expected, _VERDICTS)
    what = f"did you mean `{near}`?" if near else f"it may be {listed(_VERDICTS)}"
    return f"`{expected}` is no verdict; {what}"

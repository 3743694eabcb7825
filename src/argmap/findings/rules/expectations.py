"""The rule about what authors expect of their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.findings.registry import Finding, rule
from argmap.page import listed
from argmap.source import Severity, nearest
from argmap.support import Reading, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.findings.case import Case


_VERDICTS = [verdict.value for verdict in Verdict]


@rule("S018", "expectation-failed", Severity.ERROR)
def expectation_failed(case: Case) -> Iterator[Finding]:
    """`{expect: …}` and the verdict differ.

    The author has written down which verdict a statement should have, `{expect: supported}` or,
    with the reason, `{expect: "unsupported (bare)"}`, and it has another one in the charitable
    reading; or what is written there is no verdict. So an argument is kept from falling without
    anybody's noticing, as a test does for a program.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        claim crowded: The old bridge is too small. {expect: supported}
          because evidence jams: It is jammed three hours a day [@count].
          but evidence empty: Nobody who was asked had waited there this year [@survey].

    Mended::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        claim crowded: The old bridge is too small. {expect: supported}
          because evidence jams: It is jammed three hours a day [@count].
          but evidence empty: Nobody who was asked had waited there this year [@survey].
          unless evidence who: Only people without a car were asked [@survey, p. 1].
    """
    if case.reading is not Reading.CHARITABLE:
        return
    for statement in case.map.statements.values():
        expected = statement.attributes.get("expect")
        if expected is None:
            continue
        judgement = case.judgements[statement.id]
        if expected not in (judgement.verdict, str(judgement)):
            yield Finding(
                statement.id,
                f"[{statement.id}] is {judgement}, and was expected to be {expected}",
                _advice(statement.id, str(expected)),
            )


def _advice(statement: str, expected: str) -> str:
    """What to do about an expectation that failed."""
    if expected.partition(" ")[0] in _VERDICTS:
        return f"`argmap explain FILE {statement}` says why; or expect what is the case"
    near = nearest(expected, _VERDICTS)
    what = f"did you mean `{near}`?" if near else f"it may be {listed(_VERDICTS)}"
    return f"`{expected}` is no verdict; {what}"

"""The rule about what authors expect of their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.expectation import advice_on, expected_of, is_met
from argmap.checker.registry import Finding, rule
from argmap.semantics import Reading
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.case import RuleContext


@rule("S018", "expectation-failed", Severity.ERROR)
def expectation_failed(case: RuleContext) -> Iterator[Finding]:
    """`{expect: …}` and the verdict differ.

    The author has written down which verdict a statement should have, `{expect: supported}` or,
    with the reason, `{expect: "unsupported (bare)"}`, and it has another one in the charitable
    reading; or what is written there is no verdict. So an argument is kept from falling without
    anybody's noticing, as a test does for a program. Of a recommendation that fares as expected the
    rules R001 to R007 and R014 say nothing more.

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
        expected, judgement = expected_of(statement), case.judgements[statement.id]
        if expected is not None and not is_met(expected, judgement):
            yield Finding(
                statement.id,
                f"[{statement.id}] is {judgement}, and was expected to be {expected}",
                advice_on(statement.id, expected),
            )

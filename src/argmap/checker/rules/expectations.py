"""The rule about what authors expect of their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.expectation import expectation_help, expected_verdict, meets_expectation
from argmap.checker.rule_definition import rule
from argmap.semantics import Reading
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext


@rule("S018", "expectation-failed", Severity.ERROR)
def expectation_failed(context: RuleContext) -> Iterator[Diagnostic]:
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

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        claim crowded: The old bridge is too small. {expect: supported}
          because evidence jams: It is jammed three hours a day [@count].
          but evidence empty: Nobody who was asked had waited there this year [@survey].
          unless evidence who: Only people without a car were asked [@survey, p. 1].
    """
    if context.reading is not Reading.CHARITABLE:
        return
    for statement in context.map.statements.values():
        expected, judgement = expected_verdict(statement), context.judgements[statement.id]
        if expected is not None and not meets_expectation(expected, judgement):
            yield context.finding(
                statement.id,
                f"[{statement.id}] is {judgement}, and was expected to be {expected}",
                expectation_help(statement.id, expected),
            )

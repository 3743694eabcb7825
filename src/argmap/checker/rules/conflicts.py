"""Rules about what a map says both ways: for and against, or two things at odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_given, format_ids
from argmap.model import Kind, Polarity
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext
    from argmap.model import Inference


@rule("R013", "conflicting-recommendations", Severity.ERROR)
def conflicting(context: RuleContext) -> Iterator[Diagnostic]:
    """Holds, and so does one that objects to it or that it objects to.

    One of two recommendations that both hold is a premise of an objection to the other, and the
    objection is not live only because it lacks something: another premise, or a warrant, does not
    hold. (Had it all that it needs, the other would not hold.) The map tells its reader to do both,
    and that they are at odds. Where an exception to the objection holds, the two have been
    reconciled. It is said once of the two, where one is objected to.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation widen: Widen the old bridge.
          because evidence jams: It is jammed three hours a day [@count].
          but recommendation close: Close the old bridge to cars.
            because evidence noise: Two in three of its neighbours sleep badly [@survey].
          and claim either: A bridge that is closed need not be wide.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source report: Report on the old bridge {date: 2024-06}

        recommendation widen: Widen the old bridge.
          because evidence jams: It is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
          but recommendation close: Close the old bridge to cars.
            because evidence noise: Two in three of its neighbours sleep badly [@survey].
            because evidence air: The air beside it is worse than the law allows [@report].
          and claim either: A bridge that is closed need not be wide.
          unless evidence buses: Buses take both lanes of it [@report].
    """
    said: set[frozenset[str]] = set()
    for inference in context.drawn:
        to = inference.conclusion
        if (
            inference.polarity is Polarity.FOR
            or not _stands(context, to)
            or context.exceptions(inference)
        ):
            continue
        for by in context.members(inference):
            if by != to and _stands(context, by) and frozenset((to, by)) not in said:
                said.add(frozenset((to, by)))
                lacking = format_ids(context.lacking(inference))
                yield context.finding(
                    to,
                    f"[{to}] and [{by}] both hold, and the one is an objection to the other",
                    f"let one of them go; or support {lacking}, without which the objection is "
                    "not complete; or say in an `unless` under it how both can be done",
                    inference.span,
                )


def _stands(context: RuleContext, statement: str) -> bool:
    """Whether a statement is a recommendation, and holds."""
    is_recommended = context.map.statements[statement].kind is Kind.RECOMMENDATION
    return is_recommended and context.holds(statement)


@rule("S005", "both-ways", Severity.ERROR)
def both_ways(context: RuleContext) -> Iterator[Diagnostic]:
    """The same statement is given for and against the same conclusion.

    A reason for a statement and an objection to it have the same premises and the same warrants. If
    they hold, they speak for it and against it at once. The same fact may well be given for one
    thing and against it in different company: with another premise, or another warrant, that says
    how.

    Example::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          but [low]

    Fixed::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          since assumption trust: Who lends at a low rate does not expect the worst.
          but [low]
          and claim rescue: Rates are low only because the central bank buys everything.
    """
    for inferences in context.several():
        given: dict[frozenset[str], Inference] = {}
        for inference in inferences:
            other = given.setdefault(frozenset(context.members(inference)), inference)
            if other.polarity is not inference.polarity:
                yield context.finding(
                    inference.conclusion,
                    f"{format_given(inference.premises)} both for and against "
                    f"[{inference.conclusion}]",
                    "take one of the two out; or say in a `since` or an `and` how it can be both",
                    inference.span,
                )

"""Rules about statements that no longer count: out of date, superseded, rejected or retracted."""

from collections.abc import Iterator

from argmap.attributes import RETIRED_STATUSES
from argmap.checker.context import RuleContext
from argmap.checker.messages import MOST_NAMED
from argmap.checker.rule_definition import rule
from argmap.model import Inference, Polarity, Statement
from argmap.source import Diagnostic, Severity
from argmap.text_layout import join_words


@rule(
    "E018",
    "expired-evidence",
    Severity.WARNING,
    plural="statements are withdrawn because they are out of date",
)
def expired_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """Evidence is no longer valid, so it is withdrawn.

    The day in its attribute `valid-until` has passed. A month or a year counts as its last day. The
    verdicts are computed without withdrawn evidence, and other rules report the recommendations
    that fail as a result. The same applies to assumptions and goals. `--today` sets the day.

    A certificate, a forecast or a measurement holds for a time. The argument needs a new one.

    Example::

        source permit: Building permit {date: 2023-07}

        claim allowed: The city may build on the north bank.
          because evidence permitted: The state permitted it [@permit]. {valid-until: 2025-06-30}

    Fixed::

        source permit: Building permit {date: 2025-07}

        claim allowed: The city may build on the north bank.
          because evidence permitted: The state permitted it [@permit]. {valid-until: 2099-06-30}
    """
    for name, withdrawal in context.withdrawn.items():
        if withdrawal.expired:
            yield context.finding(
                name,
                f"[{name}] was valid until {withdrawal.expired}, so it is withdrawn",
                "replace it with newer evidence; or, if it still holds, change the date",
            )


@rule(
    "S019",
    "retired-premise",
    Severity.ERROR,
    plural="reasons use statements that are superseded, rejected or retracted",
)
def retired_premise(context: RuleContext) -> Iterator[Diagnostic]:
    """A reason uses a statement that is superseded, rejected or retracted.

    The `status` of a premise, a warrant or an exception is `superseded`, `rejected`, `retracted` or
    `withdrawn`. It still counts in the verdicts. Reasons for and against statements that have such
    a status themselves are not reported.

    The author no longer holds the statement, so it should not support anything.

    Example::

        source survey: Household survey {date: 2024-05}

        recommendation tunnel: Build a tunnel. {status: superseded}
          because evidence late: One commuter in three is often late for work [@survey].

        recommendation toll: Charge a toll.
          because [tunnel]
          and evidence accepted: Drivers accept a toll for it [@survey, p. 8].

    Fixed::

        source survey: Household survey {date: 2024-05}
        source count: Traffic count {date: 2024-03}

        recommendation tunnel: Build a tunnel. {status: superseded}
          because evidence late: One commuter in three is often late for work [@survey].
          because evidence jams: The old bridge is congested three hours a day [@count].

        recommendation toll: Charge a toll.
          because evidence accepted: Drivers accept a toll [@survey, p. 8].
          because evidence trucks: One vehicle in five is a truck [@count, p. 9].
    """
    retired = {
        name: status
        for name, statement in context.map.statements.items()
        if (status := _find_retired_status(statement))
    }
    if not retired:
        return
    for inference in context.result.inferences:
        used = [name for name in _list_used(context, inference) if name in retired]
        if used and inference.conclusion not in retired:
            described = join_words([f"[{name}] is {retired[name]}" for name in used], MOST_NAMED)
            verb = "is still used" if len(used) == 1 else "are still used"
            side = "for" if inference.polarity is Polarity.FOR else "against"
            yield context.finding(
                inference.conclusion,
                f"{described}, but {verb} in a reason {side} [{inference.conclusion}]",
                f"replace [{used[0]}] in this reason, or remove the reason",
                inference.span,
                deciding=used,
            )


def _find_retired_status(statement: Statement) -> str | None:
    status = str(statement.attributes.get("status", "")).casefold()
    return status if status in RETIRED_STATUSES else None


def _list_used(context: RuleContext, inference: Inference) -> list[str]:
    """Return the premises, warrants and exceptions of a reason, each once."""
    result = context.result
    return list(dict.fromkeys((*result.premises(inference), *result.exceptions(inference))))

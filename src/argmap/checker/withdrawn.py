"""Withdraw statements from a map: those whose tests did not pass, and those that are out of date.

Evidence, like every statement that is given, is out of date after the day in its attribute
`valid-until`. A month or a year counts as its last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from argmap.model import ArgumentMap, FrozenDict, Statement
from argmap.semantics.provenance import parse_period

if TYPE_CHECKING:
    from argmap.test_results import Outcomes, Withdrawal

VALID_UNTIL = "valid-until"
"""The key of the last day on which a statement is valid."""


def find_withdrawals(
    argument_map: ArgumentMap, outcomes: Outcomes | None, today: date
) -> Mapping[str, Withdrawal]:
    """Return the statements that outcomes of tests or their own dates withdraw, in map order."""
    statements = argument_map.statements
    expired = {name for name, statement in statements.items() if is_expired(statement, today)}
    if outcomes is None and not expired:
        return FrozenDict()
    from argmap.test_results import Withdrawal, withdrawals  # takes 3 ms

    untested = {} if outcomes is None else withdrawals(argument_map, outcomes)
    found: dict[str, Withdrawal] = {}
    for name, statement in statements.items():
        withdrawal = untested.get(name)
        if name in expired:
            last_day = str(statement.attributes[VALID_UNTIL])
            withdrawal = attrs.evolve(withdrawal or Withdrawal(), expired=last_day, left_out=False)
        if withdrawal:
            found[name] = withdrawal
    return FrozenDict(found)


def find_withdrawal_reasons(
    argument_map: ArgumentMap, outcomes: Outcomes | None, today: date
) -> dict[str, str]:
    """Return what `find_withdrawals` does, with the reasons in words."""
    found = find_withdrawals(argument_map, outcomes, today)
    return {name: str(withdrawal) for name, withdrawal in found.items()}


def is_expired(statement: Statement, today: date) -> bool:
    """Return whether a given statement is out of date."""
    period = parse_period(statement.attributes.get(VALID_UNTIL)) if statement.attributes else None
    return period is not None and statement.kind.is_given and today > period.last

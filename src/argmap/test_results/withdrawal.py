"""Withdraw the evidence whose tests did not pass.

Evidence, like every statement that is given, may name tests: `{test: "tests/test_fuzz.py"}`, or a
list of them. It is withdrawn unless every test that the names select has passed. A path is relative
to the root of the run or, if no test is known by it there, to the file of the statement.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath

import attrs

from argmap.files import relative_path
from argmap.model import ArgumentMap, FrozenDict, Statement
from argmap.test_results.outcomes import Outcome, Outcomes, Result


@attrs.frozen
class Withdrawal:
    """The reason why a statement is withdrawn."""

    results: tuple[Result, ...] = ()
    """The results of its tests that did not pass."""
    suggestion: str | None = None
    """The test that an unknown name most likely means, spelled as a map spells it."""

    expired: str = ""
    """The last day on which it was valid, as written; empty if that has not passed."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons in words."""
        expiry = [f"not valid after {self.expired}"] if self.expired else []
        return (*expiry, *map(str, self.results))

    def __str__(self) -> str:
        """Return the first reason and the number of the others."""
        first, *others = self.reasons
        return f"{first}, and {len(others):,} more did not pass" if others else first


def withdrawals(argument_map: ArgumentMap, outcomes: Outcomes) -> Mapping[str, Withdrawal]:
    """Return the statements of a map that the outcomes withdraw, by id, in map order."""
    return FrozenDict(
        {
            statement.id: withdrawal
            for statement in argument_map.statements.values()
            if statement.kind.is_given and statement.test_names
            if (withdrawal := _find_withdrawal(statement, outcomes))
        }
    )


def _find_withdrawal(statement: Statement, outcomes: Outcomes) -> Withdrawal | None:
    not_passed: list[Result] = []
    suggestion = None
    for name in statement.test_names:
        results = _find_results(name, statement, outcomes)
        if not results:
            # A backslash in a quoted attribute value is written twice.
            suggestion = suggestion or (outcomes.suggest(name) or "").replace("\\", r"\\") or None
            results = [Result(name, Outcome.NOT_RUN)]
        not_passed += [result for result in results if result.outcome is not Outcome.PASSED]
    return Withdrawal(tuple(dict.fromkeys(not_passed)), suggestion) if not_passed else None


def _find_results(name: str, statement: Statement, outcomes: Outcomes) -> list[Result]:
    path, colons, rest = name.partition("::")
    from_root = outcomes.find(f"{path and normpath(path)}{colons}{rest}")
    if from_root or not statement.span:
        return from_root
    real_path = os.path.realpath(Path(statement.span.path).parent / path)
    from_map = relative_path(real_path, Path(os.path.realpath(outcomes.root)))
    return outcomes.find(f"{from_map}{colons}{rest}")

"""Withdraw the evidence whose tests did not pass.

Evidence, like every statement that is given, may name tests: `{test: "tests/test_fuzz.py"}`, or a
list of them. It is withdrawn unless every test that the names select has passed. A path is relative
to the root of the run or, if no test is known by it there, to the file of the statement.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from posixpath import normpath

import attrs

from argmap.files import relative_path
from argmap.model import ArgumentMap, FrozenDict, Statement, require_map
from argmap.test_results.outcomes import LEFT_OUT, Outcome, Outcomes, TestResult


@attrs.frozen
class Withdrawal:
    """The reason why a statement is withdrawn.

    >>> plan = argmap.parse('evidence e: It runs. {test: "test_pump.py::test_flow"}')
    >>> outcomes = argmap.Outcomes({"test_pump.py::test_flow": argmap.Outcome.FAILED})
    >>> withdrawal = argmap.withdrawals(plan, outcomes)["e"]
    >>> withdrawal.reasons
    ('test_pump.py::test_flow failed',)
    """

    results: tuple[TestResult, ...] = ()
    """The results of its tests that did not pass, bad results before tests that were left out."""
    suggestion: str | None = None
    """The test that an unknown name most likely means, spelled as a map spells it."""
    left_out: bool = False
    """Whether no test gave a bad result, but some were left out of the run."""
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
        if not others:
            return first
        left_out = "was left out" if len(others) == 1 else "were left out"
        return f"{first}, and {len(others):,} more {left_out if self.left_out else 'did not pass'}"


def withdrawals(argument_map: ArgumentMap, outcomes: Outcomes) -> Mapping[str, Withdrawal]:
    """Return the statements of a map that the outcomes withdraw, by id, in map order.

    >>> plan = argmap.parse('evidence e: It runs. {test: "test_pump.py::test_flow"}')
    >>> outcomes = argmap.Outcomes({"test_pump.py::test_flow": argmap.Outcome.SKIPPED})
    >>> {name: str(found) for name, found in argmap.withdrawals(plan, outcomes).items()}
    {'e': 'test_pump.py::test_flow was skipped'}
    """
    require_map(argument_map, "withdrawals")
    if not isinstance(outcomes, Outcomes):
        raise TypeError(
            f"outcomes must be argmap.Outcomes, as argmap.read_outcomes returns, not {outcomes!r}"
        )
    found: dict[tuple[str, str], Withdrawal | None] = {}
    withdrawn: dict[str, Withdrawal] = {}
    for statement in _list_tested(argument_map):
        folder = str(Path(statement.span.path).parent) if statement.span else ""
        by_name = []
        for name in statement.test_names:
            if (name, folder) not in found:
                found[name, folder] = _find_withdrawal(name, statement, outcomes)
            by_name.append(found[name, folder])
        if withdrawal := _combine([withdrawal for withdrawal in by_name if withdrawal]):
            withdrawn[statement.id] = withdrawal
    return FrozenDict(withdrawn)


def names_unknown_tests(argument_map: ArgumentMap, outcomes: Outcomes) -> bool:
    """Return whether a map names tests, and the outcomes know none of them."""
    tested = [*_list_tested(argument_map)]
    return bool(tested) and not any(
        _find_results(name, statement, outcomes)
        for statement in tested
        for name in statement.test_names
    )


def _list_tested(argument_map: ArgumentMap) -> Iterator[Statement]:
    for statement in argument_map.statements.values():
        if statement.kind.is_given and statement.test_names:
            yield statement


def _combine(withdrawals: Sequence[Withdrawal]) -> Withdrawal | None:
    """Return one withdrawal for all names of a statement."""
    if len(withdrawals) <= 1:
        return withdrawals[0] if withdrawals else None
    results = dict.fromkeys(result for withdrawal in withdrawals for result in withdrawal.results)
    suggestions = (withdrawal.suggestion for withdrawal in withdrawals if withdrawal.suggestion)
    return Withdrawal(
        tuple(sorted(results, key=_is_left_out)),
        next(suggestions, None),
        all(withdrawal.left_out for withdrawal in withdrawals),
    )


def _find_withdrawal(name: str, statement: Statement, outcomes: Outcomes) -> Withdrawal | None:
    """Return why a name in a statement withdraws it, or None if the tests passed."""
    if results := _find_results(name, statement, outcomes):
        not_passed = [result for result in results if result.outcome is not Outcome.PASSED]
        not_passed.sort(key=_is_left_out)
        left_out = all(map(_is_left_out, not_passed))
        return Withdrawal(tuple(not_passed), left_out=left_out) if not_passed else None
    unknown = (TestResult(name, Outcome.NOT_RUN),)
    if all(map(outcomes.leaves_out, _spell_names(name, statement, outcomes))):
        return Withdrawal(unknown, left_out=True)
    # A backslash in a quoted attribute value is written twice.
    suggestion = (outcomes.suggest(name) or "").replace("\\", r"\\")
    return Withdrawal(unknown, suggestion or None)


def _is_left_out(result: TestResult) -> bool:
    return result.outcome in LEFT_OUT


def _find_results(name: str, statement: Statement, outcomes: Outcomes) -> list[TestResult]:
    found = map(outcomes.find, _spell_names(name, statement, outcomes))
    return next(filter(None, found), [])


def _spell_names(name: str, statement: Statement, outcomes: Outcomes) -> Iterator[str]:
    """Yield a name with its path relative to the root, and relative to the map."""
    path, colons, rest = name.partition("::")
    yield f"{path and normpath(path)}{colons}{rest}"
    if statement.span:
        real_path = os.path.realpath(Path(statement.span.path).parent / path)
        from_map = relative_path(real_path, Path(os.path.realpath(outcomes.root)))
        yield f"{from_map}{colons}{rest}"

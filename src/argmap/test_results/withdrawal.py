"""Which statements of a map fall with the tests that they name, and which tests these are.

Evidence, and whatever else is given, may name tests: `{test: "tests/test_fuzz.py::test_no_crash"}`,
or a list of them. It stands as long as every test that a name stands for has passed, and otherwise
it is withdrawn; what that means for a map, `support.sensitivity.what_if.supposing` defines.

A path is relative to the root of the outcomes; where no test is known by it there, it is relative
to the file that the statement stands in.
"""

from __future__ import annotations

import os
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict
from argmap.paths import seen_from
from argmap.test_results.record import Outcome, Trial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap, Statement
    from argmap.test_results.record import Outcomes


@attrs.frozen
class Withdrawal:
    """Why a statement is withdrawn: the tests of its own that did not pass, at least one."""

    trials: tuple[Trial, ...]
    near: str | None = None
    """What may have been meant by a name that stands for no test, as it is written in a map."""

    def __str__(self) -> str:
        """The first of these tests and how it came out, and how many more there are."""
        more = f", and {len(self.trials) - 1:,} more did not pass" if self.trials[1:] else ""
        return f"{self.trials[0]}{more}"


def withdrawals(argument_map: ArgumentMap, outcomes: Outcomes) -> Mapping[str, Withdrawal]:
    """The statements of a map that the outcomes withdraw, by id, in the order of writing."""
    return FrozenDict(
        {
            statement.id: withdrawal
            for statement in argument_map.statements.values()
            if statement.kind.given and tests_of(statement)
            if (withdrawal := _withdrawal(statement, outcomes))
        }
    )


def tests_of(statement: Statement) -> tuple[str, ...]:
    """The names of tests that a statement has, as they are written."""
    named = statement.attributes.get("test", ())
    return tuple(map(str, named if isinstance(named, tuple) else (named,)))


def _withdrawal(statement: Statement, outcomes: Outcomes) -> Withdrawal | None:
    """Why a statement is withdrawn; None if it stands."""
    fallen: list[Trial] = []
    near = None
    for name in tests_of(statement):
        trials = _trials(name, statement, outcomes)
        if not trials:
            near = near or (outcomes.near(name) or "").replace("\\", r"\\") or None
            trials = [Trial(name, Outcome.NOT_RUN)]
        fallen += [each for each in trials if each.outcome is not Outcome.PASSED]
    return Withdrawal(tuple(dict.fromkeys(fallen)), near) if fallen else None


def _trials(name: str, statement: Statement, outcomes: Outcomes) -> list[Trial]:
    """The tests that a name stands for, from the root, or else from the file of the statement."""
    path, colons, rest = name.partition("::")
    from_root = outcomes.of(f"{path and normpath(path)}{colons}{rest}")
    if from_root or not statement.span:
        return from_root
    here = os.path.realpath(Path(statement.span.path).parent / path)
    from_map = seen_from(Path(os.path.realpath(outcomes.root)), here)
    return outcomes.of(f"{from_map}{colons}{rest}")

"""Rules about evidence that runs: statements that name the tests which show that they are so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.source import Diagnostic, Severity
from argmap.test_results import Outcome, find_test_names
from argmap.text_layout import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext

MOST_NAMED = 3
"""How many tests are named before the rest is counted."""

_LEFT_OUT = (Outcome.RUN_IN_PART, Outcome.NOT_RUN)


@rule("E015", "test-not-passed", Severity.WARNING)
def not_passed(context: RuleContext) -> Iterator[Diagnostic]:
    """Is withdrawn, for a test that it names did not pass; names the tests.

    The map is judged with outcomes of tests (`argmap check --evidence FILE`), and a test that is
    named here failed, was skipped, was left out, or is not among them. Only what passed shows
    anything. What is withdrawn is struck out before the verdicts are computed: what rests on it
    alone falls, and the rules about that say so. What stands without it is not in danger, which is
    why this is a warning. Without outcomes no test is looked at.

    In outcomes.json::

        {"argmap-outcomes": 1, "tests": {"tests/test_fuzz.py::test_no_crash": "failed"}}

    Example::

        claim sturdy: It stands whatever it is fed.
          because evidence fuzzed: Ten thousand inputs, no crash.
              {test: "tests/test_fuzz.py::test_no_crash"}

    Fixed::

        claim sturdy: It stands whatever it is fed.
          because assumption clean: It is fed nothing but what was checked before.
    """
    for name, withdrawal in context.withdrawn.items():
        results = join_words(withdrawal.results, MOST_NAMED)
        unknown = all(result.outcome in _LEFT_OUT for result in withdrawal.results)
        cure = "mend what the test found, or take the evidence out and see what stands without it"
        if unknown:
            cure = (
                f"did you mean `{withdrawal.suggestion}`?"
                if withdrawal.suggestion
                else "run it as well, so that it is among the outcomes"
            )
        yield context.finding(name, f"[{name}] is withdrawn: {results}", cure)


@rule("E016", "idle-test", Severity.WARNING)
def idle_test(context: RuleContext) -> Iterator[Diagnostic]:
    """Names a test, but is not given: no test can show it or withdraw it.

    A claim or a recommendation has an attribute `test`. These stand and fall with the reasons for
    them; what a test can show, or fail to show, is a piece of evidence, or that something may be
    assumed. So the outcome of this test changes nothing, which is surely not what was meant.

    Example::

        claim sturdy: It stands whatever it is fed. {test: "tests/test_fuzz.py::test_no_crash"}

    Fixed::

        claim sturdy: It stands whatever it is fed.
          because evidence fuzzed: Ten thousand inputs, no crash.
              {test: "tests/test_fuzz.py::test_no_crash"}
    """
    for statement in context.map.statements.values():
        if find_test_names(statement) and not statement.kind.is_given:
            yield context.finding(
                statement.id,
                f"[{statement.id}] names a test, which changes nothing about a {statement.kind}",
                "say under it what the test shows, and name the test there: `because evidence …: "
                "… {test: …}`",
            )

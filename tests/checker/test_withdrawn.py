"""Withdrawing statements from a map."""

from datetime import date

from argmap.checker.withdrawn import find_withdrawals
from argmap.loader import parse
from argmap.test_results import Outcome, Outcomes

PLAN = """\
evidence last: L. {valid-until: 2026-01, test: "t.py"}
evidence first: F. {valid-until: 2025}
evidence tested: T. {test: "t.py"}
evidence lasting: V. {valid-until: 2026-02}
"""
FAILED = Outcomes({"t.py": Outcome.FAILED})


def describe(outcomes: Outcomes | None, day: date) -> dict[str, str]:
    found = find_withdrawals(parse(PLAN), outcomes, day)
    return {name: str(withdrawal) for name, withdrawal in found.items()}


def test_statements_expire_or_fail_in_the_order_of_the_map() -> None:
    assert describe(FAILED, date(2026, 2, 1)) == {
        "last": "not valid after 2026-01, and 1 more did not pass",
        "first": "not valid after 2025",
        "tested": "t.py failed",
    }


def test_nothing_is_withdrawn_without_a_reason() -> None:
    assert describe(None, date(2025, 12, 31)) == {}
    assert describe(Outcomes({"t.py": Outcome.PASSED}), date(2025, 12, 31)) == {}


def test_an_expired_statement_is_withdrawn_though_its_tests_were_left_out() -> None:
    left_out = Outcomes({"t.py": Outcome.DESELECTED})
    found = find_withdrawals(parse(PLAN), left_out, date(2026, 2, 1))
    assert {name: found[name].left_out for name in found} == {
        "last": False,
        "first": False,
        "tested": True,
    }

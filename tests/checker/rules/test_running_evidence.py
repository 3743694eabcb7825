"""The rules about evidence that runs; of withdrawn evidence, `test_withdrawn` has more."""

import pytest

from argmap.checker import check
from argmap.checker.settings import Settings
from argmap.loader import parse
from argmap.test_results import Outcome, Outcomes
from tests.checker.cases import found, one


class TestIdleTest:
    @pytest.mark.parametrize("kind", ["claim", "recommendation"])
    def test_what_is_not_given_is_not_tested(self, kind: str) -> None:
        finding = one("E016", f'{kind} it: So it is. {{test: "t.py::a"}}')
        assert finding.message == f"[it] names a test, which changes nothing about a {kind}"

    @pytest.mark.parametrize("kind", ["evidence", "assumption", "goal"])
    def test_what_is_given_is(self, kind: str) -> None:
        assert not found("E016", f'{kind} it: So it is. {{test: "t.py::a"}}')


class TestTestNotPassed:
    def test_nothing_is_told_without_outcomes(self) -> None:
        assert not found("E015", 'evidence it: So it is. {test: "t.py::a"}')

    def test_many_tests_are_counted(self) -> None:
        plan = parse('evidence it: So it is. {test: "t.py"}')
        outcomes = Outcomes({f"t.py::{each}": Outcome.SKIPPED for each in "abcdef"})
        [finding] = check(plan, settings=Settings(select=("E015",)), outcomes=outcomes)
        assert finding.message == (
            "[it] is withdrawn: t.py::a was skipped, t.py::b was skipped, t.py::c was skipped and "
            "3 more"
        )

    def test_what_is_like_no_test_was_not_run(self) -> None:
        plan = parse('evidence it: So it is. {test: "t.py::a"}')
        chosen = Settings(select=("E015",))
        [finding] = check(plan, settings=chosen, outcomes=Outcomes({"u.py": Outcome.PASSED}))
        assert finding.help == "run it as well, so that it is among the outcomes"


def test_a_test_says_where_evidence_comes_from() -> None:
    assert found("E001", "evidence it: So it is.")
    assert not found("E001", 'evidence it: So it is. {test: "t.py::a"}')

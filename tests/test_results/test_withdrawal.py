"""Withdrawal: statements whose tests did not pass."""

from pathlib import Path

import pytest

from argmap.loader import load, parse
from argmap.test_results import Outcome, Outcomes, withdrawals

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED


def withdraw(attribute: str, kind: str = "evidence", **tests: Outcome) -> list[str]:
    """Return the results that withdraw a statement; `t__a` stands for `t.py::a`."""
    plan = parse(f"{kind} it: So it is. {{{attribute}}}\n")
    outcomes = Outcomes({name.replace("__", ".py::"): outcome for name, outcome in tests.items()})
    found = withdrawals(plan, outcomes)
    return [str(result) for withdrawal in found.values() for result in withdrawal.results]


def test_evidence_stands_while_its_test_passes() -> None:
    assert withdraw('test: "t.py::a"', t__a=PASSED) == []
    assert withdraw('test: "./t.py::a"', t__a=PASSED) == []
    assert withdraw("date: 2024", t__a=FAILED) == []


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {PASSED}))
def test_every_other_outcome_withdraws(outcome: Outcome) -> None:
    assert withdraw('test: "t.py::a"', t__a=outcome) == [f"t.py::a {outcome.description}"]


def test_every_named_test_must_pass() -> None:
    both = 'test: ["t.py::a", "t.py::b"]'
    assert withdraw(both, t__a=PASSED, t__b=PASSED) == []
    assert withdraw(both, t__a=PASSED, t__b=FAILED) == ["t.py::b failed"]
    assert withdraw(both, t__a=PASSED) == ["t.py::b was not run"]
    assert withdraw('test: "t.py"', t__a=PASSED, t__b=FAILED) == ["t.py::b failed"]


@pytest.mark.parametrize("kind", ["evidence", "assumption", "goal"])
def test_every_given_kind_is_withdrawn(kind: str) -> None:
    assert withdraw('test: "t.py::a"', kind, t__a=FAILED)


@pytest.mark.parametrize("kind", ["claim", "recommendation"])
def test_claims_and_recommendations_are_never_withdrawn(kind: str) -> None:
    assert not withdraw('test: "t.py::a"', kind, t__a=FAILED)


def test_paths_are_relative_to_the_root_or_else_to_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "maps").mkdir()
    path = tmp_path / "maps" / "plan.argmap"
    path.write_text('evidence it: So it is. {test: "../t.py::a"}\n', "utf-8")
    outcomes = Outcomes({"t.py::a": PASSED}, tmp_path)
    assert not withdrawals(load(path), outcomes)
    monkeypatch.chdir(tmp_path / "maps")
    assert not withdrawals(load("plan.argmap"), outcomes)
    path.write_text('evidence it: So it is. {test: "t.py::a"}\n', "utf-8")
    both = Outcomes({"t.py::a": PASSED, "maps/t.py::a": FAILED}, tmp_path)
    assert not withdrawals(load(path), both)


def test_a_withdrawal_is_a_sentence() -> None:
    plan = parse('evidence it: So it is. {test: ["t.py::a", "t.py::b"]}\n')
    both = withdrawals(plan, Outcomes({"t.py::a": FAILED, "t.py::b": FAILED}))
    assert str(both["it"]) == "t.py::a failed, and 1 more did not pass"
    one = withdrawals(plan, Outcomes({"t.py::a": PASSED, "t.py::bb": PASSED}))
    assert (str(one["it"]), one["it"].suggestion) == ("t.py::b was not run", "t.py::bb")


@pytest.mark.parametrize("name", ["t.py::a[ü]", r"t.py::a[\xfc]"])
def test_a_suggestion_can_be_pasted_into_the_map(name: str) -> None:
    outcomes = Outcomes({r"t.py::a[\xfc]": PASSED})
    found = withdrawals(parse(f'evidence it: So it is. {{test: "{name}"}}\n'), outcomes)
    suggestion = found["it"].suggestion
    assert not withdrawals(parse(f'evidence it: So it is. {{test: "{suggestion}"}}\n'), outcomes)

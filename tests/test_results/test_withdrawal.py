"""Which statements fall with the tests that they name."""

from pathlib import Path

import pytest

from argmap.loader import load, parse
from argmap.test_results import Outcome, Outcomes, withdrawals

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED


def fallen(attribute: str, kind: str = "evidence", **tests: Outcome) -> list[str]:
    """The trials that withdraw a statement with an attribute; names have `__` for `::`."""
    plan = parse(f"{kind} it: So it is. {{{attribute}}}\n")
    outcomes = Outcomes({name.replace("__", ".py::"): how for name, how in tests.items()})
    found = withdrawals(plan, outcomes)
    return [str(trial) for each in found.values() for trial in each.trials]


def test_evidence_stands_while_its_test_passes() -> None:
    assert fallen('test: "t.py::a"', t__a=PASSED) == []
    assert fallen('test: "./t.py::a"', t__a=PASSED) == []
    assert fallen("date: 2024", t__a=FAILED) == []


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not PASSED])
def test_nothing_but_a_pass_shows_anything(outcome: Outcome) -> None:
    assert fallen('test: "t.py::a"', t__a=outcome) == [f"t.py::a {outcome.in_words}"]


def test_all_that_is_named_has_to_pass() -> None:
    both = 'test: ["t.py::a", "t.py::b"]'
    assert fallen(both, t__a=PASSED, t__b=PASSED) == []
    assert fallen(both, t__a=PASSED, t__b=FAILED) == ["t.py::b failed"]
    assert fallen(both, t__a=PASSED) == ["t.py::b was not run"]
    assert fallen('test: "t.py"', t__a=PASSED, t__b=FAILED) == ["t.py::b failed"]


@pytest.mark.parametrize("kind", ["evidence", "assumption", "goal"])
def test_what_is_given_is_withdrawn(kind: str) -> None:
    assert fallen('test: "t.py::a"', kind, t__a=FAILED)


@pytest.mark.parametrize("kind", ["claim", "recommendation"])
def test_what_needs_reasons_stands_and_falls_with_them(kind: str) -> None:
    assert not fallen('test: "t.py::a"', kind, t__a=FAILED)


def test_paths_start_from_the_root_or_else_from_the_map(
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


def test_a_withdrawal_in_words() -> None:
    plan = parse('evidence it: So it is. {test: ["t.py::a", "t.py::b"]}\n')
    both = withdrawals(plan, Outcomes({"t.py::a": FAILED, "t.py::b": FAILED}))
    assert str(both["it"]) == "t.py::a failed, and 1 more did not pass"
    one = withdrawals(plan, Outcomes({"t.py::a": PASSED, "t.py::bb": PASSED}))
    assert (str(one["it"]), one["it"].near) == ("t.py::b was not run", "t.py::bb")


@pytest.mark.parametrize("name", ["t.py::a[ü]", r"t.py::a[\xfc]"])
def test_what_may_have_been_meant_can_be_pasted_into_the_map(name: str) -> None:
    outcomes = Outcomes({r"t.py::a[\xfc]": PASSED})
    fallen = withdrawals(parse(f'evidence it: So it is. {{test: "{name}"}}\n'), outcomes)
    near = fallen["it"].near
    assert not withdrawals(parse(f'evidence it: So it is. {{test: "{near}"}}\n'), outcomes)

"""Withdrawal: statements whose tests did not pass."""

from pathlib import Path

import pytest

from argmap.loader import load, parse
from argmap.test_results import Outcome, Outcomes, names_unknown_tests, withdrawals

PASSED, FAILED, DESELECTED = Outcome.PASSED, Outcome.FAILED, Outcome.DESELECTED


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
    one = withdrawals(plan, Outcomes({"t.py::a": PASSED, "T.py::b": PASSED}))
    assert (str(one["it"]), one["it"].suggestion) == ("t.py::b was not run", "T.py::b")
    left_out = withdrawals(plan, Outcomes(dict.fromkeys(["t.py::a", "t.py::b"], DESELECTED)))
    assert str(left_out["it"]) == "t.py::a was deselected, and 1 more was left out"


@pytest.mark.parametrize(
    ("tests", "left_out"),
    [
        ({"t.py::a": DESELECTED, "t.py::b": PASSED}, True),
        ({"t.py::a": FAILED, "t.py::b": DESELECTED}, False),
        ({"t.py::a": Outcome.SKIPPED, "t.py::b": PASSED}, False),
        ({"t.py": DESELECTED}, True),
        ({"t.py::b": PASSED}, False),
        ({"t.py::b": PASSED, "t.py": Outcome.RUN_IN_PART}, True),
        ({".": Outcome.RUN_IN_PART}, True),
        ({".": Outcome.RUN_IN_PART, "t.py::c": PASSED}, False),
        ({".": Outcome.RUN_IN_PART, "u.py::c": PASSED}, True),
        ({}, False),
    ],
)
def test_left_out_tests_are_told_from_missing_ones(
    tests: dict[str, Outcome], left_out: bool
) -> None:
    plan = parse('evidence it: So it is. {test: ["t.py::a", "t.py::b"]}\n')
    found = withdrawals(plan, Outcomes(tests))["it"]
    assert found.left_out is left_out
    assert found.results[0].outcome is not PASSED


def test_results_are_foreign_if_they_have_no_test_that_a_map_names() -> None:
    plan = parse('evidence it: So it is. {test: ["t.py::a", "t.py::b"]}\n')
    assert not names_unknown_tests(plan, Outcomes({"t.py::b": FAILED}))
    assert names_unknown_tests(plan, Outcomes({"u.py::b": FAILED}))
    assert not names_unknown_tests(parse("evidence it: So it is.\n"), Outcomes({}))


def test_each_result_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    statements = (f'evidence e{n}: It is {n}. {{test: "."}}\n' for n in range(100))
    plan = parse("".join(statements))
    outcomes = Outcomes({f"t.py::test_{n}": PASSED for n in range(100)})
    names: list[str] = []
    find = Outcomes.find
    monkeypatch.setattr(
        Outcomes, "find", lambda self, name: [names.append(name), *find(self, name)][1:]
    )
    assert not withdrawals(plan, outcomes)
    assert names == ["."]


@pytest.mark.parametrize("name", ["t.py::a[ü]", r"t.py::a[\xfc]"])
def test_a_suggestion_can_be_pasted_into_the_map(name: str) -> None:
    outcomes = Outcomes({r"t.py::a[\xfc]": PASSED})
    found = withdrawals(parse(f'evidence it: So it is. {{test: "{name}"}}\n'), outcomes)
    suggestion = found["it"].suggestion
    assert not withdrawals(parse(f'evidence it: So it is. {{test: "{suggestion}"}}\n'), outcomes)

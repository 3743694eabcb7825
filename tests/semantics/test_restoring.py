"""Which withdrawn statements make others hold again, and how much work it is to find out."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading, verdicts
from argmap.semantics.restoring import find_restoring
from argmap.semantics.what_if import WithdrawnStatements, suppose
from argmap.testing import maps
from benchmarks import families
from tests.counting import count_lines, grows_linearly
from tests.semantics.brute_force import without_objections
from tests.semantics.changed_maps import RICH_IN_EVIDENCE
from tests.semantics.strategies import small_maps


def holds(argument_map: ArgumentMap, without: set[str], name: str, reading: Reading) -> bool:
    left = suppose(argument_map, without=without)
    return verdicts(left, reading)[name].holds


def restore(
    withdrawn: WithdrawnStatements, name: str, reading: Reading = Reading.CHARITABLE
) -> tuple[str, ...]:
    return tuple(find_restoring(withdrawn, [name], reading).get(name, ()))


@pytest.mark.parametrize("budget", [0, 100_000])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(maps(), st.data(), st.sampled_from(Reading))
def test_statements_hold_again_with_what_is_restored(
    budget: int,
    monkeypatch: pytest.MonkeyPatch,
    argument_map: ArgumentMap,
    data: st.DataObject,
    reading: Reading,
) -> None:
    monkeypatch.setattr("argmap.semantics.restoring.TOTAL_BUDGET", budget)
    givens = [each.id for each in argument_map.statements.values() if each.kind.is_given]
    out = data.draw(st.sets(st.sampled_from(givens))) if givens else set()
    withdrawn = WithdrawnStatements(argument_map, dict.fromkeys(out, "it failed"))
    found = find_restoring(withdrawn, argument_map.statements.keys() - out, reading)
    for name in argument_map.statements.keys() - out:
        restored = found.get(name, ())
        if restored:
            assert out.issuperset(restored)
            assert holds(argument_map, out.difference(restored), name, reading)
        elif not holds(argument_map, out, name, reading):
            # Not with all that is withdrawn, either.
            assert not holds(argument_map, set(), name, reading)


@pytest.mark.parametrize("most_worlds", [1, 1_000])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(small_maps(RICH_IN_EVIDENCE).map(without_objections))
def test_everything_restored_is_needed(
    most_worlds: int, monkeypatch: pytest.MonkeyPatch, argument_map: ArgumentMap
) -> None:
    monkeypatch.setattr("argmap.semantics.restoring._MOST_WORLDS", most_worlds)
    givens = [each.id for each in argument_map.statements.values() if each.kind.is_given]
    withdrawn = WithdrawnStatements(argument_map, dict.fromkeys(givens, "it failed"))
    for name, restored in find_restoring(withdrawn, argument_map.statements).items():
        for spared in restored:
            out = {*givens}.difference(restored) | {spared}
            assert not holds(argument_map, out, name, Reading.CHARITABLE)


def test_unrelated_statements_make_no_difference() -> None:
    plan = parse(
        "claim c: So.\n  because evidence p: P.\n  but evidence q: Q.\n    but evidence r: R.\n"
        "claim d: D.\n  because evidence s: S.\n  because evidence t: T.\n"
    )
    alone, among_others = (
        WithdrawnStatements(plan, dict.fromkeys(x, "it failed")) for x in ("pqr", "stpqr")
    )
    assert restore(alone, "c") == restore(among_others, "c")


def test_implicit_reasons_restore_nothing_as_written() -> None:
    plan = parse(
        "claim c: So.\n  because evidence a: A.\n  because (implicit) evidence b: B.\n"
        "claim d: D.\n  because (implicit) [b]\n"
    )
    withdrawn = WithdrawnStatements(plan, dict.fromkeys("ab", "it failed"))
    assert withdrawn.withdrawn_reasons("c") == ("a", "b")
    assert withdrawn.withdrawn_reasons("c", Reading.AS_WRITTEN) == ("a",)
    assert restore(withdrawn, "d") == ("b",)
    assert restore(withdrawn, "d", Reading.AS_WRITTEN) == ()


def test_an_objection_that_is_a_reason_elsewhere_is_not_granted() -> None:
    plan = parse(
        "claim c: So.\n  because evidence e: E.\n  but claim d: D.\nclaim f: F.\n  because [d]\n"
    )
    assert restore(WithdrawnStatements(plan, {"e": "it failed"}), "c", Reading.CAUTIOUS) == ("e",)


def test_restoring_is_minimal() -> None:
    plan = parse(
        "claim c: So.\n  because evidence a: A.\n  and evidence b: B.\n"
        "  because evidence d: D.\n  but claim e: E.\n    but evidence f: F.\n"
        "claim g: G.\n  because evidence h: H.\n"
    )
    withdrawn = WithdrawnStatements(plan, dict.fromkeys("abdh", "it failed"))
    assert restore(withdrawn, "c") in (("a", "b"), ("d",))
    assert restore(withdrawn, "g") == ("h",)
    assert withdrawn.withdrawn_reasons("c") == ("a", "b", "d")
    assert restore(withdrawn, "e") == ()


def test_one_statement_may_be_enough_for_both_premises() -> None:
    """The smallest derivation of the second premise uses another statement than the first."""
    plan = parse(
        "claim c: So.\n  because claim d: D.\n    because evidence a: A.\n"
        "  and claim e: E.\n    because evidence b: B.\n    because claim f: F.\n"
        "      because [a]\n"
    )
    withdrawn = WithdrawnStatements(plan, dict.fromkeys("ab", "it failed"))
    assert restore(withdrawn, "c") == ("a",)


@pytest.mark.parametrize(
    "build",
    [
        families.build_expired_evidence,
        families.build_separate_expired_evidence,
        families.build_linked_expired_evidence,
        families.build_chain_of_expired_evidence,
        families.build_expired_answers,
    ],
)
def test_work_grows_no_faster_than_the_map(build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.semantics.restoring.TOTAL_BUDGET", 2_000)
    counts = []
    for size in (50, 100, 200):
        plan = parse(build(size))
        expired = [
            name
            for name, statement in plan.statements.items()
            if "valid-until" in statement.attributes
        ]
        withdrawn = WithdrawnStatements(plan, dict.fromkeys(expired, "it is out of date"))
        names = [name for name in plan.statements if name.startswith("r")]
        assert list(find_restoring(withdrawn, names)) == names
        counts.append(count_lines(partial(find_restoring, withdrawn, names)))
    assert grows_linearly(counts), counts

"""What is withdrawn, and what of it makes a statement hold again: on any map."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.reports.explanation_text import format_explanation
from argmap.semantics import Reading, Verdict, assess, verdicts
from argmap.semantics.explanations import explanations
from argmap.semantics.what_if import WithdrawnStatements, suppose
from argmap.testing import maps
from tests.semantics.brute_force import without_objections
from tests.semantics.changed_maps import RICH_IN_EVIDENCE
from tests.semantics.strategies import small_maps

HOLDING = (Verdict.SUPPORTED, Verdict.CONDITIONAL)


def holds(argument_map: ArgumentMap, without: set[str], name: str, reading: Reading) -> bool:
    left = suppose(argument_map, without=without)
    return verdicts(left, reading)[name].verdict in HOLDING


@given(maps(), st.data(), st.sampled_from(Reading))
def test_it_holds_again_with_what_is_restored(
    argument_map: ArgumentMap, data: st.DataObject, reading: Reading
) -> None:
    givens = [each.id for each in argument_map.statements.values() if each.kind.is_given]
    out = data.draw(st.sets(st.sampled_from(givens))) if givens else set()
    withdrawn = WithdrawnStatements(argument_map, dict.fromkeys(out, "it failed"))
    for name in argument_map.statements.keys() - out:
        restored = withdrawn.needed_to_hold(name, reading)
        if restored:
            assert out.issuperset(restored)
            assert holds(argument_map, out.difference(restored), name, reading)
        elif not holds(argument_map, out, name, reading):
            # Not with all that is withdrawn, either.
            assert not holds(argument_map, set(), name, reading)


@given(maps(), st.data())
def test_where_a_reason_is_withdrawn_it_is_never_said_that_nobody_gave_one(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    givens = [each.id for each in argument_map.statements.values() if each.kind.is_given]
    out = data.draw(st.sets(st.sampled_from(givens))) if givens else set()
    withdrawn = WithdrawnStatements(argument_map, dict.fromkeys(out, "it failed"))
    left = assess(suppose(argument_map, without=out))
    told = explanations(left, left.map.statements, withdrawn=withdrawn)
    for name, explanation in told.items():
        first = format_explanation(explanation).splitlines()[0]
        if withdrawn.withdrawn_reasons(name):
            assert "no reason is given" not in first


@given(small_maps(RICH_IN_EVIDENCE).map(without_objections))
def test_nothing_can_be_spared_where_nothing_speaks_against_it(argument_map: ArgumentMap) -> None:
    givens = [each.id for each in argument_map.statements.values() if each.kind.is_given]
    withdrawn = WithdrawnStatements(argument_map, dict.fromkeys(givens, "it failed"))
    for name in argument_map.statements.keys() - set(givens):
        restored = withdrawn.needed_to_hold(name)
        for spared in restored:
            out = {*givens}.difference(restored) | {spared}
            assert not holds(argument_map, out, name, Reading.CHARITABLE)


def test_what_does_not_bear_on_it_makes_no_difference() -> None:
    plan = parse(
        "claim c: So.\n  because evidence p: P.\n  but evidence q: Q.\n    but evidence r: R.\n"
        "claim d: D.\n  because evidence s: S.\n  because evidence t: T.\n"
    )
    alone, among_others = (
        WithdrawnStatements(plan, dict.fromkeys(x, "it failed")) for x in ("pqr", "stpqr")
    )
    assert alone.needed_to_hold("c") == among_others.needed_to_hold("c")


def test_as_written_what_the_analyst_drew_is_no_reason_and_restores_nothing() -> None:
    plan = parse(
        "claim c: So.\n  because evidence a: A.\n  because (implicit) evidence b: B.\n"
        "claim d: D.\n  because (implicit) [b]\n"
    )
    withdrawn = WithdrawnStatements(plan, dict.fromkeys("ab", "it failed"))
    assert withdrawn.withdrawn_reasons("c") == ("a", "b")
    assert withdrawn.withdrawn_reasons("c", Reading.AS_WRITTEN) == ("a",)
    assert withdrawn.needed_to_hold("d") == ("b",)
    assert withdrawn.needed_to_hold("d", Reading.AS_WRITTEN) == ()


def test_cautiously_an_objection_that_is_a_reason_elsewhere_is_not_granted() -> None:
    plan = parse(
        "claim c: So.\n  because evidence e: E.\n  but claim d: D.\nclaim f: F.\n  because [d]\n"
    )
    assert WithdrawnStatements(plan, {"e": "it failed"}).needed_to_hold("c", Reading.CAUTIOUS) == (
        "e",
    )


def test_only_what_is_needed_is_restored() -> None:
    plan = parse(
        "claim c: So.\n  because evidence a: A.\n  and evidence b: B.\n"
        "  because evidence d: D.\n  but claim e: E.\n    but evidence f: F.\n"
        "claim g: G.\n  because evidence h: H.\n"
    )
    withdrawn = WithdrawnStatements(plan, dict.fromkeys("abdh", "it failed"))
    assert withdrawn.needed_to_hold("c") in (("a", "b"), ("d",))
    assert withdrawn.needed_to_hold("g") == ("h",)
    assert withdrawn.withdrawn_reasons("c") == ("a", "b", "d")
    assert withdrawn.needed_to_hold("e") == ()

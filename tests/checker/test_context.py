"""The context of rules: findings, critical evidence and withdrawn evidence."""

from textwrap import dedent

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import check, check_draft
from argmap.checker.context import RuleContext
from argmap.checker.settings import Settings
from argmap.loader import Draft, parse
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, assess
from argmap.semantics.what_if import suppose
from argmap.source import Diagnostic
from argmap.test_results import Outcome, Outcomes, TestResult, Withdrawal, withdrawals
from tests.checker.cases import parse_map
from tests.semantics.strategies import small_maps


def make_context(text: str, reading: Reading = Reading.CHARITABLE, *withdrawn: str) -> RuleContext:
    failed = Withdrawal((TestResult("t.py", Outcome.FAILED),))
    context = RuleContext(
        assess(parse_map(text)), reading, withdrawn=dict.fromkeys(withdrawn, failed)
    )
    return context.without_withdrawn()


SUPPORTED = """\
recommendation act: Act now.
  because evidence seen: It was seen.
  because (implicit) evidence heard: It was heard.
  because assumption likely: It is likely.
"""


def test_a_finding_has_the_place_of_its_statement_unless_given_another() -> None:
    context = make_context(SUPPORTED)
    place = context.map.statements["seen"].span
    assert context.finding("act", "m", "f").span == context.map.statements["act"].span
    assert context.finding("act", "m", "f", place).span == place
    assert context.finding(None, "m", "f").span is None


def test_verdicts_and_kinds_may_be_named() -> None:
    context = make_context(SUPPORTED)
    assert [statement.id for statement in context.recommendations("Supported")] == ["act"]
    assert list(context.recommendations("unsupported", "purpose")) == []
    assert context.critical_givens("evidence") == context.critical_givens(Kind.EVIDENCE)


def test_unknown_verdicts_and_kinds_are_refused() -> None:
    context = make_context(SUPPORTED)
    with pytest.raises(ValueError, match="verdict must be 'supported', "):
        list(context.recommendations("suported"))
    with pytest.raises(ValueError, match="reason must be "):
        list(context.recommendations(None, "none at all"))
    with pytest.raises(ValueError, match="kind must be 'claim', "):
        context.critical_givens("fact")


def test_withdrawn_reasons_depend_on_the_reading() -> None:
    left = make_context(SUPPORTED, Reading.CHARITABLE, "seen", "heard")
    assert left.withdrawn_reasons("act") == ("seen", "heard")
    assert left.withdrawn_reasons("likely") == ()
    left = make_context(SUPPORTED, Reading.AS_WRITTEN, "seen", "heard")
    assert left.withdrawn_reasons("act") == ("seen",)
    assert make_context(SUPPORTED).withdrawn_reasons("act") == ()


def test_only_recommendations_that_hold_have_critical_evidence() -> None:
    text = """\
recommendation act: Act now.
  because claim a: So.
    because evidence seen: It was seen.
    because (implicit) evidence heard: It was heard.
recommendation wait: Wait.
"""
    charitable = make_context(text)
    assert [*charitable.critical] == ["act"]
    assert charitable.critical["act"].givens == ()
    assert make_context(text, Reading.AS_WRITTEN).critical["act"].givens == ("seen",)
    assert make_context("recommendation wait: Wait.\n").critical == {}


TEXT = dedent(
    """
    source bench: The bench {date: 2024-01-01}

    recommendation release: Release it.
      because claim sturdy: It never crashes.
        because evidence fuzzed: Ten thousand inputs, no crash. {test: "t.py::fuzz"}
        because evidence watched: It ran for a year. {test: "t.py::year"}
      because evidence quick: It is quick [@bench, p. 1]. {test: "t.py::quick"}
      // argmap: ignore O001 (nobody says so any more)
      but claim early: It is too early.
    """
)
TESTS = ["fuzz", "year", "quick"]


def test_withdrawn_evidence_is_kept_with_its_reason() -> None:
    plan = parse(TEXT)
    failed = Outcomes({"t.py::fuzz": Outcome.FAILED})
    context = RuleContext(assess(plan), withdrawn=withdrawals(plan, failed))
    left = context.without_withdrawn()
    assert left.withdrawn_statements is not None
    assert left.withdrawn_statements.why["fuzzed"] == "t.py::fuzz failed"
    assert (left.withdrawn_statements.written, left.withdrawn) == (plan, {})
    assert left.without_withdrawn() is left


def find(*failed: str) -> list[Diagnostic]:
    outcomes = {
        f"t.py::{each}": Outcome.FAILED if each in failed else Outcome.PASSED for each in TESTS
    }
    return [*check(parse(TEXT), outcomes=Outcomes(outcomes))]


def codes(found: list[Diagnostic]) -> set[tuple[str, str | None]]:
    return {(each.code, each.statement) for each in found}


def test_nothing_changes_if_all_tests_pass() -> None:
    plain = check(parse(TEXT))
    assert [attrs.evolve(each, span=None) for each in find()] == [
        attrs.evolve(each, span=None) for each in plain
    ]


def test_failed_tests_make_recommendations_unsupported() -> None:
    found = find(*TESTS)
    [fuzzed] = [each for each in found if each.statement == "fuzzed"]
    assert fuzzed.code == "E015"
    assert fuzzed.message == "[fuzzed] is withdrawn: t.py::fuzz failed"
    assert fuzzed.span is not None
    assert fuzzed.span.text.content[fuzzed.span.start :].startswith("evidence fuzzed")
    assert ("R002", "release") in codes(found)


def test_unaffected_statements_are_checked_with_the_withdrawn_evidence() -> None:

    about_others = {each for each in codes(find(*TESTS)) if each[1] not in {"release", "sturdy"}}
    without = {each for each in codes(find()) if each[1] not in {"release", "sturdy"}}
    assert about_others == without | {("E015", f"{each}ed") for each in ["fuzz", "watch"]} | {
        ("E015", "quick")
    }


def test_an_unknown_test_name_gets_a_suggestion() -> None:
    plan = parse('evidence e: It was seen. {test: "t.py::fuz"}\n')
    [found] = check(
        plan, settings=Settings(select=("E015",)), outcomes=Outcomes({"t.py::fuzz": Outcome.PASSED})
    )
    assert (found.message, found.help) == (
        "[e] is withdrawn: t.py::fuz was not run",
        "did you mean `t.py::fuzz`?",
    )


def naming_tests(plan: ArgumentMap, named: set[str]) -> ArgumentMap:
    """Return a map in which exactly these statements name a test, after their ids."""
    return attrs.evolve(
        plan,
        statements=[
            attrs.evolve(each, attributes={"test": f"t.py::{each.id}"} if each.id in named else {})
            for each in plan.statements.values()
        ],
    )


@given(small_maps(), st.data())
def test_judgements_are_those_of_the_map_without_withdrawn_evidence(
    plan: ArgumentMap, data: st.DataObject
) -> None:
    ids = st.sets(st.sampled_from([*plan.statements])) if plan.statements else st.just(set[str]())
    fallen = data.draw(ids)
    plan = naming_tests(plan, fallen)
    judged = check_draft(Draft(plan), "plan", outcomes=Outcomes({}))
    gone = [each for each in fallen if plan.statements[each].kind.is_given]
    left = assess(suppose(plan, without=gone)).charitable.judgements
    assert judged.judgements == left
    assert {each.statement for each in judged.findings if each.code == "E015"} == set(gone)


@given(small_maps(), st.data(), st.sampled_from(Reading))
def test_every_worse_verdict_has_lost_evidence(
    plan: ArgumentMap, data: st.DataObject, reading: Reading
) -> None:
    ids = st.sets(st.sampled_from([*plan.statements])) if plan.statements else st.just(set[str]())
    plan = naming_tests(plan, data.draw(ids))
    withdrawn = withdrawals(plan, Outcomes({}))
    context = RuleContext(assess(plan), reading, withdrawn=withdrawn)
    left = context.without_withdrawn()
    worse = {
        name
        for name, judgement in left.result.judgements.items()
        if context.result.holds(name)
        and judgement.verdict != context.result.judgements[name].verdict
    }
    # In the cautious reading, a granted claim depends on its uses, some of which are withdrawn.
    assert left.losses.keys() == worse or reading is Reading.CAUTIOUS
    assert left.losses.keys() <= worse
    for lost in left.losses.values():
        assert lost
        assert withdrawn.keys() >= set(lost)


def test_losses_name_the_nearest_withdrawn_evidence() -> None:
    plan = parse(
        dedent(
            """
            claim told: It is told.
              because claim seen: It was seen.
                because evidence once: Once. {test: t.py}
                because (implicit) evidence twice: Twice. {test: t.py}
            claim known: It is known.
              because [seen]
              and [once]
              because [once]
              because evidence old: It is old. {test: t.py}
            claim sure: It is sure.
              because [seen]
              because evidence book: It is in a book.
            """
        )
    )
    context = RuleContext(assess(plan), withdrawn=withdrawals(plan, Outcomes({})))
    left = context.without_withdrawn()
    assert left.losses == {
        "seen": ["once", "twice"],
        "known": ["once", "old"],
        "told": ["once", "twice"],
    }
    assert attrs.evolve(left, reading=Reading.AS_WRITTEN).losses == {
        "seen": ["once"],
        "known": ["once", "old"],
        "told": ["once"],
    }
    assert context.losses == {}

"""What is told of a map of which tests have withdrawn some evidence."""

from textwrap import dedent

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checker import check, check_draft
from argmap.checker.context import RuleContext
from argmap.checker.settings import Settings
from argmap.checker.withdrawn import what_is_left
from argmap.loader import Draft, parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.semantics.what_if import suppose
from argmap.source import Diagnostic
from argmap.test_results import Outcome, Outcomes, withdrawals
from argmap.testing import maps

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


def test_what_is_withdrawn_is_kept_with_the_reason() -> None:
    plan = parse(TEXT)
    failed = Outcomes({"t.py::fuzz": Outcome.FAILED})
    context = RuleContext(assess(plan), withdrawn=withdrawals(plan, failed))
    left = what_is_left(context)
    assert left.without is not None
    assert left.without.why["fuzzed"] == "t.py::fuzz failed"
    assert (left.without.written, left.withdrawn) == (plan, {})
    assert what_is_left(left) is left


def told(*failed: str) -> list[Diagnostic]:
    outcomes = {
        f"t.py::{each}": Outcome.FAILED if each in failed else Outcome.PASSED for each in TESTS
    }
    return [*check(parse(TEXT), outcomes=Outcomes(outcomes))]


def codes(found: list[Diagnostic]) -> set[tuple[str, str | None]]:
    return {(each.code, each.statement) for each in found}


def test_where_all_tests_pass_nothing_else_is_told() -> None:
    plain = check(parse(TEXT))
    assert [attrs.evolve(each, span=None) for each in told()] == [
        attrs.evolve(each, span=None) for each in plain
    ]


def test_what_falls_is_told_and_what_took_it_down() -> None:
    found = told(*TESTS)
    [fuzzed] = [each for each in found if each.statement == "fuzzed"]
    assert fuzzed.code == "E015"
    assert fuzzed.message == "[fuzzed] is withdrawn: t.py::fuzz failed"
    assert fuzzed.span is not None
    assert fuzzed.span.text.content[fuzzed.span.start :].startswith("evidence fuzzed")
    assert ("R002", "release") in codes(found)


def test_what_the_withdrawal_does_not_bear_on_is_told_as_it_is_written() -> None:
    """The source is still cited, the remark still ignores something, and the objection is bare."""
    about_others = {each for each in codes(told(*TESTS)) if each[1] not in {"release", "sturdy"}}
    without = {each for each in codes(told()) if each[1] not in {"release", "sturdy"}}
    assert about_others == without | {("E015", f"{each}ed") for each in ["fuzz", "watch"]} | {
        ("E015", "quick")
    }


def test_a_test_that_is_not_known_may_be_misspelt() -> None:
    plan = parse('evidence e: It was seen. {test: "t.py::fuz"}\n')
    [found] = check(
        plan, settings=Settings(select=("E015",)), outcomes=Outcomes({"t.py::fuzz": Outcome.PASSED})
    )
    assert (found.message, found.help) == (
        "[e] is withdrawn: t.py::fuz was not run",
        "did you mean `t.py::fuzz`?",
    )


def naming_tests(plan: ArgumentMap, named: set[str]) -> ArgumentMap:
    """A map in which some statements, and no others, name a test that is called as they are."""
    return attrs.evolve(
        plan,
        statements=[
            attrs.evolve(each, attributes={"test": f"t.py::{each.id}"} if each.id in named else {})
            for each in plan.statements.values()
        ],
    )


@settings(max_examples=200)
@given(maps(), st.data())
def test_the_verdicts_are_those_without_what_is_withdrawn(
    plan: ArgumentMap, data: st.DataObject
) -> None:
    ids = st.sets(st.sampled_from([*plan.statements])) if plan.statements else st.just(set[str]())
    fallen = data.draw(ids)
    plan = naming_tests(plan, fallen)
    judged = check_draft("plan", Draft(plan), outcomes=Outcomes({}))
    gone = [each for each in fallen if plan.statements[each].kind.is_given]
    left = assess(suppose(plan, without=gone)).charitable.judgements
    assert [*judged.statements] == [*left]
    stands = [(each.verdict, each.reason) for each in judged.statements.values()]
    assert stands == [(each.verdict, each.reason) for each in left.values()]
    assert {each.statement for each in judged.findings if each.code == "E015"} == set(gone)


@given(maps(), st.data(), st.sampled_from(Reading))
def test_what_holds_no_more_or_not_as_well_has_lost_something(
    plan: ArgumentMap, data: st.DataObject, reading: Reading
) -> None:
    ids = st.sets(st.sampled_from([*plan.statements])) if plan.statements else st.just(set[str]())
    plan = naming_tests(plan, data.draw(ids))
    withdrawn = withdrawals(plan, Outcomes({}))
    context = RuleContext(assess(plan), reading, withdrawn=withdrawn)
    left = what_is_left(context)
    worse = {
        name
        for name, judgement in left.judgements.items()
        if context.holds(name) and judgement.verdict != context.judgements[name].verdict
    }
    # Cautiously, what is granted hangs on its uses, too, and some of these are gone.
    assert left.losses.keys() == worse or reading is Reading.CAUTIOUS
    assert left.losses.keys() <= worse
    for lost in left.losses.values():
        assert lost
        assert withdrawn.keys() >= set(lost)


def test_what_is_nearest_is_lost_and_all_of_it() -> None:
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
    left = what_is_left(context)
    assert left.losses == {
        "seen": ["once", "twice"],
        "known": ["once", "old"],
        "told": ["once", "twice"],
    }
    assert left.read(Reading.AS_WRITTEN).losses == {
        "seen": ["once"],
        "known": ["once", "old"],
        "told": ["once"],
    }
    assert context.losses == {}

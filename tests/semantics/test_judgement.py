"""Verdicts and reasons: an example of each, agreement with brute force, what must not matter."""

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.semantics import Judgement, Reading, Reason, Verdict, assess, verdicts
from argmap.semantics.program import build_program
from argmap.semantics.well_founded import TRUE, well_founded
from tests.semantics.brute_force import (
    as_written,
    brute_evidenced,
    brute_model,
    brute_verdicts,
    without_objections,
)
from tests.semantics.strategies import small_maps, statement, tangled_map


def because(conclusion: str, *premises: str, **more: object) -> Inference:
    return Inference(conclusion, Polarity.FOR, premises, **more)


def but(conclusion: str, *premises: str, **more: object) -> Inference:
    return Inference(conclusion, Polarity.AGAINST, premises, **more)


def argument(*inferences: Inference, **kinds: str) -> ArgumentMap:
    """A map of the inferences. What is not said to be of another kind is a claim."""
    named = {
        name
        for each in inferences
        for name in (
            each.conclusion,
            *each.premises,
            *(link.statement for link in (*each.warrants, *each.exceptions)),
        )
    }
    return ArgumentMap(
        [Statement(kinds.get(name, "claim"), name, name) for name in sorted(named | set(kinds))],
        inferences,
    )


def result(argument_map: ArgumentMap, name: str = "act") -> str:
    judgement = verdicts(argument_map)[name]
    return f"{judgement.verdict}: {judgement.reason}" if judgement.reason else judgement.verdict


# Each verdict and each reason once.


def test_evidence_makes_a_claim_supported() -> None:
    chain = argument(because("act", "helps"), because("helps", "trial"), trial="evidence")
    assert result(chain) == "supported"
    assert result(chain, "trial") == "supported"


def test_an_assumption_makes_a_claim_conditional() -> None:
    argument_map = argument(because("act", "helps", "cheap"), helps="evidence", cheap="assumption")
    assert result(argument_map) == "conditional"
    assert result(argument_map, "cheap") == "conditional"


def test_one_reason_from_evidence_is_enough() -> None:
    argument_map = argument(
        because("act", "helps"), because("act", "cheap"), helps="evidence", cheap="assumption"
    )
    assert result(argument_map) == "supported"


def test_a_goal_does_not_weaken_a_reason_from_evidence() -> None:
    argument_map = argument(because("act", "health", "helps"), health="goal", helps="evidence")
    assert result(argument_map) == "supported"
    assert result(argument_map, "health") == "conditional"


def test_a_goal_with_evidence_of_its_own_is_supported() -> None:
    argument_map = argument(because("health", "survey"), health="goal", survey="evidence")
    assert result(argument_map, "health") == "supported"


def test_an_assumption_with_evidence_is_supported() -> None:
    argument_map = argument(because("cheap", "survey"), cheap="assumption", survey="evidence")
    assert result(argument_map, "cheap") == "supported"


def test_mutual_objections_are_undecided() -> None:
    quarrel = argument(
        because("act", "one"),
        but("one", "other"),
        but("other", "one"),
        one="evidence",
        other="evidence",
    )
    assert result(quarrel) == result(quarrel, "one") == result(quarrel, "other") == "undecided"


def test_a_live_objection_makes_a_claim_contested() -> None:
    argument_map = argument(
        because("act", "helps"), but("act", "harms"), helps="evidence", harms="evidence"
    )
    assert result(argument_map) == "contested"


def test_a_live_objection_contests_undecided_grounds() -> None:
    argument_map = argument(
        because("act", "helps"),
        but("helps", "helps"),
        but("act", "harms"),
        helps="evidence",
        harms="evidence",
    )
    assert result(argument_map) == "contested"


def test_an_objection_without_grounds_has_no_effect() -> None:
    argument_map = argument(because("act", "helps"), but("act", "rumour"), helps="evidence")
    assert result(argument_map) == "supported"


def test_a_claim_without_reasons_is_bare() -> None:
    assert result(argument(act="recommendation")) == "unsupported: bare"
    objected = argument(but("act", "harms"), harms="evidence")
    assert result(objected) == "unsupported: bare"


def test_a_claim_with_only_goals_has_the_reason_purpose() -> None:
    argument_map = argument(
        because("act", "health"),
        because("act", "peace", warrants=[Link("welfare")]),
        health="goal",
        peace="goal",
        welfare="goal",
    )
    assert result(argument_map) == "unsupported: purpose"


def test_a_warrant_that_is_not_a_goal_makes_a_reason_count() -> None:
    argument_map = argument(
        because("act", "health", warrants=[Link("works")]), health="goal", works="assumption"
    )
    assert result(argument_map) == "conditional"


def test_a_claim_defeated_by_an_exception() -> None:
    argument_map = argument(
        because("act", "helps", exceptions=[Link("winter")]), helps="evidence", winter="evidence"
    )
    assert result(argument_map) == "unsupported: defeated"


def test_a_claim_defeated_by_an_objection_to_a_premise() -> None:
    argument_map = argument(
        because("act", "helps"), but("helps", "flaw"), helps="evidence", flaw="evidence"
    )
    assert result(argument_map) == "unsupported: defeated"
    assert result(argument_map, "helps") == "contested"


def test_circular_support_is_unsupported() -> None:
    circle = argument(
        because("act", "urgent"), because("urgent", "agreed"), because("agreed", "act")
    )
    assert {result(circle, name) for name in circle.statements} == {"unsupported: circular"}
    assert result(argument(because("act", "act"))) == "unsupported: circular"


def test_a_reason_outside_the_circle_makes_it_ungrounded() -> None:
    argument_map = argument(because("act", "act"), because("act", "helps"))
    assert result(argument_map) == "unsupported: ungrounded"


def test_a_reason_from_goals_alone_is_not_circular() -> None:
    argument_map = argument(because("act", "act"), because("act", "health"), health="goal")
    assert result(argument_map) == "unsupported: ungrounded"


def test_a_claim_that_depends_on_a_circle_is_ungrounded() -> None:
    argument_map = argument(because("act", "urgent"), because("urgent", "urgent"))
    assert result(argument_map) == "unsupported: ungrounded"


def test_a_claim_with_unsupported_premises_is_ungrounded() -> None:
    assert result(argument(because("act", "helps"))) == "unsupported: ungrounded"


def test_linked_premises_are_all_needed() -> None:
    argument_map = argument(
        because("act", "helps", "cheap", warrants=[Link("rule")]),
        helps="evidence",
        cheap="evidence",
    )
    assert result(argument_map) == "unsupported: ungrounded"


def test_implicit_relations_do_not_count_as_written() -> None:
    argument_map = argument(
        because("act", "helps", implicit=True),
        because("wait", "helps", warrants=[Link("rule", implicit=True)]),
        because("stop", "helps", exceptions=[Link("late", implicit=True)]),
        but("go", "late", implicit=True),
        helps="evidence",
        late="evidence",
        go="assumption",
    )
    names = ["act", "wait", "stop", "go"]
    charitable, written = verdicts(argument_map), verdicts(argument_map, Reading.AS_WRITTEN)
    assert [charitable[name] for name in names] == [
        Judgement(Verdict.SUPPORTED),
        Judgement(Verdict.UNSUPPORTED, Reason.UNGROUNDED),
        Judgement(Verdict.UNSUPPORTED, Reason.DEFEATED),
        Judgement(Verdict.CONTESTED),
    ]
    assert [written[name] for name in names] == [
        Judgement(Verdict.UNSUPPORTED, Reason.BARE),
        Judgement(Verdict.SUPPORTED),
        Judgement(Verdict.SUPPORTED),
        Judgement(Verdict.CONDITIONAL),
    ]


def test_verdicts_come_in_the_order_of_writing_and_do_not_change() -> None:
    found = verdicts(ArgumentMap([statement(Kind.CLAIM, name) for name in "cab"]))
    assert list(found) == ["c", "a", "b"]
    with pytest.raises(TypeError):
        found["a"] = Judgement(Verdict.SUPPORTED)  # type: ignore[index]


# Against brute force.


def plain(judgements: object) -> dict[str, tuple[str, str | None]]:
    return {name: attrs.astuple(each) for name, each in dict(judgements).items()}  # type: ignore[call-overload]


@given(small_maps())
@settings(max_examples=120)
def test_verdicts_match_brute_force_in_both_readings(argument_map: ArgumentMap) -> None:
    assert plain(verdicts(argument_map)) == brute_verdicts(argument_map)
    written = verdicts(argument_map, Reading.AS_WRITTEN)
    assert plain(written) == brute_verdicts(as_written(argument_map))


@given(small_maps(kinds=[Kind.CLAIM, Kind.GOAL], objections=False, most=5))
@settings(max_examples=150)
def test_verdicts_of_claims_and_goals_match_brute_force(argument_map: ArgumentMap) -> None:
    assert plain(verdicts(argument_map)) == brute_verdicts(argument_map)


@given(st.integers(0, 2**32), st.integers(5, 40))
@settings(max_examples=150)
def test_verdicts_of_tangled_maps_match_brute_force(seed: int, size: int) -> None:
    argument_map = tangled_map(seed, size)
    assert plain(verdicts(argument_map)) == brute_verdicts(argument_map)


@given(small_maps())
@settings(max_examples=150)
def test_evidenced_statements_match_brute_force(argument_map: ArgumentMap) -> None:
    found = assess(argument_map).result().evidenced
    evidenced = {
        name for name, supported in zip(argument_map.statements, found, strict=True) if supported
    }
    assert evidenced == brute_evidenced(argument_map, brute_model(argument_map))


# What must not matter, and what must.


@given(small_maps(), st.randoms(use_true_random=False))
def test_the_order_of_writing_does_not_matter(argument_map: ArgumentMap, random: object) -> None:
    statements = list(argument_map.statements.values())
    inferences = list(argument_map.inferences)
    random.shuffle(statements)  # type: ignore[attr-defined]
    random.shuffle(inferences)  # type: ignore[attr-defined]
    assert verdicts(ArgumentMap(statements, inferences)) == verdicts(argument_map)


@given(small_maps(), st.sampled_from(Kind))
def test_an_isolated_statement_changes_nothing_else(argument_map: ArgumentMap, kind: Kind) -> None:
    more = with_statement(argument_map, statement(kind, "apart"))
    others = {name: each for name, each in verdicts(more).items() if name != "apart"}
    assert others == verdicts(argument_map)


@given(small_maps())
def test_duplicate_inferences_count_once(argument_map: ArgumentMap) -> None:
    doubled = [
        attrs.evolve(
            inference,
            premises=inference.premises * 2,
            warrants=inference.warrants * 2,
            exceptions=inference.exceptions * 2,
        )
        for inference in argument_map.inferences * 2
    ]
    twice = attrs.evolve(argument_map, inferences=doubled)
    for reading in Reading:
        assert verdicts(twice, reading) == verdicts(argument_map, reading)


@given(small_maps())
def test_warrants_count_as_premises(argument_map: ArgumentMap) -> None:
    joined = [
        attrs.evolve(
            inference,
            premises=[*(link.statement for link in inference.warrants), *inference.premises],
            warrants=[],
        )
        for inference in argument_map.inferences
    ]
    assert verdicts(attrs.evolve(argument_map, inferences=joined)) == verdicts(argument_map)


@given(small_maps())
def test_recommendations_are_judged_like_claims(argument_map: ArgumentMap) -> None:
    claims = [
        attrs.evolve(each, kind=Kind.CLAIM) if each.kind is Kind.RECOMMENDATION else each
        for each in argument_map.statements.values()
    ]
    assert verdicts(attrs.evolve(argument_map, statements=claims)) == verdicts(argument_map)


@given(small_maps(), st.data())
def test_new_evidence_supports_an_unopposed_claim(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    opposed = {each.conclusion for each in argument_map.inferences if each.polarity == "but"}
    candidates = [
        name
        for name, judgement in verdicts(argument_map).items()
        if judgement.verdict is Verdict.UNSUPPORTED and name not in opposed
    ]
    assume(candidates)
    name = data.draw(st.sampled_from(candidates))
    more = with_statement(argument_map, statement(Kind.EVIDENCE, "found"), because(name, "found"))
    assert verdicts(more)[name] == Judgement(Verdict.SUPPORTED)


@given(small_maps())
def test_removing_objections_takes_no_grounds_away(argument_map: ArgumentMap) -> None:
    assert grounded(argument_map) <= grounded(without_objections(argument_map))


@given(small_maps(kinds=[Kind.CLAIM, Kind.RECOMMENDATION]))
def test_nothing_holds_if_nothing_is_given(argument_map: ArgumentMap) -> None:
    assert {each.verdict for each in verdicts(argument_map).values()} == {Verdict.UNSUPPORTED}


@given(small_maps())
def test_exactly_the_unsupported_statements_have_a_reason(argument_map: ArgumentMap) -> None:
    for judgement in verdicts(argument_map).values():
        assert (judgement.verdict is Verdict.UNSUPPORTED) == (judgement.reason is not None)


def with_statement(
    argument_map: ArgumentMap, added: Statement, *inferences: Inference
) -> ArgumentMap:
    return attrs.evolve(
        argument_map,
        statements=[*argument_map.statements.values(), added],
        inferences=[*argument_map.inferences, *inferences],
    )


def grounded(argument_map: ArgumentMap) -> set[str]:
    values = well_founded(build_program(argument_map)).grounds
    return {
        name for name, value in zip(argument_map.statements, values, strict=True) if value == TRUE
    }


def test_str_of_a_judgement() -> None:
    assert str(Judgement(Verdict.SUPPORTED)) == "supported"
    assert str(Judgement(Verdict.UNSUPPORTED, Reason.BARE)) == "unsupported (bare)"

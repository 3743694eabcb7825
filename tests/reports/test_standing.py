"""How statements stand: what is put together from what support knows."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.model import ArgumentMap, Kind
from argmap.reports.explain_report import build_statement_reports
from argmap.semantics import Reading, Verdict, assess
from argmap.semantics.interventions import Act
from argmap.testing import maps
from tests.reports.maps import PLAN


def test_recommendations_by_default() -> None:
    assert [each.statement.id for each in build_statement_reports(assess(PLAN))] == [
        "act",
        "wait",
        "tell",
    ]


def test_what_holds_has_what_it_falls_with_and_what_does_not_what_would_settle_it() -> None:
    act, wait, tell = build_statement_reports(assess(PLAN))
    assert act.critical
    assert act.resistance
    assert act.resistance.evidence.k == 2
    assert act.settlement is None
    assert wait.critical is wait.resistance is None
    assert wait.settlement
    assert wait.settlement.size is None
    assert tell.settlement
    assert [[each.statement for each in one] for one in tell.settlement.sets] == [["panic"]]
    assert {each.act for each in tell.cruxes} == {Act.GRANT, Act.STRIKE_OUT}


def test_other_reasons_are_the_live_ones_that_the_explanation_does_not_tell() -> None:
    act, wait, _ = build_statement_reports(assess(PLAN))
    assert [each.premises for each in act.other_reasons] == [("helps",)]
    assert wait.other_reasons == ()
    [written] = build_statement_reports(assess(PLAN), ["act"], Reading.AS_WRITTEN)
    assert written.other_reasons == ()


def test_borrowed_are_the_grounds_of_a_recommendation_that_others_give() -> None:
    withdrawn = ArgumentMap(
        PLAN.statements, [x for x in PLAN.inferences if x.conclusion != "panic"], PLAN.sources
    )
    assert [
        each.only_via_recommendations for each in build_statement_reports(assess(withdrawn))
    ] == [
        False,
        False,
        True,
    ]


def test_an_id_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        build_statement_reports(assess(PLAN), ["nobody"])


@given(maps())
def test_everything_about_every_statement(argument_map: ArgumentMap) -> None:
    assessment = assess(argument_map)
    for reading in Reading:
        for each in build_statement_reports(
            assessment, argument_map.statements, reading, budget=50
        ):
            holds = each.judgement.verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)
            assert holds == (each.critical is not None) == (each.resistance is not None)
            assert holds == (each.settlement is None)
            assert not each.only_via_recommendations or each.statement.kind is Kind.RECOMMENDATION

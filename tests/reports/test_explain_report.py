"""Reports on single statements; their wording is in `wording.txt`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap, Kind
from argmap.reports.explain_report import build_statement_reports, format_statement_reports
from argmap.semantics import Reading, assess
from argmap.source import cells
from argmap.testing import maps
from tests.reports.maps import PLAN


def test_recommendations_are_reported_by_default() -> None:
    assert [report.statement.id for report in build_statement_reports(PLAN)] == [
        "act", "wait", "tell",
    ]  # fmt: skip


def test_dependencies_of_what_holds_and_settlements_of_what_does_not() -> None:
    act, wait, tell = build_statement_reports(assess(PLAN))
    assert act.critical
    assert act.robustness
    assert act.robustness.evidence.k == 2
    assert act.settlement is None
    assert wait.critical is wait.robustness is None
    assert wait.settlement
    assert wait.settlement.size is None
    assert tell.settlement
    assert [[change.statement for change in one] for one in tell.settlement.sets] == [["panic"]]
    assert [(crux.grant, crux.without) for crux in tell.cruxes] == [
        (("costs",), ()), ((), ("panic",)),
    ]  # fmt: skip


def test_other_reasons_are_live_and_not_in_the_explanation() -> None:
    act, wait, _ = build_statement_reports(PLAN)
    assert [reason.premises for reason in act.other_reasons] == [("helps",)]
    assert wait.other_reasons == ()
    [written] = build_statement_reports(PLAN, ["act"], Reading.AS_WRITTEN)
    assert written.other_reasons == ()


def test_support_that_comes_only_from_other_recommendations() -> None:
    supported = ArgumentMap(
        PLAN.statements,
        [inference for inference in PLAN.inferences if inference.conclusion != "panic"],
        PLAN.sources,
    )
    reports = build_statement_reports(supported)
    assert [report.only_via_recommendations for report in reports] == [False, False, True]


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        build_statement_reports(PLAN, ["nobody"])
    with pytest.raises(ValueError, match="reading must be"):
        build_statement_reports(PLAN, reading="generous")
    with pytest.raises(TypeError):
        build_statement_reports("claim a: So.")  # type: ignore[arg-type]


@given(maps(), st.sampled_from(Reading))
@settings(max_examples=60)
def test_every_statement_of_every_map(argument_map: ArgumentMap, reading: Reading) -> None:
    reports = build_statement_reports(argument_map, argument_map.statements, reading, budget=50)
    for report in reports:
        holds = report.judgement.holds
        assert holds == (report.critical is not None) == (report.robustness is not None)
        assert holds == (report.settlement is None)
        if report.only_via_recommendations:
            assert report.statement.kind is Kind.RECOMMENDATION
    lines = format_statement_reports(reports, 100).splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert len(headings) == len(argument_map.statements)


def format_all(argument_map: ArgumentMap, *ids: str, reading: Reading = Reading.CHARITABLE) -> str:
    return format_statement_reports(build_statement_reports(argument_map, ids, reading), 100)


def test_a_heading_shows_both_verdicts_where_the_readings_differ() -> None:
    implicit = parse("recommendation a: Do.\n  because (implicit) evidence e: Seen.\n")
    assert format_all(implicit, "a").splitlines()[:2] == [
        "recommendation a: supported",
        "  as written: unsupported (no reason given)",
    ]
    written = format_all(implicit, "a", reading=Reading.AS_WRITTEN)
    assert written.splitlines()[0] == "recommendation a: unsupported (no reason given)"


def test_inexact_numbers_are_lower_bounds() -> None:
    [report] = build_statement_reports(PLAN, ["act"], budget=1)
    assert report.robustness
    assert not report.robustness.evidence.exact
    assert "at least 2 pieces of evidence" in format_statement_reports([report], 100)


def test_long_lists_end_with_a_count() -> None:
    claims = "".join(f"  and claim c{n}: Step {n}.\n    because [e]\n" for n in range(9))
    long = parse(f"evidence e: Seen.\nrecommendation a: Do.\n  because [e]\n{claims}")
    assert format_all(long, "a").endswith("\n  - and 2 more\n")


def test_deep_explanations_stay_within_the_width() -> None:
    steps = "".join(f"claim c{n}: Step {n}.\n  because [c{n + 1}]\n" for n in range(300))
    deep = parse(f"{steps}evidence c300: Seen.\n")
    assert max(map(cells, format_all(deep, "c0").splitlines())) <= 100

"""Reports on single statements; their wording is in `wording.txt`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap, Kind
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.explanation_text import MOST_QUOTED, MOST_STEPS
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics import Reading, assess
from argmap.source import cells
from argmap.testing import maps
from tests.reports.maps import PLAN


def test_recommendations_are_reported_by_default() -> None:
    assert [report.statement.id for report in build_statement_reports(PLAN)] == [
        "act", "wait", "tell",
    ]  # fmt: skip


def test_a_map_without_recommendations_has_a_report_that_says_so() -> None:
    reports = build_statement_reports(parse("claim a: So."))
    assert format_statement_reports(reports) == "no recommendations in this map\n"


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
@settings(max_examples=35)
def test_every_statement_of_every_map(argument_map: ArgumentMap, reading: Reading) -> None:
    reports = build_statement_reports(argument_map, argument_map.statements, reading, budget=50)
    for report in reports:
        holds = report.judgement.holds
        assert holds == (report.critical is not None) == (report.robustness is not None)
        assert holds == (report.settlement is None)
        if report.only_via_recommendations:
            assert report.statement.kind is Kind.RECOMMENDATION
    lines = format_statement_reports(reports, 100).splitlines() if reports else []
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert len(headings) == len(argument_map.statements)


def format_all(argument_map: ArgumentMap, *ids: str, reading: Reading = Reading.CHARITABLE) -> str:
    return format_statement_reports(build_statement_reports(argument_map, ids, reading), 100)


def test_a_heading_names_the_readings_where_they_differ() -> None:
    implicit = parse("recommendation a: Do.\n  because (implicit) evidence e: Seen.\n")
    assert format_all(implicit, "a").splitlines()[:2] == [
        "recommendation a: supported",
        "  as written: unsupported (no reason given)",
    ]
    written = format_all(implicit, "a", reading=Reading.AS_WRITTEN)
    assert written.splitlines()[0] == "recommendation a, as written: unsupported (no reason given)"


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


def write_hub(size: int) -> str:
    lines = ["claim hub: Hub.", "  because evidence e: So."]
    lines += [f"  and evidence e{number}: So {number}." for number in range(size)]
    for number in range(size):
        lines += [f"recommendation r{number}: Do {number}.", "  because [hub]"]
    return "\n".join(lines)


def write_chain(size: int) -> str:
    lines = []
    for number in range(size):
        lines += [f"recommendation r{number}: Do {number}.", f"  because [r{number + 1}]"]
    return "\n".join([*lines, f"recommendation r{size}: Do it.", "  because evidence e: So."])


def write_circle(size: int) -> str:
    lines = []
    for number in range(size):
        link = f"  because [r{(number + 1) % size}]"
        lines += [f"recommendation r{number}: Do {number}.", link]
    return "\n".join(lines)


def write_reasons(size: int) -> str:
    reasons = [f"  because claim c{number}: So {number}." for number in range(size)]
    return "\n".join(["recommendation r: Do.", *reasons])


def write_premises(size: int) -> str:
    return write_reasons(size).replace("because", "and").replace("and", "because", 1)


@pytest.mark.parametrize("write", [write_hub, write_chain, write_circle])
def test_explanations_share_their_parts(write: Callable[[int], str]) -> None:
    small, large = (
        format_statement_reports(build_statement_reports(parse(write(size)))).count("\n")
        for size in (30, 60)
    )
    assert large <= 2.2 * small


@pytest.mark.parametrize("write", [write_reasons, write_premises])
def test_long_lists_are_cut(write: Callable[[int], str]) -> None:
    text = format_statement_reports(build_statement_reports(parse(write(1000))))
    assert len(text.splitlines()) < 60
    assert f"and {1000 - MOST_STEPS} more" in text or f"{1000 - MOST_QUOTED} more" in text


def test_a_statement_is_explained_once_in_a_report() -> None:
    text = format_statement_reports(build_statement_reports(parse(write_chain(3))))
    assert text.count("Evidence: “So.”") == 1
    assert text.count("It is explained above.") == 3


def test_a_defeated_recommendation_may_have_unsupported_reasons() -> None:
    plan = parse(
        "recommendation r: Do.\n  because claim a: So.\n  because evidence e: So.\n"
        "  unless evidence f: So.\n"
    )
    assert "defeated or unsupported" in format_statement_reports(build_statement_reports(plan))

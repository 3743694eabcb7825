"""Reports on all recommendations of a map take linear work, counted in lines of Python."""

from datetime import date
from functools import partial

import pytest

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.reports.briefs.brief_files import make_brief
from argmap.reports.evidence_report import format_evidence
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics.evidence_table import evidence_table
from argmap.semantics.what_if import WithdrawnStatements, suppose
from benchmarks.families import FAMILIES, build_separate_expired_evidence
from tests.counting import count_lines, grows_linearly

SIZES = (25, 50, 100)

SHAPES = (
    "shared hub",
    "chain of recommendations",
    "circle of recommendations",
    "shared sources",
    "shared assumptions",
    "missing premises",
    "answered objections",
    "expired evidence",
    "linked expired evidence",
    "separate expired evidence",
)


def explain(plan: ArgumentMap) -> str:
    """Explain the recommendations of a map without what is out of date."""
    expired = {
        name: "it is out of date"
        for name, statement in plan.statements.items()
        if "valid-until" in statement.attributes
    }
    withdrawn = WithdrawnStatements(plan, expired) if expired else None
    left = suppose(plan, without=expired)
    return format_statement_reports(build_statement_reports(left, withdrawn=withdrawn))


@pytest.mark.parametrize("family", SHAPES)
def test_work_grows_no_faster_than_the_map(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.semantics.smallest_sets.TOTAL_BUDGET", 2_000)
    plans = [parse(FAMILIES[family](size)) for size in SIZES]
    explain(plans[0])  # loads what is loaded once
    counts = [count_lines(partial(explain, plan)) for plan in plans]
    assert grows_linearly(counts), counts


@pytest.mark.parametrize("family", ["shared hub", "expired answers", "retracted sources"])
def test_the_evidence_report_grows_no_faster_than_the_map(family: str) -> None:
    def report(plan: ArgumentMap) -> str:
        return format_evidence(plan, evidence_table(plan, date(2026, 1, 1)))

    plans = [parse(FAMILIES[family](size)) for size in SIZES]
    report(plans[0])  # loads what is loaded once
    counts = [count_lines(partial(report, plan)) for plan in plans]
    assert grows_linearly(counts), counts


@pytest.mark.parametrize("pictures", [True, False])
def test_briefs_grow_no_faster_than_the_map(
    pictures: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.semantics.smallest_sets.TOTAL_BUDGET", 500)
    plans = [parse(build_separate_expired_evidence(size)) for size in (10, 20, 40)]

    def brief(plan: ArgumentMap) -> bytes:
        return make_brief(plan, withdrawn={"e0": "it is out of date"}, pictures=pictures).data

    brief(plans[0])
    counts = [count_lines(partial(brief, plan)) for plan in plans]
    assert grows_linearly(counts), counts

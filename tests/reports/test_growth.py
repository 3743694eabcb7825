"""Explaining all recommendations of a map takes linear work, counted in lines of Python."""

from functools import partial

import pytest

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics.what_if import WithdrawnStatements, suppose
from benchmarks.families import FAMILIES
from tests.counting import count_lines, grows_linearly

SIZES = (40, 80, 160)

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

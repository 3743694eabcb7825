"""Checking a map and reporting the findings takes linear work.

Work is counted in lines of Python, never in seconds.
"""

from functools import partial

import pytest

from argmap.checker import CheckResult, check_draft
from argmap.loader import Draft, parse_draft
from argmap.reports.check_report import FORMATS, ReportFormat, format_report
from benchmarks.families import FAMILIES
from tests.counting import count_lines, grows_linearly

SIZES = (30, 60, 120)

ON_ONE_LINE = {"combining marks", "attributes", "citations"}
"""The families of maps that are only hard to read."""


def check_and_report(draft: Draft) -> str:
    return format_report([check_draft(draft, "plan.argmap")], "text")


@pytest.mark.parametrize("family", sorted(FAMILIES.keys() - ON_ONE_LINE))
def test_work_grows_no_faster_than_the_map(family: str) -> None:
    drafts = [parse_draft(FAMILIES[family](size)) for size in SIZES]
    check_and_report(drafts[0])  # loads what is loaded once
    counts = [count_lines(partial(check_and_report, draft)) for draft in drafts]
    assert grows_linearly(counts), counts


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_grows_no_faster_than_the_map(form: ReportFormat) -> None:
    def report(result: CheckResult) -> str:
        return format_report([result], form, severity="info")

    results = [
        check_draft(parse_draft(FAMILIES["shared sources"](size)), "plan.argmap") for size in SIZES
    ]
    counts = [count_lines(partial(report, result)) for result in results]
    assert grows_linearly(counts), counts

"""The formats of reports on checked maps."""

import json
from typing import cast
from xml.etree import ElementTree

import pytest

from argmap.checker import check_draft
from argmap.loader import parse_draft
from argmap.reports.check_report import FORMATS, ReportFormat, format_report

RESULTS = [check_draft(parse_draft("recommendation a: Do.\n"), "plan.argmap")]


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_reports_every_finding(output_format: ReportFormat) -> None:
    report = format_report(RESULTS, output_format)
    for finding in RESULTS[0].findings:
        assert finding.code in report


def test_formats_are_what_they_say() -> None:
    assert json.loads(format_report(RESULTS, "json"))["files"]
    assert json.loads(format_report(RESULTS, "sarif"))["runs"]
    assert ElementTree.fromstring(format_report(RESULTS, "junit")).tag == "testsuites"
    assert format_report(RESULTS, "github").startswith("::")
    assert format_report(RESULTS) == format_report(RESULTS, "text")


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(ValueError, match="output_format must be text, json, "):
        format_report(RESULTS, cast(ReportFormat, "xml"))

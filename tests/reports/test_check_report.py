"""The formats of reports on checked maps."""

import json
from typing import cast
from xml.etree import ElementTree

import attrs
import pytest

from argmap.checker import check_draft
from argmap.loader import parse_draft
from argmap.reports.check_report import FORMATS, ReportFormat, format_report
from argmap.source import Severity

RESULTS = [check_draft(parse_draft("recommendation a: Do.\n", "plan.argmap"), "plan.argmap")]


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_reports_every_finding(output_format: ReportFormat) -> None:
    report = format_report(RESULTS, output_format, severity="info")
    for finding in RESULTS[0].findings:
        assert finding.code in report


def test_formats_are_what_they_say() -> None:
    assert json.loads(format_report(RESULTS, "json"))["files"]
    assert json.loads(format_report(RESULTS, "sarif"))["runs"]
    assert ElementTree.fromstring(format_report(RESULTS, "junit")).tag == "testsuites"
    assert format_report(RESULTS, "github").startswith("::")
    assert format_report(RESULTS) == format_report(RESULTS, "text")


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(ValueError, match="output_format must be text, full, "):
        format_report(RESULTS, cast(ReportFormat, "xml"))


@pytest.mark.parametrize("output_format", FORMATS)
def test_severity_is_the_least_to_show(output_format: ReportFormat) -> None:
    report = format_report(RESULTS, output_format, severity="error")
    for finding in RESULTS[0].findings:
        assert (finding.code in report) == (finding.severity is Severity.ERROR)


def test_text_leaves_out_infos_and_counts_them() -> None:
    severities = {finding.code: finding.severity for finding in RESULTS[0].findings}
    infos = [code for code, severity in severities.items() if severity is Severity.INFO]
    report = format_report(RESULTS)
    assert infos
    assert not any(code in report for code in infos)
    assert f"{len(infos)} info" in report
    assert all(code in format_report(RESULTS, "full") for code in infos)


@pytest.mark.parametrize("output_format", FORMATS)
def test_findings_that_fail_the_check_are_shown(output_format: ReportFormat) -> None:
    strict = [attrs.evolve(RESULTS[0], fail_on=Severity.INFO)]
    report = format_report(strict, output_format, severity="error")
    assert all(finding.code in report for finding in RESULTS[0].findings)


def test_concise_has_one_line_for_each_finding() -> None:
    lines = format_report(RESULTS, "concise").splitlines()
    for line, finding in zip(lines, RESULTS[0].findings, strict=False):
        place = "plan.argmap:1:1" if finding.span else "plan.argmap"
        assert line == f"{place}: {finding.code} {finding.name}: {finding.message}"

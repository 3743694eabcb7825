"""Report on checked maps in one of the formats of `argmap check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from argmap.checker.check_result import CheckResult
from argmap.reports.findings_json import findings_to_json
from argmap.reports.findings_text import format_findings
from argmap.reports.github import findings_to_github
from argmap.reports.junit import findings_to_junit
from argmap.reports.sarif import findings_to_sarif
from argmap.text_layout import Paint, join_words, paint_plain

ReportFormat = Literal["text", "json", "sarif", "github", "junit"]
FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)


def format_report(
    results: Sequence[CheckResult], output_format: ReportFormat = "text", paint: Paint = paint_plain
) -> str:
    """Format the results of checks as text, JSON, SARIF, GitHub commands or JUnit XML.

    `paint` colors the parts of a text. Raises ValueError for an unknown format.
    """
    match output_format:
        case "text":
            return format_findings(results, paint)
        case "json":
            return findings_to_json(results)
        case "sarif":
            return findings_to_sarif(results)
        case "github":
            return findings_to_github(results)
        case "junit":
            return findings_to_junit(results)
        case _:
            accepted = join_words(FORMATS, word="or")
            raise ValueError(f"output_format must be {accepted}, not {output_format!r}")

"""Report on checked maps in one of the formats of `argmap check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import attrs

from argmap.checker.check_result import CheckResult, require_results
from argmap.choices import to_choice
from argmap.reports.findings_by_rule import format_findings_by_rule
from argmap.reports.findings_json import findings_to_json
from argmap.reports.findings_text import format_concise_findings, format_findings
from argmap.reports.github import findings_to_github
from argmap.reports.gitlab import findings_to_gitlab
from argmap.reports.junit import findings_to_junit
from argmap.reports.sarif import findings_to_sarif
from argmap.source import Severity
from argmap.text_layout import Paint, join_words, paint_plain

ReportFormat = Literal["text", "full", "concise", "json", "sarif", "github", "gitlab", "junit"]
"""The format of a report of `argmap check`."""
FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)

_FOR_PEOPLE = {
    "text": (format_findings_by_rule, Severity.WARNING),
    "full": (format_findings, Severity.INFO),
    "concise": (format_concise_findings, Severity.INFO),
}
"""The formats for people, each with the least severity that it shows by default."""

_FOR_MACHINES = {
    "json": findings_to_json,
    "sarif": findings_to_sarif,
    "github": findings_to_github,
    "gitlab": findings_to_gitlab,
    "junit": findings_to_junit,
}


def format_report(
    results: Sequence[CheckResult],
    output_format: ReportFormat = "text",
    paint: Paint = paint_plain,
    severity: Severity | str | None = None,
) -> str:
    """Format the results of checks: as text, or for another program.

    `text` has a block for each rule, `full` one for each finding, and `concise` one line for each.
    The other formats are JSON, SARIF, commands for GitHub, code quality reports for GitLab, and
    JUnit XML. `paint` colors the parts of a text. `severity` is the least severity to show: by
    default `warning` in the format `text`, and `info` in all others. Findings that fail the check
    are always shown.

    Raises ValueError for an unknown format or severity, and TypeError for anything but results.

    >>> draft = argmap.parse_draft("recommendation act: Act now.", "plan.argmap")
    >>> settings = argmap.Settings(select=["R001"])
    >>> result = argmap.check_draft(draft, "plan.argmap", settings=settings)
    >>> print(argmap.format_report([result], "concise"), end="")
    plan.argmap:1:1: R001 bare-recommendation: no reason is given for [act]
    1 recommendation: 1 unsupported
      unsupported: act
    1 error in 1 map
    """
    results = require_results(results)
    least = None if severity is None else to_choice(Severity, severity, "severity")
    if output_format in _FOR_PEOPLE:
        format_people, default = _FOR_PEOPLE[output_format]
        return format_people(results, paint, least or default)
    if output_format not in _FOR_MACHINES:
        accepted = join_words(FORMATS, word="or")
        raise ValueError(f"output_format must be {accepted}, not {output_format!r}")
    if least is not None:
        results = [_select(result, least) for result in results]
    return _FOR_MACHINES[output_format](results)


def _select(result: CheckResult, least: Severity) -> CheckResult:
    shown = result.diagnostics_from(least)[len(result.errors) :]
    return attrs.evolve(result, findings=shown)

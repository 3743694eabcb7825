"""Findings as commands of GitHub Actions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import CheckResult, check_draft
from argmap.loader import parse_draft
from argmap.reports.github import findings_to_github
from argmap.source import UNPRINTABLE, Diagnostic, Severity, Span, Text
from tests.checker.cases import FEW_RULES

PLAN = "recommendation act: Act now.\nevidence fire: It burns.\n"


def test_each_finding_is_a_command() -> None:
    result = check_draft(parse_draft(PLAN, "plan.argmap"), "plan.argmap", settings=FEW_RULES)
    bare, uncited = result.findings
    assert findings_to_github([result]) == (
        "::error title=R001 bare-recommendation,file=plan.argmap,line=1,endLine=1,col=1,"
        f"endColumn=19::{bare.message}%0A{bare.help}\n"
        "::warning title=E001 uncited-evidence,file=plan.argmap,line=2,endLine=2,col=1,"
        f"endColumn=14::{uncited.message}%0A{uncited.help}\n"
    )


def result_of(*findings: Diagnostic) -> CheckResult:
    return CheckResult("plan.argmap", findings=findings)


def test_errors_have_no_name_and_infos_are_notices() -> None:
    error = check_draft(parse_draft("clam a: b\n", "a"), "a")
    assert re.match(r"::error title=L\d{3},file=a,", findings_to_github([error]))
    info = Diagnostic("R007", Severity.INFO, "so it is", name="conditional-recommendation")
    assert (
        findings_to_github([result_of(info)])
        == "::notice title=R007 conditional-recommendation::so it is\n"
    )


def test_places_of_several_lines_have_no_columns() -> None:
    span = Span(Text("plan.argmap", "claim a: b\n  c\n"), 0, 14)
    found = findings_to_github([result_of(Diagnostic("X001", Severity.ERROR, "so", span))])
    assert found == "::error title=X001,file=plan.argmap,line=1,endLine=2::so\n"


@pytest.mark.parametrize("path", ["maps/plan.argmap", "./maps/plan.argmap", "maps//plan.argmap"])
def test_paths_are_as_in_the_repository(path: str) -> None:
    span = Span(Text(path, "claim"), 0, 5)
    found = findings_to_github([result_of(Diagnostic("X001", Severity.ERROR, "so", span))])
    assert ",file=maps/plan.argmap,line=1," in found


def test_special_characters_are_escaped() -> None:
    span = Span(Text("a:b,c%\r\n.argmap", "claim"), 0, 5)
    found = findings_to_github(
        [result_of(Diagnostic("X001", Severity.ERROR, "100 %: so, so\nso", span))]
    )
    assert "file=a%3Ab%2Cc%25\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.argmap," in found
    assert found.endswith("::100 %25: so, so%0Aso\n")
    assert found.count("\n") == 1


@given(st.text(), st.text())
def test_commands_have_no_control_characters(path: str, message: str) -> None:
    span = Span(Text(path, "claim"), 0, 5)
    found = findings_to_github([result_of(Diagnostic("X001", Severity.ERROR, message, span))])
    assert not UNPRINTABLE.search(found.removesuffix("\n"))

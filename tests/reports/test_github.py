"""The report for GitHub Actions: one command a line, with nothing in it that would end it early."""

import re

from argmap.checker import CheckResult, check_draft
from argmap.loader import parse_draft
from argmap.reports.github import findings_to_github
from argmap.source import Diagnostic, Severity, Span, Text
from tests.checker.cases import ASKED

PLAN = "recommendation act: Act now.\nevidence fire: It burns.\n"


def test_each_finding_is_a_command() -> None:
    lines = findings_to_github(
        [check_draft(parse_draft(PLAN, "plan.argmap"), "plan.argmap", settings=ASKED)]
    )
    assert lines == (
        "::error title=R001 bare-recommendation,file=plan.argmap,line=1,endLine=1,col=1,"
        "endColumn=19::no reason is given for [act]%0Aadd one under it: "
        "`because claim: …` or `because evidence: …`\n"
        "::warning title=E001 uncited-evidence,file=plan.argmap,line=2,endLine=2,col=1,"
        "endColumn=14::[fire] cites no source%0Aadd a citation at its end, "
        "`[@key]`, and describe the source in a line `source key: …`\n"
    )


def reviewed(*findings: Diagnostic) -> CheckResult:
    return CheckResult("plan.argmap", findings=findings)


def test_a_mistake_has_no_name_and_an_info_is_a_notice() -> None:
    mistake = check_draft(parse_draft("clam a: b\n", "a"), "a")
    assert re.match(r"::error title=L\d{3},file=a,", findings_to_github([mistake]))
    info = Diagnostic("R007", Severity.INFO, "so it is", name="conditional-recommendation")
    assert (
        findings_to_github([reviewed(info)])
        == "::notice title=R007 conditional-recommendation::so it is\n"
    )


def test_a_place_of_several_lines_has_no_columns() -> None:
    span = Span(Text("plan.argmap", "claim a: b\n  c\n"), 0, 14)
    found = findings_to_github([reviewed(Diagnostic("X001", Severity.ERROR, "so", span))])
    assert found == "::error title=X001,file=plan.argmap,line=1,endLine=2::so\n"


def test_nothing_ends_a_command_early() -> None:
    span = Span(Text("a:b,c%\r\n.argmap", "claim"), 0, 5)
    found = findings_to_github(
        [reviewed(Diagnostic("X001", Severity.ERROR, "100 %: so, so\nso", span))]
    )
    assert "file=a%3Ab%2Cc%25%0D%0A.argmap,line=1" in found
    assert found.endswith("::100 %25: so, so%0Aso\n")
    assert found.count("\n") == 1

"""Findings as JUnit XML."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import CheckResult, check_draft
from argmap.loader import parse_draft
from argmap.reports.junit import findings_to_junit
from argmap.source import Diagnostic, Severity, Text
from tests.checker.cases import FEW_RULES

PLAN = "recommendation act: Act now.\nevidence fire: It burns.\n"


def checked(text: str, fail_on: Severity | None = Severity.ERROR) -> CheckResult:
    settings = attrs.evolve(FEW_RULES, fail_on=fail_on)
    return check_draft(parse_draft(text, "plan.argmap"), "plan.argmap", settings=settings)


def suite(text: str, fail_on: Severity | None = Severity.ERROR) -> Element:
    [only] = ElementTree.fromstring(findings_to_junit([checked(text, fail_on)]))
    return only


REPORT = """\
<?xml version='1.0' encoding='utf-8'?>
<testsuites name="argmap">
  <testsuite name="plan.argmap" tests="3" errors="1" failures="1">
    <testcase classname="plan.argmap" name="L001: clam">
      <error type="L001" message="no kind">plan.argmap:1:1
no kind
write `claim`</error>
    </testcase>
    <testcase classname="plan.argmap" name="R001 bare: a">
      <failure type="R001" message="no reason">plan.argmap:1:6
no reason</failure>
    </testcase>
    <testcase classname="plan.argmap" name="O004 one-sided: ">
      <system-out>no objection</system-out>
    </testcase>
  </testsuite>
  <testsuite name="good.argmap" tests="1" errors="0" failures="0">
    <testcase classname="good.argmap" name="no findings" />
  </testsuite>
</testsuites>
"""


def test_a_whole_report() -> None:
    text = Text("plan.argmap", "clam a: It is so.\n")
    kind = Diagnostic("L001", Severity.ERROR, "no kind", text.span(0, 4), "write `claim`")
    bare = Diagnostic("R001", Severity.ERROR, "no reason", text.span(5, 6), name="bare")
    one_sided = Diagnostic("O004", Severity.INFO, "no objection", name="one-sided")
    plan = CheckResult("plan.argmap", errors=(kind,), findings=(bare, one_sided))
    assert findings_to_junit([plan, CheckResult("good.argmap")]) == REPORT


def test_findings_that_fail_the_check_are_failures() -> None:
    found = suite(PLAN)
    assert found.attrib == {"name": "plan.argmap", "tests": "2", "errors": "0", "failures": "1"}
    finding = checked(PLAN).findings[0]
    bare, uncited = found
    assert bare.attrib == {
        "classname": "plan.argmap",
        "name": "R001 bare-recommendation: [act]",
    }
    [failure] = bare
    assert (failure.tag, failure.attrib) == (
        "failure",
        {"type": "R001", "message": finding.message},
    )
    assert failure.text == f"plan.argmap:1:1\n{finding.message}\n{finding.help}"
    assert [outcome.tag for outcome in uncited] == ["system-out"]


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(None, "0"), (Severity.ERROR, "1"), (Severity.WARNING, "2"), (Severity.INFO, "2")],
)
def test_settings_say_which_findings_fail(fail_on: Severity | None, failures: str) -> None:
    assert suite(PLAN, fail_on).attrib["failures"] == failures


def test_errors_in_the_text_are_errors() -> None:
    found = suite("clam a: b\n")
    assert (found.attrib["tests"], found.attrib["errors"]) == ("1", "1")
    assert [outcome.tag for outcome in found[0]] == ["error"]


def test_a_map_without_findings_has_one_test() -> None:
    found = suite("claim a: It is so.\n")
    assert (found.attrib["tests"], found.attrib["failures"]) == ("1", "0")
    assert [(test.attrib["name"], len(test)) for test in found] == [("no findings", 0)]


def test_without_maps_there_are_no_suites() -> None:
    assert len(ElementTree.fromstring(findings_to_junit([]))) == 0


@given(st.text())
def test_any_text_gives_valid_xml(text: str) -> None:
    finding = Diagnostic("R001", Severity.ERROR, text, help=text)
    reviewed = CheckResult(text, findings=(finding,))
    ElementTree.fromstring(findings_to_junit([reviewed]))


def test_findings_about_one_thing_are_numbered() -> None:
    found = suite("claim a: x\n" + "  but fact: y\n" * 3)
    assert [test.get("name") for test in found] == [
        "L002: fact",
        "L002: fact (2)",
        "L002: fact (3)",
    ]


@given(st.lists(st.sampled_from(["It is so.", "It is so. (2)", "It is so. (3)"]), max_size=8))
def test_names_are_unique_in_a_suite(texts: list[str]) -> None:
    findings = []
    for text in texts:
        source = Text("plan.argmap", text)
        findings.append(Diagnostic("X001", Severity.ERROR, "so", source.span(0, len(text))))
    report = findings_to_junit([CheckResult("plan.argmap", findings=tuple(findings))])
    names = [test.get("name") for test in ElementTree.fromstring(report).iter("testcase")]
    assert len(set(names)) == len(names) == max(1, len(texts))

"""The report for whoever collects test results: suites, tests, and how they ended."""

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
from tests.checker.cases import ASKED

PLAN = "recommendation act: Act now.\nevidence fire: It burns.\n"


def checked(text: str, fail_on: Severity | None = Severity.ERROR) -> CheckResult:
    settings = attrs.evolve(ASKED, fail_on=fail_on)
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
    <testcase classname="good.argmap" name="all is well" />
  </testsuite>
</testsuites>
"""


def test_a_whole_report() -> None:
    text = Text("plan.argmap", "clam a: It is so.\n")
    kind = Diagnostic("L001", Severity.ERROR, "no kind", text.span(0, 4), "write `claim`")
    bare = Diagnostic("R001", Severity.ERROR, "no reason", text.span(5, 6), name="bare")
    one_sided = Diagnostic("O004", Severity.INFO, "no objection", name="one-sided")
    plan = CheckResult("plan.argmap", (kind,), (bare, one_sided))
    assert findings_to_junit([plan, CheckResult("good.argmap")]) == REPORT


def test_a_finding_that_is_bad_enough_is_a_failure() -> None:
    found = suite(PLAN)
    assert found.attrib == {"name": "plan.argmap", "tests": "2", "errors": "0", "failures": "1"}
    bare, uncited = found
    assert bare.attrib == {
        "classname": "plan.argmap",
        "name": "R001 bare-recommendation: [act]",
    }
    [failure] = bare
    assert (failure.tag, failure.attrib) == (
        "failure",
        {"type": "R001", "message": "no reason is given for [act]"},
    )
    assert failure.text is not None
    assert failure.text.startswith("plan.argmap:1:1\nno reason is given for [act]\nadd one")
    assert [each.tag for each in uncited] == ["system-out"]


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(None, "0"), (Severity.ERROR, "1"), (Severity.WARNING, "2"), (Severity.INFO, "2")],
)
def test_how_bad_that_is_the_settings_say(fail_on: Severity | None, failures: str) -> None:
    assert suite(PLAN, fail_on).attrib["failures"] == failures


def test_what_could_not_be_read_is_an_error() -> None:
    found = suite("clam a: b\n")
    assert (found.attrib["tests"], found.attrib["errors"]) == ("1", "1")
    assert [each.tag for each in found[0]] == ["error"]


def test_all_is_well() -> None:
    found = suite("claim a: It is so.\n")
    assert (found.attrib["tests"], found.attrib["failures"]) == ("1", "0")
    assert [(each.attrib["name"], len(each)) for each in found] == [("all is well", 0)]


def test_no_map_is_no_suite() -> None:
    assert len(ElementTree.fromstring(findings_to_junit([]))) == 0


@given(st.text())
def test_it_is_xml_whatever_is_said(text: str) -> None:
    finding = Diagnostic("R001", Severity.ERROR, text, help=text)
    reviewed = CheckResult(text, findings=(finding,))
    ElementTree.fromstring(findings_to_junit([reviewed]))

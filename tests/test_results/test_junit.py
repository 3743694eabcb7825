"""JUnit XML as results: which names select its tests, and which outcomes it states."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.test_results import Outcome, OutcomesError, withdrawals
from argmap.test_results.junit import parse_junit
from argmap.test_results.outcomes_file import read_outcomes

REPORT = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="pytest">
    <testcase classname="tests.test_it" name="test_no_crash" />
    <testcase classname="tests.test_it.TestAll" name="test_load[1/2]" />
    <testcase classname="tests.test_it.TestAll" name="test_load[a.b]" />
  </testsuite>
  <testsuite name="Maven">
    <testcase classname="com.acme.FuzzTest" name="noCrash()" />
    <testcase classname="com.acme.FuzzTest" name="load(int)[1]" />
  </testsuite>
  <testsuite name="PHPUnit" file="/srv/tests/FooTest.php">
    <testcase classname="Tests.FooTest" name="testIt" file="tests/FooTest.php" />
    <testcase classname="Tests.FooTest" name="testMore" />
  </testsuite>
  <testsuite name="Vitest">
    <testcase classname="src/foo.test.ts" name="suite > works" />
  </testsuite>
  <testsuite name="Go">
    <testcase classname="github.com/acme/pkg" name="TestFuzz/sub" />
  </testsuite>
  <testsuite name="CTest">
    <testcase classname="fuzz" name="fuzz" />
  </testsuite>
</testsuites>
"""
KNOWN = parse_junit(REPORT, "results.xml")


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("tests/test_it.py::test_no_crash", 1),
        ("tests/test_it.py::TestAll", 2),
        ("tests/test_it.py::TestAll::test_load", 2),
        ("tests/test_it.py::TestAll::test_load[1/2]", 1),
        ("tests/test_it.py", 3),
        ("tests/test_it.py::test_no", 0),
        ("tests", 4),
        ("tests/", 4),
        ("com.acme.FuzzTest::noCrash", 1),
        ("com.acme.FuzzTest::noCrash()", 1),
        ("com.acme.FuzzTest.noCrash()", 1),
        ("com/acme/FuzzTest", 2),
        ("com.acme", 2),
        ("com.acm", 0),
        ("com.acme.FuzzTest::load", 1),
        ("tests/FooTest.php::testIt", 1),
        ("Tests.FooTest::testIt", 1),
        ("/srv/tests/FooTest.php::testMore", 1),
        ("Tests.FooTest", 2),
        ("src/foo.test.ts::suite > works", 1),
        ("src/foo.test.ts", 1),
        ("github.com/acme/pkg::TestFuzz/sub", 1),
        ("github.com/acme/pkg::TestFuzz", 1),
        ("fuzz", 1),
        (".", len(KNOWN.tests)),
        ("", 0),
        ("::", 0),
    ],
)
def test_a_name_selects_a_test_or_all_tests_below_it(name: str, count: int) -> None:
    assert len(KNOWN.find(name)) == count


@pytest.mark.parametrize(
    ("case", "outcome"),
    [
        ('<testcase name="t"/>', Outcome.PASSED),
        ('<testcase name="t"><system-out>failure</system-out></testcase>', Outcome.PASSED),
        ('<testcase name="t"><flakyFailure/></testcase>', Outcome.PASSED),
        ('<testcase name="t"><failure message="no"/></testcase>', Outcome.FAILED),
        ('<testcase name="t"><failure/><rerunFailure/></testcase>', Outcome.FAILED),
        ('<testcase name="t"><error/></testcase>', Outcome.ERROR),
        ('<testcase name="t"><skipped/></testcase>', Outcome.SKIPPED),
        ('<testcase name="t"><skipped type="pytest.xfail"/></testcase>', Outcome.XFAILED),
        ('<testcase name="t"><failure/><skipped/></testcase>', Outcome.FAILED),
        ('<testcase name="t"><failure/></testcase><testcase name="t"/>', Outcome.FAILED),
        ('<testcase name="t" status="run" result="completed"/>', Outcome.PASSED),
        ('<testcase name="t" status="notrun" result="suppressed"/>', Outcome.SKIPPED),
        ('<testcase name="t" status="disabled"/>', Outcome.SKIPPED),
        ('<testcase name="t" status="fail"/>', Outcome.FAILED),
        ('<testcase name="t" result="Failed"/>', Outcome.FAILED),
        ('<testcase name="t" status="broken"/>', Outcome.ERROR),
    ],
)
def test_the_worst_statement_about_a_test_counts(case: str, outcome: Outcome) -> None:
    outcomes = parse_junit(f"<testsuite>{case}</testsuite>", "results.xml")
    assert outcomes.tests == {"t": outcome}


@pytest.mark.parametrize("place", ['name="com.acme.FuzzTest"', 'name="x" file="com/acme/FuzzTest"'])
def test_an_error_of_a_suite_fails_the_suite(place: str) -> None:
    passed = '<testcase classname="com.acme.FuzzTest" name="noCrash"/>'
    outcomes = parse_junit(f"<testsuite {place}>{passed}<error/></testsuite>", "results.xml")
    results = outcomes.find("com.acme.FuzzTest")
    assert {result.outcome for result in results} == {Outcome.PASSED, Outcome.ERROR}


def test_a_failed_test_withdraws_evidence_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "results.xml"
    path.write_text(
        '\ufeff<testsuite><testcase classname="com.acme.FuzzTest" name="noCrash">'
        "<failure/></testcase></testsuite>",
        "utf-8",
    )
    plan = parse(
        'evidence safe: It is safe. {test: "com.acme.FuzzTest::noCrash"}\n'
        'evidence swift: It is swift. {test: "com.acme.FuzzTest::noCrsh"}\n'
    )
    found = withdrawals(plan, read_outcomes(path))
    assert {name: str(withdrawal) for name, withdrawal in found.items()} == {
        "safe": "com.acme.FuzzTest::noCrash failed",
        "swift": "com.acme.FuzzTest::noCrsh was not run",
    }
    assert found["swift"].suggestion == "com.acme.FuzzTest::noCrash"


BOMB = (
    '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<testsuite><testcase name="&b;"/></testsuite>'
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<testsuite>", "is not well-formed XML: no element found at line 1, column 12"),
        ('<testsuite>\n <testcase name="&b;"/></testsuite>', "undefined entity at line 2, "),
        ("<testsuite/>", "contains no <testcase>"),
        ("<svg/>", "contains no <testcase>"),
        ("<testsuite><testcase/></testsuite>", "contains no <testcase>"),
        ("<!DOCTYPE html><html/>", "has a document type"),
        (BOMB, "has a document type"),
        ('<!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuite/>', "has a document type"),
        ("<a>" * 100_000, "is not well-formed XML"),
    ],
)
def test_other_xml_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "results.xml"
    path.write_text(content, "utf-8")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path)
    assert message in str(caught.value)


def test_deep_nesting_is_read() -> None:
    depth = 10_000
    report = "<testsuite>" * depth + '<testcase name="t"/>' + "</testsuite>" * depth
    assert [*parse_junit(report, "results.xml").tests] == ["t"]


@given(st.text(alphabet='<>/!?"=& testcasname&#0;[]-', max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(OutcomesError):
        assert parse_junit(f"<{text}", "results.xml").tests


names = st.text(alphabet="ab.:/[(\\", max_size=6)


@given(st.lists(st.tuples(names, names, names), min_size=1, max_size=5))
def test_every_test_is_found_by_its_own_names(cases: list[tuple[str, str, str]]) -> None:
    report = "".join(
        f'<testcase file="{file}" classname="{class_name}" name="{name}"/>'
        for file, class_name, name in cases
    )
    try:
        outcomes = parse_junit(f"<testsuite>{report}</testsuite>", "results.xml")
    except OutcomesError:
        assert not any(any(case) for case in cases)
        return
    for test in outcomes.tests:
        if test.strip("./\\:"):
            assert test in [result.test for result in outcomes.find(test)]

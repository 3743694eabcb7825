"""The report for whoever collects test results: JUnit's XML, a suite for each map.

Each thing there is to say is a test: one that ended in an error where the text of a map is wrong,
one that failed where a finding is as bad as the settings say that it must not be, and otherwise one
that passed and says so. A map with nothing to say has passed one test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from argmap.text_layout import strip_control_chars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.checker.check_result import CheckResult
    from argmap.source import Diagnostic

SYSTEM_OUT = "system-out"
"""What a test holds that has passed and has something to say."""


def findings_to_junit(reviews: Sequence[CheckResult]) -> str:
    """Everything there is to say about some maps, as one XML document."""
    root = Element("testsuites", {"name": "argmap"})
    for each in reviews:
        _suite(root, each)
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, 'unicode')}\n"


def _suite(root: Element, review: CheckResult) -> None:
    tests = max(1, len(review.diagnostics))
    failures = sum(map(review.fails_on, review.findings))
    suite = SubElement(
        root,
        "testsuite",
        {
            "name": strip_control_chars(review.path),
            "tests": str(tests),
            "errors": str(len(review.errors)),
            "failures": str(failures),
        },
    )
    for mistake in review.errors:
        _outcome(_test(suite, review, mistake), "error", mistake)
    for finding in review.findings:
        test = _test(suite, review, finding)
        _outcome(test, "failure" if review.fails_on(finding) else SYSTEM_OUT, finding)
    if not review.diagnostics:
        SubElement(
            suite,
            "testcase",
            {"classname": strip_control_chars(review.path), "name": "all is well"},
        )


def _test(suite: Element, review: CheckResult, diagnostic: Diagnostic) -> Element:
    name = f"{diagnostic.code_and_name}: {review.identify_subject(diagnostic)}"
    named = {"classname": strip_control_chars(review.path), "name": strip_control_chars(name)}
    return SubElement(suite, "testcase", named)


def _outcome(test: Element, kind: str, diagnostic: Diagnostic) -> None:
    """Say how a test ended."""
    said = {"type": diagnostic.code, "message": strip_control_chars(diagnostic.message)}
    outcome = SubElement(test, kind, {} if kind == SYSTEM_OUT else said)
    span = diagnostic.span
    place = [f"{span.path}:{span.line}:{span.column}"] if span else []
    told = [*place, diagnostic.message, diagnostic.help]
    outcome.text = "\n".join(map(strip_control_chars, filter(None, told)))

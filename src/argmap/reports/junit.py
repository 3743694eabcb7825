"""Return diagnostics as JUnit XML, for tools that collect test results.

Each map is a test suite, and each diagnostic a test: an error in the text of a map is an error, a
finding that fails the check is a failure, and any other finding is output of a test that passes. A
map without diagnostics has one test that passes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from argmap.checker.check_result import CheckResult
from argmap.source import Diagnostic
from argmap.text_layout import strip_control_chars


def findings_to_junit(results: Sequence[CheckResult]) -> str:
    """Return an XML document with a test suite for each map."""
    root = Element("testsuites", {"name": "argmap"})
    for result in results:
        _add_suite(root, result)
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, 'unicode')}\n"


def _add_suite(root: Element, result: CheckResult) -> None:
    attributes = {
        "name": strip_control_chars(result.name),
        "tests": str(max(1, len(result.diagnostics))),
        "errors": str(len(result.errors)),
        "failures": str(sum(map(result.fails_on, result.findings))),
    }
    suite = SubElement(root, "testsuite", attributes)
    for place, (diagnostic, name) in enumerate(_name_tests(result)):
        if place < len(result.errors):
            tag = "error"
        else:
            tag = "failure" if result.fails_on(diagnostic) else "system-out"
        _add_test(suite, result, diagnostic, name, tag)
    if not result.diagnostics:
        passed = {"classname": strip_control_chars(result.name), "name": "no findings"}
        SubElement(suite, "testcase", passed)


def _name_tests(result: CheckResult) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each diagnostic with its name: tools show only one of several tests with one name."""
    names: set[str] = set()
    uses: Counter[str] = Counter()
    for diagnostic in result.diagnostics:
        subject = result.identify_subject(diagnostic)
        name = first = strip_control_chars(f"{diagnostic.code_and_name}: {subject}")
        while name in names:
            uses[first] += 1
            name = f"{first} ({uses[first] + 1})"
        names.add(name)
        yield diagnostic, name


def _add_test(
    suite: Element, result: CheckResult, diagnostic: Diagnostic, name: str, tag: str
) -> None:
    names = {"classname": strip_control_chars(result.name), "name": name}
    test = SubElement(suite, "testcase", names)
    is_output = tag == "system-out"
    message = strip_control_chars(diagnostic.message)
    outcome = SubElement(
        test, tag, {} if is_output else {"type": diagnostic.code, "message": message}
    )
    span = diagnostic.span
    place = f"{span.path}:{span.line}:{span.column}" if span else ""
    lines = filter(None, [place, diagnostic.message, diagnostic.help])
    outcome.text = "\n".join(map(strip_control_chars, lines))

"""Read JUnit XML, the format in which the test runners of most languages write results.

The format has no standard, and each runner fills `classname`, `name` and `file` in its own way. A
test is therefore known by several names, in which `/`, `::` and `.` are the same: the test
`noCrash` of the class `com.acme.FuzzTest` is `com.acme.FuzzTest::noCrash` as well as
`com/acme/FuzzTest.noCrash`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from xml.parsers import expat

import attrs

from argmap.model import FrozenDict
from argmap.test_results.outcomes import (
    ROOT,
    Outcome,
    Outcomes,
    OutcomesError,
    TestResult,
    find_worst,
    iter_with_prefix,
)

_SEPARATORS = (".", "[", "(")
"""The separators after the name of a class or a function in the longer name of a test."""

_BY_STATUS = {
    word: outcome
    for outcome, words in {
        Outcome.SKIPPED: "disabled ignored inactive inconclusive notexecuted notrun pending skip "
        "skipped suppressed undefined untested",
        Outcome.FAILED: "fail failed failure failing",
        Outcome.ERROR: "aborted broken cancelled error timeout",
    }.items()
    for word in words.split()
}
"""Outcomes by the attributes `status` and `result`, which some runners write."""

_BY_ELEMENT = {
    "failure": Outcome.FAILED,
    "error": Outcome.ERROR,
    "skipped": Outcome.SKIPPED,
}


def _to_frozen_dict(names: Mapping[str, frozenset[str]]) -> FrozenDict[str, frozenset[str]]:
    return FrozenDict(names)


@attrs.frozen
class JunitOutcomes(Outcomes):
    """The outcomes in a JUnit report. `names` maps the normalized names of tests to ids."""

    names: Mapping[str, frozenset[str]] = attrs.field(
        factory=dict, converter=_to_frozen_dict, hash=False, repr=False
    )

    def find(self, name: str) -> list[TestResult]:
        """Return the results of the tests that a name selects, sorted by id."""
        ids = {test for known in self._select(name) for test in self.names[known]}
        return [TestResult(test, self.tests[test]) for test in sorted(ids)]

    def _select(self, name: str) -> list[str]:
        if name == ROOT:
            return self._sorted_names
        normalized = _normalize(name)
        if not normalized:
            return []
        below = [
            known
            for separator in _SEPARATORS
            for known in iter_with_prefix(self._sorted_names, normalized + separator)
        ]
        return [normalized, *below] if normalized in self.names else below

    @cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self.names)


def parse_junit(content: str, path: str) -> JunitOutcomes:
    """Return the outcomes in a JUnit report; paths in it are relative to the current folder.

    Raises OutcomesError if the content is not such a report, or has a document type: that could
    make a small file expand without limit.
    """
    reader = _Reader()
    try:
        reader.parse(content)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise OutcomesError(f"{path} is not well-formed XML: {reason} at {place}") from None
    except _DocumentTypeError:
        raise OutcomesError(
            f"{path} has a document type (<!DOCTYPE>), so it is not a JUnit report; if it is one, "
            "delete that line"
        ) from None
    if not reader.tests:
        raise OutcomesError(
            f"{path} is XML, but contains no <testcase>, so it is not a JUnit report"
        )
    return JunitOutcomes(
        reader.tests, names={name: frozenset(ids) for name, ids in reader.names.items()}
    )


class _DocumentTypeError(Exception):
    """The report has a document type."""


class _Reader:
    """Collect the test cases of a report."""

    def __init__(self) -> None:
        self.tests: dict[str, Outcome] = {}
        self.names: dict[str, set[str]] = {}
        self._suites: list[Mapping[str, str]] = []
        self._case: Mapping[str, str] | None = None
        self._outcome = Outcome.PASSED

    def parse(self, content: str) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(content, True)

    def _refuse_document_type(self, *_: object) -> None:
        raise _DocumentTypeError

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "testsuite":
            outer = self._suites[-1].get("file", "") if self._suites else ""
            file = attributes.get("file") or attributes.get("filepath") or outer
            self._suites.append({**attributes, "file": file})
        elif tag == "testcase":
            self._case = attributes
            words = (attributes.get(key, "").casefold() for key in ("status", "result"))
            stated = (_BY_STATUS.get(word) for word in words)
            self._outcome = find_worst(Outcome.PASSED, *filter(None, stated))
        elif outcome := _BY_ELEMENT.get(tag):
            if attributes.get("type") == "pytest.xfail":
                outcome = Outcome.XFAILED
            if self._case is not None:
                self._outcome = find_worst(self._outcome, outcome)
            elif self._suites:  # the suite failed outside its tests, or before all have run
                self._add({"name": self._suites[-1].get("name", "")}, outcome)

    def _end(self, tag: str) -> None:
        if tag == "testsuite":
            self._suites.pop()
        elif tag == "testcase" and self._case is not None:
            self._add(self._case, self._outcome)
            self._case = None

    def _add(self, case: Mapping[str, str], outcome: Outcome) -> None:
        name, class_name = case.get("name", ""), case.get("classname", "")
        file = case.get("file") or (self._suites[-1]["file"] if self._suites else "")
        if class_name == name:  # as CTest and Jest write it
            class_name = ""
        test = _build_id(file, class_name, name)
        if not test:
            return
        self.tests[test] = find_worst(self.tests.get(test, outcome), outcome)
        for spelling in (test, _join(class_name, name), _join(file, name)):
            self.names.setdefault(_normalize(spelling), set()).add(test)


def _build_id(file: str, class_name: str, name: str) -> str:
    """Return the name of a test in messages: as pytest writes it, where file and class agree."""
    module = _normalize(file)
    if file and _normalize(class_name) == module:
        return _join(file, name)
    if file and _normalize(class_name).startswith(f"{module}."):
        inner = _normalize(class_name)[len(module) + 1 :].replace(".", "::")
        return f"{file}::{inner}::{name}"
    return _join(class_name or file, name)


def _join(container: str, name: str) -> str:
    return f"{container}::{name}" if container and name else container or name


def _normalize(name: str) -> str:
    """Return a form that all spellings of a test share. Parameters in brackets stay as they are."""
    container, bracket, parameters = name.partition("[")
    without_suffix = re.sub(r"\.py(?=::|$)", "", container)
    return re.sub(r"[./\\:]+", ".", without_suffix).strip(".") + bracket + parameters

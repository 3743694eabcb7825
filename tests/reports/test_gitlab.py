"""Findings as a code quality report of GitLab."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import CheckResult, check_draft
from argmap.loader import Draft, load_draft, parse_draft
from argmap.model import ArgumentMap
from argmap.reports.gitlab import findings_to_gitlab
from argmap.source import Diagnostic, Severity, Span, Text
from tests.checker.cases import FEW_RULES
from tests.semantics.strategies import small_maps

PLAN = "recommendation act: Act now.\nevidence fire: It burns,\n  and it smokes.\n"


def checked(text: str, path: str = "plan.argmap") -> CheckResult:
    return check_draft(parse_draft(text, path), path, settings=FEW_RULES)


def issues(*results: CheckResult) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(findings_to_gitlab(results))
    return found


def test_each_finding_is_an_issue() -> None:
    result = checked(PLAN)
    act, fire = issues(result)
    assert act == {
        "description": f"R001 bare-recommendation: {result.findings[0].message}\n"
        f"{result.findings[0].help}",
        "check_name": "R001 bare-recommendation",
        "fingerprint": act["fingerprint"],
        "severity": "major",
        "location": {"path": "plan.argmap", "lines": {"begin": 1, "end": 1}},
    }
    assert (fire["severity"], fire["location"]["lines"]["begin"]) == ("minor", 2)


def test_no_findings_are_an_empty_list() -> None:
    assert issues(checked("claim a: It is so.\n  but claim b: It is not.\n")) == []


@given(small_maps())
def test_fingerprints_are_unique(argument_map: ArgumentMap) -> None:
    result = check_draft(Draft(argument_map), "plan.argmap")
    other = check_draft(Draft(argument_map), "other.argmap")
    found = [issue["fingerprint"] for issue in issues(result, other)]
    assert len({*found}) == len(found) == 2 * len(result.findings)


def test_findings_with_one_subject_have_different_fingerprints() -> None:
    twice = Diagnostic("X001", Severity.ERROR, "so", Span(Text("a", "claim"), 0, 5))
    first, second = issues(CheckResult("a", findings=(twice, twice)))
    assert first["fingerprint"] != second["fingerprint"]


def test_fingerprints_stay_when_findings_move() -> None:
    before, after = (
        {issue["fingerprint"] for issue in issues(checked(text))} for text in (PLAN, f"\n\n{PLAN}")
    )
    assert before == after


def test_paths_are_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "maps" / "plan.argmap"
    path.parent.mkdir()
    path.write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    for named in (path, Path("maps/plan.argmap"), Path("./maps/../maps/plan.argmap")):
        found = issues(check_draft(load_draft(named), str(named), settings=FEW_RULES))
        assert {issue["location"]["path"] for issue in found} == {"maps/plan.argmap"}


def test_findings_without_a_place_are_in_the_first_line() -> None:
    [issue] = issues(CheckResult("a", findings=(Diagnostic("X001", Severity.INFO, "so"),)))
    assert issue["location"] == {"path": "a", "lines": {"begin": 1}}
    assert (issue["severity"], issue["description"]) == ("info", "X001: so")


@given(st.text())
def test_paths_are_valid_unicode(path: str) -> None:
    span = Span(Text(path, "claim"), 0, 5)
    result = CheckResult(path, findings=(Diagnostic("X001", Severity.ERROR, "so", span),))
    [issue] = issues(result)
    assert issue["location"]["path"].encode()

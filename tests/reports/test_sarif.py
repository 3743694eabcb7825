"""Findings as SARIF."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator, FormatChecker

from argmap import __version__
from argmap.checker import CheckResult, check_draft
from argmap.checker.registry import RULES
from argmap.language.mistakes import CODES
from argmap.loader import Draft, load_draft, parse_draft
from argmap.model import ArgumentMap
from argmap.reports.sarif import findings_to_sarif
from tests.checker.cases import FEW_RULES
from tests.semantics.strategies import small_maps

# The schema published for rtm.5 of SARIF 2.1.0, without its descriptions.
SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=FormatChecker())

PLAN = """\
recommendation act: Act now.
  because (implicit) assumption time: There is time.
evidence fire: It burns, say 消防.
"""


def checked(text: str, path: str = "plan.argmap") -> CheckResult:
    return check_draft(parse_draft(text, path), path, settings=FEW_RULES)


def run(*reviews: CheckResult) -> dict[str, Any]:
    """Return the run of a report, after validating it."""
    log = json.loads(findings_to_sarif(reviews))
    VALIDATOR.validate(log)
    assert log["version"] == "2.1.0"
    [only] = log["runs"]
    assert isinstance(only, dict)
    return only


def test_the_schema_rejects_wrong_levels() -> None:
    log = json.loads(findings_to_sarif([checked(PLAN)]))
    log["runs"][0]["results"][0]["level"] = "info"
    assert not VALIDATOR.is_valid(log)


@pytest.mark.parametrize("text", ["", PLAN, "clam a: b\n", "claim a: b\n  becuase claim: c\n"])
def test_reports_are_valid(text: str) -> None:
    assert len(run(checked(text))["results"]) == len(checked(text).diagnostics)


@given(small_maps())
@settings(max_examples=40)
def test_reports_on_any_map_are_valid(argument_map: ArgumentMap) -> None:
    run(check_draft(Draft(argument_map), "plan.argmap"))


def test_a_result() -> None:
    found = run(checked(PLAN))
    fire = found["results"][2]
    assert fire == {
        "ruleId": "E001",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": fire["message"]["text"]},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "plan.argmap"},
                    "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 14},
                },
                "logicalLocations": [{"name": "fire", "kind": "statement"}],
            }
        ],
        "partialFingerprints": {"argmap/v1": "E001:[fire]"},
    }
    assert found["columnKind"] == "unicodeCodePoints"


def test_rules_with_findings_are_described() -> None:
    driver = run(checked(PLAN))["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("argmap", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["E001", "R007", "R015"]
    assert driver["rules"][1]["name"] == "conditional-recommendation"
    assert driver["rules"][1]["defaultConfiguration"] == {"enabled": True, "level": "note"}
    assert "```argmap" in driver["rules"][1]["help"]["markdown"]
    page = RULES["R007"].page
    assert driver["rules"][1]["shortDescription"]["text"] == page.summary
    assert driver["rules"][1]["fullDescription"]["text"] == page.text
    assert driver["rules"][1]["help"]["text"] == page.text


def test_findings_in_included_files_have_their_path(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text("recommendation act: Act now.\n", "utf-8")
    (tmp_path / "plan.argmap").write_text("include part.argmap\n", "utf-8")
    path = tmp_path / "plan.argmap"
    [result] = run(check_draft(load_draft(path), str(path), settings=FEW_RULES))["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == (tmp_path / "part.argmap").as_uri()


def test_errors_in_the_text_have_rules() -> None:
    found = run(checked("clam a: b\n"), checked(PLAN, "other.argmap"))
    assert found["invocations"] == [{"executionSuccessful": False}]
    error = found["results"][0]
    rule = found["tool"]["driver"]["rules"][error["ruleIndex"]]
    assert rule["id"] == error["ruleId"]
    assert rule["shortDescription"]["text"] == CODES[error["ruleId"]]
    assert found["results"][0]["level"] == "error"
    assert run(checked(PLAN))["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("maps/plan.argmap", "maps/plan.argmap"),
        ("./plan.argmap", "plan.argmap"),
        ("../a b/計画.argmap", "../a%20b/%E8%A8%88%E7%94%BB.argmap"),
        ("c:plan.argmap", "c%3Aplan.argmap"),
        ("<stdin>", "%3Cstdin%3E"),
        ("gr\udcfcn.argmap", "gr%FCn.argmap"),
    ],
)
def test_relative_paths_stay_relative(path: str, uri: str) -> None:
    result = run(checked("recommendation act: Act now.\n", path))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_absolute_paths_are_file_uris(tmp_path: Path) -> None:
    path = tmp_path / "plan.argmap"
    result = run(check_draft(load_draft(path), str(path)))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path.as_uri()


def test_the_report_is_ascii() -> None:
    assert findings_to_sarif([checked(PLAN)]).isascii()

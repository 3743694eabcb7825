"""Findings as JSON."""

import json
from typing import Any

import pytest

from argmap import __version__
from argmap.checker import CheckResult, check_draft
from argmap.loader import parse_draft
from argmap.model import Kind
from argmap.reports.findings_json import findings_to_json
from argmap.semantics import Reading, Reason, Verdict
from argmap.source import Severity
from tests.checker.cases import FEW_RULES

NUMBER = (int, type(None))
SCHEMA: dict[str, Any] = {
    "argmap": str,
    "files": [
        {
            "path": str,
            "line": NUMBER,
            "diagnostics": [
                {
                    "code": str,
                    "severity": set(Severity),
                    "message": str,
                    "help": str,
                    "path": (str, type(None)),
                    "line": NUMBER,
                    "column": NUMBER,
                    "end_line": NUMBER,
                    "end_column": NUMBER,
                    "statement": (str, type(None)),
                }
            ],
            "statements": dict,
        }
    ],
}
STATEMENT = {"kind": set(Kind), "verdict": set(Verdict), "reason": {None, *Reason}}


def conforms(value: Any, schema: Any) -> bool:
    match schema:
        case dict():
            return value.keys() == schema.keys() and all(
                conforms(value[key], schema[key]) for key in schema
            )
        case [item]:
            return isinstance(value, list) and all(conforms(entry, item) for entry in value)
        case set():
            return value in schema
        case _:
            return isinstance(value, schema)


def checked(text: str, reading: Reading = Reading.CHARITABLE) -> CheckResult:
    return check_draft(parse_draft(text, "plan.argmap"), "plan.argmap", reading, FEW_RULES)


PLAN = """\
recommendation act: Act now.
  because (implicit) assumption time: There is time.
evidence fire: It burns, say 消防.
"""


@pytest.mark.parametrize("text", ["", PLAN, "claim", "recommendation a: b\n  becuase claim: c\n"])
def test_the_report_matches_its_schema(text: str) -> None:
    read = json.loads(findings_to_json([checked(text), checked(PLAN)]))
    assert conforms(read, SCHEMA)
    for file in read["files"]:
        assert all(conforms(statement, STATEMENT) for statement in file["statements"].values())


def test_all_fields() -> None:
    read = json.loads(findings_to_json([checked(PLAN)]))
    assert read["argmap"] == __version__
    [file] = read["files"]
    assert file["path"] == "plan.argmap"
    assert file["statements"] == {
        "act": {"kind": "recommendation", "verdict": "conditional", "reason": None},
        "time": {"kind": "assumption", "verdict": "conditional", "reason": None},
        "fire": {"kind": "evidence", "verdict": "supported", "reason": None},
    }
    assert [diagnostic["code"] for diagnostic in file["diagnostics"]] == ["R007", "R015", "E001"]
    uncited = file["diagnostics"][2]
    assert uncited == {
        "code": "E001",
        "severity": "warning",
        "message": uncited["message"],
        "help": uncited["help"],
        "path": "plan.argmap",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 14,
        "statement": "fire",
    }


def test_verdicts_are_those_of_the_reading() -> None:
    [file] = json.loads(findings_to_json([checked(PLAN, Reading.AS_WRITTEN)]))["files"]
    assert file["statements"]["act"] == {
        "kind": "recommendation",
        "verdict": "unsupported",
        "reason": "bare",
    }


def test_statements_are_reported_beside_errors() -> None:
    [file] = json.loads(findings_to_json([checked("claim a: It is so.\nclam b: It is not.\n")]))[
        "files"
    ]
    assert "a" in file["statements"]
    assert [diagnostic["severity"] for diagnostic in file["diagnostics"]] == ["error"]


def test_the_report_is_indented() -> None:
    assert findings_to_json([]) == f'{{\n  "argmap": "{__version__}",\n  "files": []\n}}\n'


def test_the_report_is_ascii() -> None:
    assert findings_to_json([checked(PLAN)]).isascii()

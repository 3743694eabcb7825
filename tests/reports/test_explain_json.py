"""Reports on statements, and changes of verdicts, as JSON."""

from __future__ import annotations

import json
from typing import Any

from argmap.reports.explain_json import changes_to_json, statement_reports_to_json
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics.strength import Semantics, strengths
from argmap.semantics.what_if import what_if
from tests.reports.maps import PLAN


def data(*ids: str) -> Any:
    return json.loads(statement_reports_to_json(build_statement_reports(PLAN, ids or None)))[
        "statements"
    ]


def test_all_fields() -> None:
    assert data("act") == {
        "act": {
            "kind": "recommendation",
            "verdict": "supported",
            "reason": None,
            "rests_on": {
                "evidence": ["burns", "spreads", "seen"],
                "assumptions": [],
                "sources": ["log", "post", "(author)"],
            },
            "critical": {"evidence": [], "sources": []},
            "robustness": {
                "evidence": {"k": 2, "exact": True},
                "sources": {"k": 2, "exact": True},
            },
            "to_settle": [],
            "cruxes": ["costs"],
        }
    }


def test_fields_of_a_statement_that_does_not_hold() -> None:
    tell = data()["tell"]
    assert tell["robustness"]["evidence"] == {"k": 0, "exact": True}
    assert tell["critical"] == {"evidence": [], "sources": []}
    assert tell["to_settle"] == [["panic"]]
    assert tell["cruxes"] == ["costs", "panic"]


def test_only_evidence_is_critical_evidence() -> None:
    assert data("safe")["safe"]["critical"]["evidence"] == []
    assert data("safe")["safe"]["robustness"]["evidence"] == {"k": None, "exact": True}


def test_strength() -> None:
    numbers = strengths(PLAN, Semantics.QUADRATIC)
    found = json.loads(statement_reports_to_json(build_statement_reports(PLAN, ["wait"]), numbers))
    assert found["statements"]["wait"]["strength"] == numbers["wait"]


def test_changes() -> None:
    found = json.loads(changes_to_json(what_if(PLAN, without=["panicked"])))
    assert found == {
        "changes": {
            "tell": {
                "before": {"verdict": "contested", "reason": None},
                "after": {"verdict": "supported", "reason": None},
            },
            "panic": {
                "before": {"verdict": "supported", "reason": None},
                "after": {"verdict": "unsupported", "reason": "bare"},
            },
            "panicked": {"before": {"verdict": "supported", "reason": None}, "after": None},
        }
    }

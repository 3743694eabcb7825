"""Reports on statements, and changes of verdicts, as JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap
from argmap.reports.explain_json import changes_to_json, statement_reports_to_json
from argmap.reports.statement_reports import build_statement_reports
from argmap.semantics import Reading
from argmap.semantics.strength import Semantics, strengths
from argmap.semantics.what_if import what_if
from argmap.testing import maps
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
            "critical": {"evidence": [], "assumptions": [], "goals": [], "sources": []},
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
    assert tell["critical"] == {"evidence": [], "assumptions": [], "goals": [], "sources": []}
    assert tell["to_settle"] == [["panic"]]
    assert tell["cruxes"] == ["costs", "panic"]


def test_only_evidence_is_critical_evidence() -> None:
    assert data("safe")["safe"]["critical"]["evidence"] == []
    assert data("safe")["safe"]["robustness"]["evidence"] == {"k": None, "exact": True}


@settings(max_examples=40)
@given(maps(), st.sampled_from(Reading))
def test_what_is_critical_is_what_changes_without_it(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    reports = build_statement_reports(argument_map, argument_map.statements, reading=reading)
    found = json.loads(statement_reports_to_json(reports))["statements"]
    expected: dict[str, list[str]] = {name: [] for name in found}
    for statement in argument_map.statements.values():
        if statement.kind.is_given:
            changes = what_if(argument_map, without=[statement.id], reading=reading)
            for name, change in changes.items():
                if change.before.holds and not (change.after and change.after.holds):
                    expected[name].append(statement.id)
    for name, report in found.items():
        critical = report["critical"]
        listed = [*critical["evidence"], *critical["assumptions"], *critical["goals"]]
        assert sorted(listed) == sorted(expected[name])


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

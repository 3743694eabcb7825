"""Changes of verdicts as a table."""

from __future__ import annotations

from argmap.reports.what_if_report import format_changes
from argmap.semantics.what_if import what_if
from tests.reports.maps import PLAN


def test_recommendations_come_first() -> None:
    changes = what_if(PLAN, without=["panicked"], grant=["costs"])
    _, *rows = format_changes(PLAN, changes, 100).splitlines()
    assert [row.split()[0] for row in rows] == ["act", "tell", "costs", "panic", "panicked"]
    assert rows[0].split()[1:] == ["recommendation", "supported", "contested"]
    assert rows[-1].split()[1:] == ["evidence", "supported", "withdrawn"]

"""What would change, as it is printed."""

from __future__ import annotations

from argmap.reports.what_if_report import format_changes
from argmap.semantics.what_if import what_if
from tests.reports.maps import PLAN


def test_the_verdicts_that_change_recommendations_first() -> None:
    assert (
        format_changes(PLAN, what_if(PLAN, without=["panicked"], grant=["costs"]), 100)
        == """\
statement  kind            now                 then
act        recommendation  supported           contested
tell       recommendation  contested           unsupported (defeated)
costs      claim           unsupported (bare)  conditional
panic      claim           supported           unsupported (bare)
panicked   evidence        supported           withdrawn
"""
    )


def test_nothing_else() -> None:
    assert format_changes(PLAN, what_if(PLAN, grant=["seen"]), 100) == "nothing changes\n"

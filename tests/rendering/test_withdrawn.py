"""What is withdrawn is struck out, with every line that needs it, and has no verdict."""

from __future__ import annotations

from textwrap import dedent

import pytest

from argmap.loader import parse
from argmap.rendering import RenderError, to_dot
from tests.rendering.drawn import Drawn

PLAN = parse(
    dedent("""
    recommendation act: Act now.
      because evidence fire: It burns.
      because evidence smoke: There is smoke.
      and evidence heat: It is hot.
      unless evidence steam: It is steam.
      but claim late: It is too late.
        because evidence clock: The shift is over.
    """)
)


def test_it_is_struck_out_with_what_needs_it() -> None:
    drawn = Drawn(PLAN, withdrawn={"heat": "t.py::t failed", "clock": "t.py::t was skipped"})
    assert drawn.ids("withdrawn") == {"statement-heat", "statement-clock"}
    assert drawn.classes("statement-heat") >= {"evidence", "faded"}
    assert drawn.classes("statement-act") >= {"supported"}
    faded = {"statement-heat", "statement-clock", "reason-act-2", "line-late-1-1"}
    faded |= {f"line-act-2-{part}" for part in range(1, 5)}
    assert drawn.ids("faded") == faded
    assert "Withdrawn: t.py::t failed" in drawn.tooltip("statement-heat")
    assert "Supported" not in drawn.tooltip("statement-heat")
    assert "withdrawn: a test of it did not pass" in drawn.words()
    struck = [each.get("text-decoration") for each in drawn.by_id["statement-heat"].iter()]
    assert "line-through" in struck


def test_an_exception_goes_alone() -> None:
    plain = Drawn(PLAN, explain="act")
    drawn = Drawn(PLAN, withdrawn={"steam": "t.py::t failed", "fire": "t.py::t failed"})
    assert "faded" in drawn.classes("line-act-2-4")
    assert "faded" not in drawn.classes("reason-act-2")
    lit = Drawn(PLAN, withdrawn={"steam": "failed", "fire": "failed"}, explain="act")
    assert "faded" in plain.classes("reason-act-2")
    assert "faded" not in lit.classes("reason-act-2")


def test_where_nothing_is_withdrawn_nothing_is_different() -> None:
    assert to_dot(PLAN, withdrawn={}) == to_dot(PLAN)
    assert "did not pass" not in to_dot(PLAN)


def test_the_verdict_on_it_cannot_be_explained() -> None:
    with pytest.raises(RenderError, match="is withdrawn, so it has no verdict"):
        to_dot(PLAN, withdrawn={"fire": "failed"}, explain="fire")


def test_those_who_do_not_see_it_are_told() -> None:
    assert "Struck out: fire." in "".join(Drawn(PLAN, withdrawn={"fire": "failed"}).root.itertext())

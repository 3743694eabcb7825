"""`--today DAY`: the day on which commands judge ages and validity."""

from pathlib import Path

import pytest

from tests.cli.maps import Run

PLAN = """\
recommendation act: Act now.
  because evidence permit: It is permitted. {valid-until: 2026-06-30}
"""


@pytest.fixture(autouse=True)
def plan(folder: Path) -> None:
    (folder / "plan.argmap").write_text(PLAN, "utf-8")


def test_check_withdraws_what_has_expired(run: Run) -> None:
    assert run("check", "--today", "2026-06-30", "plan.argmap").exit_code == 0
    expired = run("check", "--today", "2026-07-01", "plan.argmap")
    assert expired.exit_code == 1
    assert "[R001]" in expired.stdout
    assert "[E018]" in expired.stdout


def test_explain_withdraws_what_has_expired(run: Run) -> None:
    valid = run("explain", "--today", "2026-06-30", "plan.argmap", "act")
    assert "withdrawn" not in valid.stdout
    expired = run("explain", "--today", "2026-07-01", "plan.argmap", "act")
    assert expired.stdout.startswith("withdrawn: [permit]")
    assert "not valid after 2026-06-30" in expired.stdout
    assert "unsupported" in expired.stdout


def test_render_fades_what_has_expired(run: Run) -> None:
    options = ["render", "--format", "dot", "-o", "-", "plan.argmap"]
    assert "withdrawn" not in run(*options, "--today", "2026-06-30").stdout
    assert "withdrawn" in run(*options, "--today", "2026-07-01").stdout


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2026-07"])
def test_a_wrong_day_is_refused(run: Run, day: str) -> None:
    assert run("check", "--today", day, "plan.argmap").exit_code == 2

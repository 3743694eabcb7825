"""The benchmarks run as they are told, whatever they find installed; no time is asserted."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.goals import Comparison, Goal

TOP = Path(__file__).parents[1]
ALWAYS = (Goal.START, Goal.ARTICLE, Goal.GROWTH, Goal.WEIGHT, Goal.MANY, Goal.EDITS)
"""What is measured with nothing but argmap."""
PEERS = ("Argdown 1.7.5", "Argdown 2.0.0", "formal-argumentation", "python-argumentation", "pygarg")


def test_a_quick_run_fills_the_page(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "-o", page],
        cwd=TOP,
        capture_output=True,
        check=True,
        text=True,
    )
    text = page.read_text(encoding="utf-8")
    assert run.stdout.strip() == text.strip()
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    for goal in ALWAYS:
        rows = re.findall(r"^\| (.+) \|$", sections[goal.title], re.MULTILINE)
        assert len(rows) > 2, goal
        assert {row.count(" | ") for row in rows} == {6}, goal
        assert "breaks off" not in sections[goal.title]
    for peer in PEERS:
        assert peer in text, "each takes part, or the page says how to install it"


def test_what_is_asked_is_a_ratio() -> None:
    def is_met(ours: float | None, theirs: float | None, limit: float | None) -> bool | None:
        return Comparison(Goal.DOT, "", "", "s", ours, theirs, limit).is_met

    assert is_met(1.0, 2.0, 0.5)
    assert is_met(1.1, 2.0, 0.5) is False
    assert is_met(1.1, 2.0, None) is None
    assert is_met(1.1, None, 0.5), "who breaks off is slower"
    assert is_met(None, None, 0.5) is False

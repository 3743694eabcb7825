"""The benchmarks run; no test asserts a time."""

import json
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from argmap.formats import parse as parse_format
from argmap.loader import parse_draft
from benchmarks import aif, live_preview
from benchmarks.comparisons import GROWTH, Comparison
from benchmarks.families import FAMILIES, STEPS, main
from benchmarks.pages import OPEN
from benchmarks.speed_page import NOTES, format_page

CHECKOUT = Path(__file__).parents[1]


def test_a_quick_run_fills_every_table(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    run = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks", "--quick"),
            *("--before", sys.executable, "-o", str(page)),
        ],
        cwd=CHECKOUT,
        capture_output=True,
        check=True,
        text=True,
    )
    text = page.read_text(encoding="utf-8")
    assert run.stdout.strip() == text.strip()
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert list(sections) == [section for section in NOTES if section != OPEN]
    for section in sections.values():
        rows = re.findall(r"^\| (.+) \|$", section, re.MULTILINE)
        assert len(rows) > 2
        assert {row.count(" | ") for row in rows} == {5}
        assert "failed" not in section


def test_a_goal_is_a_ratio() -> None:
    met = Comparison(GROWTH, "a", "b", "s", 1.0, 2.0, 0.5)
    missed = Comparison(GROWTH, "c", "b", "s", 1.1, 2.0, 0.5)
    failed = Comparison(GROWTH, "d", "b", "s", None, 2.0, 0.5)
    page = format_page([met, missed, failed], [])
    assert "| a | b | 1.00 s | 2.00 s | 0.50 | 0.5, met |" in page
    assert "| c | b | 1.10 s | 2.00 s | 0.55 | 0.5, **not met** |" in page
    assert "| d | b | failed | 2.00 s |  | 0.5, **not met** |" in page


def test_every_family_is_a_map_and_is_measured() -> None:
    for build in FAMILIES.values():
        assert parse_draft(build(3)).diagnostics == ()
    run = CliRunner().invoke(main, ["--size", "2"])
    assert run.exit_code == 0
    rows = run.stdout.splitlines()[1:]
    assert len(rows) == len(FAMILIES) * len(STEPS)
    assert {len(row.split()[-5:]) for row in rows} == {5}


def test_the_live_preview_is_measured() -> None:
    run = CliRunner().invoke(live_preview.main, ["--sizes", "5", "--sizes", "10", "--saves", "2"])
    assert run.exit_code == 0
    assert [row.split()[0] for row in run.stdout.splitlines()[1:]] == ["5", "10"]


def test_reading_aif_is_measured() -> None:
    run = CliRunner().invoke(aif.main, ["--sizes", "3", "--turns", "1"])
    assert run.exit_code == 0
    assert [row.split()[0] for row in run.stdout.splitlines()[1:]] == ["5"]


def test_the_graph_that_is_read_has_the_size_that_is_asked_for() -> None:
    found = parse_format(json.dumps(aif.generate_graph(9)), "aif")
    assert len(found.map.statements) == 9
    assert len(found.map.inferences) == 8
    assert not found.losses

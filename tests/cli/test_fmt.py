"""`argmap fmt`."""

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.loader.formatting import format_text
from tests.cli.maps import BROKEN, GOOD, Run

UGLY = "// Why?\nrecommendation act:Act now.\n      because evidence fire:It burns.\n"
NEAT = "// Why?\nrecommendation act: Act now.\n  because evidence fire: It burns.\n"


@pytest.fixture(autouse=True)
def plan(folder: Path) -> Path:
    path = folder / "plan.argmap"
    path.write_text(UGLY, "utf-8")
    return path


def test_a_map_is_formatted(run: Run, plan: Path) -> None:
    result = run("fmt", "plan.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "plan.argmap\n", "")
    assert plan.read_text("utf-8") == NEAT
    again = run("fmt", "plan.argmap")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")


def test_it_runs_as_a_process(plan: Path) -> None:
    call = [sys.executable, "-m", "argmap", "fmt", "plan.argmap", "missing.argmap"]
    done = subprocess.run(call, cwd=plan.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "plan.argmap\n")
    assert "there is no file missing.argmap" in done.stderr
    assert plan.read_text("utf-8") == NEAT


def test_check_names_the_maps_that_are_not_formatted(run: Run, plan: Path) -> None:
    (plan.parent / "neat.argmap").write_text(NEAT, "utf-8")
    result = run("fmt", "--check", "neat.argmap", "plan.argmap")
    assert (result.exit_code, result.stdout) == (1, "plan.argmap\n")
    assert plan.read_text("utf-8") == UGLY
    assert run("fmt", "--check", "neat.argmap").exit_code == 0


def test_diff_shows_the_change(run: Run, plan: Path) -> None:
    result = run("fmt", "--diff", "plan.argmap")
    assert (result.exit_code, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == ["--- plan.argmap", "+++ plan.argmap"]
    assert "-recommendation act:Act now." in lines
    assert "+recommendation act: Act now." in lines
    assert plan.read_text("utf-8") == UGLY


def test_standard_input_is_formatted_to_standard_output(run: Run) -> None:
    result = run("fmt", "-", stdin=UGLY)
    assert (result.exit_code, result.stdout, result.stderr) == (0, NEAT, "")
    named = run("fmt", "--check", "--stdin-filename", "a.argmap", "-", stdin=UGLY)
    assert (named.exit_code, named.stdout) == (1, "a.argmap\n")
    diff = run("fmt", "--diff", "--stdin-filename", "a.argmap", "-", stdin=UGLY)
    assert diff.stdout.startswith("--- a.argmap\n")
    broken = run("fmt", "--stdin-filename", "a.argmap", "-", stdin=BROKEN)
    assert (broken.exit_code, broken.stdout) == (2, "")
    assert "--> a.argmap:2:3" in broken.stderr
    undecodable = run("fmt", "-", stdin=b"claim: \xff")
    assert (undecodable.exit_code, undecodable.stdout) == (2, "")
    assert "is not UTF-8" in undecodable.stderr


def test_a_map_with_errors_stays_and_the_others_are_formatted(run: Run, folder: Path) -> None:
    result = run("fmt", ".")
    assert result.exit_code == 2
    assert "error[L002]" in result.stderr
    assert "broken.argmap not formatted: fix the errors above first" in result.stderr
    assert (folder / "broken.argmap").read_text("utf-8") == BROKEN
    assert (folder / "plan.argmap").read_text("utf-8") == NEAT
    assert (folder / "good.argmap").read_text("utf-8") == format_text(GOOD) == GOOD


def test_unknown_ids_and_missing_files_do_not_matter(run: Run, plan: Path) -> None:
    plan.write_text("include  missing.argmap\nclaim:So it is [@none].\n  but [none]\n", "utf-8")
    assert run("fmt", "plan.argmap").exit_code == 0
    text = "include missing.argmap\nclaim: So it is [@none].\n  but [none]\n"
    assert plan.read_text("utf-8") == text


def test_the_width_is_an_option(run: Run, plan: Path) -> None:
    plan.write_text(f"claim a: {'word ' * 40}\n", "utf-8")
    run("fmt", "--width", "60", "plan.argmap")
    assert 50 < max(map(len, plan.read_text("utf-8").splitlines())) <= 60
    assert run("fmt", "--width", "10", "plan.argmap").exit_code == 2


def test_excluded_maps_stay(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('exclude = ["plan.argmap", "broken.argmap"]\n', "utf-8")
    assert run("fmt", ".").exit_code == 0
    assert (folder / "plan.argmap").read_text("utf-8") == UGLY
    (folder / "argmap.toml").write_text("exclude = 3\n", "utf-8")
    wrong = run("fmt", ".")
    assert wrong.exit_code == 2
    assert "error[C003]" in wrong.stderr


def test_maps_in_markdown_are_formatted(run: Run, folder: Path) -> None:
    before = f"# A  title\n\n```argmap\n{UGLY}```\n\n> ```argmap\n> claim  a:x\n> // so\n> ```\n"
    (folder / "notes.md").write_text(before, "utf-8")
    assert run("fmt", "notes.md").stdout == "notes.md\n"
    after = f"# A  title\n\n```argmap\n{NEAT}```\n\n> ```argmap\n> claim a: x\n> // so\n> ```\n"
    assert (folder / "notes.md").read_text("utf-8") == after
    assert run("fmt", "notes.md").stdout == ""
    broken = f"{before}\n```argmap\nclam a: x\n```\n"
    (folder / "notes.md").write_text(broken, "utf-8")
    refused = run("fmt", "notes.md")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--> notes.md:15:1" in refused.stderr
    assert (folder / "notes.md").read_text("utf-8") == broken


@pytest.mark.parametrize(
    "options", [("--check", "--diff", "."), ("--stdin-filename", "a", "plan.argmap"), ()]
)
def test_wrong_usage(run: Run, options: tuple[str, ...]) -> None:
    assert run("fmt", *options).exit_code == 2

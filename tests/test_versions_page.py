"""The settings of Git on the page about versions do what the page says."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.page_runner import get_block, run_command

PAGE = Path(__file__).parents[1] / "docs" / "versions.md"


def find_setting(line_start: str) -> str:
    [line] = re.findall(rf"^{re.escape(line_start)}.*$", PAGE.read_text("utf-8"), re.MULTILINE)
    return str(line)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the plan before the edit in its last commit, and after it in the folder."""
    plan = tmp_path / "plan.argmap"
    plan.write_text(get_block(PAGE, "argmap before.argmap"), "utf-8")
    commit = "git -c user.name=a -c user.email=a@example.org commit -qm plan"
    setup = f"git init -q && git add plan.argmap && {commit}"
    subprocess.run(setup, shell=True, cwd=tmp_path, check=True)
    plan.write_text(get_block(PAGE, "argmap after.argmap"), "utf-8")
    return tmp_path


def test_git_shows_changed_verdicts(repository: Path) -> None:
    attributes, setting = find_setting("echo '*.argmap diff"), find_setting("git config diff.arg")
    shown = run_command(f"{attributes}; {setting}; git diff plan.argmap", repository).stdout
    removed, added = (re.search(rf"^\{sign}agenda.*$", shown, re.MULTILINE) for sign in "-+")
    assert removed
    assert added
    assert ("supported" in removed[0], "contested" in added[0]) == (True, True)


def test_git_runs_argmap_as_a_tool(repository: Path) -> None:
    setting = find_setting("git config difftool")
    shown = run_command(f"{setting}; git difftool -y -t argmap", repository).stdout
    assert shown == run_command("argmap diff HEAD:plan.argmap plan.argmap", repository).stdout
    assert "worse" in shown

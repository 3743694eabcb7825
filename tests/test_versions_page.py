"""What the page about versions shows is what happens."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.pages import commands, printed

PAGE = (Path(__file__).parents[1] / "docs" / "versions.md").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the page shows."""
    for name, text in re.findall(r"^```\w+ (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_what_commands_print(folder: Path) -> None:
    shown = commands(PAGE)
    assert shown
    for command, output in shown:
        assert printed(command, folder) == output, command


def find_setting(line_start: str) -> str:
    [line] = re.findall(rf"^{re.escape(line_start)}.*$", PAGE, re.MULTILINE)
    return str(line)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with the plan before the edit in its last commit, and after it in the folder."""
    commit = "git -c user.name=a -c user.email=a@example.org commit -qm plan"
    setup = f"git init -q && mv before.argmap plan.argmap && git add plan.argmap && {commit}"
    subprocess.run(setup, shell=True, cwd=folder, check=True)
    (folder / "after.argmap").rename(folder / "plan.argmap")
    return folder


def test_git_shows_changed_verdicts(repository: Path) -> None:
    attributes, setting = find_setting("echo '*.argmap diff"), find_setting("git config diff.arg")
    shown = printed(f"{attributes}; {setting}; git diff plan.argmap", repository)
    removed, added = (re.search(rf"^\{sign}agenda.*$", shown, re.MULTILINE) for sign in "-+")
    assert removed
    assert added
    assert ("supported" in removed[0], "contested" in added[0]) == (True, True)


def test_git_runs_argmap_as_a_tool(repository: Path) -> None:
    setting = find_setting("git config difftool")
    shown = printed(f"{setting}; git difftool -y -t argmap", repository)
    assert shown == printed("argmap diff HEAD:plan.argmap plan.argmap", repository)
    assert "worse" in shown

"""`argmap merge`, alone and as a merge driver of Git."""

import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.cli.maps import GOOD, Run

OURS = GOOD.replace("Act now.", "Act at once.")
THEIRS = GOOD.replace("It burns", "The hall burns")
OTHERS = GOOD.replace("Act now.", "Act soon.")
BOTH = OURS.replace("It burns", "The hall burns")


@pytest.fixture(autouse=True)
def versions(folder: Path) -> None:
    for name, text in {"ours": OURS, "theirs": THEIRS, "others": OTHERS}.items():
        (folder / f"{name}.argmap").write_text(text, "utf-8")


def test_it_prints_the_merged_map(run: Run) -> None:
    result = run("merge", "good.argmap", "ours.argmap", "theirs.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, BOTH, "")


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_no_control_characters(run: Run, folder: Path) -> None:
    (folder / "raw.argmap").write_bytes(b"claim a: x\r\n\tbut claim b: \x1b[2J\n")
    result = run("merge", "raw.argmap", "raw.argmap", "raw.argmap")
    assert result.stdout == "claim a: x\n    but claim b: \N{REPLACEMENT CHARACTER}[2J\n"


def test_a_file_or_pipe_gets_the_merged_map_as_it_is(run: Run, folder: Path) -> None:
    content = b"claim a: x\n\tbut claim b: \x1b[2J\n"
    (folder / "raw.argmap").write_bytes(content)
    result = run("merge", "raw.argmap", "raw.argmap", "raw.argmap")
    assert result.stdout_bytes == content


def test_it_writes_the_merged_map(run: Run, folder: Path) -> None:
    result = run("merge", "good.argmap", "ours.argmap", "theirs.argmap", "-o", "ours.argmap")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "ours.argmap").read_text("utf-8") == BOTH
    assert (folder / "theirs.argmap").read_text("utf-8") == THEIRS


def test_conflicts(run: Run) -> None:
    paths = ("good.argmap", "ours.argmap", "others.argmap")
    result = run("merge", *paths, "--path", "plan.argmap", "--marker-size", "8")
    assert result.exit_code == 1
    assert result.stdout.startswith("<<<<<<<< ours\nrecommendation act: Act at once.")
    assert "plan.argmap:1: " in result.stderr


@pytest.mark.parametrize("name", ["none.argmap", "."])
def test_files_that_cannot_be_read(run: Run, name: str) -> None:
    result = run("merge", "good.argmap", name, "theirs.argmap")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_that_cannot_be_written(run: Run) -> None:
    paths = ("good.argmap", "ours.argmap", "theirs.argmap")
    assert run("merge", *paths, "-o", "none/plan.argmap").exit_code == 2


def run_in(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "LC_ALL": "C"}
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("page", ["versions.md", "engineer.md"])
def test_git_diff_shows_verdicts_and_the_text_of_a_broken_map(tmp_path: Path, page: str) -> None:
    lines = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8").splitlines()
    [setting] = [line for line in lines if line.startswith("git config diff.argmap")]
    plan = tmp_path / "my plan.argmap"
    plan.write_text("recommendation act: Act.\n  because evidence fire: It burns.\n", "utf-8")
    (tmp_path / ".gitattributes").write_text("*.argmap diff=argmap\n", "utf-8")
    assert run_in(tmp_path, f"git init -q && {setting} && git add -A").returncode == 0
    plan.write_text("recommendation act: Act.\n", "utf-8")
    assert "+act             unsupported" in run_in(tmp_path, "git diff").stdout
    plan.write_text("recommendation act\n", "utf-8")
    shown = run_in(tmp_path, "git diff")
    assert (shown.returncode, "+recommendation act\n" in shown.stdout) == (0, True)


@pytest.mark.parametrize(("theirs", "is_clean"), [(THEIRS, True), (OTHERS, False)])
def test_git_runs_it(tmp_path: Path, theirs: str, is_clean: bool) -> None:
    page = (Path(__file__).parents[2] / "docs" / "versions.md").read_text("utf-8")
    [setting] = [line for line in page.splitlines() if line.startswith("git config merge.argmap")]
    [attribute] = [line for line in page.splitlines() if line.startswith("echo '*.argmap merge")]
    repository = tmp_path / "repository"
    repository.mkdir()
    plan = repository / "my plan.argmap"

    def commit(content: str) -> str:
        plan.write_text(content, "utf-8")
        return "git add -A && git commit -qm plan"

    user = "git config user.name a && git config user.email a@example.org"
    steps = [f"git init -q -b main && {user} && {setting} && {attribute} && {commit(GOOD)}"]
    assert run_in(repository, steps[0]).returncode == 0
    assert run_in(repository, f"git checkout -qb side && {commit(theirs)}").returncode == 0
    assert run_in(repository, "git checkout -q main").returncode == 0
    assert run_in(repository, commit(OURS)).returncode == 0
    merged = run_in(repository, "git merge --no-edit side")
    assert (merged.returncode == 0) is is_clean
    content = plan.read_text("utf-8")
    assert content == BOTH if is_clean else content.startswith("<<<<<<< ours\n")
    status = run_in(repository, "git status --porcelain").stdout
    assert status == ("" if is_clean else 'UU "my plan.argmap"\n')

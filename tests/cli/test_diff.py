"""`argmap diff`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli.revisions import DEEPEST
from tests.cli.maps import Run


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository whose last commit has a map that includes another one, which has changed."""
    (folder / "parts").mkdir()
    plan = "include parts/facts.argmap\nrecommendation act: Act now.\n  because [fire]\n"
    (folder / "parts" / "plan.argmap").write_text(plan.replace("parts/", ""), "utf-8")
    (folder / "plan.argmap").write_text(plan, "utf-8")
    facts = "bibliography: log.bib\nevidence fire: It burns [@log].\n"
    (folder / "parts" / "facts.argmap").write_text(facts, "utf-8")
    (folder / "parts" / "log.bib").write_text("@misc{log, title={The log}}\n", "utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "parts", "plan.argmap")
    git(folder, "commit", "-qm", "plan")
    (folder / "parts" / "facts.argmap").write_text("claim fire: It burns.\n", "utf-8")
    (folder / "parts" / "log.bib").unlink()
    return folder


def test_it_exits_with_1_where_a_recommendation_got_worse(folder: Path) -> None:
    call = [sys.executable, "-m", "argmap", "diff", "good.argmap", "bare.argmap"]
    run = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("1 recommendation got worse: act\n")


def test_it_exits_with_0_otherwise(run: Run) -> None:
    assert run("diff", "bare.argmap", "good.argmap").exit_code == 0
    same = run("diff", "good.argmap", "good.argmap")
    assert (same.exit_code, same.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("broken.argmap", "good.argmap"), ("good.argmap", "none")])
def test_unreadable_maps(run: Run, arguments: tuple[str, str]) -> None:
    result = run("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "error[" in result.stderr


def test_standard_input_is_one_of_them(run: Run) -> None:
    assert run("diff", "good.argmap", "-", stdin="recommendation act: Act now.\n").exit_code == 1
    assert run("diff", "-", "-").exit_code == 2


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_formats(run: Run, form: str) -> None:
    result = run("diff", "--format", form, "good.argmap", "bare.argmap")
    assert result.exit_code == 1
    if form == "json":
        assert json.loads(result.stdout)["worse_recommendations"] == ["act"]
    else:
        assert "good.argmap → bare.argmap" in result.stdout


def test_as_written(run: Run, folder: Path) -> None:
    (folder / "plain.argmap").write_text("recommendation a: x\n  because evidence b: y\n", "utf-8")
    text = "recommendation a: x\n  because (implicit) evidence b: y\n"
    assert run("diff", "plain.argmap", "-", stdin=text).exit_code == 0
    assert run("diff", "--as-written", "plain.argmap", "-", stdin=text).exit_code == 1


@pytest.mark.parametrize("before", ["HEAD:plan.argmap", "HEAD:./plan.argmap", ":plan.argmap"])
@pytest.mark.usefixtures("repository")
def test_a_revision_has_its_own_includes(run: Run, before: str) -> None:
    result = run("diff", "--format", "json", before, "plan.argmap")
    assert (result.exit_code, result.stderr) == (1, "")
    data = json.loads(result.stdout)
    assert data["worse_recommendations"] == ["act"]
    [source] = data["sources"]
    assert source["before"]["text"] == "The log"


def test_a_revision_in_a_folder(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "parts")
    assert run("diff", "HEAD:./plan.argmap", "plan.argmap").exit_code == 1
    assert run("diff", "HEAD:../plan.argmap", "../plan.argmap").exit_code == 1
    assert run("diff", "HEAD:parts/plan.argmap", "plan.argmap").exit_code == 1
    missing = run("diff", "HEAD:facts.argmap", "facts.argmap")
    assert missing.exit_code == 2
    assert "`HEAD:./facts.argmap`" in missing.stderr
    unknown = run("diff", "none:facts.argmap", "facts.argmap")
    assert (unknown.exit_code, "./facts.argmap" in unknown.stderr) == (2, False)


@pytest.mark.parametrize("before", ["none:plan.argmap", "HEAD:none.argmap", "--help:plan.argmap"])
@pytest.mark.usefixtures("repository")
def test_what_git_does_not_have(run: Run, before: str) -> None:
    result = run("diff", "--", before, "plan.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert before in result.stderr


def test_errors_name_the_file_in_the_revision(run: Run, repository: Path) -> None:
    (repository / "parts" / "facts.argmap").write_text("include none.argmap\nclaim: x #a [@b]\n")
    git(repository, "add", "parts")
    result = run("diff", ":plan.argmap", "plan.argmap")
    assert result.exit_code == 2
    assert ":parts/facts.argmap:1:9" in result.stderr
    assert "no file :parts/none.argmap" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="paths are too short there")
def test_a_revision_with_deeply_nested_folders_is_refused(run: Run, repository: Path) -> None:
    folder = Path(*["d"] * (DEEPEST + 1))
    (repository / folder).mkdir(parents=True)
    (repository / folder / "deep.argmap").write_text("claim fire: It burns.\n", "utf-8")
    (repository / "plan.argmap").write_text(f"include {folder.as_posix()}/deep.argmap\n", "utf-8")
    git(repository, "add", "d", "plan.argmap")
    result = run("diff", ":plan.argmap", "plan.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nested folders" in result.stderr


def test_a_file_whose_name_looks_like_a_revision(run: Run, folder: Path) -> None:
    (folder / "HEAD:good.argmap").write_text((folder / "good.argmap").read_text(), "utf-8")
    assert run("diff", "HEAD:good.argmap", "good.argmap").exit_code == 0


def test_outside_of_a_repository(run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    result = run("diff", "HEAD:good.argmap", "good.argmap")
    assert (result.exit_code, result.stdout) == (2, "")

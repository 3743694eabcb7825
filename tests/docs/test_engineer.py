"""The workflow files on the page for engineers do what the page says."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from jsonschema import Draft4Validator

from tests.docs.page_runner import CHECKOUT, PageRunner, get_block, run_command

PAGE = CHECKOUT / "docs" / "engineer.md"
SARIF = Draft4Validator(
    json.loads((CHECKOUT / "tests/reports/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
)
REMOTE = "git update-ref refs/remotes/origin/main HEAD"
UNSUPPORTED = "recommendation later: Do it later.\n"
ANSWERED = """\
recommendation release: Release it.
  because evidence wanted: Everybody waits for it.
  but claim risky: Labels are misread.
    because evidence seen: It has happened.
    but evidence refused: They are refused. {test: "tests/test_labels.py"}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The project of the page after its last block, committed."""
    folder = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("GITHUB_BASE_REF", "main")
        patch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
        PageRunner(PAGE, folder).run()
        commit = "git -c user.name=a -c user.email=a@example.org commit -qm plan"
        assert run(f"git add . && {commit} && {REMOTE}", folder) == 0
        yield folder


@pytest.fixture
def broken(project: Path) -> Iterator[Path]:
    """The project with a new recommendation that has no reason."""
    path = project / "later.argmap"
    path.write_text(UNSUPPORTED, "utf-8")
    yield project
    path.unlink()


def run(command: str, folder: Path) -> int:
    return run_command(command, folder).returncode


def read_yaml(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(get_block(PAGE, f"yaml {name}"))
    return data


def find_github_commands(job: str) -> list[str]:
    steps = read_yaml(".github/workflows/arguments.yml")["jobs"][job]["steps"]
    return select_commands(step["run"] for step in steps if "run" in step)


def find_gitlab_commands(job: str) -> list[str]:
    return select_commands(read_yaml(".gitlab-ci.yml")[job]["script"])


def select_commands(commands: Iterable[str]) -> list[str]:
    """Return the commands that do not install anything."""
    selected = [command for command in commands if not command.startswith("pip install ")]
    assert selected
    return selected


def list_sarif_rules(folder: Path) -> list[str]:
    log = json.loads((folder / "argmap.sarif").read_text("utf-8"))
    SARIF.validate(log)
    return [result["ruleId"] for result in log["runs"][0]["results"]]


@pytest.mark.parametrize("job", ["check", "test", "release"])
def test_the_jobs_of_github_pass(project: Path, job: str) -> None:
    for command in find_github_commands(job):
        assert run(command, project) == 0, command


def test_github_gets_reports_of_a_check_that_fails(broken: Path) -> None:
    show, write_sarif, _ = find_github_commands("check")
    assert run(show, broken) == 1
    assert run(write_sarif, broken) == 0
    assert "R001" in list_sarif_rules(broken)


def test_github_gets_a_summary_of_worse_verdicts(project: Path) -> None:
    path = project / "release.argmap"
    text = path.read_text("utf-8")
    path.write_text(f"{text}  but assumption frozen: Nothing is released in December.\n", "utf-8")
    *_, compare = find_github_commands("check")
    assert run(compare, project) == 1
    assert "1 recommendation got worse" in (project / "summary.md").read_text("utf-8")
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("job", ["arguments", "tests", "release"])
def test_the_jobs_of_gitlab_pass(project: Path, job: str) -> None:
    for command in find_gitlab_commands(job):
        assert run(command, project) == 0, command


def test_gitlab_gets_reports_of_a_check_that_fails(broken: Path) -> None:
    *reports, check = find_gitlab_commands("arguments")
    for command in reports:
        assert run(command, broken) == 0
    assert run(check, broken) == 1
    files = read_yaml(".gitlab-ci.yml")["arguments"]["artifacts"]["reports"]
    issues = json.loads((broken / files["codequality"]).read_text("utf-8"))
    assert "later.argmap" in {issue["location"]["path"] for issue in issues}
    suites = ElementTree.fromstring((broken / files["junit"]).read_text("utf-8"))
    assert suites.findall(".//failure[@type='R001']")


def test_a_failing_test_stops_the_release(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "copy")
    path = tmp_path / "copy" / "labels.py"
    path.write_text(path.read_text("utf-8").replace(" == label", ""), "utf-8")
    [test] = find_github_commands("test")
    [check] = find_github_commands("release")
    assert run(test, tmp_path / "copy") == 1
    assert run(check, tmp_path / "copy") == 1


def test_a_failing_test_of_an_answer_stops_the_release(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(project, folder)
    (folder / "release.argmap").write_text(ANSWERED, "utf-8")
    [check] = find_github_commands("release")
    assert run(check, folder) == 0
    outcomes = (folder / "outcomes.json").read_text("utf-8")
    (folder / "outcomes.json").write_text(outcomes.replace('"passed"', '"failed"'), "utf-8")
    assert run(check, folder) == 1
    (folder / "argmap.toml").unlink()
    assert run(check, folder) == 0


def test_make_and_nox_run_the_same_commands(project: Path) -> None:
    recipe = re.findall(r"^\t(.+)$", get_block(PAGE, "make Makefile"), re.MULTILINE)
    session = re.findall(r"session\.run\((.+)\)", get_block(PAGE, "python noxfile.py"))
    assert [command.split() for command in recipe] == [
        re.findall(r'"(.+?)"', arguments) for arguments in session
    ]
    for command in recipe:
        assert run(command, project) == 0, command


def test_the_hooks_exist() -> None:
    [repository] = read_yaml(".pre-commit-config.yaml")["repos"]
    offered = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in offered}


def test_the_local_hook_is_like_the_one_that_argmap_offers() -> None:
    [repository] = read_yaml("local-hooks.yaml")["repos"]
    [hook] = repository["hooks"]
    offered = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [same] = [other for other in offered if other["id"] == hook["id"]]
    assert hook["files"] == same["files"]
    assert hook["pass_filenames"] == same["pass_filenames"]
    assert hook["entry"] == " ".join([same["entry"], *same["args"]])

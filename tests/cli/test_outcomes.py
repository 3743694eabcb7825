"""`--evidence FILE`: evidence is withdrawn if its tests did not pass."""

import json
from pathlib import Path

import pytest

from argmap.test_results import outcomes_file
from tests.cli.maps import Run

PLAN = """\
recommendation act: Act now.
  because evidence fire: It burns. {test: "tests/test_fire.py::test_fire"}
"""


@pytest.fixture
def outcomes(folder: Path) -> Path:
    """Return a file in which the test of the plan failed."""
    (folder / "plan.argmap").write_text(PLAN, "utf-8")
    path = folder / "outcomes.json"
    return write_outcomes(path, "failed")


def write_outcomes(path: Path, outcome: str) -> Path:
    tests = {"tests/test_fire.py::test_fire": outcome}
    path.write_text(json.dumps({"argmap-outcomes": 1, "tests": tests}), "utf-8")
    return path


@pytest.mark.usefixtures("outcomes")
def test_check_fails_while_the_test_fails(run: Run, outcomes: Path) -> None:
    assert run("check", "plan.argmap").exit_code == 0
    failing = run("check", "--evidence", "outcomes.json", "plan.argmap")
    assert failing.exit_code == 1
    assert "error[R001] bare-recommendation: " in failing.stdout
    assert "warning[E015] test-not-passed: [fire] is withdrawn: " in failing.stdout
    assert "\n --> plan.argmap:2:11\n" in failing.stdout
    assert "1 recommendation: 1 unsupported" in failing.stdout
    write_outcomes(outcomes, "passed")
    assert run("check", "--evidence", "outcomes.json", "plan.argmap").exit_code == 0


@pytest.mark.usefixtures("outcomes")
def test_worker_processes_use_the_outcomes(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    padding = "".join(f"evidence e{number}: {'So it is. ' * 200}\n" for number in range(60))
    for name in "abc":
        (folder / "maps" / f"{name}.argmap").write_text(PLAN + padding, "utf-8")
    found = run("check", "-j", "2", "--evidence", "outcomes.json", "--select", "R001", "maps")
    assert "error[R001] bare-recommendation: 3 recommendations " in found.stdout


@pytest.mark.usefixtures("outcomes")
def test_explain(run: Run) -> None:
    result = run("explain", "--evidence", "outcomes.json", "plan.argmap", "act", COLUMNS="100")
    why = "tests/test_fire.py::test_fire failed"
    assert result.stdout.startswith(f"withdrawn: [fire] “It burns.”: {why}\n\nrecommendation act:")
    assert f"Withdrawn: “It burns.” ({why})\n" in result.stdout
    assert result.stderr == ""
    overview = run("explain", "--evidence", "outcomes.json", "plan.argmap").stdout
    assert overview.startswith("withdrawn: [fire] “It burns.”: tests/")
    told = run("explain", "--evidence", "outcomes.json", "--format", "json", "plan.argmap").stdout
    assert json.loads(told)["withdrawn"] == {"fire": "tests/test_fire.py::test_fire failed"}
    assert json.loads(told)["statements"]["act"]["restoring"] == ["fire"]
    asked = run("explain", "--evidence", "outcomes.json", "plan.argmap", "fire")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "[fire] is withdrawn, so it has no verdict" in asked.stderr


@pytest.mark.usefixtures("outcomes")
def test_render(run: Run, folder: Path) -> None:
    run("render", "--evidence", "outcomes.json", "plan.argmap")
    assert "line-through" in (folder / "plan.svg").read_text("utf-8")
    run("render", "plan.argmap")
    assert "line-through" not in (folder / "plan.svg").read_text("utf-8")


@pytest.mark.usefixtures("outcomes")
@pytest.mark.parametrize("command", ["check", "evidence", "explain", "render"])
def test_unreadable_outcomes_are_an_error(run: Run, command: str) -> None:
    for name, said in {"missing.json": "there is no file", "plan.argmap": "is not JSON"}.items():
        result = run(command, "--evidence", name, "plan.argmap")
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert "`pytest --argmap --argmap-evidence FILE` writes one" in result.stderr


@pytest.mark.usefixtures("outcomes")
def test_evidence_lists_what_remains(run: Run, folder: Path) -> None:
    more = "  because evidence smoke: There is smoke.\n"
    (folder / "plan.argmap").write_text(PLAN + more, "utf-8")
    arguments = ("evidence", "--evidence", "outcomes.json", "plan.argmap", "--format")
    why = "tests/test_fire.py::test_fire failed"
    text = run(*arguments, "text", COLUMNS="100").stdout
    assert text.startswith(f"withdrawn: [fire] “It burns.”: {why}\n\n1. smoke\n")
    assert "alone decides: act" in text
    content = json.loads(run(*arguments, "json").stdout)
    assert content["withdrawn"] == {"fire": why}
    assert [entry["id"] for entry in content["evidence"]] == ["smoke"]
    table = run(*arguments, "csv")
    assert [line.partition(",")[0] for line in table.stdout.splitlines()] == ["id", "smoke"]
    assert table.stderr.startswith("withdrawn: [fire] ")


def test_junit_xml_is_accepted(run: Run, folder: Path, outcomes: Path) -> None:
    outcomes.unlink()
    (folder / "results.xml").write_text(
        '<testsuite><testcase classname="tests.test_fire" name="test_fire"><failure/></testcase>'
        "</testsuite>",
        "utf-8",
    )
    result = run("check", "--evidence", "results.xml", "plan.argmap")
    assert result.exit_code == 1
    assert "[fire] is withdrawn: tests.test_fire::test_fire failed" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("command", ["check", "evidence", "explain", "render"])
def test_results_of_another_project_are_reported(run: Run, outcomes: Path, command: str) -> None:
    tests = {"tests/test_water.py::test_water": "passed"}
    outcomes.write_text(json.dumps({"argmap-outcomes": 1, "tests": tests}), "utf-8")
    result = run(command, "--evidence", "outcomes.json", "plan.argmap")
    assert "argmap: warning: the results contain no test named in " in result.stderr


def test_many_maps_of_another_project_are_reported_in_one_line(
    run: Run, folder: Path, outcomes: Path
) -> None:
    (folder / "maps").mkdir()
    for number in range(9):
        (folder / "maps" / f"{number}.argmap").write_text(PLAN, "utf-8")
    outcomes.write_text('{"argmap-outcomes": 1, "tests": {}}', "utf-8")
    errors = run("check", "--evidence", "outcomes.json", "maps").stderr.splitlines()
    assert len(errors) == 1
    assert "and 6 more" in errors[0]


def test_results_of_another_commit_are_reported(
    run: Run, outcomes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes_file, "find_commit", lambda folder: "b" * 40)
    tests = {"tests/test_fire.py::test_fire": "passed"}
    content = {"argmap-outcomes": 1, "commit": "a" * 40, "date": "2026-11-25", "tests": tests}
    outcomes.write_text(json.dumps(content), "utf-8")
    result = run("check", "--evidence", "outcomes.json", "plan.argmap")
    assert result.exit_code == 0
    assert result.stderr == (
        "argmap: warning: the results are from commit aaaaaaaaaa (2026-11-25), but the working "
        "tree is at bbbbbbbbbb; run the tests again\n"
    )
    outcomes.write_text(json.dumps({**content, "commit": "b" * 40}), "utf-8")
    assert run("check", "--evidence", "outcomes.json", "plan.argmap").stderr == ""


@pytest.mark.usefixtures("outcomes")
def test_a_map_is_not_empty_because_everything_in_it_is_withdrawn(run: Run, folder: Path) -> None:
    (folder / "plan.argmap").write_text(PLAN.splitlines()[1].removeprefix("  because "), "utf-8")
    found = run("check", "--evidence", "outcomes.json", "plan.argmap").stdout
    assert "[fire] is withdrawn" in found
    assert "without statements" not in found

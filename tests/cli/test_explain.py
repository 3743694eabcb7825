"""`argmap explain`."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.maps import Run

PLAN = """\
source log: The log of the station
recommendation act: Act now.
  because (implicit) evidence fire: It burns [@log].
  but claim costs: It costs too much.
recommendation wait: Wait for help.
"""


@pytest.fixture(autouse=True)
def plan(folder: Path) -> None:
    (folder / "plan.argmap").write_text(PLAN, "utf-8")


def test_without_ids_recommendations_are_compared(run: Run) -> None:
    result = run("explain", "plan.argmap", COLUMNS="120")
    assert (result.exit_code, result.stderr) == (0, "")
    heading, *rows = result.stdout.splitlines()[1:]
    assert heading.split()[:3] == ["recommendation", "as", "written"]
    assert [row.split() for row in rows] == [
        ["wait", "unsupported", "unsupported", "none"],
        ["act", "unsupported", "supported", "own", "fire", "log"],
    ]


def test_the_map_is_named_first(run: Run) -> None:
    result = run("explain", "act", "wait", "plan.argmap")
    assert result.exit_code == 2
    assert "argmap explain plan.argmap act wait" in result.stderr


def test_a_terminal_shows_how_to_see_the_reasons(terminal: None, run: Run) -> None:
    assert "--all" in run("explain", "plan.argmap").stdout
    Path("framework.argmap").write_text("claim first: A.\n  but claim second: B.\n", "utf-8")
    assert "such as first" in run("explain", "framework.argmap").stdout


def test_a_file_contains_only_the_table(run: Run) -> None:
    assert "--all" not in run("explain", "plan.argmap").stdout


def test_lines_fit_the_terminal(run: Run) -> None:
    narrow = run("explain", "plan.argmap", COLUMNS="60").stdout
    assert "    critical evidence: fire; critical sources: log\n" in narrow
    told = run("explain", "plan.argmap", "--all", COLUMNS="60").stdout
    assert max(map(len, told.splitlines())) <= 60
    assert max(map(len, run("explain", "plan.argmap", "--all").stdout.splitlines())) <= 100


def test_statements_are_explained_in_the_order_given(run: Run) -> None:
    result = run("explain", "plan.argmap", "costs", "act")
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "claim costs: unsupported (no reason given)",
        "recommendation act: supported",
    ]


def test_all_recommendations(run: Run) -> None:
    result = run("explain", "--all", "plan.argmap").stdout
    assert result.startswith("recommendation act: ")
    assert "\nrecommendation wait: " in result


def test_json(run: Run) -> None:
    named = json.loads(run("explain", "--format", "json", "plan.argmap", "costs").stdout)
    assert named["statements"]["costs"]["reason"] == "bare"
    every = json.loads(run("explain", "--format", "json", "plan.argmap").stdout)
    assert list(every["statements"]) == ["act", "wait"]
    assert "strength" not in every["statements"]["act"]


def test_readings(run: Run) -> None:
    written = run("explain", "--as-written", "plan.argmap", "act").stdout
    assert written.startswith("recommendation act, as written: unsupported (no reason given)\n")
    cautious = run("explain", "--cautious", "plan.argmap", "act").stdout
    assert cautious.startswith("recommendation act, cautious: contested\n")


def test_what_if(run: Run) -> None:
    result = run("explain", "plan.argmap", "--without", "@log", "--grant", "wait, costs")
    rows = result.stdout.splitlines()[1:]
    assert [row.split()[0] for row in rows] == ["act", "wait", "fire", "costs"]
    assert rows[2].split()[1:] == ["evidence", "supported", "withdrawn"]
    written = run("explain", "--as-written", "plan.argmap", "--without", "fire", "--format", "json")
    assert list(json.loads(written.stdout)["changes"]) == ["fire"]
    assert run("explain", "plan.argmap", "--grant", "fire").stdout == "no verdict changes\n"


def test_what_if_for_some_statements(run: Run) -> None:
    options = ("plan.argmap", "--without", "@log", "--grant", "wait, costs")
    some = run("explain", *options, "act", "fire").stdout.splitlines()[1:]
    assert [row.split()[0] for row in some] == ["act", "fire"]
    told = run("explain", "plan.argmap", "--grant", "fire", "act").stdout
    assert told == "act: still supported\n"
    data = run("explain", *options, "act", "--format", "json").stdout
    assert list(json.loads(data)["changes"]) == ["act"]
    assert run("explain", *options, "acts").exit_code == 2


def test_strength(run: Run) -> None:
    told = run("explain", "--strength", "df-quad", "plan.argmap", "act").stdout
    assert re.search(r"\b\d\.\d{3} \(df-quad, Rago et al\. 2016\)\.\n\Z", told)
    overview = run("explain", "--strength", "quadratic", "plan.argmap").stdout
    assert overview.endswith("\nquadratic: Potyka 2018\n")
    asked = run("explain", "--strength", "euler", "--format", "json", "plan.argmap", "wait")
    assert json.loads(asked.stdout)["statements"]["wait"]["strength"] >= 0


def test_a_budget_turns_numbers_into_bounds(run: Run) -> None:
    two = "".join(f"  because evidence e{n}: Seen {n}.\n" for n in range(3))
    arguments = ("explain", "--format", "json", "-")
    map_text = f"recommendation act: Act now.\n{two}"
    exact = json.loads(run(*arguments, stdin=map_text).stdout)
    assert exact["statements"]["act"]["robustness"]["evidence"] == {"k": 3, "exact": True}
    bound = json.loads(run(*arguments, "--budget", "1", stdin=map_text).stdout)
    assert bound["statements"]["act"]["robustness"]["evidence"]["exact"] is False


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--as-written", "--cautious"), "cannot be used together"),
        (("--all", "act"), "use either IDs or --all"),
        (("--grant", "act", "--all"), "--without and --grant work without --all"),
        (("--without", "fire", "--strength", "euler"), "--without and --grant work without --all"),
        (("--budget", "0"), "Invalid value for '--budget'"),
    ],
)
def test_options_that_exclude_each_other(run: Run, arguments: tuple[str, ...], why: str) -> None:
    result = run("explain", "plan.argmap", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr


def test_unknown_ids(run: Run) -> None:
    result = run("explain", "plan.argmap", "cost", "act", "nobody")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "argmap: this map has no statement 'cost'; did you mean 'costs'?\n"
        "argmap: this map has no statement 'nobody'\n"
    )
    supposed = run("explain", "plan.argmap", "--without", "logs")
    assert (supposed.exit_code, supposed.stdout) == (2, "")
    assert "did you mean 'log'?" in supposed.stderr


@pytest.mark.parametrize("command", ["explain", "evidence", "coverage"])
def test_maps_with_errors_are_refused(run: Run, command: str) -> None:
    result = run(command, "broken.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--> broken.argmap:2:3" in result.stderr
    assert "argmap: broken.argmap not " in result.stderr
    missing = run(command, "gone.argmap")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "there is no file gone.argmap" in missing.stderr
    assert run(command, ".").exit_code == 2


def test_ignored_warnings_about_the_text_are_not_printed(run: Run, folder: Path) -> None:
    text = "claim a: It is so (¶3).\n"
    (folder / "plan.argmap").write_text(text, "utf-8")
    assert "L017" in run("explain", "plan.argmap").stderr
    ignored = f"// argmap: ignore L017 (they write so)\n{text}"
    (folder / "plan.argmap").write_text(ignored, "utf-8")
    assert run("explain", "plan.argmap").stderr == ""

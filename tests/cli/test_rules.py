"""`argmap rules`."""

import json

import pytest

from argmap.checker.registry import RULES
from tests.cli.maps import Run


def test_rules_are_listed_by_code(run: Run) -> None:
    result = run("rules")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*RULES]
    assert lines[list(RULES).index("R001")].split(maxsplit=3) == [
        "R001",
        "bare-recommendation",
        "error",
        RULES["R001"].summary,
    ]
    assert all(not line.endswith(" ") for line in lines)


@pytest.mark.parametrize("word", ["R009", "single-source"])
def test_page_of_a_rule(run: Run, word: str) -> None:
    result = run("rules", word)
    assert result.exit_code == 0
    title = "R009 single-source (warning, on by default)"
    assert result.stdout.startswith(f"{title}\n\n{RULES['R009'].summary}")
    assert "\n\nExample:\n\n    " in result.stdout
    assert "\n\nFixed:\n\n    " in result.stdout


def test_several_pages(run: Run) -> None:
    titles = [f"{code} {RULES[code].name} (" for code in RULES if code[0] in "IO"]
    lines = run("rules", "O", "I").stdout.splitlines()
    assert [title for line in lines for title in titles if line.startswith(title)] == titles


def test_json(run: Run) -> None:
    read = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["code"] for rule in read] == [*RULES]
    [page] = json.loads(run("rules", "--format", "json", "R017").stdout)
    assert (page["name"], page["severity"], page["default"]) == ("no-date", "info", False)
    assert page["example"] == RULES["R017"].page.example


def test_unknown_rule(run: Run) -> None:
    result = run("rules", "R0001")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no rule R0001; did you mean R001?" in result.stderr


@pytest.mark.usefixtures("broken_entry_point")
def test_rules_that_cannot_be_loaded_are_reported(run: Run) -> None:
    result = run("rules", "R001")
    assert result.exit_code == 2
    assert result.stderr.startswith("argmap: cannot load the rules")
    assert result.stdout.startswith("R001")

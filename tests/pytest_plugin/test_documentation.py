"""docs/pytest.md: its commands print what it shows."""

import doctest
import json
from pathlib import Path

import pytest

from argmap.test_results.outcomes_file import read_outcomes
from tests.pages import block, commands, printed, timeless

PAGE = (Path(__file__).parents[2] / "docs" / "pytest.md").read_text("utf-8")


def test_commands_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text(block(PAGE, "toml"), "utf-8")
    (tmp_path / "release.argmap").write_text(block(PAGE, "argmap release.argmap"), "utf-8")
    (tmp_path / "tests").mkdir()
    for name, tests in {
        "fuzz": "def test_no_crash():\n    assert False\n",
        "speed": "def test_start():\n    pass\n\n\ndef test_stop():\n    pass\n",
    }.items():
        (tmp_path / "tests" / f"test_{name}.py").write_text(tests, "utf-8")
    for command, output in commands(PAGE):
        assert timeless(printed(command, tmp_path)) == timeless(output), command
    monkeypatch.chdir(tmp_path)
    source = doctest.DocTestParser().get_doctest(block(PAGE, "python"), {}, "page", None, 0)
    assert doctest.DocTestRunner().run(source).failed == 0
    written = json.loads((tmp_path / "outcomes.json").read_text("utf-8"))
    assert [*written] == [*json.loads(block(PAGE, "json"))]


def test_the_shown_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    path.write_text(block(PAGE, "json"), "utf-8")
    assert [str(result) for result in read_outcomes(path).find("tests")] == [
        "tests/test_fuzz.py::test_no_crash failed"
    ]

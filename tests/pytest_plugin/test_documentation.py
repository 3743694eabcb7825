"""The file of outcomes on docs/pytest.md is like those that the plugin writes."""

import json
from pathlib import Path

import pytest

from argmap.test_results.outcomes_file import read_outcomes
from tests.docs.page_runner import get_block

SHOWN = get_block(Path(__file__).parents[2] / "docs" / "pytest.md", "json shown.json")


def test_the_shown_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    path.write_text(SHOWN, "utf-8")
    assert [str(result) for result in read_outcomes(path).find("tests")] == [
        "tests/test_fuzz.py::test_no_crash failed"
    ]


def test_the_shown_file_has_the_keys_of_a_written_one(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nargmap = true\n")
    pytester.makepyfile("def test_no_crash(): pass\n")
    pytester.runpytest_inprocess("--argmap-evidence", "outcomes.json")
    written = json.loads((pytester.path / "outcomes.json").read_text("utf-8"))
    assert [*written] == [*json.loads(SHOWN)]

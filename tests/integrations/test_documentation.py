"""The page on highlighting."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "editors.md"


def test_examples_of_highlighting_run() -> None:
    results = doctest.testfile(str(PAGE), module_relative=False)
    assert (results.failed, results.attempted) == (0, 4)

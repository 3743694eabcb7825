"""A project with two tests and a map that depends on them; `BROKEN` names a test that fails."""

TESTS = """\
import os

import pytest


def test_no_crash():
    assert os.environ.get("BROKEN") != "test_no_crash"


@pytest.mark.parametrize("load", [1, 2, 3])
def test_quick(load):
    assert not (load == 2 and os.environ.get("BROKEN") == "test_quick")
"""

MAP = """\
title: The release

# What for
goal use: People can rely on it. #users

# What to do
recommendation release: Release it. {by: "The maintainers"}
  because claim sturdy: It never crashes.
    because evidence fuzzed: Ten thousand inputs, no crash.
        {test: "tests/test_it.py::test_no_crash"}
  and [use]
  but claim slow: It is slow.
    but evidence timed: It answers within a second, whatever the load.
        {test: "tests/test_it.py::test_quick"}

recommendation wait: Wait for a year. {by: "The maintainers", expect: contested} #cautious
  because evidence rivals: Others take a year, too. {test: "tests/test_it.py::test_no_crash"}
  but [release]
"""

"""Run pytest in projects with maps."""

from collections.abc import Callable

import pytest

import argmap
from argmap.pytest_plugin import plugin
from tests.pytest_plugin.project import MAP, TESTS

Run = Callable[..., pytest.RunResult]

# Load everything once: pytester forgets the modules that a run in this process has imported.
assert plugin
argmap.check(argmap.parse("recommendation act: Act now.\n"))


@pytest.fixture(autouse=True)
def _without_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out a plugin that takes longer to load than everything else."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run pytest in a project with two tests and a map that depends on them.

    Runs with pytest-xdist need processes of their own.
    """
    monkeypatch.delenv("BROKEN", raising=False)
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\nargmap = true\n")
    (pytester.mkdir("tests") / "test_it.py").write_text(TESTS, "utf-8")
    (pytester.path / "release.argmap").write_text(MAP, "utf-8")

    def run_with(*arguments: str, broken: str = "") -> pytest.RunResult:
        monkeypatch.setenv("BROKEN", broken)
        if any(argument.startswith("-n") for argument in arguments):
            return pytester.runpytest_subprocess(*arguments)
        return pytester.runpytest_inprocess(*arguments)

    return run_with

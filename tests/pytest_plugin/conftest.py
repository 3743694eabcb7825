"""Projects of other people, whose pytest is run as they would run it."""

from collections.abc import Callable

import pytest

from tests.pytest_plugin.project import MAP, TESTS

Run = Callable[..., pytest.RunResult]


@pytest.fixture(autouse=True)
def _without_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out a plugin that takes longer to load than all the rest."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs pytest in a project with two tests and a map that leans on them."""
    monkeypatch.delenv("BROKEN", raising=False)
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\nargmap = true\n")
    (pytester.mkdir("tests") / "test_it.py").write_text(TESTS, "utf-8")
    (pytester.path / "release.argmap").write_text(MAP, "utf-8")

    def run_with(*arguments: str, broken: str = "") -> pytest.RunResult:
        monkeypatch.setenv("BROKEN", broken)
        return pytester.runpytest_subprocess(*arguments)

    return run_with

"""Configure Hypothesis and pytest for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from argmap.checker.registry import GROUP, installed_rules

pytest_plugins = ["pytester"]

# The same examples in every run of the same tests, so that it passes or fails for everybody alike.
# Hypothesis also tries constants from the modules loaded so far: the examples of a test can differ
# if other tests run before it. To look for others: pytest --hypothesis-profile random
settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("argmap", settings.get_profile("random"), derandomize=True)
settings.load_profile("argmap")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say that the tests of the page are not among these: they need a browser."""
    if not any("tests_browser" in argument for argument in config.args):
        terminalreporter.write_line(
            "Without the tests of the page in a browser: see “Browser tests” in CONTRIBUTING.md."
        )


OF_THE_MACHINE = ["BUILD_NUMBER", "CI", "COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "NO_COLOR"]
"""Variables that change what argmap, pytest or Sphinx prints."""


@pytest.fixture(autouse=True, scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Print as on any machine, and keep Lark's saved parser out of the user's cache folder."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        for name in OF_THE_MACHINE:
            patch.delenv(name, raising=False)
        patch.setenv("ARGMAP_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture
def broken_entry_point(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installed package whose rules cannot be loaded."""
    point = EntryPoint("broken", "no_such_module", GROUP)
    monkeypatch.setattr("argmap.checker.registry.entry_points", lambda group: [point])
    installed_rules.cache_clear()
    yield
    installed_rules.cache_clear()

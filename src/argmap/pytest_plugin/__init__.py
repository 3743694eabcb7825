"""The plugin for pytest, where the maps of a project are tests, and tests are evidence.

Each run of pytest loads this module where argmap is installed, so it imports nothing of argmap, and
does nothing, before it is turned on: with `argmap = true` in the settings of pytest, or `--argmap`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say how the plugin is turned on, and what can be asked of it."""
    group = parser.getgroup("argmap", "maps of arguments")
    group.addoption("--argmap", action="store_true", help="Test the argument maps (*.argmap), too.")
    group.addoption(
        "--argmap-evidence",
        metavar="FILE",
        help="Keep how the tests came out in this file, for `argmap check --evidence FILE`.",
    )
    parser.addini("argmap", "Test the argument maps (*.argmap), as --argmap does.", "bool", False)
    parser.addini("argmap_baseline", "A file of findings that are known, as `argmap check` writes.")


def pytest_configure(config: pytest.Config) -> None:
    """Turn the plugin on, where that is asked for."""
    if config.getoption("argmap") or config.getini("argmap"):
        from argmap.pytest_plugin.run import Run

        config.addinivalue_line("markers", "argmap: a test of an argument map")
        config.pluginmanager.register(Run(config), "argmap-run")
    elif config.getoption("argmap_evidence"):
        import pytest

        raise pytest.UsageError("--argmap-evidence goes with --argmap, or with `argmap = true`")

"""The pytest plugin: maps are tests, and tests are evidence in maps.

pytest loads this module in every run of every project, so nothing else of argmap is imported before
the plugin is turned on by `argmap = true` in pytest's settings, or by `--argmap`.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and settings of the plugin."""
    group = parser.getgroup("argmap", "argument maps")
    group.addoption("--argmap", action="store_true", help="Test argument maps (*.argmap), too.")
    group.addoption(
        "--argmap-evidence",
        metavar="FILE",
        help="Write the outcomes of the tests to this file, for `argmap check --evidence FILE`.",
    )
    parser.addini("argmap", "Test argument maps (*.argmap), like --argmap.", "bool", False)
    parser.addini("argmap_baseline", "Ignore the findings in this baseline of `argmap check`.")


def pytest_configure(config: pytest.Config) -> None:
    """Turn the plugin on if it was asked for."""
    if config.getoption("argmap") or config.getini("argmap"):
        from argmap.pytest_plugin.plugin import MapPlugin

        config.addinivalue_line("markers", "argmap: a test of an argument map")
        config.pluginmanager.register(MapPlugin(config), "argmap-maps")
    elif config.getoption("argmap_evidence"):
        raise pytest.UsageError("--argmap-evidence needs --argmap, or `argmap = true` in settings")

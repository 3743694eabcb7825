"""Fixtures that run the command in this process, in a temporary folder."""

from pathlib import Path

import pytest
from click.testing import Result

from argmap.cli import commands
from tests.cli.maps import BARE, BROKEN, GOOD, Run, runner


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which holds a good map, a bare one and a broken one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_ENGINE", raising=False)
    for name, text in {"good": GOOD, "bare": BARE, "broken": BROKEN}.items():
        (tmp_path / f"{name}.argmap").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the command print as on a terminal."""
    monkeypatch.setattr("argmap.cli.console._writes_to_terminal", lambda: True)


@pytest.fixture
def run(folder: Path) -> Run:
    caller = runner()

    def run_with(*arguments: str, stdin: str | bytes = "", **environment: str) -> Result:
        result = caller.invoke(commands, arguments, input=stdin, env=environment)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_with

"""The command called in this process, in a folder of its own."""

from pathlib import Path

import pytest
from click.testing import Result

from argmap.cli import commands
from tests.cli.maps import BARE, BROKEN, GOOD, Run, runner


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a good map, one with a finding and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_ENGINE", raising=False)
    for name, text in {"good": GOOD, "bare": BARE, "broken": BROKEN}.items():
        (tmp_path / f"{name}.argmap").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    caller = runner()

    def run_with(*arguments: str, stdin: str | bytes = "", **environment: str) -> Result:
        result = caller.invoke(commands, arguments, input=stdin, env=environment)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_with

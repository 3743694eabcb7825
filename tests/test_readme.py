"""What the README shows is what happens."""

import doctest
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[tuple[str, str]]:
    """Return the code blocks in a language: the rest of the opening line, and the content."""
    return re.findall(rf"^```{language} *(.*?)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples and the maps that the README shows; the current one."""
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    for name, text in blocks("argmap"):
        if name:
            (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_examples_in_python() -> None:
    source = "\n".join(text for _, text in blocks("python"))
    test = doctest.DocTestParser().get_doctest(source, {}, "README", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("block", [text for _, text in blocks("console")])
def test_what_commands_print(block: str, folder: Path) -> None:
    command, _, shown = block.removeprefix("$ ").partition("\n")
    scripts = sysconfig.get_path("scripts")
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    run = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment, "PATH": os.pathsep.join([scripts, os.environ["PATH"]])},
        cwd=folder,
        check=False,
    )
    assert run.stdout == shown
    assert run.stderr == ""

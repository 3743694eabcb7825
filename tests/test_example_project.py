"""The example of a project whose release stands and falls with its tests does what it shows."""

import shutil
from pathlib import Path

from tests.pages import block, commands, printed, timeless

PROJECT = Path(__file__).parent.parent / "examples" / "roman"
README = (PROJECT / "README.md").read_text("utf-8")


def test_the_page_shows_what_happens(tmp_path: Path) -> None:
    folder = tmp_path / "roman"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shown = commands(README)
    assert len(shown) > 5
    for command, output in shown:
        assert timeless(printed(command, folder)) == timeless(output), command


def test_the_page_shows_the_argument_as_it_is() -> None:
    assert block(README, "argmap") in (PROJECT / "release.argmap").read_text("utf-8")

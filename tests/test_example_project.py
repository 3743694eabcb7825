"""examples/roman: its commands print what its page shows."""

import shutil
from pathlib import Path

from tests.pages import block, commands, printed, timeless

PROJECT = Path(__file__).parent.parent / "examples" / "roman"
README = (PROJECT / "README.md").read_text("utf-8")


def test_commands_print_what_the_page_shows(tmp_path: Path) -> None:
    folder = tmp_path / "roman"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shown = commands(README)
    assert len(shown) > 5
    for command, output in shown:
        assert timeless(printed(command, folder)) == timeless(output), command


def test_the_page_quotes_the_map() -> None:
    assert block(README, "argmap") in (PROJECT / "release.argmap").read_text("utf-8")

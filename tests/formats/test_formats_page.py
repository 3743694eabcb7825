"""What the page about formats shows is what happens, and its tables are up to date."""

import json
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from argmap.formats import FORMATS, load
from argmap.reports.loss_report import format_losses
from tests.pages import block, commands, printed

CHECKOUT = Path(__file__).parents[2]
PAGE = (CHECKOUT / "docs" / "formats.md").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the files that the page shows."""
    for name, text in re.findall(r"^```\w+ (\S+\.\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_what_commands_print(folder: Path) -> None:
    shown = commands(PAGE)
    assert shown
    for command, output in shown:
        assert printed(command, folder) == output, command


def test_the_report_of_losses(folder: Path) -> None:
    losses = load(folder / "debate.json").losses
    assert format_losses(losses, "debate.json") == block(PAGE, "text report")


def test_the_tables_are_those_of_the_formats() -> None:
    spec = spec_from_file_location("formats_page", CHECKOUT / "tools" / "formats_page.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.fill(PAGE) == PAGE, "run: python tools/formats_page.py"
    for form in FORMATS:
        assert f"`{form.name}`" in PAGE


def test_the_example_in_json_is_a_map() -> None:
    assert json.loads(block(PAGE, "json plan.json"))["version"] == 1

"""The page about settings has each setting, with its default, its option and an example."""

import re
import tomllib

import attrs
import pytest

from argmap.checker.registry import RULES
from argmap.checker.settings import NEVER, Settings
from argmap.checker.settings_files import parse_settings
from argmap.cli.check import check
from argmap.source import Text
from tests.docs.page_runner import CHECKOUT

PAGE = (CHECKOUT / "docs" / "settings.md").read_text("utf-8")
SETTINGS = {
    field.name.replace("_", "-"): field
    for field in attrs.fields(Settings)
    if field.name not in ("folder", "today")
}
ROWS = dict(re.findall(r"^\| \[`([a-z-]+)`\]\(#\1\) \| (.*) \|$", PAGE, re.MULTILINE))


def test_the_table_has_every_setting() -> None:
    assert ROWS.keys() == SETTINGS.keys()


@pytest.mark.parametrize("name", SETTINGS)
def test_the_default_and_the_option_of_a_setting(name: str) -> None:
    _, default, option = (cell.strip(" `") for cell in ROWS[name].split("|"))
    value = getattr(Settings(), SETTINGS[name].name)
    if default == "none":
        assert value is None
    else:
        assert Settings(**{SETTINGS[name].name: parse_value(default)}) == Settings()
    if name == "severity":
        return  # `--severity` limits what is shown
    options = {text for parameter in check.params for text in parameter.opts}
    assert option == (f"--{name}" if f"--{name}" in options else "")


def parse_value(text: str) -> object:
    return tomllib.loads(f"value = {text}")["value"]


@pytest.mark.parametrize("name", SETTINGS)
def test_the_example_of_a_setting_changes_it(name: str) -> None:
    [section] = re.findall(rf"^### {name}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    [example] = re.findall(r"^```toml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    settings = parse_settings(Text("argmap.toml", example), RULES)
    assert getattr(settings, SETTINGS[name].name) != getattr(Settings(), SETTINGS[name].name)


def test_fail_on_lists_all_values() -> None:
    [section] = re.findall(r"^### fail-on\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)
    values = re.findall(r'`"([a-z]+)"`', section)
    assert [Settings(fail_on=value) for value in values]
    assert values[-1] == NEVER

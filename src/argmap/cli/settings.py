"""The command-line options for settings, and the settings of each folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import click

from argmap.checker.registry import installed_rules
from argmap.checker.selection import explain_unknown, find_codes, is_selector
from argmap.checker.settings import NEVER, Settings
from argmap.checker.settings_files import find_settings, read_settings
from argmap.cli.options import as_written_option, today_option
from argmap.semantics import Reading
from argmap.source import Severity


def _parse_rules(
    context: click.Context, option: click.Parameter, value: str | None
) -> tuple[str, ...]:
    """Split the value of an option at commas and spaces, and refuse unknown rules."""
    words = tuple((value or "").replace(",", " ").split())
    for word in words:
        if not is_selector(word, installed_rules().rules):
            message = "; ".join(explain_unknown(word, installed_rules().rules))
            raise click.BadParameter(message, context, option)
    return words


_OPTIONS = (
    as_written_option,
    click.option(
        "--select",
        metavar="RULES",
        callback=_parse_rules,
        help="Run only these rules: codes, prefixes of codes, names, default or all.",
    ),
    click.option("--ignore", metavar="RULES", callback=_parse_rules, help="Skip these rules."),
    click.option(
        "--fail-on",
        type=click.Choice([*map(str, Severity), NEVER]),
        help="Exit with 1 for findings of this severity or worse.  [default: error]",
    ),
    click.option(
        "--config",
        metavar="FILE",
        type=click.Path(),
        help="Settings file.  [default: the nearest argmap.toml or pyproject.toml]",
    ),
    click.option("--isolated", is_flag=True, help="Ignore settings files."),
    today_option,
)


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `CheckOptions` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@attrs.frozen(eq=False, repr=False)
class CheckOptions:
    """The values of the settings options. They override settings files."""

    reading: Reading
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    config: str | None
    isolated: bool
    today: date = attrs.field(factory=date.today)
    _by_folder: dict[Path, Settings] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        if self.config is not None and self.isolated:
            raise click.UsageError("--config and --isolated cannot be used together")

    def settings_for(self, folder: Path) -> Settings:
        """Return the settings for the maps in a folder. Raises SettingsError."""
        if folder not in self._by_folder:
            self._by_folder[folder] = self._override(self._read_settings(folder))
        return self._by_folder[folder]

    def _read_settings(self, folder: Path) -> Settings:
        if self.config is not None:
            return read_settings(self.config)
        return Settings() if self.isolated else find_settings(folder)

    def _override(self, settings: Settings) -> Settings:
        if self.select:
            settings = attrs.evolve(settings, select=self.select, ignore=())
        # A code is the narrowest selector, so nothing in the file overrides --ignore.
        ignore = (*settings.ignore, *find_codes(self.ignore, installed_rules().rules))
        if self.fail_on is not None:
            settings = attrs.evolve(settings, fail_on=self.fail_on)
        return attrs.evolve(settings, ignore=ignore, today=self.today)

"""The options that say how maps are checked, and the settings that they and files come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.findings.catalogue import installed
from argmap.findings.configuration import NEVER, read_settings, settings_file
from argmap.findings.selection import is_known, meant, unknown
from argmap.findings.settings import Settings
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Callable


def _words(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The words that name rules in the value of an option, which has commas between them."""
    words = tuple((value or "").replace(",", " ").split())
    for word in words:
        if not is_known(word, installed().rules):
            raise click.BadParameter("; ".join(unknown(word, installed().rules)), context, option)
    return words


_OPTIONS = (
    click.option(
        "--select",
        metavar="RULES",
        callback=_words,
        help="Ask these rules and no others: codes, beginnings of codes, names, default, all.",
    ),
    click.option("--ignore", metavar="RULES", callback=_words, help="Do not ask these rules."),
    click.option(
        "--fail-on",
        type=click.Choice([*map(str, Severity), NEVER]),
        help="How bad a finding makes the exit code 1.  [default: error]",
    ),
    click.option(
        "--config",
        metavar="FILE",
        type=click.Path(),
        help="Settings for all maps.  [default: the nearest argmap.toml or pyproject.toml]",
    ),
    click.option("--isolated", is_flag=True, help="Look for no settings in files."),
)


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that a `Chosen` is made of."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@attrs.frozen(eq=False)
class Chosen:
    """What the options of a run say about settings. They win over files."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    config: str | None
    isolated: bool
    _of_folders: dict[Path, Settings] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        if self.config is not None and self.isolated:
            raise click.UsageError("--config names settings, and --isolated asks for none")

    def settings_in(self, folder: Path) -> Settings:
        """The settings for the maps in a folder. Raises SettingsError."""
        if folder not in self._of_folders:
            self._of_folders[folder] = self._over(self._in_file(folder))
        return self._of_folders[folder]

    def _in_file(self, folder: Path) -> Settings:
        path = Path(self.config) if self.config is not None else None
        if path is None and not self.isolated:
            path = settings_file(folder)
        return read_settings(path, installed().rules) if path else Settings()

    def _over(self, settings: Settings) -> Settings:
        """Settings of a file, with what the options say instead."""
        if self.select:
            settings = attrs.evolve(settings, select=self.select, ignore=())
        # By code, so that no word of a file is narrower.
        ignore = (*settings.ignore, *meant(self.ignore, installed().rules))
        fail_on = settings.fail_on
        if self.fail_on is not None:
            fail_on = None if self.fail_on == NEVER else Severity(self.fail_on)
        return attrs.evolve(settings, ignore=ignore, fail_on=fail_on)

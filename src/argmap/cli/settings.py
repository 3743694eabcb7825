"""The options that say how maps are checked, and the settings that they and files come to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.checker.settings_files import settings_file, settings_text
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.checker.settings import Settings
    from argmap.source import Text


def _words(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The words that name rules in the value of an option, which has commas between them."""
    words = tuple((value or "").replace(",", " ").split())
    if not words:
        return ()
    from argmap.checker.catalogue import installed
    from argmap.checker.selection import is_known, unknown

    for word in words:
        if not is_known(word, installed().rules):
            raise click.BadParameter("; ".join(unknown(word, installed().rules)), context, option)
    return words


NEVER = "never"
"""With which word no finding makes the command fail."""

_OPTIONS = (
    click.option("--as-written", is_flag=True, help="Judge without the implicit relations."),
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
    """What the options of a run say about how maps are checked. They win over files."""

    as_written: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    config: str | None
    isolated: bool
    today: date = attrs.field(factory=date.today, init=False)
    _texts: dict[Path, Text | None] = attrs.field(factory=dict, init=False)
    _settings: dict[Path, Settings] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        if self.config is not None and self.isolated:
            raise click.UsageError("--config names settings, and --isolated asks for none")

    def settings_in(self, folder: Path) -> Settings:
        """The settings for the maps in a folder. Raises SettingsError."""
        if folder not in self._settings:
            self._settings[folder] = self._over(self.text_for(folder))
        return self._settings[folder]

    def text_for(self, folder: Path) -> Text | None:
        """The text of the file that counts in a folder, if there is one. Raises SettingsError."""
        if folder not in self._texts:
            path = Path(self.config) if self.config is not None else None
            if path is None and not self.isolated:
                path = settings_file(folder)
            self._texts[folder] = settings_text(path) if path else None
        return self._texts[folder]

    @property
    def words(self) -> tuple[object, ...]:
        """The options as they were given."""
        return (
            self.as_written,
            self.select,
            self.ignore,
            self.fail_on,
            self.config,
            self.isolated,
        )

    def _over(self, text: Text | None) -> Settings:
        """The settings in a text, with what the options say instead."""
        from argmap.checker.catalogue import installed
        from argmap.checker.configuration import settings_of
        from argmap.checker.selection import meant
        from argmap.checker.settings import Settings

        settings = settings_of(text, installed().rules) if text else Settings()
        if self.select:
            settings = attrs.evolve(settings, select=self.select, ignore=())
        # By code, so that no word of a file is narrower.
        ignore = (*settings.ignore, *meant(self.ignore, installed().rules))
        fail_on = settings.fail_on
        if self.fail_on is not None:
            fail_on = None if self.fail_on == NEVER else Severity(self.fail_on)
        return attrs.evolve(settings, ignore=ignore, fail_on=fail_on, today=self.today)

"""Pages of maps as files of `argmap render`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import click
from click.core import ParameterSource

from argmap.cli.inputs import display_name, file_of
from argmap.cli.output_files import Output, OutputFormat, Target
from argmap.loader import Draft
from argmap.rendering import Theme
from argmap.semantics import Reading
from argmap.test_results import Outcomes
from argmap.text_layout import join_words
from argmap.web.checked_page import check_page_data
from argmap.web.document import PAGE_THEMES, PageTheme, write_document

_PICTURE_OPTIONS = {
    "each",
    "page",
    "engine",
    "direction",
    "depth",
    "timeout",
    "id_prefix",
    "no_ids",
    "no_sections",
    "no_legend",
}
_PART_OPTIONS = {"focus", "explain"}


def choose_page_theme(context: click.Context, theme: Theme | None) -> PageTheme:
    """Return the theme of a page. Raises click.UsageError for options that only pictures have."""
    for parameter in context.command.params:
        name = parameter.name or ""
        if context.get_parameter_source(name) is ParameterSource.DEFAULT:
            continue
        option = parameter.opts[-1]
        if name in _PICTURE_OPTIONS:
            raise click.UsageError(f"{option} is for pictures, not for html")
        if name in _PART_OPTIONS:
            statement = context.params[name]
            raise click.UsageError(
                f"{option} is for pictures, and html shows the whole map: "
                f"open it with `#s={statement}` at the end of its address"
            )
    if theme is not None and theme not in PAGE_THEMES:
        themes = join_words(PAGE_THEMES, word="or")
        raise click.UsageError(f"--theme {theme} is for pictures: html is {themes}")
    return theme or "auto"


@attrs.frozen
class PageBuilder:
    """Builds pages, with the findings that `argmap check` has."""

    reading: Reading
    theme: PageTheme
    outcomes: Outcomes | None
    today: date

    def build(self, path: str, draft: Draft, target: Target[OutputFormat]) -> Iterator[Output]:
        """Yield the page of a map. Raises SettingsError and RuleFailedError."""
        folder = Path(file_of(path, draft)).parent
        name = display_name(path)
        data = check_page_data(draft, name, folder, self.reading, self.today, self.outcomes)
        yield Output(target.path, write_document(data, self.theme).encode())

"""Fix errors in the texts of maps."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.checker.selection import is_text_error_ignored
from argmap.cli.inputs import MapInputs
from argmap.cli.rewriting import Mode, Rewriting, rewrite_maps
from argmap.cli.settings import CheckOptions
from argmap.language.fixing import fix_text
from argmap.source import Diagnostic, Text
from argmap.text_layout import pluralize, strip_commands, strip_control_chars

MOST_SHOWN = 20
"""The number of fixes of a map to print before counting the rest."""


def fix_maps(
    context: click.Context, inputs: MapInputs, options: CheckOptions, mode: Mode
) -> Rewriting:
    """Fix the errors of maps that can mean only one thing, and list the fixes on standard error.

    Errors that `per-path-ignores` ignores stay. A map that another one includes is fixed if it is
    among the inputs. Raises SettingsError.
    """
    fixed: dict[str, tuple[Diagnostic, ...]] = {}

    def fix(text: Text) -> str:
        settings = options.settings_for(Path(text.name).parent)
        result = fix_text(text, lambda error: is_text_error_ignored(error, settings))
        # The blocks of a Markdown file come one by one, the last one first.
        fixed[text.name] = (*result.fixed, *fixed.get(text.name, ()))
        return result.content

    rewriting = rewrite_maps(context, inputs, fix, mode)
    if rewriting.changed:
        for path in rewriting.changed if mode is Mode.WRITE else ():
            _print_fixes(fixed[path])
        errors = pluralize(sum(len(fixed[path]) for path in rewriting.changed), "error")
        maps = pluralize(len(rewriting.changed), "map")
        would = "would fix" if mode is Mode.DIFF else "fixed"
        click.echo(f"{would} {errors} in {maps}", err=True)
    return rewriting


def _print_fixes(fixed: tuple[Diagnostic, ...]) -> None:
    for error in fixed[:MOST_SHOWN]:
        assert error.span
        place = f"{error.span.path}:{error.span.line}:{error.span.column}"
        line = strip_control_chars(f"{place}: fixed {error.code}: {error.message}")
        click.echo(strip_commands(line), err=True)
    if len(fixed) > MOST_SHOWN:
        click.echo(f"and {len(fixed) - MOST_SHOWN:,} more", err=True)

"""`argmap fmt`: give the texts of maps one layout."""

from __future__ import annotations

from functools import cache, partial

import click

from argmap.checker.settings import SettingsError
from argmap.checker.settings_files import find_settings
from argmap.cli.console import FAILED, print_diagnostic, print_error, print_path
from argmap.cli.inputs import STDIN, find_maps, optional_paths_argument
from argmap.cli.rewriting import Mode, rewrite_maps
from argmap.files import STDIN_NAME
from argmap.language.line_breaking import WIDTH
from argmap.loader import ArgmapError
from argmap.loader.formatting import NARROWEST, format_map
from argmap.source import Text

CHANGED = 1


@click.command(
    short_help="Format maps.",
    epilog="""\b
Examples:
  argmap fmt maps/
  argmap fmt --check maps/
  argmap fmt --diff --width 100 plan.argmap
  argmap fmt --stdin-filename plan.argmap - < plan.argmap

\b
Exit codes:
  0  success
  1  with --check or --diff: a map is not formatted
  2  a map cannot be read, has errors, or cannot be written""",
)
@optional_paths_argument
@click.option("--check", is_flag=True, help="Only name the maps that are not formatted.")
@click.option("--diff", is_flag=True, help="Only show what would change.")
@click.option(
    "--width",
    type=click.IntRange(min=NARROWEST),
    default=WIDTH,
    show_default=True,
    metavar="N",
    help="Columns of a line.",
)
@click.option(
    "--stdin-filename",
    metavar="PATH",
    default=STDIN_NAME,
    help="Path of the map on standard input, for messages.",
)
@click.pass_context
def fmt(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    width: int,
    stdin_filename: str,
) -> None:
    """Format maps: give their texts one layout, and keep comments and blank lines.

    PATH is a map, a Markdown file with maps, a folder with maps (by default, the current one), or -
    for standard input, whose formatted text is printed. A file with errors in a map is reported and
    stays as it is.
    """
    if stdin_filename != STDIN_NAME and STDIN not in paths:
        raise click.UsageError("--stdin-filename needs the path -")
    if check and diff:
        raise click.UsageError("--check and --diff cannot be used together")
    mode = Mode.CHECK if check else Mode.DIFF if diff else Mode.WRITE
    try:
        inputs = find_maps(paths, cache(find_settings))
    except SettingsError as error:
        for diagnostic in error.diagnostics:
            print_diagnostic(diagnostic)
        context.exit(FAILED)
    rewriting = rewrite_maps(context, inputs, partial(_format, width), mode, stdin_filename)
    for path in rewriting.changed:
        if mode is Mode.CHECK or (mode is Mode.WRITE and path != STDIN):
            print_path(stdin_filename if path == STDIN else path)
    rewriting.print_failures()
    for problem in inputs.problems:
        print_error(problem)
    if inputs.problems or rewriting.failed or rewriting.refused:
        context.exit(FAILED)
    context.exit(CHANGED if rewriting.changed and mode is not Mode.WRITE else 0)


def _format(width: int, text: Text) -> str | None:
    """Return the text of a map in its layout, or None if it has errors, which are printed."""
    try:
        return format_map(text, width)
    except ArgmapError as error:
        for diagnostic in error.diagnostics:
            print_diagnostic(diagnostic)
        print_error(f"{text.name} not formatted: fix the errors above first")
        return None

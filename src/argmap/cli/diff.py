"""`argmap diff`: compare two versions of a map by what they say."""

from __future__ import annotations

import click

from argmap.cli.console import FAILED, get_report_width, paint, print_error, print_report
from argmap.cli.inputs import STDIN, display_name
from argmap.cli.options import as_written_option, print_diagnostics, read_map_or_exit
from argmap.cli.revisions import RevisionError, is_revision, read_revision
from argmap.model import ArgumentMap
from argmap.reports.comparison_json import comparison_to_json
from argmap.reports.comparison_report import (
    comparison_to_html,
    comparison_to_markdown,
    format_comparison,
)
from argmap.semantics import Reading
from argmap.semantics.comparison import compare

WORSE = 1


@click.command(
    short_help="Compare two versions of a map by what they say.",
    epilog="""\b
Examples:
  argmap diff old.argmap new.argmap
  argmap diff HEAD:plan.argmap plan.argmap
  argmap diff --format markdown main:plan.argmap plan.argmap

\b
Exit codes:
  0  no recommendation has a worse verdict
  1  a recommendation has a worse verdict
  2  a map could not be read""",
)
@click.argument("before", metavar="BEFORE", type=click.Path(allow_dash=True, readable=False))
@click.argument("after", metavar="AFTER", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@as_written_option
@click.pass_context
def diff(context: click.Context, before: str, after: str, form: str, reading: Reading) -> None:
    """Compare two versions of a map by what they say: what changed, and what got worse.

    BEFORE and AFTER are maps, or files in a Git revision: REVISION:FILE. One can be - for standard
    input. Changed verdicts come first, then the statements, reasons and sources that were added,
    withdrawn, reworded or renamed. Layout and order do not count.
    """
    if before == after == STDIN:
        raise click.UsageError("only one of the maps can be standard input")
    comparison = compare(_read(context, before), _read(context, after), reading)
    title = f"{display_name(before)} → {display_name(after)}"
    match form:
        case "json":
            report = comparison_to_json(comparison)
        case "markdown":
            report = comparison_to_markdown(comparison, title)
        case "html":
            report = comparison_to_html(comparison, title)
        case _:
            report = format_comparison(comparison, get_report_width(), paint)
    print_report(report, form)
    context.exit(WORSE if comparison.worse_recommendations else 0)


def _read(context: click.Context, path: str) -> ArgumentMap:
    """Return a map from a file, standard input or a revision. Print its errors and exit if any."""
    if path == STDIN or not is_revision(path):
        return read_map_or_exit(context, path, "compared")
    try:
        draft = read_revision(path)
    except RevisionError as error:
        print_error(f"{path} cannot be read: {error}")
        context.exit(FAILED)
    if not print_diagnostics(path, draft, "compared"):
        context.exit(FAILED)
    return draft.map

"""`argmap coverage`: what of the mapped text no statement takes up."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.console import FAILED, format_option, get_terminal_width, paint, print_error
from argmap.cli.inputs import STDIN
from argmap.cli.one_map import file_argument, read_map_or_exit
from argmap.documents import measure_coverage
from argmap.files import UnreadableError, read_text
from argmap.reports.coverage_report import coverage_to_json, format_coverage
from argmap.text_layout import WIDTH


@click.command(
    short_help="Say what of the mapped text is left out.",
    epilog="""\b
Examples:
  argmap coverage plan.argmap
  argmap coverage plan.argmap --document article.txt""",
)
@file_argument
@click.option(
    "--document",
    type=click.Path(dir_okay=False),
    help="The text that the map is of.  [default: the `document:` of the map]",
)
@format_option
@click.pass_context
def coverage(context: click.Context, path: str, document: str | None, form: str) -> None:
    """Say which paragraphs, sentences and figures of a text no statement of its map takes up.

    FILE is a map, or - for standard input. Its statements are placed in the text by `[at ¶7]`. A
    sentence that is left over is one to look at: it may be said in other words.
    """
    argument_map = read_map_or_exit(context, path, "compared with its text")
    name = document or _document_of(context, path, argument_map.document)
    try:
        content = read_text(Path(name), name).content
    except UnreadableError as problem:
        print_error(f"{problem.message}; {problem.help}" if problem.help else problem.message)
        context.exit(FAILED)
    covered = measure_coverage(argument_map, content)
    if form == "json":
        report = coverage_to_json(covered, name)
    else:
        report = format_coverage(covered, name, min(get_terminal_width(), WIDTH), paint)
    click.echo(report, nl=False)


def _document_of(context: click.Context, path: str, document: str) -> str:
    """The path of the text that a map names; ends the run where there is none to be read.

    As with includes, what is named in a map stays in the folder of the map.
    """
    folder = Path() if path == STDIN else Path(path).parent
    if not document:
        print_error("the map does not say which text it is of: add `document:`, or give --document")
        context.exit(FAILED)
    named = folder / document
    try:
        inside = named.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL byte
        inside = False
    if not inside:
        print_error(f"{document} is not in the folder of the map: give it with --document")
        context.exit(FAILED)
    return str(named)

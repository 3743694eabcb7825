"""`argmap coverage`: report what the document of a map says and the map does not."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.console import FAILED, get_terminal_width, paint, print_error
from argmap.cli.inputs import STDIN
from argmap.cli.options import file_argument, format_option, read_map_or_exit
from argmap.documents import measure_coverage
from argmap.files import UnreadableError, read_text
from argmap.reports.coverage_report import coverage_to_json, format_coverage
from argmap.text_layout import WIDTH


@click.command(
    short_help="Show what a map leaves out of its document.",
    epilog="""\b
Examples:
  argmap coverage plan.argmap
  argmap coverage plan.argmap --document article.txt

\b
Exit codes:
  0  success
  2  the map or the document could not be read""",
)
@file_argument
@click.option(
    "--document",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="The document that the map describes.  [default: the map's `document:`]",
)
@format_option
@click.pass_context
def coverage(context: click.Context, path: str, document: str | None, form: str) -> None:
    """Show paragraphs, sentences and figures of a document that its map does not cover.

    FILE is a map, or - for standard input. Statements refer to paragraphs with `[at ¶7]`. Words and
    figures are compared, so a sentence that statements paraphrase may be listed, too.
    """
    argument_map = read_map_or_exit(context, path, "compared")
    name = document or _find_document(context, path, argument_map.document)
    try:
        content = read_text(Path(name), name).content
    except UnreadableError as error:
        print_error(f"{error.message}; {error.help}" if error.help else error.message)
        context.exit(FAILED)
    result = measure_coverage(argument_map, content)
    if form == "json":
        report = coverage_to_json(result, name)
    else:
        report = format_coverage(result, name, min(get_terminal_width(), WIDTH), paint)
    click.echo(report, nl=False)


def _find_document(context: click.Context, path: str, document: str) -> str:
    """Return the path of the document that a map names, or exit.

    As with includes, it must be in the folder of the map.
    """
    folder = Path() if path == STDIN else Path(path).parent
    if not document:
        print_error("the map names no document: add `document: FILE` to it, or use --document FILE")
        context.exit(FAILED)
    named = folder / document
    try:
        inside = named.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # circular links, a NUL byte
        inside = False
    if not inside:
        print_error(f"{document} is outside the folder of the map: use --document FILE")
        context.exit(FAILED)
    return str(named)

"""`argmap coverage`: report what the document of a map says and the map does not."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.console import FAILED, get_report_width, paint, print_error, print_report
from argmap.cli.inputs import STDIN
from argmap.cli.options import file_argument, format_option, read_map_or_exit
from argmap.documents import measure_coverage
from argmap.files import UnreadableError, read_text
from argmap.project import ProjectFiles
from argmap.reports.coverage_report import coverage_to_json, format_coverage


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
    if not (document or argument_map.document):
        print_error("the map names no document: add `document: FILE` to it, or use --document FILE")
        context.exit(FAILED)
    try:
        if document:
            text = read_text(Path(document), document)
        else:
            folder = Path() if path == STDIN else Path(path).parent
            text = ProjectFiles(folder).find(argument_map.document, folder).read()
    except UnreadableError as error:
        print_error(f"{error}{'' if document else ' (or use --document FILE)'}")
        context.exit(FAILED)
    result = measure_coverage(argument_map, text.content)
    if form == "json":
        report = coverage_to_json(result, text.name)
    else:
        report = format_coverage(result, text.name, get_report_width(), paint)
    print_report(report, form)

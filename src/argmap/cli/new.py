"""`argmap new`: write a map to start from, empty or with the paragraphs of a document."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import click

from argmap.cli.console import FAILED, print_error, print_path
from argmap.documents.outline import outline_document
from argmap.files import UnreadableError, read_text, relative_path, replace_file
from argmap.project import SUFFIX, ProjectFiles
from argmap.source import UNPRINTABLE

TEMPLATE = """\
title: The question that this map answers
author: Your name

source report: A report {date: 2024-05-01, url: "https://example.org/report"}

// A recommendation needs a reason. Write evidence where you can, and cite its source.
recommendation act: Say who should do what. {by: "The addressee"}
  because claim works: Say why that would help.
    because evidence observed: Say what was observed [@report, p. 3].
  and goal better: Say what it is for.
  but claim costs: Write the strongest objection.
    but evidence answer: Answer it, if you can [@report, p. 7].
"""

_MARKUP = (
    (re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE), "a web page"),
    (re.compile(r"\{\\rtf"), "rich text"),
)
"""The starts of files that are text, but not paragraphs."""


@click.command(
    short_help="Start a map.",
    context_settings={"allow_extra_args": True},
    epilog="""\b
Examples:
  argmap new -o plan.argmap
  argmap new --from article.txt -o article.argmap

\b
Exit codes:
  0  success
  2  the document could not be read, or the file exists or could not be
     written""",
)
@click.option(
    "--from",
    "document",
    metavar="FILE",
    type=click.Path(dir_okay=False, readable=False),
    help="A text, such as an article: number its paragraphs, and list its sources.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Output file, which must not exist.  [default: standard output]",
)
@click.pass_context
def new(context: click.Context, document: str | None, output: str | None) -> None:
    """Write a map to start from: an example to replace, or the outline of a document.

    The outline has the title and the headings of the document, a source for each web address and
    DOI in it, and each paragraph as a comment, with the number to refer to: [at ¶7].
    """
    if context.args:
        path = context.args[0]
        option = "--from" if os.path.lexists(path) else "-o"
        command = f"argmap new {option} {shlex.quote(path)}"
        raise click.UsageError(f"name the file with an option: {command}")
    if output is not None and os.path.lexists(output):
        print_error(f"{output} exists already; name a new file")
        context.exit(FAILED)
    content = TEMPLATE if document is None else _outline(context, document, output)
    data = content.encode()
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        replace_file(Path(output), data)
    except OSError as error:
        print_error(f"{output} cannot be written: {error.strerror}")
        context.exit(FAILED)
    print_path(output)
    if not output.lower().endswith(SUFFIX):
        print_error(f"warning: in folders, argmap finds only maps that end in {SUFFIX}")


def _outline(context: click.Context, document: str, output: str | None) -> str:
    """Return the outline of a document. Print a warning if the map cannot name its file."""
    folder = Path(output).parent if output else Path()
    path = relative_path(document, folder)
    try:
        text = read_text(Path(document), document)
    except UnreadableError as error:
        print_error(str(error))
        context.exit(FAILED)
    for beginning, kind in _MARKUP:
        if beginning.match(text.content):
            print_error(f"{document} is {kind}; save it as plain text or Markdown")
            context.exit(FAILED)
    if UNPRINTABLE.search(path) or path != path.strip():
        print_error(f"warning: a map cannot name {path!r}; rename it, and add `document: FILE`")
        return outline_document(text)
    try:
        ProjectFiles(folder).find(path, folder)
    except UnreadableError as error:
        print_error(f"warning: `argmap coverage` will not read it: {error}")
    return outline_document(text, path)

"""`argmap merge`: merge two versions of a map statement by statement."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.console import FAILED, print_content, print_error
from argmap.files import UnreadableError, decode_exactly, read_bytes, replace_file
from argmap.merging.merge import MARKER_SIZE, merge_texts
from argmap.text_layout import pluralize

CONFLICTS = 1

_version = click.Path(dir_okay=False, readable=False)


@click.command(
    short_help="Merge two versions of a map.",
    epilog="""\b
Examples:
  argmap merge base.argmap ours.argmap theirs.argmap -o merged.argmap
  git config merge.argmap.driver 'argmap merge --path %P -o %A %O %A %B'

\b
Exit codes:
  0  success
  1  there are conflicts
  2  a file could not be read or written""",
)
@click.argument("base", metavar="BASE", type=_version)
@click.argument("ours", metavar="OURS", type=_version)
@click.argument("theirs", metavar="THEIRS", type=_version)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Output file.  [default: standard output]",
)
@click.option("--path", metavar="NAME", help="Name of the map in messages.  [default: OURS]")
@click.option(
    "--marker-size",
    metavar="N",
    type=click.IntRange(min=1, max=1000),
    default=MARKER_SIZE,
    show_default=True,
    help="Length of the markers of conflicts.",
)
@click.pass_context
def merge(
    context: click.Context,
    base: str,
    ours: str,
    theirs: str,
    output: str | None,
    path: str | None,
    marker_size: int,
) -> None:
    """Merge two versions of a map, OURS and THEIRS, which both come from BASE.

    Changes of different statements are merged, even in neighboring lines. What both versions
    change differently is marked as Git marks conflicts. The merged map says what BASE says with
    the changes of both: anything else is reported as a conflict.
    """
    try:
        before, mine, other = (
            decode_exactly(read_bytes(Path(version), version), version).content
            for version in (base, ours, theirs)
        )
    except UnreadableError as error:
        print_error(str(error))
        context.exit(FAILED)
    merged = merge_texts(before, mine, other, marker_size=marker_size)
    if output is None:
        print_content(merged.content)
    else:
        try:
            replace_file(Path(output), merged.content.encode())
        except OSError as error:
            print_error(f"{output} cannot be written: {error.strerror}")
            context.exit(FAILED)
    name = path or ours
    for conflict in merged.conflicts:
        place = f"{name}:{conflict.line}" if conflict.line else name
        print_error(f"{place}: {conflict.message}")
    if merged.conflicts:
        print_error(f"{pluralize(len(merged.conflicts), 'conflict')} in {name}")
        context.exit(CONFLICTS)

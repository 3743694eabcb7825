"""The one map that a command is about: read as a whole, or said why it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli.console import FAILED, paint, print_error
from argmap.cli.inputs import display_name, read_maps
from argmap.reports.findings_text import format_diagnostic
from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.loader import Draft
    from argmap.model import ArgumentMap

file_argument = click.argument(
    "path", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True)
)


def read_map_or_exit(context: click.Context, path: str, done: str) -> ArgumentMap:
    """The map in a file, or on standard input for `-`.

    One with errors ends the run: they are shown, and that the map is not `done` for that reason.
    """
    draft = read_maps([path])[0][path]
    if draft.diagnostics:
        print_errors(path, draft, done)
        context.exit(FAILED)
    return draft.map


def print_errors(path: str, draft: Draft, done: str) -> None:
    """Say what is wrong with the text of a map, and that it is not `done` for that reason."""
    for diagnostic in draft.diagnostics:
        click.echo(format_diagnostic(diagnostic, paint), err=True)
    print_error(f"{display_name(path)} is not {done}: its errors come first")


def reject_unknown_ids(
    context: click.Context, argument_map: ArgumentMap, ids: Iterable[str]
) -> None:
    """End the run if a map does not have all of some statements; say which are near."""
    unknown = [each for each in ids if each not in argument_map.statements]
    for each in unknown:
        near = nearest(each, argument_map.statements)
        hint = f"; did you mean `{near}`?" if near else ""
        print_error(f"there is no statement `{each}` in this map{hint}")
    if unknown:
        context.exit(FAILED)

"""`argmap render`: maps as pictures."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.cli.console import FAILED, print_error
from argmap.cli.inputs import STDIN, SUFFIX, display_name, paths_argument, read_maps
from argmap.cli.options import evidence_option, find_withdrawals, print_errors
from argmap.rendering import FORMATS, RenderError, draw
from argmap.rendering.dot import DIRECTIONS
from argmap.rendering.theme import THEMES
from argmap.semantics import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.loader import Draft
    from argmap.rendering import Picture
    from argmap.test_results import Outcomes

STDOUT = "-"


@click.command(
    short_help="Draw maps as pictures.",
    epilog="""\b
Examples:
  argmap render plan.argmap
  argmap render plan.argmap -o plan.pdf --direction right
  argmap render --focus agenda --depth 2 -o - plan.argmap > agenda.svg""",
)
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    help="Where the picture goes; - is standard output.  [default: beside the map]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What it is drawn as.  [default: as the ending of the output says, or svg]",
)
@click.option(
    "--engine",
    help="A Graphviz `dot`, by name or path.  [default: $ARGMAP_ENGINE, or the one inside]",
)
@click.option(
    "--direction",
    type=click.Choice([*DIRECTIONS]),
    default="down",
    show_default=True,
    help="Where the reasons for a conclusion go.",
)
@click.option(
    "--theme",
    type=click.Choice([*THEMES]),
    default="light",
    show_default=True,
    help="For a light ground or for a dark one.",
)
@click.option("--focus", metavar="ID", help="Draw only what bears on this statement.")
@click.option(
    "--depth", type=click.IntRange(min=0), help="In how many steps, at most, it bears on it."
)
@click.option(
    "--explain", metavar="ID", help="Show in full colour what explains the verdict on this one."
)
@click.option("--as-written", is_flag=True, help="Judge without the implicit relations.")
@click.option("--no-legend", is_flag=True, help="Leave the legend out.")
@evidence_option
@click.pass_context
def render(
    context: click.Context,
    paths: tuple[str, ...],
    output: str | None,
    form: str | None,
    engine: str | None,
    direction: str,
    theme: str,
    focus: str | None,
    depth: int | None,
    explain: str | None,
    as_written: bool,
    no_legend: bool,
    outcomes: Outcomes | None,
) -> None:
    """Draw maps as pictures, each beside its map, and print where they are.

    PATH is a map, a folder with maps, or - for standard input, whose picture goes to standard
    output. A map with errors is not drawn.
    """
    if depth is not None and focus is None:
        raise click.UsageError("--depth goes with --focus")
    drafts, problems = read_maps(paths)
    if output is not None and len(drafts) != 1:
        raise click.UsageError(f"-o is for one map, and these are {len(drafts)}")
    targets = {path: _target(path, output, form) for path in drafts}
    for problem in problems:
        print_error(problem)
    drawing = partial(
        draw,
        engine=engine,
        direction=direction,
        theme=theme,
        focus=focus,
        depth=depth,
        explain=explain,
        reading=Reading.AS_WRITTEN if as_written else Reading.CHARITABLE,
        legend=not no_legend,
    )
    done = [
        _draw(path, draft, targets[path], drawing, find_withdrawals(outcomes, draft.map))
        for path, draft in drafts.items()
    ]
    context.exit(0 if all(done) and not problems else FAILED)


@attrs.frozen
class _Target:
    """Where a picture goes, and what it is drawn as."""

    path: str
    form: str


def _target(path: str, output: str | None, form: str | None) -> _Target:
    """Where the picture of a map goes. Raises click.UsageError where that cannot be."""
    if output is None and path != STDIN:
        form = form or FORMATS[0]
        stem = path[: -len(SUFFIX)] if path.lower().endswith(SUFFIX) else path
        return _Target(f"{stem}.{form}", form)
    if output is None or output == STDOUT:
        return _Target(STDOUT, form or FORMATS[0])
    if path != STDIN and os.path.realpath(path) == os.path.realpath(output):
        raise click.UsageError(f"the picture would overwrite the map {path}")
    ending = Path(output).suffix.lower().removeprefix(".")
    if form is not None and ending in FORMATS and ending != form:
        raise click.UsageError(f"{output} would hold no .{ending}: --format says {form}")
    if form is None and ending not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise click.UsageError(f"{output} does not end in one of {known}; say --format")
    return _Target(output, form or ending)


def _draw(
    path: str,
    draft: Draft,
    target: _Target,
    drawing: partial[Picture],
    withdrawn: Mapping[str, str],
) -> bool:
    """Draw a map and say where the picture is; otherwise say why it is not there."""
    if draft.diagnostics:
        print_errors(path, draft, "drawn")
        return False
    if not draft.map.statements:
        print_error(f"{display_name(path)} is not drawn: there is no statement in it")
        return False
    try:
        made = drawing(draft.map, target.form, withdrawn=withdrawn)
    except RenderError as problem:
        print_error(f"{display_name(path)} is not drawn: {problem}")
        return False
    for warning in made.warnings:
        print_error(f"{display_name(path)}: {warning}")
    return _write(made.data, target.path)


def _write(data: bytes, path: str) -> bool:
    if path == STDOUT:
        click.echo(data, nl=False)
        return True
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        print_error(f"{path} cannot be written: {error.strerror}")
        return False
    click.echo(path)
    return True

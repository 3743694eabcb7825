"""`argmap render`: draw maps."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import attrs
import click

from argmap.cli.console import FAILED, print_error
from argmap.cli.inputs import STDIN, display_name, paths_argument, read_maps
from argmap.cli.map_search import SUFFIX
from argmap.cli.options import (
    as_written_option,
    evidence_option,
    find_withdrawals,
    print_diagnostics,
)
from argmap.loader import Draft
from argmap.rendering import (
    DIRECTIONS,
    FORMATS,
    THEMES,
    Direction,
    PictureFormat,
    RenderError,
    Theme,
    View,
    draw,
)
from argmap.rendering.engines import TIMEOUT
from argmap.rendering.output import write_picture
from argmap.semantics import Reading
from argmap.test_results import Outcomes
from argmap.text_layout import join_words

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
    help="Output file; - is standard output.  [default: beside the map]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Output format.  [default: the suffix of the output file, or svg]",
)
@click.option(
    "--engine",
    help="Graphviz to draw with: the name or path of a `dot`, or pygraphviz.  "
    "[default: $ARGMAP_ENGINE, or one that can draw the format]",
)
@click.option(
    "--direction",
    type=click.Choice(DIRECTIONS),
    default="down",
    show_default=True,
    help="Direction from a conclusion to its reasons.",
)
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    default="light",
    show_default=True,
    help="Light or dark background.",
)
@click.option("--focus", metavar="ID", help="Draw only what bears on this statement.")
@click.option(
    "--depth", type=click.IntRange(min=0), help="Draw at most this many steps below --focus."
)
@click.option("--explain", metavar="ID", help="Draw only what explains this verdict.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Time that each picture may take.",
)
@as_written_option
@click.option("--no-ids", is_flag=True, help="Omit ids and places from the boxes.")
@click.option("--no-sections", is_flag=True, help="Omit the frames of sections.")
@click.option("--no-legend", is_flag=True, help="Omit the legend.")
@evidence_option
@click.pass_context
def render(
    context: click.Context,
    paths: tuple[str, ...],
    output: str | None,
    form: PictureFormat | None,
    engine: str | None,
    direction: Direction,
    theme: Theme,
    focus: str | None,
    depth: int | None,
    explain: str | None,
    timeout: float,
    as_written: bool,
    no_ids: bool,
    no_sections: bool,
    no_legend: bool,
    outcomes: Outcomes | None,
) -> None:
    """Draw maps, each into a file beside it, and print the names of the files.

    PATH is a map, a folder of maps, or - for standard input, which is drawn to standard output.
    Maps with errors are not drawn.
    """
    if depth is not None and focus is None:
        raise click.UsageError("--depth requires --focus")
    if focus is not None and explain is not None:
        raise click.UsageError("--focus and --explain exclude each other")
    drafts, problems = read_maps(paths)
    if output is not None and len(drafts) != 1:
        raise click.UsageError(f"--output takes a single map, not {len(drafts)}")
    targets = {path: _choose_target(path, output, form) for path in drafts}
    refused = _find_refused(drafts, targets)
    if output is not None and refused:
        raise click.UsageError(next(iter(refused.values())))
    for problem in problems:
        print_error(problem)
    view = View(
        direction=direction,
        theme=theme,
        focus=focus,
        depth=depth,
        explain=explain,
        reading=Reading.AS_WRITTEN if as_written else Reading.CHARITABLE,
        legend=not no_legend,
        ids=not no_ids,
        sections=not no_sections,
    )
    done = []
    for path, draft in drafts.items():
        if path in refused:
            print_error(f"{display_name(path)} not drawn: {refused[path]}")
            done.append(False)
            continue
        view["withdrawn"] = find_withdrawals(outcomes, draft.map)
        done.append(_draw(path, draft, targets[path], engine, timeout, view))
    context.exit(0 if all(done) and not problems else FAILED)


@attrs.frozen
class _Target:
    """An output file, or `-`, and its format."""

    path: str
    form: PictureFormat


def _choose_target(path: str, output: str | None, form: PictureFormat | None) -> _Target:
    if output is None and path != STDIN:
        stem = path[: -len(SUFFIX)] if path.lower().endswith(SUFFIX) else path
        return _Target(f"{stem}.{form or 'svg'}", form or "svg")
    if output is None or output == STDOUT:
        return _Target(STDOUT, form or "svg")
    by_suffix: Mapping[str, PictureFormat] = {f".{name}": name for name in FORMATS}
    suffix = Path(output).suffix.lower()
    found = by_suffix.get(suffix)
    if form is not None and found not in (None, form):
        raise click.UsageError(f"--format {form} contradicts the suffix {suffix} of {output}")
    if form is None and found is None:
        known = ", ".join(by_suffix)
        raise click.UsageError(f"{output} has none of the suffixes {known}: add --format")
    return _Target(output, form or found or "svg")


def _find_refused(drafts: Mapping[str, Draft], targets: Mapping[str, _Target]) -> Mapping[str, str]:
    """Return the maps whose pictures would overwrite something, each with the reason."""
    read: dict[str, str] = {}
    for path, draft in drafts.items():
        folder = Path() if path == STDIN else Path(path).parent
        document = [str(folder / draft.map.document)] if draft.map.document else []
        for name in (*document, *draft.included_paths, *([] if path == STDIN else [path])):
            read[_identify(name)] = name
    shared: dict[str, list[str]] = {}
    for path, target in targets.items():
        shared.setdefault(_identify(target.path), []).append(path)
    refused = {}
    for path, target in targets.items():
        same = shared[_identify(target.path)]
        if target.path == STDOUT:
            continue
        if (overwritten := read.get(_identify(target.path))) is not None:
            refused[path] = (
                f"{target.path} would overwrite {overwritten}, which the map is read from"
            )
        elif len(same) > 1:
            others = join_words([display_name(other) for other in same])
            refused[path] = f"{others} have the same picture {target.path}: use -o for each"
    return refused


def _identify(path: str) -> str:
    """Return a path that is equal for two names of one file."""
    return os.path.normcase(os.path.realpath(path))


def _draw(
    path: str, draft: Draft, target: _Target, engine: str | None, timeout: float, view: View
) -> bool:
    """Draw a map, print the name of the file, and return whether that worked."""
    if not print_diagnostics(path, draft, "drawn"):
        return False
    if not draft.map.statements:
        print_error(f"{display_name(path)} not drawn: it has no statements")
        return False
    try:
        picture = draw(draft.map, target.form, engine=engine, timeout=timeout, **view)
    except RenderError as error:
        print_error(f"{display_name(path)} not drawn: {error}")
        return False
    for warning in picture.warnings:
        print_error(f"{display_name(path)}: {warning}")
    return _write(picture.data, target.path)


def _write(data: bytes, path: str) -> bool:
    if path == STDOUT:
        click.echo(data, nl=False)
        return True
    try:
        write_picture(data, path)
    except RenderError as error:
        print_error(str(error))
        return False
    click.echo(path)
    return True

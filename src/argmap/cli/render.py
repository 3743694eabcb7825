"""`argmap render`: draw maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.console import FAILED, print_error
from argmap.cli.inputs import display_name, paths_argument, read_maps
from argmap.cli.options import (
    as_written_option,
    evidence_option,
    explain_withdrawals,
    get_evidence_path,
    print_diagnostics,
    today_option,
)
from argmap.cli.output_files import (
    OUTPUT_FORMATS,
    STDOUT,
    Output,
    OutputFormat,
    Target,
    choose_targets,
    find_refused,
    list_read,
    write_all,
)
from argmap.loader import Draft
from argmap.model import Kind
from argmap.rendering import (
    DIRECTIONS,
    PAGE_SIZES,
    THEMES,
    Direction,
    PageSize,
    RenderError,
    Theme,
    View,
    draw,
    draw_each,
)
from argmap.rendering.deadline import TIMEOUT, LimitError
from argmap.rendering.views import ID_PREFIX
from argmap.semantics import Reading

if TYPE_CHECKING:  # only pages and outcomes of tests need them
    from argmap.cli.page_files import PageBuilder
    from argmap.test_results import Outcomes


@click.command(
    short_help="Draw maps as pictures or interactive pages.",
    epilog="""\b
Examples:
  argmap render plan.argmap
  argmap render plan.argmap -o plan.html
  argmap render plan.argmap -o plan.pdf --direction right
  argmap render --focus agenda --depth 2 -o - plan.argmap > agenda.svg

\b
Exit codes:
  0  success
  2  a map could not be read or drawn, or a file could not be written""",
)
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    help="Output file, or folder with --each; - is standard output.  [default: beside the map]",
)
@click.option(
    "--each", is_flag=True, help="Draw each recommendation on its own pages, into the folder -o."
)
@click.option(
    "--page",
    type=click.Choice(list(PAGE_SIZES)),
    help="Size of the pages of --each.  [default: 16:9]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(OUTPUT_FORMATS),
    help="Output format; html is an interactive page.  "
    "[default: the suffix of the output file, or svg]",
)
@click.option(
    "--engine",
    metavar="NAME",
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
    help="Colors; auto is light or dark, as the reader prefers.  [default: light; auto for html]",
)
@click.option("--focus", metavar="ID", help="Draw only this statement and what it depends on.")
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    help="Draw at most this many steps below --focus.",
)
@click.option(
    "--explain", metavar="ID", help="Draw only what explains the verdict on this statement."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Time that each picture may take.",
)
@as_written_option
@click.option(
    "--id-prefix",
    default="",
    metavar="PREFIX",
    help="Prefix of all ids in SVG, for several pictures in one page.",
)
@click.option("--no-ids", is_flag=True, help="Omit ids and places from the boxes.")
@click.option("--no-sections", is_flag=True, help="Omit the frames of sections.")
@click.option("--no-legend", is_flag=True, help="Omit the legend.")
@evidence_option
@today_option
@click.pass_context
def render(
    context: click.Context,
    paths: tuple[str, ...],
    output: str | None,
    each: bool,
    page: PageSize | None,
    form: OutputFormat | None,
    engine: str | None,
    direction: Direction,
    theme: Theme | None,
    focus: str | None,
    depth: int | None,
    explain: str | None,
    timeout: float,
    reading: Reading,
    id_prefix: str,
    no_ids: bool,
    no_sections: bool,
    no_legend: bool,
    outcomes: Outcomes | None,
    today: date,
) -> None:
    """Draw maps, each into a file beside it, and print the names of the files.

    PATH is a map, a Markdown file with maps in ```argmap blocks, a folder of maps, or - for
    standard input, which is drawn to standard output. Maps with errors are not drawn.
    """
    _check_options(each, page, output, focus, depth, explain)
    if id_prefix and not ID_PREFIX.fullmatch(id_prefix):
        raise click.UsageError("--id-prefix takes a letter, then letters, digits, - and _")
    drafts, problems = read_maps(paths)
    if output is not None and len(drafts) > 1:
        raise click.UsageError(f"--output takes a single map, not {len(drafts)}")
    view = View(
        direction=direction,
        theme=theme or "light",
        reading=reading,
        legend=not no_legend,
        ids=not no_ids,
        id_prefix=id_prefix,
    )
    if each and output is not None:
        targets: Mapping[str, Target[OutputFormat]] = dict.fromkeys(
            drafts, Target(output, form or "svg")
        )
    else:
        view |= View(focus=focus, depth=depth, explain=explain)
        if no_sections:
            view["sections"] = False
        targets = choose_targets(drafts, output, form, OUTPUT_FORMATS)
    pages = _prepare_pages(context, targets, theme, reading, outcomes, today)
    evidence = get_evidence_path(context)
    refused = find_refused(drafts, targets, evidence)
    if output is not None and refused:
        raise click.UsageError(next(iter(refused.values())))
    for problem in problems:
        print_error(problem)
    done = []
    for path, draft in drafts.items():
        if path in refused:
            print_error(f"{display_name(path)} not drawn: {refused[path]}")
        elif _can_draw(path, draft, each):
            view["withdrawn"] = explain_withdrawals(draft.map, outcomes, today)
            size = page or "16:9" if each else None
            outputs = (
                pages.build(path, draft, targets[path])
                if pages
                else _advise(_draw(draft, targets[path], engine, timeout, size, view))
            )
            read = list_read({path: draft}, evidence)
            done.append(write_all(path, outputs, read))
    context.exit(0 if len(done) == len(drafts) and all(done) and not problems else FAILED)


def _check_options(
    each: bool,
    page: PageSize | None,
    output: str | None,
    focus: str | None,
    depth: int | None,
    explain: str | None,
) -> None:
    if depth is not None and focus is None:
        raise click.UsageError("--depth requires --focus")
    if sum((each, focus is not None, explain is not None)) > 1:
        raise click.UsageError("--each, --focus and --explain cannot be used together")
    if page is not None and not each:
        raise click.UsageError("--page requires --each")
    if each and output in (None, STDOUT):
        raise click.UsageError("--each requires a folder: add --output FOLDER")


def _prepare_pages(
    context: click.Context,
    targets: Mapping[str, Target[OutputFormat]],
    theme: Theme | None,
    reading: Reading,
    outcomes: Outcomes | None,
    today: date,
) -> PageBuilder | None:
    """Return what builds the pages, if pages are asked for. Raises click.UsageError."""
    if not any(target.form == "html" for target in targets.values()):
        return None
    from argmap.cli.page_files import PageBuilder, choose_page_theme  # these need all rules

    return PageBuilder(reading, choose_page_theme(context, theme), outcomes, today)


def _can_draw(path: str, draft: Draft, each: bool) -> bool:
    """Return whether a map can be drawn, and print the reason if not."""
    if not print_diagnostics(path, draft, "drawn"):
        return False
    statements = draft.map.statements.values()
    missing = ""
    if not statements:
        missing = "statements"
    elif each and not any(statement.kind is Kind.RECOMMENDATION for statement in statements):
        missing = "recommendations"
    if missing:
        print_error(f"{display_name(path)} not drawn: it has no {missing}")
    return not missing


def _advise(outputs: Iterator[Output]) -> Iterator[Output]:
    """Yield outputs. If drawing exceeds a limit, say what to do about it. Raises RenderError."""
    try:
        yield from outputs
    except LimitError as error:
        fix = "draw a part with --focus or --explain, or raise --timeout"
        raise RenderError(f"{error}: {fix}") from error


def _draw(
    draft: Draft,
    target: Target[OutputFormat],
    engine: str | None,
    timeout: float,
    page: PageSize | None,
    view: View,
) -> Iterator[Output]:
    """Yield the pictures of a map, or of each recommendation on pages. Raises RenderError."""
    form = target.form
    assert form != "html"
    if page is None:
        picture = draw(draft.map, form, engine=engine, timeout=timeout, **view)
        yield Output(target.path, picture.data, picture.warnings)
        return
    try:
        Path(target.path).mkdir(exist_ok=True)
    except OSError as error:
        raise RenderError(f"cannot make the folder {target.path}: {error.strerror}") from error
    pictures = draw_each(draft.map, form, page=page, engine=engine, timeout=timeout, **view)
    for name, picture in pictures:
        path = str(Path(target.path) / f"{name}.{form}")
        yield Output(path, picture.data, picture.warnings)

"""`argmap check`: what is wrong with maps, and what their recommendations rest on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.checker.settings_files import SettingsError
from argmap.cli.console import FAILED, choose_paint, paint, print_error
from argmap.cli.inputs import named_maps, paths_argument
from argmap.cli.many import reviews_of
from argmap.cli.outcomes import evidence_option
from argmap.cli.settings import Chosen, settings_options
from argmap.reports import FORMATS, Format, format_report
from argmap.reports.findings_text import format_diagnostic
from argmap.reports.statistics import format_statistics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.checker import CheckResult
    from argmap.cli.kept import Kept
    from argmap.test_results import Outcomes
    from argmap.text_layout import Paint

FOUND = 1


@click.command(
    short_help="Judge maps, and say what is wrong with them.",
    epilog="""\b
Examples:
  argmap check plan.argmap
  argmap check --as-written --fail-on warning maps/
  argmap check --select default,R017 --ignore W plan.argmap
  argmap check --baseline known.json --write-baseline maps/
  argmap check --evidence outcomes.json release.argmap
  argmap check --format json - < plan.argmap

\b
Exit codes:
  0  nothing as bad as --fail-on says
  1  something as bad as that
  2  something could not be read""",
)
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="The report: for people, for programs, or for where others look.",
)
@click.option("--statistics", is_flag=True, help="Count what was found by rule.")
@settings_options
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Leave out the findings that this file knows.",
)
@click.option("--write-baseline", is_flag=True, help="Make that file know the findings of today.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many processes check many maps.  [default: one for each processor]",
)
@click.option("--no-cache", is_flag=True, help="Check anew what was checked before.")
@evidence_option
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    form: Format,
    statistics: bool,
    baseline: Path | None,
    write_baseline: bool,
    jobs: int,
    no_cache: bool,
    outcomes: Outcomes | None,
    **options: Any,
) -> None:
    """Check maps: what is wrong with their text, and what their recommendations rest on.

    PATH is a map, a folder with maps, or - for standard input. Settings come from the options, or
    else from the nearest argmap.toml, or pyproject.toml with a table [tool.argmap].
    """
    if statistics and form != FORMATS[0]:
        raise click.UsageError(f"--statistics goes with --format {FORMATS[0]}")
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline goes with --baseline FILE")
    named, chosen = named_maps(paths), Chosen(**options)
    try:
        # What is kept was found without outcomes.
        kept = None if no_cache or outcomes else _kept(chosen)
        reviews, problems = reviews_of(named, chosen, jobs, kept, outcomes)
    except SettingsError as error:
        for diagnostic in error.diagnostics:
            click.echo(format_diagnostic(diagnostic, paint), err=True)
        context.exit(FAILED)
    if baseline is not None:
        reviews = _new(context, reviews, baseline, write_baseline)
    click.echo(_report(reviews, form, statistics, choose_paint(context)), nl=False)
    for problem in (*named.problems, *problems):
        print_error(problem)
    if named.problems or problems or any(each.mistakes for each in reviews):
        context.exit(FAILED)
    failing = any(each.fails_on(finding) for each in reviews for finding in each.findings)
    context.exit(FOUND if failing else 0)


def _kept(chosen: Chosen) -> Kept:
    from argmap.cli.kept import Kept  # it brings a database and OpenSSL

    return Kept(chosen)


def _new(
    context: click.Context, reviews: Sequence[CheckResult], path: Path, write: bool
) -> Sequence[CheckResult]:
    """Some reviews without the findings that a baseline knows, which may be written before that."""
    from argmap.checker.baseline import BaselineError, baseline_of, read_baseline

    try:
        known = baseline_of(reviews, path.parent) if write else read_baseline(path)
        if write:
            known.write(path)
    except BaselineError as error:
        print_error(str(error))
        context.exit(FAILED)
    return known.without_known(reviews)


def _report(reviews: Sequence[CheckResult], form: Format, statistics: bool, paint: Paint) -> str:
    if statistics:
        return format_statistics(reviews, paint)
    return format_report(reviews, form, paint)

"""`argmap check`: what is wrong with maps, and what their recommendations rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli.console import FAILED, complain, painted
from argmap.cli.inputs import paths_argument, read_maps, shown
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.findings import Review

FOUND = 1


@click.command(
    short_help="Judge maps, and say what is wrong with them.",
    epilog="""\b
Examples:
  argmap check plan.argmap
  argmap check --as-written --fail-on warning maps/
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
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The report: for people, or for programs.",
)
@click.option("--as-written", is_flag=True, help="Judge without the implicit relations.")
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, Severity), "never"]),
    default="error",
    show_default=True,
    help="How bad a finding makes the exit code 1.",
)
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], form: str, as_written: bool, fail_on: str
) -> None:
    """Check maps: what is wrong with their text, and what their recommendations rest on.

    PATH is a map, a folder with maps, or - for standard input.
    """
    from argmap.findings import review
    from argmap.support import Reading

    reading = Reading.AS_WRITTEN if as_written else Reading.CHARITABLE
    drafts, problems = read_maps(paths)
    reviews = [review(shown(path), draft, reading) for path, draft in drafts.items()]
    click.echo(_report(reviews, form), nl=False)
    for problem in problems:
        complain(problem)
    if problems or any(each.mistakes for each in reviews):
        context.exit(FAILED)
    context.exit(FOUND if _fails(reviews, fail_on) else 0)


def _report(reviews: Sequence[Review], form: str) -> str:
    if form == "json":
        from argmap.findings.reports import json

        return json.report(reviews)
    from argmap.findings.reports import text

    return text.report(reviews, painted)


def _fails(reviews: Sequence[Review], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    worst = Severity(fail_on).rank
    return any(finding.severity.rank <= worst for each in reviews for finding in each.findings)

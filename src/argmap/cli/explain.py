"""`argmap explain`: why statements stand as they do, and what they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli.console import FAILED, get_terminal_width, paint, print_error
from argmap.cli.options import (
    evidence_option,
    file_argument,
    find_withdrawals,
    format_option,
    read_map_or_exit,
    reject_unknown_ids,
)
from argmap.reports.explain_json import changes_to_json, statement_reports_to_json
from argmap.reports.explain_report import build_statement_reports, format_statement_reports
from argmap.reports.overview import build_overview, format_overview
from argmap.reports.what_if_report import format_changes, format_withdrawn
from argmap.semantics import Reading, assess
from argmap.semantics.restoring import WithdrawnStatements
from argmap.semantics.strength import Semantics, strengths
from argmap.semantics.what_if import suppose, what_if
from argmap.text_layout import WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from argmap.model import ArgumentMap
    from argmap.semantics import Assessment
    from argmap.semantics.strength import Strengths
    from argmap.test_results import Outcomes

    Numbers: TypeAlias = tuple[Semantics, Strengths] | None


@click.command(
    short_help="Say why statements stand as they do.",
    epilog="""\b
Examples:
  argmap explain plan.argmap
  argmap explain plan.argmap agenda deepens
  argmap explain --as-written --all plan.argmap
  argmap explain --without @readout --grant crowded plan.argmap

\b
Exit codes:
  0  it is said
  2  the map could not be read, or has no such statement""",
)
@file_argument
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Explain all recommendations.")
@format_option
@click.option("--as-written", is_flag=True, help="Judge without the implicit relations.")
@click.option(
    "--cautious", is_flag=True, help="Judge with the objections granted that were left bare."
)
@click.option(
    "--without",
    metavar="ID[,ID…]",
    multiple=True,
    help="Say which verdicts change if these statements or @sources are withdrawn.",
)
@click.option(
    "--grant",
    metavar="ID[,ID…]",
    multiple=True,
    help="Say which verdicts change if these statements are granted.",
)
@click.option(
    "--strength",
    type=click.Choice([*map(str, Semantics)]),
    help="Say how strong each comes out, as a number.",
)
@click.option(
    "--budget",
    type=click.IntRange(min=1),
    help="How many values may be judged anew for each number that is hard to find, before the"
    " answer is `at least`.",
)
@evidence_option
@click.pass_context
def explain(
    context: click.Context,
    path: str,
    ids: tuple[str, ...],
    everything: bool,
    form: str,
    as_written: bool,
    cautious: bool,
    without: tuple[str, ...],
    grant: tuple[str, ...],
    strength: str | None,
    budget: int | None,
    outcomes: Outcomes | None,
) -> None:
    """Explain how statements of a map stand, and what they hang on.

    FILE is a map, or - for standard input. With IDs, or --all, each is explained: why its verdict
    is what it is, what it falls with, and what would change that. Without, the recommendations
    stand side by side, the worst first.
    """
    if as_written and cautious:
        raise click.UsageError("--as-written and --cautious are two readings; choose one")
    if everything and ids:
        raise click.UsageError("--all explains the recommendations, and IDs others; choose one")
    suppose = bool(without or grant)
    if suppose and (ids or everything or strength):
        raise click.UsageError("--without and --grant say what changes, and nothing else")
    reading = (
        Reading.AS_WRITTEN if as_written else Reading.CAUTIOUS if cautious else Reading.CHARITABLE
    )
    argument_map = read_map_or_exit(context, path, "explained")
    reject_unknown_ids(context, argument_map, ids)
    withdrawn = find_withdrawals(outcomes, argument_map)
    left = argument_map
    if withdrawn:
        left = _left(context, argument_map, withdrawn, {*ids, *_ids((*without, *grant))})
    if suppose:
        report = _changes(context, left, reading, form, _ids(without), _ids(grant), withdrawn)
    else:
        assessment, numbers = assess(left), _strengths(left, reading, strength)
        if form == "text" and not ids and not everything:
            report = _overview(assessment, reading, numbers)
        else:
            struck_out = WithdrawnStatements(argument_map, withdrawn) if withdrawn else None
            report = _standings(assessment, ids or None, reading, form, budget, numbers, struck_out)
    if form == "text" and withdrawn:
        click.echo(format_withdrawn(argument_map, withdrawn, min(get_terminal_width(), WIDTH)))
    click.echo(report, nl=False)


def _left(
    context: click.Context,
    argument_map: ArgumentMap,
    withdrawn: Mapping[str, str],
    asked: set[str],
) -> ArgumentMap:
    """The map without what is withdrawn; ends the run if that is asked about."""
    if missed := [each for each in withdrawn if each in asked]:
        for each in missed:
            print_error(f"[{each}] is withdrawn: {withdrawn[each]}")
        print_error("what is withdrawn has no verdict to explain")
        context.exit(FAILED)
    return suppose(argument_map, without=withdrawn)


def _ids(groups: tuple[str, ...]) -> list[str]:
    """The ids in some groups of them, with commas between those of a group."""
    return [each.strip() for group in groups for each in group.split(",") if each.strip()]


def _changes(
    context: click.Context,
    argument_map: ArgumentMap,
    reading: Reading,
    form: str,
    without: list[str],
    grant: list[str],
    withdrawn: Mapping[str, str],
) -> str:
    try:
        changes = what_if(argument_map, without=without, grant=grant, reading=reading)
    except ValueError as unknown:
        print_error(str(unknown))
        context.exit(FAILED)
    if form == "json":
        return changes_to_json(changes, withdrawn)
    return format_changes(argument_map, changes, get_terminal_width(), paint)


def _overview(assessment: Assessment, reading: Reading, numbers: Numbers) -> str:
    rows = build_overview(assessment, reading)
    return format_overview(rows, reading, get_terminal_width(), paint, numbers)


def _standings(
    assessment: Assessment,
    ids: tuple[str, ...] | None,
    reading: Reading,
    form: str,
    budget: int | None,
    numbers: Numbers,
    withdrawn: WithdrawnStatements | None,
) -> str:
    found = build_statement_reports(assessment, ids, reading, budget=budget, withdrawn=withdrawn)
    if form == "json":
        return statement_reports_to_json(
            found, numbers and numbers[1], withdrawn.why if withdrawn else None
        )
    return format_statement_reports(found, min(get_terminal_width(), WIDTH), paint, numbers)


def _strengths(argument_map: ArgumentMap, reading: Reading, name: str | None) -> Numbers:
    """The strengths under the semantics of a name, if one is given."""
    if name is None:
        return None
    semantics = Semantics(name)
    return semantics, strengths(argument_map, semantics, reading)

"""`argmap explain`: explain verdicts, and what they depend on."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from argmap.cli.console import (
    FAILED,
    get_report_width,
    get_terminal_width,
    paint,
    print_error,
    print_hint,
    print_report,
)
from argmap.cli.options import (
    as_written_option,
    evidence_option,
    explain_withdrawals,
    file_argument,
    format_option,
    read_map_or_exit,
    reject_unknown_ids,
    today_option,
)
from argmap.model import ArgumentMap
from argmap.project import SUFFIX
from argmap.reports.explain_json import changes_to_json, statement_reports_to_json
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.overview import build_overview, format_overview
from argmap.reports.statement_reports import build_statement_reports
from argmap.reports.what_if_report import format_changes, format_withdrawn
from argmap.semantics import Assessment, Reading, assess
from argmap.semantics.strength import Semantics, Strengths, strengths
from argmap.semantics.what_if import WithdrawnStatements, suppose, what_if
from argmap.test_results import Outcomes
from argmap.wording import format_judgement


@click.command(
    short_help="Explain verdicts.",
    epilog="""\b
Examples:
  argmap explain plan.argmap
  argmap explain plan.argmap agenda deepens
  argmap explain --as-written --all plan.argmap
  argmap explain --without @readout --grant crowded plan.argmap

\b
Exit codes:
  0  success
  2  the map could not be read, or has no such statement""",
)
@file_argument
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Explain all recommendations.")
@format_option
@as_written_option
@click.option("--cautious", is_flag=True, help="Assume unsupported objections hold.")
@click.option(
    "--without",
    metavar="ID[,ID…]",
    multiple=True,
    help="Show how verdicts change without these statements or @sources.",
)
@click.option(
    "--grant",
    metavar="ID[,ID…]",
    multiple=True,
    help="Show how verdicts change if these statements are granted.",
)
@click.option(
    "--strength",
    type=click.Choice([*map(str, Semantics)]),
    help="Also show the strength of each statement, as a number.",
)
@click.option(
    "--budget",
    metavar="N",
    type=click.IntRange(min=1),
    help="Limit search effort; beyond it, counts are shown as “at least”.",
)
@evidence_option
@today_option
@click.pass_context
def explain(
    context: click.Context,
    path: str,
    ids: tuple[str, ...],
    everything: bool,
    form: str,
    reading: Reading,
    cautious: bool,
    without: tuple[str, ...],
    grant: tuple[str, ...],
    strength: str | None,
    budget: int | None,
    outcomes: Outcomes | None,
    today: date,
) -> None:
    """Explain the verdicts on statements: why, what they depend on, what would change them.

    FILE is a map, or - for standard input. With IDs or --all, explain each statement; without,
    compare the recommendations in a table, the worst first. --without and --grant show a table of
    changed verdicts instead, with IDs only of these statements.
    """
    if cautious and reading is Reading.AS_WRITTEN:
        raise click.UsageError("--as-written and --cautious cannot be used together")
    _check_ids(path, ids, everything=everything)
    if (without or grant) and (everything or strength):
        raise click.UsageError("--without and --grant work without --all and --strength")
    reading = Reading.CAUTIOUS if cautious else reading
    written = read_map_or_exit(context, path, "explained")
    reject_unknown_ids(context, written, ids)
    dropped, granted = _split_ids(without), _split_ids(grant)
    withdrawn = explain_withdrawals(written, outcomes, today)
    _reject_withdrawn_ids(context, withdrawn, {*ids, *dropped, *granted})
    argument_map = suppose(written, without=withdrawn) if withdrawn else written
    width = get_report_width()
    if form == "text" and withdrawn:
        click.echo(format_withdrawn(written, withdrawn, width))
    if without or grant:
        report = _report_changes(
            context, argument_map, reading, form, dropped, granted, withdrawn, ids
        )
        print_report(report, form)
        return
    assessment = assess(argument_map)
    numbers = None
    if strength:
        semantics = Semantics(strength)
        numbers = semantics, strengths(assessment, semantics, reading)
    if form == "text" and not ids and not everything:
        _print_overview(assessment, reading, numbers)
    else:
        reports = build_statement_reports(
            assessment,
            ids or None,
            reading,
            budget=budget,
            withdrawn=WithdrawnStatements(written, withdrawn) if withdrawn else None,
        )
        if form == "json":
            report = statement_reports_to_json(reports, numbers and numbers[1], withdrawn)
        else:
            report = format_statement_reports(reports, width, paint, numbers)
        print_report(report, form)


def _check_ids(path: str, ids: Sequence[str], *, everything: bool) -> None:
    if everything and ids:
        raise click.UsageError("use either IDs or --all")
    is_map_last = bool(ids) and ids[-1].endswith(SUFFIX) and Path(ids[-1]).exists()
    if is_map_last and not path.endswith(SUFFIX):
        command = shlex.join(["argmap", "explain", ids[-1], path, *ids[:-1]])
        raise click.UsageError(f"name the map first: {command}")


def _print_overview(
    assessment: Assessment, reading: Reading, numbers: tuple[Semantics, Strengths] | None
) -> None:
    rows = build_overview(assessment, reading)
    click.echo(format_overview(rows, reading, get_terminal_width(), paint, numbers), nl=False)
    if rows:
        print_hint("For the reasons, name a recommendation, or add --all.")
    elif names := list(assessment.map.statements):
        print_hint(f"For another verdict, name the statement, such as {names[0]}.")


def _split_ids(groups: tuple[str, ...]) -> list[str]:
    return [name.strip() for group in groups for name in group.split(",") if name.strip()]


def _reject_withdrawn_ids(
    context: click.Context, withdrawn: Mapping[str, str], ids: Collection[str]
) -> None:
    rejected = [name for name in withdrawn if name in ids]
    for name in rejected:
        print_error(f"[{name}] is withdrawn, so it has no verdict: {withdrawn[name]}")
    if rejected:
        context.exit(FAILED)


def _report_changes(
    context: click.Context,
    argument_map: ArgumentMap,
    reading: Reading,
    form: str,
    without: list[str],
    grant: list[str],
    withdrawn: Mapping[str, str],
    ids: Collection[str],
) -> str:
    try:
        changes = what_if(argument_map, without=without, grant=grant, reading=reading)
    except ValueError as error:
        print_error(str(error))
        context.exit(FAILED)
    unchanged = [name for name in ids if name not in changes]
    if ids:
        changes = {name: change for name, change in changes.items() if name in ids}
    if form == "json":
        return changes_to_json(changes, withdrawn)
    judgements = assess(argument_map).result(reading).judgements
    lines = "".join(f"{name}: still {format_judgement(judgements[name])}\n" for name in unchanged)
    if unchanged and not changes:
        return lines
    return format_changes(argument_map, changes, get_terminal_width(), paint) + lines

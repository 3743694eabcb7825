"""`argmap evidence`: list the evidence of a map, to plan a fact check."""

from __future__ import annotations

from datetime import date

import click

from argmap.cli.console import get_report_width, paint, print_report
from argmap.cli.options import (
    evidence_option,
    explain_withdrawals,
    file_argument,
    read_map_or_exit,
    today_option,
)
from argmap.reports.evidence_report import evidence_to_csv, evidence_to_json, format_evidence
from argmap.reports.what_if_report import format_withdrawn
from argmap.semantics.evidence_table import evidence_table
from argmap.semantics.what_if import suppose
from argmap.test_results import Outcomes


@click.command(
    short_help="List the evidence, most important first.",
    epilog="""\b
Examples:
  argmap evidence plan.argmap
  argmap evidence --format csv plan.argmap > facts.csv
  argmap evidence --evidence outcomes.json release.argmap

\b
Exit codes:
  0  success
  2  the map could not be read""",
)
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@today_option
@evidence_option
@click.pass_context
def evidence(
    context: click.Context, path: str, form: str, today: date, outcomes: Outcomes | None
) -> None:
    """List the evidence of a map: its sources, its age, and what it supports.

    FILE is a map, or - for standard input. Evidence that alone decides the most recommendations
    comes first, whether they fail or hold without it. So if you have time to check only three
    facts, check the first three.
    """
    written = read_map_or_exit(context, path, "checked")
    withdrawn = explain_withdrawals(written, outcomes, today)
    argument_map = suppose(written, without=withdrawn) if withdrawn else written
    width = get_report_width()
    if form != "json" and withdrawn:
        click.echo(format_withdrawn(written, withdrawn, width), err=form == "csv")
    rows = evidence_table(argument_map, today)
    if form == "json":
        report = evidence_to_json(argument_map, rows, withdrawn)
    elif form == "csv":
        report = evidence_to_csv(argument_map, rows)
    else:
        report = format_evidence(argument_map, rows, width, paint)
    print_report(report, form)

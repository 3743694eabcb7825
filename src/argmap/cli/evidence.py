"""`argmap evidence`: list the evidence of a map, to plan a fact check."""

from __future__ import annotations

from datetime import date

import click

from argmap.cli.console import get_terminal_width, paint, print_report
from argmap.cli.options import file_argument, read_map_or_exit, today_option
from argmap.reports.evidence_report import evidence_to_csv, evidence_to_json, format_evidence
from argmap.semantics.evidence_table import evidence_table
from argmap.text_layout import WIDTH


@click.command(
    short_help="List the evidence, most important first.",
    epilog="""\b
Examples:
  argmap evidence plan.argmap
  argmap evidence --format csv plan.argmap > facts.csv

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
@click.pass_context
def evidence(context: click.Context, path: str, form: str, today: date) -> None:
    """List the evidence of a map: its sources, its age, and what it supports.

    FILE is a map, or - for standard input. Evidence that alone decides the most recommendations
    comes first, whether they fail or hold without it. So if you have time to check only three
    facts, check the first three.
    """
    argument_map = read_map_or_exit(context, path, "checked")
    rows = evidence_table(argument_map, today)
    if form == "json":
        report = evidence_to_json(argument_map, rows)
    elif form == "csv":
        report = evidence_to_csv(argument_map, rows)
    else:
        report = format_evidence(argument_map, rows, min(get_terminal_width(), WIDTH), paint)
    print_report(report, form)

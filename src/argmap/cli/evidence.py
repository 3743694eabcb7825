"""`argmap evidence`: what the evidence of a map carries, for whoever checks the facts."""

from __future__ import annotations

from datetime import date, datetime

import click

from argmap.cli.console import get_terminal_width, paint
from argmap.cli.options import file_argument, read_map_or_exit
from argmap.reports.evidence_report import evidence_to_csv, evidence_to_json, format_evidence
from argmap.semantics.evidence_table import evidence_table
from argmap.text_layout import WIDTH


@click.command(
    short_help="List the evidence, heaviest first.",
    epilog="""\b
Examples:
  argmap evidence plan.argmap
  argmap evidence --format csv plan.argmap > facts.csv""",
)
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for spreadsheets.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day from which ages are counted.  [default: today]",
)
@click.pass_context
def evidence(context: click.Context, path: str, form: str, today: datetime | None) -> None:
    """List the evidence of a map: where it is from, how old it is, and what it carries.

    FILE is a map, or - for standard input. First comes what fells most recommendations if it alone
    is withdrawn, and then what carries most: whoever has time for three facts checks the first
    three.
    """
    argument_map = read_map_or_exit(context, path, "judged")
    entries = evidence_table(argument_map, today.date() if today else date.today())
    if form == "json":
        report = evidence_to_json(argument_map, entries)
    elif form == "csv":
        report = evidence_to_csv(argument_map, entries)
    else:
        report = format_evidence(argument_map, entries, min(get_terminal_width(), WIDTH), paint)
    click.echo(report, nl=False)

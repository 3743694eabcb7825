"""`argmap rules`: list rules and print their pages."""

from __future__ import annotations

import json

import click

from argmap.checker.registry import installed_rules
from argmap.checker.rule_page import format_rule_list, rule_to_dict, rule_to_text
from argmap.checker.selection import explain_unknown, find_codes, is_selector
from argmap.cli.console import FAILED, print_error, print_report
from argmap.cli.options import format_option


@click.command(
    short_help="List rules, or describe some.",
    epilog="""\b
Examples:
  argmap rules
  argmap rules R009
  argmap rules --format json E uncited-evidence

\b
Exit codes:
  0  success
  2  there is no such rule, or installed rules could not be loaded""",
)
@click.argument("words", metavar="[RULE]...", nargs=-1)
@format_option
@click.pass_context
def rules(context: click.Context, words: tuple[str, ...], form: str) -> None:
    """List all rules, or describe some: what they report and why, with an example.

    RULE is a code, a name, or the first characters of several codes.
    """
    installed = installed_rules()
    for word in words:
        if not is_selector(word, installed.rules):
            message, fix = explain_unknown(word, installed.rules)
            raise click.UsageError(f"{message}; {fix}")
    codes = find_codes(words, installed.rules) if words else installed.rules
    chosen = [installed.rules[code] for code in codes]
    if form == "json":
        report = json.dumps([rule_to_dict(rule) for rule in chosen], indent=2) + "\n"
    elif words:
        report = "\n\n".join(map(rule_to_text, chosen))
    else:
        report = format_rule_list(chosen)
    print_report(report, form)
    for problem in installed.problems:
        print_error(problem)
    context.exit(FAILED if installed.problems else 0)

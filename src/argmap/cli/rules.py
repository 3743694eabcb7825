"""`argmap rules`: the catalogue of rules, and the page of each."""

from __future__ import annotations

import json

import click

from argmap.cli.console import FAILED, format_option, print_error


@click.command(
    short_help="List the rules, or say what one is about.",
    epilog="""\b
Examples:
  argmap rules
  argmap rules R009
  argmap rules --format json E uncited-evidence""",
)
@click.argument("words", metavar="[RULE]...", nargs=-1)
@format_option
@click.pass_context
def rules(context: click.Context, words: tuple[str, ...], form: str) -> None:
    """List all rules, or print the pages of some: what they say, why that matters, an example.

    RULE is a code or a name, or the beginning of some codes.
    """
    from argmap.checker.registry import installed_rules
    from argmap.checker.rule_page import as_data, as_text, listed
    from argmap.checker.selection import describe_unknown, find_codes, names_rules

    known = installed_rules().rules
    for word in words:
        if not names_rules(word, known):
            message, cure = describe_unknown(word, known)
            raise click.UsageError(f"{message}; {cure}")
    chosen = [known[code] for code in find_codes(words, known)] if words else [*known.values()]
    if form == "json":
        click.echo(json.dumps([as_data(each) for each in chosen], indent=2))
    else:
        click.echo("\n\n".join(map(as_text, chosen)) if words else listed(chosen), nl=False)
    for problem in installed_rules().problems:
        print_error(problem)
    context.exit(FAILED if installed_rules().problems else 0)

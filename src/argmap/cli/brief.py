"""`argmap brief`: write a map as a memo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from argmap.cli.console import FAILED, print_error
from argmap.cli.inputs import display_name, read_maps
from argmap.cli.options import (
    as_written_option,
    evidence_option,
    explain_withdrawals,
    file_argument,
    get_evidence_path,
    print_diagnostics,
    today_option,
)
from argmap.cli.output_files import (
    STDOUT,
    Output,
    Target,
    choose_targets,
    find_refused,
    list_read,
    write_all,
)
from argmap.loader import Draft
from argmap.model import Kind
from argmap.reports.briefs import FORMATS, BriefFormat, make_brief
from argmap.reports.briefs.picture_blocks import PAGE_SIZES, PageFormat
from argmap.semantics import Reading
from argmap.test_results import Outcomes


@click.command(
    short_help="Write a memo about the recommendations.",
    epilog="""\b
Examples:
  argmap brief plan.argmap -o memo.docx
  argmap brief plan.argmap -o memo.pdf --page letter
  argmap brief plan.argmap -o memo.md --no-pictures

\b
Exit codes:
  0  success
  2  the map could not be read, or the memo could not be written""",
)
@file_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    help="Output file; - is standard output.  [default: beside the map, as in plan-brief.html]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Output format; docx is Word, md is Markdown.  "
    "[default: the suffix of the output file, or html]",
)
@click.option("--no-pictures", is_flag=True, help="Omit the pictures.")
@click.option(
    "--page",
    type=click.Choice(list(PAGE_SIZES)),
    default="A4",
    show_default=True,
    help="Size of the pages of docx and pdf.",
)
@as_written_option
@evidence_option
@today_option
@click.pass_context
def brief(
    context: click.Context,
    path: str,
    output: str | None,
    form: BriefFormat | None,
    no_pictures: bool,
    page: PageFormat,
    reading: Reading,
    outcomes: Outcomes | None,
    today: date,
) -> None:
    """Write a memo about the recommendations of a map, and print the names of its files.

    FILE is a map, or - for standard input. The memo has a summary, and each recommendation, the
    worst first: the verdict and why, what it depends on, what is said against it, and what would
    change it. The evidence and its sources follow. The pictures of Markdown are files beside it.
    docx and pdf need `pip install 'argmap[brief]'`. A map with errors gets no memo.
    """
    drafts, problems = read_maps([path])
    if output is not None and len(drafts) > 1:
        raise click.UsageError(f"--output takes a single map, not {len(drafts)}")
    targets = choose_targets(drafts, output, form, FORMATS, ending="-brief")
    if not no_pictures and any(_lacks_folder(target) for target in targets.values()):
        raise click.UsageError("the pictures of Markdown need a file: use -o, or --no-pictures")
    evidence = get_evidence_path(context)
    refused = find_refused(drafts, targets, evidence)
    for problem in problems:
        print_error(problem)
    done = []
    for name, draft in drafts.items():
        if name in refused:
            print_error(f"{display_name(name)} not turned into a memo: {refused[name]}")
        elif _can_brief(name, draft):
            outputs = _brief(
                draft,
                targets[name],
                reading,
                today,
                outcomes,
                not no_pictures,
                page,
            )
            read = list_read({name: draft}, evidence)
            done.append(write_all(name, outputs, read, "turned into a memo"))
    context.exit(0 if len(done) == len(drafts) and all(done) and not problems else FAILED)


def _lacks_folder(target: Target[BriefFormat]) -> bool:
    return target.path == STDOUT and target.form == "md"


def _can_brief(name: str, draft: Draft) -> bool:
    """Return whether a map has recommendations and no errors, and print the reason if not."""
    if not print_diagnostics(name, draft, "turned into a memo"):
        return False
    statements = draft.map.statements.values()
    if not any(statement.kind is Kind.RECOMMENDATION for statement in statements):
        print_error(f"{display_name(name)} not turned into a memo: it has no recommendations")
        return False
    return True


def _brief(
    draft: Draft,
    target: Target[BriefFormat],
    reading: Reading,
    today: date,
    outcomes: Outcomes | None,
    pictures: bool,
    page: PageFormat,
) -> Iterator[Output]:
    """Yield the pictures beside a memo, and the memo."""
    path = Path(target.path)
    made = make_brief(
        draft.map,
        target.form,
        stem=path.stem,
        reading=reading,
        today=today,
        withdrawn=explain_withdrawals(draft.map, outcomes, today),
        pictures=pictures,
        page=page,
    )
    for name, picture in made.pictures.items():
        yield Output(str(path.with_name(name)), picture)
    yield Output(target.path, made.data, made.warnings)

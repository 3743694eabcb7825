"""Arguments and options that several commands share, and how they are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.checker.failures import read_safely
from argmap.checker.withdrawn import find_withdrawal_reasons
from argmap.choices import suggest
from argmap.cli.console import FAILED, print_diagnostic, print_error
from argmap.cli.inputs import display_name, read_map
from argmap.loader import Draft
from argmap.model import ArgumentMap
from argmap.semantics import Reading
from argmap.text_layout import join_words

if TYPE_CHECKING:  # takes 3 ms, and few runs have outcomes of tests
    from argmap.test_results import Outcomes

MOST_NAMED = 3
"""The number of maps that a message names before it counts the rest."""

file_argument = click.argument(
    "path", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True)
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)

as_written_option = click.option(
    "--as-written",
    "reading",
    is_flag=True,
    callback=lambda _context, _parameter, as_written: (
        Reading.AS_WRITTEN if as_written else Reading.CHARITABLE
    ),
    help="Ignore implicit links.",
)
"""Passes `reading` to a command: as written, or charitable without the option."""

_EVIDENCE = "argmap.evidence"


def _read_outcomes(
    context: click.Context, _: click.Parameter, path: Path | None
) -> Outcomes | None:
    if path is None:
        return None
    from argmap.test_results import OutcomesError
    from argmap.test_results.outcomes_file import describe_other_commit, read_outcomes

    try:
        outcomes = read_outcomes(path)
    except OutcomesError as error:
        print_error(str(error))
        context.exit(FAILED)
    context.meta[_EVIDENCE] = str(path)
    if problem := describe_other_commit(outcomes):
        print_error(f"warning: {problem}")
    return outcomes


evidence_option = click.option(
    "--evidence",
    "outcomes",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_read_outcomes,
    help="Withdraw evidence whose tests did not pass, according to this file: "
    "JUnit XML, or what `pytest --argmap-evidence` wrote.",
)
"""Passes `outcomes` to a command: those in the file, or None without the option."""


def get_evidence_path(context: click.Context) -> str | None:
    """Return the path of the file that `--evidence` names."""
    path: str | None = context.meta.get(_EVIDENCE)
    return path


class DayType(click.DateTime):
    """The type of an option that names a day."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the day as a time."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is not a day such as 2026-01-31", param, ctx)


def _to_date(_: click.Context, __: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()


today_option = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    type=DayType(),
    callback=_to_date,
    help="Judge ages and validity on this day.  [default: today]",
)


def explain_withdrawals(
    argument_map: ArgumentMap, outcomes: Outcomes | None, today: date
) -> Mapping[str, str]:
    """Return the evidence that is withdrawn from a map, with the reasons in words."""
    warn_of_unknown_tests(outcomes, {"the map": argument_map})
    return find_withdrawal_reasons(argument_map, outcomes, today)


def warn_of_unknown_tests(outcomes: Outcomes | None, maps: Mapping[str, ArgumentMap]) -> None:
    """Print a warning if maps, by path, name tests and the outcomes contain none of these."""
    if outcomes is None:
        return
    from argmap.test_results import names_unknown_tests

    paths = [path for path in maps if names_unknown_tests(maps[path], outcomes)]
    if paths:
        print_error(
            f"warning: the results contain no test named in {join_words(paths, MOST_NAMED)}; "
            "are they the results of another project?"
        )


def read_map_or_exit(context: click.Context, path: str, done: str) -> ArgumentMap:
    """Return the map in a file, or on standard input for `-`.

    Print the warnings of its text. If the text has errors, print them and exit; `done` is the
    participle of what the command would do with the map.
    """
    draft = read_safely(partial(read_map, path), display_name(path))
    if not print_diagnostics(path, draft, done):
        context.exit(FAILED)
    return draft.map


def print_diagnostics(path: str, draft: Draft, done: str) -> bool:
    """Print the errors and warnings in the text of a map, and return whether it has no errors.

    Warnings that an ignore comment suppresses are left out. If the map has errors, print that it is
    not `done` because of them. If the file is in the format of another tool, print only that.
    """
    if draft.errors:
        from argmap.cli.conversions import describe_other_format  # loads all formats

        if problem := describe_other_format(path):
            print_error(f"{path} not {done}: {problem}")
            return False
    if draft.diagnostics:
        from argmap.checker.ignore_comments import IgnoreComments
        from argmap.checker.registry import installed_rules  # takes 25 ms without need

        ignore_comments = IgnoreComments(draft.map, installed_rules().rules)
        for diagnostic in draft.diagnostics:
            if not ignore_comments.suppressing(diagnostic):
                print_diagnostic(diagnostic)
    if draft.errors:
        print_error(f"{display_name(path)} not {done}: fix the errors above first")
    return not draft.errors


def reject_unknown_ids(
    context: click.Context, argument_map: ArgumentMap, ids: Iterable[str]
) -> None:
    """Exit with a message for each id that a map does not have."""
    unknown = [name for name in ids if name not in argument_map.statements]
    for name in unknown:
        print_error(f"this map has no statement {name!r}{suggest(name, argument_map.statements)}")
    if unknown:
        context.exit(FAILED)

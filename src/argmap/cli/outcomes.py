"""The option that names a file with outcomes of tests, for commands that judge maps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.console import FAILED, print_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap
    from argmap.test_results import Outcomes


def _read(context: click.Context, _: click.Parameter, path: Path | None) -> Outcomes | None:
    """The outcomes in a file; one that holds none ends the run."""
    if path is None:
        return None
    from argmap.test_results.outcomes_file import OutcomesError, read_outcomes

    try:
        return read_outcomes(path)
    except OutcomesError as problem:
        print_error(str(problem))
        context.exit(FAILED)


evidence_option = click.option(
    "--evidence",
    "outcomes",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_read,
    help="Withdraw the evidence whose tests have not passed, as this file of pytest says.",
)
"""Gives a command `outcomes`: those in the file, or None where none is named."""


def find_withdrawals(outcomes: Outcomes | None, argument_map: ArgumentMap) -> Mapping[str, str]:
    """What outcomes withdraw from a map, and in words for which tests; without any, nothing."""
    if outcomes is None:
        return {}
    from argmap.test_results import withdrawals

    return {name: str(each) for name, each in withdrawals(argument_map, outcomes).items()}

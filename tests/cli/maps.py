"""A map without findings, one with a finding, one with an error; and a runner of commands."""

from collections.abc import Callable
from inspect import signature
from typing import Any

from click.testing import CliRunner, Result

Run = Callable[..., Result]


def runner() -> CliRunner:
    """Return a runner that keeps standard output and standard error apart."""
    # Before click 8.2, this was an option.
    has_option = "mix_stderr" in signature(CliRunner).parameters
    separate: dict[str, Any] = {"mix_stderr": False} if has_option else {}
    return CliRunner(**separate)


GOOD = """\
recommendation act: Act now. {by: "The crew"}
  because evidence fire: It burns [@log].
  and goal safety: Nobody is hurt.
  because evidence smoke: There is smoke [@camera].
  but claim late: It is too late.
    because evidence clock: The shift ends at noon [@log].
    but evidence early: It is ten [@camera].
    but evidence bell: The bell has not rung [@log].

source log: The log of the station {date: 2024-05-01}
source camera: The camera at the gate {date: 2024-05-01}
"""
BARE = "recommendation act: Act now.\n"
BROKEN = "recommendation act: Act now.\n  becuase claim good: It helps.\n"

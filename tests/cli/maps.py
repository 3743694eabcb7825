"""A map that is well, one with a finding, one with an error; and what runs the command on them."""

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]

GOOD = """\
recommendation act: Act now.
  because evidence fire: It burns [@log].
source log: The log of the station
"""
BARE = "recommendation act: Act now.\n"
BROKEN = "recommendation act: Act now.\n  becuase claim good: It helps.\n"

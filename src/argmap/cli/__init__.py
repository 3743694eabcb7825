"""The command `argmap`: arguments in, a call of the library, words out.

One module a command, each of which is imported when it is used.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from argmap._version import __version__
from argmap.cli.console import run, set_color_mode

_COMMANDS = ("check", "explain", "evidence", "coverage", "render", "rules")


class _Commands(click.Group):
    """The commands, by the names of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"argmap.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  argmap check plan.argmap
  argmap explain plan.argmap
  argmap render plan.argmap

\b
Completion of commands, options and files, in bash (or zsh):
  eval "$(_ARGMAP_COMPLETE=bash_source argmap)"
in fish:
  _ARGMAP_COMPLETE=fish_source argmap | source""",
)
@click.version_option(__version__, message="argmap %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """Maps of arguments: judge what their recommendations rest on, and draw them."""
    set_color_mode(context)


def main() -> None:
    """Run the command with the arguments of this process, and end the process."""
    # What a run makes is there until its end, or goes round in no circle: looking for garbage,
    # which Python would do once more when it ends, finds none.
    gc.disable()
    code = run(commands)
    gc.freeze()
    sys.exit(code)

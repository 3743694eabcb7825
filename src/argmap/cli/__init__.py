"""The command `argmap`; each command is a module, imported when it runs."""

from __future__ import annotations

import atexit
import os
import shlex
import sys
from contextlib import suppress
from importlib import import_module

import click

from argmap._version import __version__
from argmap.cli.console import INTERRUPTED, run, set_color_mode
from argmap.project import SUFFIX
from argmap.source import nearest

_COMMANDS = (
    "new",
    "check",
    "explain",
    "evidence",
    "coverage",
    "render",
    "brief",
    "diff",
    "watch",
    "fmt",
    "rename",
    "merge",
    "convert",
    "rules",
)


class _Commands(click.Group):
    """A group that imports a command from the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"argmap.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        is_wrong = word not in _COMMANDS and not ctx.resilient_parsing  # as in shell completion
        if is_wrong and word.endswith(SUFFIX):
            better = f"argmap check {shlex.quote(word)}"
            ctx.fail(f"No such command {word!r}. To check the map: {better}")
        if is_wrong and (near := nearest(word, _COMMANDS)):
            ctx.fail(f"No such command {word!r}. Did you mean {near!r}?")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  argmap check plan.argmap
  argmap explain plan.argmap
  argmap render plan.argmap

\b
Shell completion (bash; likewise zsh and fish):
  eval "$(_ARGMAP_COMPLETE=bash_source argmap)"

\b
Exit codes:
  0  success
  1  `argmap check` found problems, `argmap diff` a worse verdict,
     `argmap merge` conflicts, or `argmap convert --strict` losses
  2  a file could not be read, or the arguments are wrong""",
)
@click.version_option(__version__, message="argmap %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """Check, explain and draw argument maps."""
    set_color_mode(context)


def main() -> None:
    """Run `argmap` with the arguments of this process, and exit.

    Python would first free all objects, which takes time. After an interrupt, it would also wait
    for the threads of a process pool.
    """
    code = run(commands)
    if code != INTERRUPTED:
        atexit._run_exitfuncs()  # such as those that save what a coverage tool measured
        with suppress(OSError):  # `run` has reported it
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
    os._exit(code)

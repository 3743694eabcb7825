"""The terminal, or whatever stands in its place: streams, colours, and how a run ends."""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import Any

import click

from argmap.text_layout import WIDTH, Paint, plain, strip_control_chars

INTERRUPTED = 130
UNREAD = 141
FAILED = 2

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
"""For whom a command writes."""

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "good": {"fg": "green", "bold": True},
    "title": {"bold": True},
    "faint": {"dim": True},
}


def run(command: click.Command) -> int:
    """Run a command with the arguments of this process; gives the exit code, whatever happens."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal may lack characters that a map has, and a path those of any encoding.
            stream.reconfigure(errors="backslashreplace")
    output = sys.stdout
    try:
        code = command.main(prog_name="argmap", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        return _cut_short(error)
    except SystemExit:
        # Click ends the process where nobody reads on, and puts another stream in the way.
        if sys.stdout is output:
            raise
        return _unread()
    return code if isinstance(code, int) else 0


def _unread() -> int:
    """End a run whose output nobody reads on, as other tools end: by the signal that says so."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.raise_signal(signal.SIGPIPE)
    return UNREAD


def _cut_short(error: OSError) -> int:
    """End a run whose output does not fit."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print_error(f"cannot go on: {error.strerror}")
    return FAILED


def set_color_mode(context: click.Context) -> None:
    """Let NO_COLOR and FORCE_COLOR decide; without them, terminals get colours and others none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False
    elif os.environ.get("FORCE_COLOR"):
        context.color = True


def get_terminal_width() -> int:
    """How many cells a line of the terminal has; as many as a page needs where there is none."""
    import shutil

    return shutil.get_terminal_size((WIDTH, 24)).columns


def paint(part: str, role: str) -> str:
    """A part of a report in its colour, which is taken out again where there are none."""
    return click.style(part, **_STYLES[role])


def choose_paint(context: click.Context) -> Paint:
    """How what goes to standard output is painted: not at all where colours are taken out again."""
    is_coloured = context.color
    if is_coloured is None:
        is_coloured = sys.stdout is not None and sys.stdout.isatty()
    return paint if is_coloured else plain


def print_error(message: str) -> None:
    """Say on standard error what went wrong."""
    click.echo(
        f"{click.style('argmap:', fg='red', bold=True)} {strip_control_chars(message)}", err=True
    )

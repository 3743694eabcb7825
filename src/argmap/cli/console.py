"""Output streams, colors, error messages and exit codes."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
from typing import Any, TextIO

import click

from argmap.reports.diagnostic_text import format_diagnostic
from argmap.source import Diagnostic
from argmap.text_layout import WIDTH, Paint, paint_plain, strip_commands, strip_control_chars

FAILED = 2
INTERRUPTED = 130
BROKEN_PIPE = 141

FORMATS_FOR_PEOPLE = ("text", "full", "concise")

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "good": {"fg": "green", "bold": True},
    "title": {"bold": True},
    "faint": {"dim": True},
}


def run(command: click.Command) -> int:
    """Run a command with the arguments of this process, and return its exit code."""
    sys.stdout, sys.stderr = map(_make_lossless, (sys.stdout, sys.stderr))
    output = sys.stdout
    try:
        code = _run_command(command)
        if sys.stdout:
            sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _end_by_broken_pipe()
    except OSError as error:
        return _end_by_output_error(error)
    except SystemExit:
        # After a broken pipe, click replaces standard output and exits.
        if sys.stdout is output:
            raise
        return _end_by_broken_pipe()
    return code if isinstance(code, int) else 0


def _run_command(command: click.Command) -> object:
    """Run a command, and return its exit code or result. Print what is wrong with its arguments."""
    try:
        return command.main(prog_name="argmap", standalone_mode=False)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)  # may quote an argument with control characters
        for line in shown.getvalue().removesuffix("\n").split("\n"):
            click.echo(strip_commands(strip_control_chars(line)), err=True)
        return error.exit_code


def _make_lossless(stream: TextIO) -> TextIO:
    """Return a stream that escapes characters it cannot encode, and writes all or raises OSError.

    With `python -u`, standard streams have no buffer, and lose what does not fit on a full disk.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(errors="backslashreplace")
    if not isinstance(stream.buffer, io.RawIOBase):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(stream.buffer),
        stream.encoding,
        stream.errors,
        line_buffering=True,
    )


def _end_by_broken_pipe() -> int:
    """End the process by SIGPIPE, like other tools, where the system has it."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.raise_signal(signal.SIGPIPE)
    return BROKEN_PIPE


def _end_by_output_error(error: OSError) -> int:
    _discard_output(sys.stdout)
    try:
        print_error(f"cannot write output: {error.strerror}")
    except OSError:  # standard error cannot be written either
        _discard_output(sys.stderr)
    return FAILED


def _discard_output(stream: TextIO | None) -> None:
    """Discard what a stream still has to write: Python would fail again when it flushes it."""
    if stream:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def set_color_mode(context: click.Context) -> None:
    """Apply NO_COLOR and FORCE_COLOR; by default, only terminals get colors."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False
    elif os.environ.get("FORCE_COLOR"):
        context.color = True


def get_terminal_width() -> int:
    """Return the width of the terminal, or of a report where there is no terminal."""
    return shutil.get_terminal_size((WIDTH, 24)).columns


def get_report_width() -> int:
    """Return the width of the terminal, up to that of a report."""
    return min(get_terminal_width(), WIDTH)


def paint(part: str, style: str) -> str:
    """Return a part of a report in its color; `click.echo` removes it where colors are off."""
    return click.style(part, **_STYLES[style])


def choose_paint(context: click.Context) -> Paint:
    """Return `paint` if standard output shows colors, and `paint_plain` otherwise."""
    has_colors = _writes_to_terminal() if context.color is None else context.color
    return paint if has_colors else paint_plain


def _writes_to_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def print_report(report: str, form: str) -> None:
    """Print a report in a format. One for another program is UTF-8, whatever the terminal has."""
    is_for_people = form in FORMATS_FOR_PEOPLE
    click.echo(report if is_for_people else report.encode("utf-8", "backslashreplace"), nl=False)


def print_content(content: str) -> None:
    """Print the content of a file as it is. A terminal gets no control characters."""
    if _writes_to_terminal():
        lines = content.replace("\r\n", "\n").expandtabs(4).split("\n")
        content = "\n".join(map(strip_control_chars, lines))
    click.echo(content.encode(), nl=False)


def print_hint(hint: str) -> None:
    """Print what to do next below a report, if it is on a terminal."""
    if _writes_to_terminal():
        click.echo(f"\n{hint}")


def print_path(path: str) -> None:
    """Print the path of a file that was written."""
    click.echo(strip_commands(strip_control_chars(path)))


def print_error(message: str) -> None:
    """Print an error message on standard error."""
    click.echo(
        f"{click.style('argmap:', fg='red', bold=True)} {strip_control_chars(message)}", err=True
    )


def print_diagnostic(diagnostic: Diagnostic) -> None:
    """Print an error or a warning in a text on standard error."""
    click.echo(format_diagnostic(diagnostic, paint), err=True)

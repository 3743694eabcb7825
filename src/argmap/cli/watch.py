"""`argmap watch`: show the page of a map, and update it when the map is saved."""

from __future__ import annotations

import gc
import webbrowser
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from argmap.cli.console import FAILED, print_error
from argmap.cli.options import DayType, as_written_option, print_diagnostics
from argmap.semantics import Reading
from argmap.text_layout import strip_control_chars
from argmap.web.document import PAGE_THEMES, PageTheme

if TYPE_CHECKING:  # needs the extra `watch`
    from argmap.web.live_map import LiveMap

PORT = 8347
"""The port to listen on if it is free."""


@click.command(
    short_help="Show a map in the browser while you write it.",
    epilog="""\b
Examples:
  argmap watch plan.argmap
  argmap watch plan.argmap --no-open --port 8000

\b
Exit codes:
  0  stopped by Ctrl-C
  2  there is no such file, or the page could not be served""",
)
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(1, 65535),
    help=f"Port to listen on.  [default: {PORT}, or a free one]",
)
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option(
    "--theme",
    type=click.Choice(PAGE_THEMES),
    default="auto",
    show_default=True,
    help="Colors; auto is light or dark, as the reader prefers.",
)
@as_written_option
@click.option(
    "--today",
    metavar="YYYY-MM-DD",
    type=DayType(),
    callback=lambda _context, _parameter, value: value.date() if value else None,
    help="Judge ages and validity on this day.  [default: the day of each reading]",
)
@click.pass_context
def watch(
    context: click.Context,
    path: str,
    port: int | None,
    no_open: bool,
    theme: PageTheme,
    reading: Reading,
    today: date | None,
) -> None:
    """Show the page of a map in the browser, and update it at each save, until Ctrl-C.

    FILE is a map, or a Markdown file with one. Selection, open branches and suppositions stay. If
    the map cannot be read, the page shows why above the last version that could be. Included maps
    and bibliographies are watched, too. Only programs on this machine can open the page.
    """
    try:
        from argmap.web.live_map import LiveMap
        from argmap.web.server import HOST, open_listener, run
    except ImportError as error:
        print_error(f"watch needs {error.name}: run `pip install 'argmap[watch]'`")
        context.exit(FAILED)
    try:
        listener = open_listener(port, PORT)
    except OSError as error:
        print_error(f"cannot listen on port {port}: {error.strerror}; choose another --port")
        context.exit(FAILED)
    with listener:
        live = LiveMap(Path(path), reading, theme, today)
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        click.echo(f"{strip_control_chars(path)} is at {address} until you press Ctrl-C")
        _print_problem(live)
        if not no_open:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        gc.enable()  # it is off in other commands, whose runs are short
        run(live, listener, _print_problem)


def _print_problem(live: LiveMap) -> None:
    """Print why the map could not be read or checked, if that is so."""
    if not print_diagnostics(str(live.path), live.draft, "shown"):
        return
    if live.state.problem:
        print_error(live.state.problem)

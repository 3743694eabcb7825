"""Measure everything, print the page, and write it to a file."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from benchmarks.comparisons import (
    Bench,
    Comparison,
    compare_convert,
    compare_dot,
    compare_growth,
    compare_many,
    compare_start,
    compare_svg,
)
from benchmarks.pages import compare_briefs, compare_opening, compare_pages
from benchmarks.speed_page import describe_machine, format_page

SIZES = (100, 1_000, 10_000)
QUICK_SIZES = (100,)
GROWTH_SIZES = (1_000, 10_000, 50_000)
QUICK_GROWTH_SIZES = (200, 400)
PAGE_SIZES = (300, 3_000, 10_000)
SMALL_MAPS = 1_000


@click.command()
@click.option("--quick", is_flag=True, help="Small sizes, one turn: test whether it works.")
@click.option(
    "--argdown",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare with the @argdown/cli that npm has installed in this folder.",
)
@click.option(
    "--before",
    metavar="PYTHON",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare with the argmap that this Python has installed.",
)
@click.option("--chromium", is_flag=True, help="Open the interactive page in Chromium, too.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here."
)
def main(
    quick: bool, argdown: Path | None, before: Path | None, chromium: bool, output: Path | None
) -> None:
    """Measure argmap beside Argdown, an empty Python, and an earlier argmap."""
    program = argdown and argdown.resolve() / "node_modules" / ".bin" / "argdown"
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 1 if quick else 5, program, before)
        comparisons = []
        for comparison in _compare_all(bench, quick, chromium):
            click.echo(f"{comparison.section}: {comparison.subject}", err=True)
            comparisons.append(comparison)
    text = format_page(comparisons, describe_machine(_list_tools(program)))
    click.echo(text)
    if output:
        output.write_text(text, encoding="utf-8")


def _compare_all(bench: Bench, quick: bool, chromium: bool) -> Iterator[Comparison]:
    page_sizes = QUICK_SIZES if quick else PAGE_SIZES
    yield from compare_start(bench)
    yield from compare_dot(bench, QUICK_SIZES if quick else SIZES)
    yield from compare_svg(bench, QUICK_SIZES if quick else SIZES)
    yield from compare_convert(bench, QUICK_SIZES if quick else SIZES)
    yield from compare_pages(bench, page_sizes)
    if chromium:
        yield from _compare_opening(bench, page_sizes)
    yield from compare_briefs(bench)
    yield from compare_many(bench, 20 if quick else SMALL_MAPS)
    yield from compare_growth(bench, QUICK_GROWTH_SIZES if quick else GROWTH_SIZES)


def _compare_opening(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Comparison]:
    # Playwright is installed only for the browser tests.
    from tools.browser import find_chromium, launch_chromium

    path = find_chromium()
    if path is None:
        raise click.UsageError("--chromium needs Chromium, on Debian: apt-get install chromium")
    with launch_chromium(path) as browser:
        yield from compare_opening(bench, sizes, browser)


def _list_tools(argdown: Path | None) -> list[str]:
    tools = [f"argmap {metadata.version('argmap')}", f"lark {metadata.version('lark')}"]
    if argdown:
        run = subprocess.run([argdown, "--version"], capture_output=True, text=True, check=True)
        tools.append(f"Argdown {run.stdout.strip()}")
    return tools


main(prog_name="python -m benchmarks")

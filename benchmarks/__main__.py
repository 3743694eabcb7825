"""The command: measure everything, print the page and write it where it is wanted."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from benchmarks.bytecode import keep_bytecode
from benchmarks.commands import Extent, dot, start, svg
from benchmarks.contestants import argdowns, missing
from benchmarks.disputes import disputes_in_files, disputes_in_here
from benchmarks.edits import edits
from benchmarks.folders import many
from benchmarks.goals import Comparison
from benchmarks.growth import growth, weight
from benchmarks.page import page
from benchmarks.solvers import Solver, solvers

FULL = (100, 1_000, 10_000, 50_000)
QUICK = (100, 1_000)
DISPUTES = (10, 100, 1_000, 10_000)
LARGEST = 200_000
MAPS = 10_000
EDITED = 10_000
TURNS = 5
TURNS_IN_HERE = 9
"""For what takes less than a process."""


@click.command()
@click.option("--quick", is_flag=True, help="Small sizes, one turn: whether it runs, not how fast.")
@click.option(
    "--argdown",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder in which npm has installed @argdown/cli; may be given for each version.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
def main(quick: bool, folders: tuple[Path, ...], output: Path | None) -> None:
    """Measure argmap beside Argdown and the solvers of argumentation frameworks."""
    keep_bytecode()
    versions, packages = argdowns(folders), solvers()
    with tempfile.TemporaryDirectory() as folder:
        extent = Extent(QUICK if quick else FULL, 1 if quick else TURNS, versions, Path(folder))
        comparisons: list[Comparison] = []
        try:
            for each in _all(extent, packages, quick):
                click.echo(f"{each.goal.key}: {each.what}, {each.peer}", err=True)
                comparisons.append(each)
        finally:  # a quarter of an hour's work is not lost with what breaks off at its end
            there = {each.version for each in versions} | {each.name for each in packages}
            text = page(comparisons, versions, missing(there))
            click.echo(text)
            if output:
                output.write_text(text, encoding="utf-8")


def _all(extent: Extent, packages: list[Solver], quick: bool) -> Iterator[Comparison]:
    """All that is measured, what takes longest last."""
    yield from start(extent)
    sizes = DISPUTES[:-1] if quick else DISPUTES
    yield from disputes_in_files(extent, sizes, packages)
    yield from disputes_in_here(sizes, 1 if quick else TURNS_IN_HERE, packages)
    yield from weight(extent)
    yield from many(extent, 20 if quick else MAPS)
    yield from edits(EDITED // 10 if quick else EDITED)
    yield from dot(extent)
    yield from svg(extent)
    yield from growth(extent, 2_000 if quick else LARGEST)


main(prog_name="python -m benchmarks")

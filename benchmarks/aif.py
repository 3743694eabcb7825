"""Measure how long argmap takes to read AIF, beside arguebuf.

    python -m benchmarks.aif --arguebuf ../arguebuf/bin/python

Both read the same file in a process of their own, in turns. “all” is the whole process in wall
time. “read” is the second reading in processor time, without the garbage collector, whose work
depends on what else is imported. The goal is at most the time that arguebuf takes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click

SIZES = (100, 1_000, 10_000)

WRITTEN = "2024-01-31 10:00:00"
"""The time of each node, which all files of AIFdb have."""

_TIMED = """
import gc, sys
from time import process_time
{setup}
read(sys.argv[1])
gc.disable()
start = process_time()
read(sys.argv[1])
print(process_time() - start)
"""
ARGMAP = _TIMED.format(
    setup="from argmap import formats\nread = lambda path: formats.load(path, 'aif')"
)
ARGUEBUF = _TIMED.format(setup="import arguebuf\nread = arguebuf.load.file")


@click.command()
@click.option("--sizes", type=int, multiple=True, default=SIZES, help="Numbers of claims.")
@click.option("--turns", type=click.IntRange(min=1), default=5, help="How often to read each.")
@click.option(
    "--arguebuf",
    metavar="PYTHON",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare with the arguebuf that this Python has installed.",
)
def main(sizes: tuple[int, ...], turns: int, arguebuf: Path | None) -> None:
    """Measure the time for each node."""
    programs = {"argmap": (sys.executable, ARGMAP)}
    if arguebuf:
        programs["arguebuf"] = (str(arguebuf), ARGUEBUF)
    columns = [f"{name}, {what}" for what in ("all", "read") for name in programs]
    click.echo(" ".join([f"{'nodes':>8}", *(f"{column:>15}" for column in columns)]))
    for size in sizes:
        graph = generate_graph(size)
        nodes = len(graph["nodes"])
        with TemporaryDirectory() as folder:
            path = Path(folder) / "graph.json"
            path.write_text(json.dumps(graph), "utf-8")
            runs: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
            for _ in range(turns):
                for name, (python, script) in programs.items():
                    runs[name].append(_run(python, script, path))
        figures = [
            median(run[part] for run in runs[name]) / nodes * 1e6
            for part in (0, 1)
            for name in programs
        ]
        click.echo(" ".join([f"{nodes:>8,}", *(f"{figure:>12,.1f} µs" for figure in figures)]))


def generate_graph(size: int) -> dict[str, list[dict[str, object]]]:
    """Return a tree of claims in which each has three reasons and each fourth an objection."""
    nodes: list[dict[str, object]] = []
    edges: list[dict[str, object]] = []
    for number in range(size):
        text = f"This is claim {number} of a long dispute."
        nodes.append({"nodeID": f"{number}0", "text": text, "type": "I", "timestamp": WRITTEN})
        if number:
            kind = "CA" if number % 4 == 0 else "RA"
            name = f"{number}1"
            nodes.append({"nodeID": name, "text": kind, "type": kind, "timestamp": WRITTEN})
            parent = f"{(number - 1) // 3}0"
            for start, end in ((f"{number}0", f"{number}1"), (f"{number}1", parent)):
                edges.append({"edgeID": str(len(edges)), "fromID": start, "toID": end})
    return {"nodes": nodes, "edges": edges, "locutions": []}


def _run(python: str, script: str, path: Path) -> tuple[float, float]:
    """Return the time of the process, which reads twice, and that of the second reading."""
    start = perf_counter()
    run = subprocess.run(
        [python, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    return perf_counter() - start, float(run.stdout)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.aif")

"""How time and memory grow: what one statement costs, in a small map and in a large one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.commands import Extent, written
from benchmarks.contestants import argmap
from benchmarks.goals import Comparison, Goal
from benchmarks.measuring import Cost, processes
from benchmarks.shapes import Form

HEAVIEST = 10_000
"""Statements in the largest map that is weighed; to watch each allocation takes long."""
KILOBYTES = 1.5
"""What a statement may weigh in the map."""
TIMES = 1.5
"""How many times as much it may cost in a large map as in a small one."""

WEIGH = """
import gc, sys, tracemalloc
from pathlib import Path
import argmap
text = Path(sys.argv[1]).read_text(encoding="utf-8")
argmap.parse("claim c: What is made once, at the first map, is no part of it.")
tracemalloc.start()
argument_map = argmap.parse(text)
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


def growth(extent: Extent, largest: int) -> Iterator[Comparison]:
    """Reading, judging and writing DOT, less what a map of one statement takes."""
    start = _cost(extent, 1, extent.turns)
    small, *others = [size for size in extent.sizes if size >= 1_000] + [largest]
    least = _of_one(_cost(extent, small, extent.turns), start, small)
    for size in others:
        turns = 1 if size == largest else extent.turns_at(size)
        ours = _of_one(_cost(extent, size, turns), start, size)
        what, peer = f"one statement in {size:,}", f"one in {small:,}"
        for kind, unit in (("time", "µs"), ("memory", "KB")):
            costs = (each and each[kind] for each in (ours, least))
            yield Comparison(Goal.GROWTH, f"{kind} of {what}", peer, unit, *costs, TIMES)


def _cost(extent: Extent, size: int, turns: int) -> Cost | None:
    source, _ = written(extent, Form.SHARED, size)
    picture = source.with_suffix(".grown.dot")
    command = argmap("render", source, "--format", "dot", "-o", picture, result=picture)
    return processes({"argmap": command}, turns)["argmap"]


def _of_one(cost: Cost | None, start: Cost | None, size: int) -> dict[str, float] | None:
    """Microseconds and kilobytes for one statement."""
    if cost is None or start is None:
        return None
    return {
        "time": (cost.seconds - start.seconds) / size * 1e6,
        "memory": (cost.megabytes - start.megabytes) / size * 1024,
    }


def weight(extent: Extent) -> Iterator[Comparison]:
    """What the map of a text takes in memory for each statement, as tracemalloc counts it."""
    for size in extent.sizes:
        if 1_000 <= size <= HEAVIEST:
            source, _ = written(extent, Form.SHARED, size)
            run = subprocess.run(
                [sys.executable, "-c", WEIGH, source], capture_output=True, check=True, text=True
            )
            each = int(run.stdout) / 1024 / size
            what, peer = f"one statement in {size:,}", f"{KILOBYTES} KB"
            yield Comparison(Goal.WEIGHT, what, peer, "KB", each, KILOBYTES, 1.0)

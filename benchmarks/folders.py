"""Checking a folder of many small maps, anew and with what is known from the last time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import Extent
from benchmarks.contestants import argmap
from benchmarks.dialects import as_argmap
from benchmarks.goals import Comparison, Goal
from benchmarks.measuring import processes
from benchmarks.shapes import Form, argument

JOBS = 2
PER_FOLDER = 100
MAPS_A_SECOND = 1_500


def many(extent: Extent, count: int) -> Iterator[Comparison]:
    """So many maps of five to fourteen statements: checked anew, and known from the last time."""
    maps, kept = extent.folder / "maps", extent.folder / "kept"
    for number in range(count):
        _write(maps / f"{number // PER_FOLDER}" / f"{number}.argmap", number)
    words = ("check", maps, "--jobs", str(JOBS))
    again = argmap(*words, ARGMAP_CACHE_DIR=str(kept))
    processes({"fill": again}, 1)
    costs = processes(
        {"anew": argmap(*words, "--no-cache"), "again": again}, extent.turns_at(count)
    )
    for how, limit in (("anew", 1.0), ("again", None)):
        cost = costs[how]
        yield Comparison(
            Goal.MANY,
            f"{count:,} maps, {how}",
            f"{MAPS_A_SECOND:,} a second",
            "s",
            cost and cost.seconds,
            count / MAPS_A_SECOND,
            limit,
        )


def _write(path: Path, number: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = argument(Form.SHARED, 5 + number % 10, number)
    path.write_text(as_argmap(made), encoding="utf-8")

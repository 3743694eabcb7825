"""What is compared: argmap with Argdown, with an empty Python, and with an earlier argmap."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from benchmarks.arguments import Shape, generate_argument, to_argdown, to_argmap
from benchmarks.processes import Command, Cost, measure

ARTICLE = Path(__file__).parents[1] / "examples" / "us-japan-technology.argmap"
LARGEST_PICTURE = {Shape.TREES: 10_000, Shape.SHARED: 1_000}
"""The most statements to draw: Graphviz takes minutes for larger graphs with shared reasons."""
SMALL_MAPS = 1_000
MAPS_PER_FOLDER = 100

MAP_SIZE = """
import gc, sys, tracemalloc
from pathlib import Path
import argmap
text = Path(sys.argv[1]).read_text(encoding="utf-8")
argmap.parse("claim c: The first map loads the parser.")
tracemalloc.start()
argument_map = argmap.parse(text)
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


@attrs.frozen
class Comparison:
    """One row of a table: argmap's figure, the other's, and the ratio that is the goal, if any.

    A figure is None where the command failed or took longer than the timeout.
    """

    section: str
    subject: str
    other: str
    unit: str
    ours: float | None
    theirs: float | None
    goal: float | None = None

    @property
    def ratio(self) -> float | None:
        """Argmap's figure divided by the other's."""
        return None if self.ours is None or self.theirs is None else self.ours / self.theirs


@attrs.frozen
class Bench:
    """The tools to compare, how often to run each, and a folder for the generated files.

    `argdown` is the program of an installed `@argdown/cli`; `before` is a Python in whose
    environment an earlier argmap is installed. Both are optional.
    """

    folder: Path
    turns: int
    argdown: Path | None = None
    before: Path | None = None

    def generate(self, shape: Shape, size: int) -> tuple[Path, Path]:
        """Write one argument as argmap text and as Argdown, and return the two paths."""
        ours, theirs = (
            self.folder / f"{shape}-{size}.{ending}".replace(" ", "-")
            for ending in ("argmap", "argdown")
        )
        if not ours.exists():
            argument = generate_argument(shape, size)
            ours.write_text(to_argmap(argument), encoding="utf-8")
            theirs.write_text(to_argdown(argument), encoding="utf-8")
        return ours, theirs

    def argmap_commands(self, *words: str | Path, result: Path | None = None) -> dict[str, Command]:
        """Return the `argmap` command with some arguments, now and before."""
        commands = {"argmap": Command([sys.executable, "-m", "argmap", *words], result)}
        if self.before:
            commands["argmap before"] = Command([self.before, "-m", "argmap", *words], result)
        return commands

    def argdown_command(self, words: list[str], source: Path, result: Path) -> Command:
        """Return an Argdown command that writes a result; its own Node.js comes first on PATH."""
        assert self.argdown
        path = f"{self.argdown.parent}{os.pathsep}{os.environ['PATH']}"
        return Command([self.argdown, *words, source, result.parent], result, {"PATH": path})

    def compare(
        self,
        section: str,
        subject: str,
        commands: dict[str, Command],
        *,
        goal: float | None = None,
        memory: bool = False,
        turns: int | None = None,
    ) -> Iterator[Comparison]:
        """Run commands in turns and compare the one named `argmap` with each of the others."""
        costs = measure(commands, turns or self.turns)
        ours = costs.pop("argmap")
        for name, theirs in costs.items():
            yield _compare_time(section, subject, name, ours, theirs, _goal_for(name, goal))
            if memory:
                figures = (cost and cost.megabytes for cost in (ours, theirs))
                yield Comparison(section, f"{subject}, memory", name, "MB", *figures)


def _goal_for(name: str, goal: float | None) -> float | None:
    return None if name == "argmap before" else goal


def _compare_time(
    section: str,
    subject: str,
    name: str,
    ours: Cost | None,
    theirs: Cost | None,
    goal: float | None,
) -> Comparison:
    figures = (cost and cost.seconds for cost in (ours, theirs))
    return Comparison(section, subject, name, "s", *figures, goal)


DOT = "Read, judge and write DOT"
SVG = "Draw SVG"
CONVERT = "Read Argdown"
START = "Start, and check the article"
MANY = "Check many small maps"
GROWTH = "Growth"


def compare_dot(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Comparison]:
    """Compare `argmap render --format dot` with Argdown's `map -f dot`, which judges nothing."""
    for size in sizes:
        for shape in Shape:
            ours, theirs = bench.generate(shape, size)
            result = ours.with_suffix(".argmap.dot")
            commands = bench.argmap_commands(
                "render", ours, "--format", "dot", "-o", result, result=result
            )
            if bench.argdown:
                commands["Argdown"] = bench.argdown_command(
                    ["map", "-f", "dot"], theirs, bench.folder / f"{theirs.stem}.dot"
                )
            goal = 0.35 if size <= 1_000 else 0.6
            turns = bench.turns if size <= 1_000 else min(bench.turns, 3)
            subject = f"{size:,} statements, {shape}"
            yield from bench.compare(DOT, subject, commands, goal=goal, memory=True, turns=turns)


def compare_svg(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Comparison]:
    """Compare `argmap render` with Argdown's `map -f svg`."""
    for size in sizes:
        for shape, largest in LARGEST_PICTURE.items():
            if size > largest:
                continue
            ours, theirs = bench.generate(shape, size)
            result = ours.with_suffix(".argmap.svg")
            commands = bench.argmap_commands("render", ours, "-o", result, result=result)
            if bench.argdown:
                commands["Argdown"] = bench.argdown_command(
                    ["map", "-f", "svg"], theirs, bench.folder / f"{theirs.stem}.svg"
                )
            turns = bench.turns if size <= 1_000 else 1
            yield from bench.compare(SVG, f"{size:,} statements, {shape}", commands, turns=turns)


def compare_convert(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Comparison]:
    """Compare `argmap convert` of Argdown to JSON with Argdown's `json`."""
    for size in sizes:
        _, source = bench.generate(Shape.SHARED, size)
        result = source.with_suffix(".argmap.json")
        commands = bench.argmap_commands("convert", source, "-o", result, result=result)
        if bench.argdown:
            commands["Argdown"] = bench.argdown_command(
                ["json"], source, bench.folder / f"{source.stem}.json"
            )
        subject = f"{size:,} statements, {Shape.SHARED}"
        yield from bench.compare(CONVERT, subject, commands, goal=1.0, memory=True)


def compare_start(bench: Bench) -> Iterator[Comparison]:
    """Compare short commands with a Python that does nothing."""
    empty = Command([sys.executable, "-c", "pass"])
    yield from bench.compare(
        START,
        "`import argmap`",
        {
            "argmap": Command([sys.executable, "-c", "import argmap"]),
            "an empty Python": empty,
        },
    )
    for subject, words, goal in (
        ("`argmap --version`", ["--version"], None),
        ("`argmap check` of the article", ["check", ARTICLE], 20.0),
    ):
        commands = bench.argmap_commands(*words)
        yield from bench.compare(START, subject, {**commands, "an empty Python": empty}, goal=goal)


def compare_many(bench: Bench, count: int) -> Iterator[Comparison]:
    """Compare checking many small maps in one process and in two."""
    maps = bench.folder / "maps"
    for number in range(count):
        path = maps / f"{number // MAPS_PER_FOLDER}" / f"{number}.argmap"
        path.parent.mkdir(parents=True, exist_ok=True)
        argument = generate_argument(Shape.SHARED, 5 + number % 10, number)
        path.write_text(to_argmap(argument), encoding="utf-8")
    two, one = (
        bench.argmap_commands("check", maps, "--jobs", jobs)["argmap"] for jobs in ("2", "1")
    )
    subject = f"{count:,} maps of 5 to 14 statements, `--jobs 2`"
    yield from bench.compare(MANY, subject, {"argmap": two, "`--jobs 1`": one}, turns=1)


def compare_growth(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Comparison]:
    """Compare what one statement costs in larger and larger maps with what it costs in a small one.

    The cost of a map of one statement is subtracted, so only the statements count.
    """
    start = _measure_dot(bench, 1)
    smallest, *larger = sizes
    costs = {size: _measure_dot(bench, size) for size in sizes}
    reference = _per_statement(costs[smallest], start, smallest)
    for size in larger:
        figures = (_per_statement(costs[size], start, size), reference)
        subject = f"one of {size:,} statements"
        yield Comparison(GROWTH, subject, f"one of {smallest:,}", "µs", *figures, 1.5)
    for size in sizes:
        source, _ = bench.generate(Shape.SHARED, size)
        run = subprocess.run(
            [sys.executable, "-c", MAP_SIZE, source], capture_output=True, check=True, text=True
        )
        kilobytes = int(run.stdout) / 1024 / size
        subject = f"one of {size:,} statements, memory of the map"
        yield Comparison(GROWTH, subject, "1.5 KB", "KB", kilobytes, 1.5, 1.0)


def _measure_dot(bench: Bench, size: int) -> Cost | None:
    source, _ = bench.generate(Shape.SHARED, size)
    result = source.with_suffix(".growth.dot")
    commands = bench.argmap_commands(
        "render", source, "--format", "dot", "-o", result, result=result
    )
    return measure({"argmap": commands["argmap"]}, min(bench.turns, 3))["argmap"]


def _per_statement(cost: Cost | None, start: Cost | None, size: int) -> float | None:
    if cost is None or start is None:
        return None
    return (cost.seconds - start.seconds) / size * 1e6

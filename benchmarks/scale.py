"""How time and memory grow with the size of a map: read, judge, write as DOT.

    python benchmarks/scale.py [SIZE …]

Each size is run as whole processes (`argmap render MAP --format dot -o -`), median of several,
beside an empty Python, and once more inside one process to show where the time goes. Prints a
table.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 5
SIZES = (1_000, 10_000, 30_000, 100_000)
PER_BLOCK = 5


def text_of_size(statements: int) -> str:
    """A map of about so many statements: recommendations whose reasons lean on earlier blocks."""
    blocks = ["title: A map to measure\n\nsource report: The report {date: 2024-01-15}\n"]
    for n in range(statements // PER_BLOCK):
        if n % 50 == 0:
            blocks.append(f"\n# Part {n // 50 + 1}\n")
        blocks.append(
            f"""
recommendation r{n}: Carry out measure {n} before the end of the year. {{by: "Team {n % 7}"}}
  because claim c{n}: Measure {n} would lower the number of failures that customers see
      by more than it costs to carry out. #benefit
    because evidence e{n}: In the trial the number of failures fell by {n % 90} per cent
        [@report, p. {n % 300 + 1}].
    and [e{n // 3}]
  but claim o{n}: The people who would carry it out have other things to do.
    because assumption m{n}: Nobody can be hired this year.
  unless [c{n // 2}]
"""
        )
    return "".join(blocks)


def run(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def median(command: list[str]) -> tuple[float, float]:
    """The medians of several runs, after one that does not count."""
    run(command)
    seconds, megabytes = zip(*(run(command) for _ in range(RUNS)), strict=True)
    return statistics.median(seconds), statistics.median(megabytes)


def parts(text: str) -> dict[str, float]:
    """Seconds for each part of the way, inside this process."""
    from argmap.pictures import to_dot
    from argmap.resolve import parse_draft
    from argmap.support import assess

    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        gc.collect()
        start = time.perf_counter()
        result = work()
        spent[name] = time.perf_counter() - start
        return result

    argument_map = timed("read", lambda: parse_draft(text)).finished()  # type: ignore[attr-defined]
    timed("judge", lambda: assess(argument_map).charitable)
    timed("dot", lambda: to_dot(argument_map))
    return spent


def main(sizes: tuple[int, ...]) -> None:
    """Measure and print the table."""
    empty, _ = median([sys.executable, "-c", "pass"])
    print(f"an empty Python: {empty:.3f} s; medians of {RUNS} runs\n")
    print("| statements | process | µs each | peak | read | judge | DOT |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    parts(text_of_size(100))  # imports, and what is made once
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.argmap"
            path.write_text(text_of_size(size), encoding="utf-8")
            command = [sys.executable, "-m", "argmap", "render", str(path)]
            seconds, megabytes = median([*command, "--format", "dot", "-o", "-"])
            spent = parts(path.read_text(encoding="utf-8"))
            inside = " | ".join(f"{spent[name]:.3f} s" for name in ("read", "judge", "dot"))
            each = seconds / size * 1e6
            print(f"| {size:,} | {seconds:.2f} s | {each:.0f} | {megabytes:.0f} MB | {inside} |")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)

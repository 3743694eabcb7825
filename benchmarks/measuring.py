"""Measuring: whole processes beside each other, and functions beside each other in this one.

Contestants take turns, so that what else the machine does falls on all of them alike, and the
median of several turns counts.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

import attrs

LAUNCHER = Path(__file__).with_name("launcher.py")
LONGEST = 120.0
"""Seconds after which a process is killed."""
SHORTEST = 0.002
"""Seconds that one reading of the clock shall span, at least."""

Name = TypeVar("Name")


@attrs.frozen
class Command:
    """What to run, what it leaves behind if it worked, and what its environment has besides."""

    words: Sequence[str]
    result: Path | None = None
    environment: Mapping[str, str] | None = None


@attrs.frozen
class Cost:
    """Wall seconds and peak megabytes of a process."""

    seconds: float
    megabytes: float


def processes(commands: Mapping[Name, Command], turns: int) -> dict[Name, Cost | None]:
    """The median cost of each command; None where it failed or took too long."""
    costs: dict[Name, list[Cost] | None] = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            so_far = costs[name]
            if so_far is not None:
                cost = _process(command)
                if cost is None:
                    costs[name] = None  # and it need not be asked again
                else:
                    so_far.append(cost)
    return {name: _median(found) if found else None for name, found in costs.items()}


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(each.seconds for each in costs), median(each.megabytes for each in costs))


def _process(command: Command) -> Cost | None:
    if command.result:
        command.result.unlink(missing_ok=True)
    run = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), str(LONGEST), *command.words],
        env=command.environment,
        capture_output=True,
        check=True,
        text=True,
    )
    seconds, kilobytes, code = json.loads(run.stdout)
    # A checker says with 1 that it found something, which is no failure.
    worked = code in (0, 1) and (command.result is None or command.result.exists())
    return Cost(seconds, kilobytes / 1024) if worked else None


def functions(calls: Mapping[Name, Callable[[], object]], turns: int) -> dict[Name, float]:
    """The median seconds of one call of each function.

    Each turn is so many calls that the clock can be trusted, with the garbage collector at work as
    it is in a program.
    """
    repeats = {name: _repeats(call) for name, call in calls.items()}
    spent: dict[Name, list[float]] = {name: [] for name in calls}
    for _ in range(turns):
        for name, call in calls.items():
            spent[name].append(_spent(call, repeats[name]))
    return {name: median(found) for name, found in spent.items()}


def _repeats(call: Callable[[], object]) -> int:
    _spent(call, 1)
    return max(1, int(SHORTEST / max(_spent(call, 1), 1e-7)))


def _spent(call: Callable[[], object], repeats: int) -> float:
    gc.collect()
    start = time.perf_counter()
    for _ in range(repeats):
        call()
    return (time.perf_counter() - start) / repeats

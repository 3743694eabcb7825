"""Run commands as whole processes and measure their time and memory.

Commands take turns, so whatever else the machine does affects all of them alike. The median of
several turns counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import attrs

TIMEOUT = 120.0
"""Seconds after which a process is killed."""

LAUNCHER = """
import json, os, signal, sys, time
files = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
timeout, command = float(sys.argv[1]), sys.argv[2:]
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=files, setpgroup=0)
signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
signal.setitimer(signal.ITIMER_REAL, timeout)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
print(json.dumps([seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]))
"""
"""Run from a process as small as Python gets: a child's peak memory includes the moment before it
becomes the command, when it still is a copy of its parent."""


_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""With this variable Python would compile every module in every run, unlike for a user."""


@attrs.frozen
class Command:
    """A command line, and the file that it writes if it succeeds."""

    words: Sequence[str | Path]
    result: Path | None = None
    environment: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen
class Cost:
    """Wall time in seconds and peak memory in megabytes of a process."""

    seconds: float
    megabytes: float


def measure(commands: Mapping[str, Command], turns: int) -> dict[str, Cost | None]:
    """Return the median cost of each command, or None for one that failed or took too long."""
    costs: dict[str, list[Cost] | None] = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            measured = costs[name]
            if measured is not None:
                cost = _run(command)
                if cost is None:
                    costs[name] = None
                else:
                    measured.append(cost)
    return {name: _find_median(measured) for name, measured in costs.items()}


def _find_median(costs: list[Cost] | None) -> Cost | None:
    if not costs:
        return None
    return Cost(median(cost.seconds for cost in costs), median(cost.megabytes for cost in costs))


def _run(command: Command) -> Cost | None:
    if command.result:
        command.result.unlink(missing_ok=True)
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, str(TIMEOUT), *map(str, command.words)],
        env={**_ENVIRONMENT, **command.environment},
        capture_output=True,
        check=True,
        text=True,
    )
    seconds, kilobytes, code = json.loads(run.stdout)
    # A checker exits with 1 if it has findings.
    succeeded = code in (0, 1) and (command.result is None or command.result.exists())
    return Cost(seconds, kilobytes / 1024) if succeeded else None

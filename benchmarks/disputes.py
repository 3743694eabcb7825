"""Verdicts on objections alone, where our semantics is Dung's grounded one, against the solvers.

As whole processes, each reads the dispute from a file in a form that its users have and prints
what is accepted. In this process, each starts from what its user holds: we from a map, the others
from a framework of their own. To number the map, or to find who attacks whom, belongs to the
computation. Building is measured too, from the names of the arguments and the pairs of them; a map
checks ids, texts and references then, and a framework little or nothing. In both ways all have to
come to the same result.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.commands import Extent, beside
from benchmarks.goals import Comparison, Goal
from benchmarks.measuring import LONGEST, functions, processes
from benchmarks.shapes import Attacks, Dispute, attacks
from benchmarks.solvers import Solver, ourselves

BEHIND = 20
"""How many times as long as the fastest a solver may take and still be asked about more: some take
a thousand times as long for ten times as many arguments."""

Accepted = frozenset[str]


class DisagreementError(Exception):
    """Two solvers came to different results."""


def disputes_in_files(
    extent: Extent, sizes: tuple[int, ...], peers: list[Solver]
) -> Iterator[Comparison]:
    """Time and memory of whole processes, by the kind of the dispute and its size."""
    for dispute in Dispute:
        running = list(peers)
        for size in sizes:
            among = attacks(dispute, size)
            running = _in_the_running(among, running, _in_a_process(extent.folder))
            costs = processes(
                {each.name: each.command(among, extent.folder) for each in (ourselves(), *running)},
                extent.turns_at(size),
            )
            what = f"{size:,} arguments, {dispute}"
            yield from beside(what, costs, (Goal.VERDICTS, 1.0), (Goal.VERDICTS_MEMORY, None))


def disputes_in_here(
    sizes: tuple[int, ...], turns: int, peers: list[Solver]
) -> Iterator[Comparison]:
    """Time in a process that holds what is computed on, against the fastest of the others."""
    for dispute in Dispute:
        running = list(peers)
        for size in sizes:
            among = attacks(dispute, size)
            running = _in_the_running(among, running, _in_here)
            what = f"{size:,} arguments, {dispute}"
            yield from _compared(Goal.SOLVED, what, _solving(among, running, turns), 1.0)
            yield from _compared(Goal.BUILT, what, _building(among, running, turns), None)


def _in_the_running(
    among: Attacks, peers: list[Solver], accepted: Callable[[Solver, Attacks, float], Accepted]
) -> list[Solver]:
    """The solvers that may be the fastest. All of them come to our result, or it raises."""

    def asked(solver: Solver, limit: float) -> tuple[float, Accepted | None]:
        start = time.perf_counter()
        try:
            found = accepted(solver, among, limit)
        except subprocess.TimeoutExpired:
            found = None
        return time.perf_counter() - start, found

    ours, expected = asked(ourselves(), LONGEST)
    seconds = {"argmap": ours}
    for each in peers:
        took, found = asked(each, BEHIND * min(seconds.values()))
        if found is None:
            continue
        if found != expected:
            raise DisagreementError(f"argmap and {each.name} on {among}")
        seconds[each.name] = took
    longest = BEHIND * min(seconds.values())
    return [each for each in peers if seconds.get(each.name, LONGEST) <= longest]


def _in_a_process(folder: Path) -> Callable[[Solver, Attacks, float], Accepted]:
    def accepted(solver: Solver, among: Attacks, limit: float) -> Accepted:
        words = solver.command(among, folder).words
        run = subprocess.run(words, capture_output=True, check=True, text=True, timeout=limit)
        return frozenset(run.stdout.split()[1:])

    return accepted


def _in_here(solver: Solver, among: Attacks, _: float) -> Accepted:
    return solver.accepted(solver.solve(solver.build(among)))


def _solving(among: Attacks, peers: list[Solver], turns: int) -> dict[str, float]:
    built = {each.name: (each.solve, each.build(among)) for each in (ourselves(), *peers)}
    return functions(
        {
            name: lambda solve=solve, framework=framework: solve(framework)
            for name, (solve, framework) in built.items()
        },
        turns,
    )


def _building(among: Attacks, peers: list[Solver], turns: int) -> dict[str, float]:
    return functions(
        {
            each.name: lambda each=each: each.solve(each.build(among))
            for each in (ourselves(), *peers)
        },
        turns,
    )


def _compared(
    goal: Goal, what: str, seconds: dict[str, float], limit: float | None
) -> Iterator[Comparison]:
    """Ours against the fastest of the others, in microseconds."""
    ours = seconds.pop("argmap") * 1e6
    if seconds:
        peer = min(seconds, key=seconds.__getitem__)
        yield Comparison(goal, what, peer, "µs", ours, seconds[peer] * 1e6, limit)
    seconds["argmap"] = ours

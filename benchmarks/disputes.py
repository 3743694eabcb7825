"""Verdicts on objections alone, where our semantics is Dung's grounded one, against the solvers.

Each starts from what its user holds: we from a map, the others from a framework of their own. To
number the map, or to find who attacks whom, belongs to the computation. Building is measured too,
from the names of the arguments and the pairs of them; a map checks ids, texts and references then,
and a framework little or nothing. All have to come to the same result.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.contestants import Solver, ourselves
from benchmarks.goals import Comparison, Goal
from benchmarks.measuring import functions
from benchmarks.shapes import Attacks, Dispute, attacks

BEHIND = 20
"""How many times as long as the fastest a solver may take and still be asked about more: some take
a thousand times as long for ten times as many arguments."""


class DisagreementError(Exception):
    """Two solvers came to different results."""


def disputes(sizes: tuple[int, ...], turns: int, peers: list[Solver]) -> Iterator[Comparison]:
    """Time of the verdicts, by the kind of the dispute and its size; raises where they differ."""
    for dispute in Dispute:
        running = list(peers)
        for size in sizes:
            among = attacks(dispute, size)
            running = _in_the_running(among, running)
            what = f"{size:,} arguments, {dispute}"
            yield from _compared(Goal.VERDICTS, what, _solving(among, running, turns), 1.0)
            yield from _compared(Goal.BUILT, what, _building(among, running, turns), None)


def _in_the_running(among: Attacks, peers: list[Solver]) -> list[Solver]:
    """The solvers that may be the fastest. All of them come to our result, or it raises."""
    ours = ourselves()
    expected = ours.accepted(ours.solve(ours.build(among)))
    seconds: dict[str, float] = {}
    for each in peers:
        framework = each.build(among)
        start = time.perf_counter()
        found = each.solve(framework)
        seconds[each.name] = time.perf_counter() - start
        if each.accepted(found) != expected:
            raise DisagreementError(f"argmap and {each.name} on {among}")
    return [each for each in peers if seconds[each.name] <= BEHIND * min(seconds.values())]


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

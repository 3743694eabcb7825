"""Verdicts on objections alone, where our semantics is Dung's grounded one, against the solvers.

Each starts from what its user holds: we from a map, the others from a framework of their own. To
number the map, or to find who attacks whom, belongs to the computation. Building is measured too,
from the names of the arguments and the pairs of them; a map checks ids, texts and references then,
and a framework little or nothing. All have to come to the same result.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.contestants import Solver, ourselves
from benchmarks.goals import Comparison, Goal
from benchmarks.measuring import functions
from benchmarks.shapes import Attacks, Dispute, attacks

PATIENCE = 0.01
"""Seconds above which a solver is spared the next size: for some it takes a thousand times that."""


class DisagreementError(Exception):
    """Two solvers came to different results."""


def disputes(sizes: tuple[int, ...], turns: int, peers: list[Solver]) -> Iterator[Comparison]:
    """Time of the verdicts, by the kind of the dispute and its size; raises where they differ."""
    for dispute in Dispute:
        taking_part = list(peers)
        for size in sizes:
            among = attacks(dispute, size)
            _agree(among, taking_part)
            solving = _solving(among, taking_part, turns)
            building = _building(among, taking_part, turns)
            yield from _compared(Goal.VERDICTS, f"{size:,} arguments, {dispute}", solving, 1.0)
            yield from _compared(Goal.BUILT, f"{size:,} arguments, {dispute}", building, None)
            taking_part = [each for each in taking_part if solving[each.name] <= PATIENCE]


def _agree(among: Attacks, peers: list[Solver]) -> None:
    ours = ourselves()
    expected = ours.accepted(ours.solve(ours.build(among)))
    for each in peers:
        if each.accepted(each.solve(each.build(among))) != expected:
            raise DisagreementError(f"argmap and {each.name} on {among}")


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

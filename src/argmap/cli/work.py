"""The work that checking maps is, done in this process or shared out among several.

One map that goes wrong, whatever becomes of the process that checks it, is a problem of its own and
does not stop the others.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

import attrs

from argmap.checker.checking import review
from argmap.checker.registry import RuleFailedError
from argmap.cli.inputs import read_map, shown
from argmap.cli.many import size_of
from argmap.semantics import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checker import CheckResult
    from argmap.checker.settings import Settings
    from argmap.test_results import Outcomes

_PORTION = 64_000
"""How much is handed to a process at a time: as many maps as have so many bytes together."""

_LEAST = 1_000
"""How many bytes a map counts for at least: so much goes into any."""


@attrs.frozen
class Task:
    """One map to check, by the path that it was asked for by, and its settings."""

    path: str
    settings: Settings


@attrs.frozen
class CheckOptions:
    """How all maps of a run are checked."""

    as_written: bool
    recording: bool
    """Whether records are made of what is found."""
    outcomes: Outcomes | None
    """How tests came out, if that is known."""


@attrs.frozen
class TaskResult:
    """What came of a map: a review, and a record to keep if there is one; or a problem."""

    review: CheckResult | None = None
    record: str | None = None
    problem: str = ""


def all_done(
    tasks: Sequence[Task], manner: CheckOptions, jobs: int
) -> Iterator[tuple[Task, TaskResult]]:
    """Some tasks, each with what came of it, in the order in which they are done.

    In `jobs` processes, or one for each processor with 0, where there is enough for them to do.
    """
    portions = _portions(tasks)
    processes = min(jobs or _processors(), len(portions))
    shared = {task.path for portion in portions for task in portion} if processes > 1 else ()
    for task in tasks:
        if task.path not in shared:
            yield task, _one(task, manner)
    if shared:
        yield from _shared_out(portions, manner, processes)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _one(task: Task, manner: CheckOptions) -> TaskResult:
    began = time_ns()
    reading = Reading.AS_WRITTEN if manner.as_written else Reading.CHARITABLE
    try:
        draft, folder = read_map(task.path), Path(task.path).parent
        made = review(
            shown(task.path), draft, reading, task.settings, folder, outcomes=manner.outcomes
        )
    except RuleFailedError as error:
        return _undone(task, str(error))
    except MemoryError:
        return _undone(task, "there is not enough memory for it")
    return TaskResult(made, _recorded(made, began) if manner.recording else None)


def _recorded(made: CheckResult, began: int) -> str | None:
    from argmap.checker.records import record

    return record(made, began)


def _undone(task: Task, reason: str) -> TaskResult:
    return TaskResult(problem=f"{shown(task.path)} is not checked: {reason}")


def _shared_out(
    portions: Sequence[list[Task]], manner: CheckOptions, processes: int
) -> Iterator[tuple[Task, TaskResult]]:
    """Tasks done in several processes. Where one dies, each of its maps gets one for itself."""
    from argmap.cli.workers import in_workers

    _make_ready()
    work = partial(_each, manner=manner)
    alone: list[list[Task]] = []
    for portion, outcomes in in_workers(work, portions, processes):
        if outcomes is None:
            alone += [[task] for task in portion]
        else:
            yield from zip(portion, outcomes, strict=True)
    for [task], outcomes in in_workers(work, alone, processes):
        yield task, outcomes[0] if outcomes else _undone(task, "its process died of it")


def _each(tasks: Sequence[Task], manner: CheckOptions) -> list[TaskResult]:
    return [_one(task, manner) for task in tasks]


def _portions(tasks: Sequence[Task]) -> list[list[Task]]:
    """Those of some tasks that are files, in portions of about the same size, the largest first."""
    portions: list[list[Task]] = []
    sizes: list[int] = []
    for task in tasks:
        length = size_of(task.path)
        if length is None:
            continue
        size = max(_LEAST, length)
        if not sizes or sizes[-1] + size > _PORTION:
            portions.append([])
            sizes.append(0)
        portions[-1].append(task)
        sizes[-1] += size
    order = sorted(range(len(sizes)), key=lambda place: -sizes[place])
    return [portions[place] for place in order]


def _make_ready() -> None:
    """Make once what each process would have to make, for those that inherit it."""
    from argmap.loader import parse_draft

    review("", parse_draft("recommendation act: Act now.\n"))

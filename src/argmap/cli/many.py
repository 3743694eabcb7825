"""Checking the maps that arguments name, however many these are.

What has not changed is known from before; the rest is shared out among processes, where there is
enough of it. In which order anything is done does not show.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, TypeAlias

import attrs
import click

from argmap.cli.inputs import STDIN, read_map, shown
from argmap.cli.workers import in_workers, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.cli.inputs import Named
    from argmap.cli.kept import Kept
    from argmap.cli.settings import Chosen
    from argmap.findings import Review
    from argmap.findings.settings import Settings
    from argmap.outcomes import Outcomes
    from argmap.support import Reading

    Work: TypeAlias = Callable[[Sequence["_Task"]], Sequence["_Done"]]

_PORTION = 64_000
"""How much is handed to a process at a time: as many maps as have so many bytes together."""

_LEAST = 1_000
"""How many bytes a map counts for at least: so much goes into any."""

_WORTH_A_BAR = 200
"""How many maps take so long that one wants to see how far it is."""


@attrs.frozen
class _Task:
    """One map to check: its real path, the one that it was asked for by, and how."""

    real: str
    path: str
    settings: Settings


@attrs.frozen
class _Done:
    """What came of a map: a review, and a record to keep if there is one; or a problem."""

    review: Review | None = None
    record: str | None = None
    problem: str = ""


def reviews_of(
    named: Named,
    chosen: Chosen,
    reading: Reading,
    jobs: int,
    kept: Kept | None,
    outcomes: Outcomes | None = None,
) -> tuple[list[Review], list[str]]:
    """The reviews of the maps that count, in the order in which they are named; and problems.

    `jobs` is how many processes there may be; with 0, one for each processor. Raises SettingsError.
    """
    done: dict[str, _Done] = {}
    tasks: list[_Task] = []
    for real, path in named.maps.items():
        review = kept.review(path) if kept and _is_file(path) else None
        if review:
            done[real] = _Done(review)
        else:
            tasks.append(_Task(real, path, chosen.settings_in(Path(path).parent)))
    recording = kept is not None
    work = partial(_checked, reading=reading, recording=recording, outcomes=outcomes)
    with _progress(len(tasks)) as advance:
        for task, outcome in _all_done(tasks, work, jobs or processors()):
            done[task.real] = outcome
            advance(1)
    if kept:
        kept.keep((task.path, record) for task in tasks if (record := done[task.real].record))
    files = {real: each.review.taken_in if each.review else () for real, each in done.items()}
    counting = [done[real] for real in named.counting(files)]
    reviews = [each.review for each in counting if each.review]
    problems = [each.problem for each in counting if each.problem]
    return reviews, [*problems, *(_of_rules() if tasks else ())]


def _of_rules() -> Sequence[str]:
    """What is wrong with the rules of other packages, in words; then nothing was kept before."""
    from argmap.findings.catalogue import installed

    return installed().problems


def _is_file(path: str) -> bool:
    """Whether a path leads to a file, which can be read twice; neither a stream nor `-` can."""
    try:
        return path != STDIN and stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 -- many files
    except (OSError, ValueError):
        return False


@contextmanager
def _progress(length: int) -> Iterator[Callable[[int], object]]:
    """Show how many of some maps are done, where there is a terminal and enough of them."""
    if length < _WORTH_A_BAR or not (sys.stderr and sys.stderr.isatty()):
        yield lambda count: None
    else:
        steps = max(1, length // 200)
        with click.progressbar(
            length=length, label="checking", file=sys.stderr, update_min_steps=steps
        ) as bar:
            yield bar.update


# One map


def _checked(
    tasks: Sequence[_Task], reading: Reading, recording: bool, outcomes: Outcomes | None
) -> list[_Done]:
    """What comes of some maps."""
    return [_one(task, reading, recording, outcomes) for task in tasks]


def _one(task: _Task, reading: Reading, recording: bool, outcomes: Outcomes | None) -> _Done:
    from argmap.findings.checking import review
    from argmap.findings.records import record
    from argmap.findings.registry import RuleFailedError

    began = time_ns()
    try:
        draft = read_map(task.path)
        folder = Path(task.path).parent
        made = review(shown(task.path), draft, reading, task.settings, folder, outcomes)
    except RuleFailedError as error:
        return _undone(task, str(error))
    except MemoryError:
        return _undone(task, "there is not enough memory for it")
    return _Done(made, record(made, began) if recording else None)


def _undone(task: _Task, reason: str) -> _Done:
    return _Done(problem=f"{shown(task.path)} is not checked: {reason}")


# Many maps


def _all_done(tasks: Sequence[_Task], work: Work, processes: int) -> Iterator[tuple[_Task, _Done]]:
    """Some tasks, each with what came of it, in the order in which they are done."""
    portions = _portions([task for task in tasks if _is_file(task.path)])
    processes = min(processes, len(portions))
    shared = {task.real for portion in portions for task in portion} if processes > 1 else ()
    for task in tasks:
        if task.real not in shared:
            yield task, work([task])[0]
    if shared:
        yield from _shared_out(portions, work, processes)


def _shared_out(
    portions: Sequence[list[_Task]], work: Work, processes: int
) -> Iterator[tuple[_Task, _Done]]:
    """The same, in several processes. Where one dies, each of its maps gets one for itself."""
    _make_ready()
    alone: list[list[_Task]] = []
    for portion, outcomes in in_workers(work, portions, processes):
        if outcomes is None:
            alone += [[task] for task in portion]
        else:
            yield from zip(portion, outcomes, strict=True)
    for [task], outcomes in in_workers(work, alone, processes):
        yield task, outcomes[0] if outcomes else _undone(task, "its process died of it")


def _portions(tasks: Sequence[_Task]) -> list[list[_Task]]:
    """Some tasks in portions of about the same size, the largest first."""
    portions: list[tuple[int, list[_Task]]] = []
    taken = _PORTION
    for task in tasks:
        size = max(_LEAST, os.stat(task.path).st_size)  # noqa: PTH116
        if taken + size > _PORTION:
            portions.append((0, []))
            taken = 0
        taken += size
        portions[-1] = (taken, [*portions[-1][1], task])
    return [portion for _, portion in sorted(portions, key=lambda each: -each[0])]


def _make_ready() -> None:
    """Make once what each process would have to make, for those that inherit it."""
    from argmap.findings.checking import review
    from argmap.resolve import parse_draft

    review("", parse_draft("recommendation act: Act now.\n"))
    gc.freeze()

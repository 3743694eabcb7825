"""Checking the maps that arguments name, however many these are.

What has not changed is known from before; the rest is work to do. In which order anything is done
does not show.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.inputs import STDIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.checker import CheckResult
    from argmap.cli.inputs import Named
    from argmap.cli.kept import Kept
    from argmap.cli.settings import Chosen
    from argmap.cli.work import TaskResult
    from argmap.test_results import Outcomes

_WORTH_A_BAR = 200
"""How many maps take so long that one wants to see how far it is."""


def reviews_of(
    named: Named, chosen: Chosen, jobs: int, kept: Kept | None, outcomes: Outcomes | None = None
) -> tuple[Sequence[CheckResult], Sequence[str]]:
    """The reviews of the maps that count, in the order in which they are named; and problems.

    `jobs` is how many processes there may be; with 0, one for each processor. Raises SettingsError.
    """
    reviews = dict(_known(named, kept)) if kept else {}
    unknown = {real: path for real, path in named.maps.items() if real not in reviews}
    done: Mapping[str, TaskResult] = {}
    problems: list[str] = []
    if unknown:
        done = _done(unknown, chosen, jobs, kept, outcomes)
        reviews |= {real: each.review for real, each in done.items() if each.review}
        problems += _of_rules()
    counting = named.counting(
        {real: reviews[real].included_paths if real in reviews else () for real in named.maps}
    )
    failed = [done[real].problem for real in counting if real not in reviews]
    return [reviews[real] for real in counting if real in reviews], failed + problems


def _known(named: Named, kept: Kept) -> Iterator[tuple[str, CheckResult]]:
    """The reviews that are known from before, by the real paths of their maps."""
    for real, path in named.maps.items():
        review = None if size_of(path) is None else kept.review(path)
        if review:
            yield real, review


def _done(
    maps: Mapping[str, str],
    chosen: Chosen,
    jobs: int,
    kept: Kept | None,
    outcomes: Outcomes | None,
) -> Mapping[str, TaskResult]:
    """What comes of some maps, given by their real paths, that are not known from before."""
    from argmap.cli.work import CheckOptions, Task, all_done

    tasks = [Task(path, chosen.settings_in(Path(path).parent)) for path in maps.values()]
    manner = CheckOptions(chosen.as_written, kept is not None, outcomes)
    done: dict[str, TaskResult] = {}
    with _progress(len(tasks)) as advance:
        for task, outcome in all_done(tasks, manner, jobs):
            done[task.path] = outcome
            advance(1)
    if kept:
        kept.keep((path, each.record) for path, each in done.items() if each.record)
    return {real: done[path] for real, path in maps.items()}


def _of_rules() -> Sequence[str]:
    """What is wrong with the rules of other packages, in words; then nothing was kept before."""
    from argmap.checker.catalogue import installed

    return installed().problems


def size_of(path: str) -> int | None:
    """How many bytes a file has; None for what is none, or gone: only a file can be read twice."""
    try:
        state = None if path == STDIN else os.stat(path)  # noqa: PTH116 -- for many files
    except (OSError, ValueError):
        return None
    return state.st_size if state and stat.S_ISREG(state.st_mode) else None


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

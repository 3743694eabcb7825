"""Work in several processes: all of it is done, and who dies takes nobody along."""

import os
import signal
import time
from multiprocessing import active_children, get_start_method

import pytest

from argmap.cli.workers import in_workers

pytestmark = pytest.mark.skipif(get_start_method() != "fork", reason="functions are inherited")


def squared(number: int) -> int:
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_all_tasks_are_done(workers: int) -> None:
    done = dict(in_workers(squared, range(20), workers))
    assert done == {number: number * number for number in range(20)}
    assert active_children() == []


def test_no_task_is_no_work() -> None:
    assert [*in_workers(squared, [], 3)] == []


@pytest.mark.parametrize("tasks", [[-1], [-1, -2, -3], [1, -1, 2, -2, 3], [-1, 1, 2, 3, 4, 5]])
def test_a_process_that_dies_takes_its_own_task_along(tasks: list[int]) -> None:
    done = dict(in_workers(squared, tasks, 2))
    assert done == {each: each * each if each > 0 else None for each in tasks}
    assert active_children() == []


def test_who_stops_asking_leaves_no_process_behind() -> None:
    asking = in_workers(_sleeping, [0, 60, 60, 60], 3)
    assert next(asking) == (0, 0)
    asking.close()
    assert active_children() == []


def _sleeping(seconds: int) -> int:
    time.sleep(seconds)
    return seconds

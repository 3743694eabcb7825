"""Work in several processes: all of it is done, and who dies takes nobody along."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from argmap.cli.workers import in_workers

METHODS = multiprocessing.get_all_start_methods()

posix = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals as in POSIX")


@pytest.fixture(autouse=True, params=METHODS)
def method(request: pytest.FixtureRequest) -> Iterator[str]:
    """How processes are started: each system has its own way, and all of them are tried."""
    before = multiprocessing.get_start_method()
    method: str = request.param
    multiprocessing.set_start_method(method, force=True)
    yield method
    multiprocessing.set_start_method(before, force=True)


def squared(number: int) -> int:
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("workers", [1, 3])
def test_all_tasks_are_done(workers: int) -> None:
    done = dict(in_workers(squared, range(20), workers))
    assert done == {number: number * number for number in range(20)}
    assert active_children() == []


def test_no_task_is_no_work() -> None:
    assert [*in_workers(squared, [], 3)] == []


@pytest.mark.parametrize("tasks", [[-1], [1, -1, 2, -2, 3]])
def test_a_process_that_dies_takes_its_own_task_along(tasks: list[int]) -> None:
    done = dict(in_workers(squared, tasks, 2))
    assert done == {each: each * each if each > 0 else None for each in tasks}
    assert active_children() == []


def test_who_stops_asking_leaves_no_process_behind() -> None:
    asking = in_workers(_sleeping, [0, 60, 60], 2)
    assert next(asking) == (0, 0)
    asking.close()
    assert active_children() == []


def _sleeping(seconds: int) -> int:
    time.sleep(seconds)
    return seconds


def python(method: str, code: str) -> "subprocess.Popen[bytes]":
    """A new process that runs some code, and starts others by this method."""
    start = f"import multiprocessing\nmultiprocessing.set_start_method({method!r})\n"
    return subprocess.Popen(
        [sys.executable, "-c", start + code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )


ASKING = """
import time
from argmap.cli.workers import in_workers
from tests.cli.test_workers import _sleeping
for _ in in_workers(_sleeping, [1, 0], 2):
    print("begun", flush=True)
    time.sleep(60)
"""


def test_whoever_is_killed_leaves_no_process_behind(method: str) -> None:
    with python(method, ASKING) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline() == b"begun" + os.linesep.encode()
        asking.kill()
        # What it printed to is open for as long as a process is left.
        assert asking.communicate(timeout=30) == (b"", b"")


MASKS = """
import signal
from functools import partial
from argmap.cli.workers import in_workers
for _, mask in in_workers(partial(signal.pthread_sigmask, signal.SIG_BLOCK), [(), (), ()], 2):
    print(signal.SIGINT in mask)
"""


@posix
def test_no_process_is_interrupted_while_it_begins(method: str) -> None:
    with python(method, MASKS) as asking:
        assert asking.communicate(timeout=30) == (b"True\n" * 3, b"")

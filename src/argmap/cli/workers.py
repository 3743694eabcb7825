"""Work done in several processes at once, of which any may die without harm to the rest.

A pool of the standard library breaks as a whole when one of its processes dies, or waits for ever.
Here each process has a pipe of its own, so that it is known what it was at.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")


def in_workers(
    work: Callable[[T], R], tasks: Sequence[T], workers: int
) -> Iterator[tuple[T, R | None]]:
    """Each task with what came of it, in the order in which they are done.

    None came of a task at which its process died. What `work` takes and gives is pickled; it raises
    nothing. However the iteration ends, no process is left behind.
    """
    ahead = list(reversed(tasks))
    busy: dict[Connection, _Worker[T]] = {}
    try:
        while ahead or busy:
            while ahead and len(busy) < workers:
                with _uninterrupted():  # or else nobody would know of a process that has begun
                    worker = _Worker(*_started(work), ahead.pop())
                    busy[worker.pipe] = worker
                worker.begin()
            for pipe in wait([*busy]):
                worker = busy[pipe]  # type: ignore[index]
                task, died = worker.task, False
                try:
                    result = worker.pipe.recv()
                except (EOFError, OSError):
                    result, died = None, True
                if ahead and not died:
                    worker.task = ahead.pop()
                    worker.begin()
                else:
                    del busy[worker.pipe]
                    worker.end()
                yield task, result
    finally:
        for worker in busy.values():
            worker.end()


@attrs.define(eq=False)
class _Worker(Generic[T]):
    """A process, the end of its pipe that is here, and what it is at."""

    process: BaseProcess
    pipe: Connection
    task: T

    def begin(self) -> None:
        """Have it begin with its task; that it has died is found out when its answer is read."""
        with suppress(OSError):
            self.pipe.send(self.task)

    def end(self) -> None:
        """End it, whatever it is at; before its pipe, for it would complain of having none."""
        self.process.terminate()
        self.process.join()
        self.pipe.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt from the keyboard wait; processes that begin meanwhile never see one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if get_start_method() != "fork":
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # which lets interrupts through when it begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _started(work: Callable[[Any], Any]) -> tuple[BaseProcess, Connection]:
    context = get_context()
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(work, there, here), daemon=True)
    process.start()
    there.close()
    return process, here


def _serve(work: Callable[[Any], Any], pipe: Connection, other_end: Connection) -> None:
    """What a process does: tasks, one after the other, until nobody hands it any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    other_end.close()  # so that the pipe ends when who started it is gone, however that went
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        result = work(task)
        with suppress(OSError):  # nobody waits for it any more
            pipe.send(result)

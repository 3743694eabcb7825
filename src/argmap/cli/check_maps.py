"""Check many maps, in this process or in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent import futures
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import attrs
import click

from argmap.checker import CheckResult, check_draft
from argmap.checker.failures import describe_exception, describe_failure
from argmap.checker.settings import Settings
from argmap.cli.inputs import STDIN, MapInputs, read_drafts
from argmap.cli.settings import CheckOptions
from argmap.files import STDIN_NAME
from argmap.loader import Draft
from argmap.loader.roots import read_roots
from argmap.semantics import Reading
from argmap.test_results import Outcomes

_PROGRESS_BAR_FROM = 200  # maps
_PARALLEL_FROM = 64_000  # bytes per process
_BATCH_SIZE = 8  # maps


@attrs.frozen(eq=False, repr=False)
class CheckTask:
    """A file to check: its path as given on the command line, and how to check its maps."""

    path: str
    name: str
    """The path of the file in reports."""
    root: str | None
    settings: Settings
    reading: Reading

    def run(self, outcomes: Outcomes | None) -> list[CheckResult]:
        """Check the maps of the file: one, or one for each block of a Markdown file.

        If argmap fails, the result has only that error.
        """
        try:
            drafts = read_drafts(self.path, self.root, self.name)
            return [self._check(draft, outcomes) for draft in drafts]
        except Exception as error:  # one file must not cost the report on the others
            return [CheckResult(self.name, errors=(describe_exception(error, self.name),))]

    def _check(self, draft: Draft, outcomes: Outcomes | None) -> CheckResult:
        folder = Path(self.name).parent
        return check_draft(draft, self.name, self.reading, self.settings, folder, outcomes)

    def result_of_failure(self, reason: str) -> list[CheckResult]:
        """Return a result with the reason why the file could not be checked."""
        return [CheckResult(self.name, errors=(describe_failure(reason, self.name),))]


def check_maps(
    inputs: MapInputs,
    options: CheckOptions,
    jobs: int,
    outcomes: Outcomes | None = None,
    stdin_name: str = STDIN_NAME,
) -> list[CheckResult]:
    """Check maps and return the results, in the order of the inputs.

    A map that another one includes is left out, unless it was named itself. `jobs` limits the
    number of processes; 0 stands for one per processor. `stdin_name` is the name of standard input,
    from which its settings follow. Raises SettingsError.
    """
    names = {real: stdin_name if path == STDIN else path for real, path in inputs.maps.items()}
    tasks = {
        real: CheckTask(
            path,
            names[real],
            inputs.folders.get(real),
            options.settings_for(Path(names[real]).parent),
            options.reading,
        )
        for real, path in inputs.maps.items()
    }
    with _show_progress(len(tasks)) as advance:

        def run(reals: Sequence[str]) -> Iterator[tuple[str, list[CheckResult]]]:
            for real, results in _run({real: tasks[real] for real in reals}, outcomes, jobs):
                yield real, results
                advance(1)

        def get_included_paths(results: list[CheckResult]) -> list[str]:
            return [path for result in results for path in result.included_paths]

        checked = read_roots(inputs.maps, inputs.explicit, run, get_included_paths)
    return [result for results in checked.values() for result in results]


def _run(
    tasks: Mapping[str, CheckTask], outcomes: Outcomes | None, jobs: int
) -> Iterator[tuple[str, list[CheckResult]]]:
    sizes = {key: _measure_file(task.path) for key, task in tasks.items()}
    files = [key for key, size in sizes.items() if size is not None]
    total = sum(size or 0 for size in sizes.values())
    processes = min(jobs or _count_processors(), len(files), total // _PARALLEL_FROM)
    in_pool = {key: tasks[key] for key in files} if processes > 1 else {}
    for key, task in tasks.items():
        if key not in in_pool:  # a pipe or standard input can only be read here
            yield key, task.run(outcomes)
    if in_pool:
        yield from _run_in_pool(in_pool, outcomes, processes)


def _count_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _measure_file(path: str) -> int | None:
    """Return the size of a regular file in bytes, or None for anything else."""
    try:
        state = None if path == STDIN else Path(path).stat()
    except (OSError, ValueError):
        return None
    return state.st_size if state and stat.S_ISREG(state.st_mode) else None


def _run_in_pool(
    tasks: Mapping[str, CheckTask], outcomes: Outcomes | None, processes: int
) -> Iterator[tuple[str, list[CheckResult]]]:
    """Run tasks in a process pool. If a process dies, rerun the unfinished tasks one by one."""
    keys = [*tasks]
    batches = [keys[start : start + _BATCH_SIZE] for start in range(0, len(keys), _BATCH_SIZE)]
    unfinished: list[str] = []
    with _open_pool(processes, outcomes) as pool:
        submitted = {_submit(pool, [tasks[key] for key in batch]): batch for batch in batches}
        for future in futures.as_completed(submitted):
            try:
                yield from zip(submitted[future], future.result(), strict=True)
            except Exception:  # a process has died, or a result cannot be sent
                unfinished += submitted[future]
    while unfinished:
        with _open_pool(1, outcomes) as pool:
            while unfinished:
                key = unfinished.pop()
                try:
                    [result] = _submit(pool, [tasks[key]]).result()
                    yield key, result
                except futures.BrokenExecutor:
                    yield key, tasks[key].result_of_failure("its process died")
                    break
                except Exception as error:  # the result cannot be sent
                    yield key, tasks[key].result_of_failure(f"{type(error).__name__}: {error}")


class _Worker:
    """The data that a process of the pool gets once, rather than with each batch."""

    outcomes: Outcomes | None = None

    @classmethod
    def start(cls, outcomes: Outcomes | None) -> None:
        """Keep the outcomes. Die silently at an interrupt, and when the command has ended."""
        cls.outcomes = outcomes
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _block_interrupts(False)
        Thread(target=_end_with_command, daemon=True).start()


def _end_with_command() -> None:
    command = multiprocessing.parent_process()
    assert command
    command.join()
    os._exit(1)


def _run_batch(tasks: Sequence[CheckTask]) -> list[list[CheckResult]]:
    return [task.run(_Worker.outcomes) for task in tasks]


@contextmanager
def _open_pool(processes: int, outcomes: Outcomes | None) -> Iterator[futures.ProcessPoolExecutor]:
    """Start a process pool, and wait for it unless the run is interrupted.

    The pool's thread never ends if a worker is killed while it sends a result. So a command that
    is interrupted must end at once, by `os._exit`; its workers end with it.
    """
    # `futures` imports process pools only here, which saves other runs 3 ms.
    pool = futures.ProcessPoolExecutor(processes, initializer=_Worker.start, initargs=(outcomes,))
    try:
        yield pool
    finally:
        interrupted = isinstance(sys.exception(), KeyboardInterrupt)
        pool.shutdown(wait=not interrupted, cancel_futures=True)


def _submit(
    pool: futures.ProcessPoolExecutor, tasks: Sequence[CheckTask]
) -> futures.Future[list[list[CheckResult]]]:
    """Submit tasks to a pool, which starts its processes at the first call."""
    # Python ignores an exception that is raised while a process forks.
    _block_interrupts(True)
    try:
        return pool.submit(_run_batch, tasks)
    finally:
        _block_interrupts(False)


def _block_interrupts(blocked: bool) -> None:
    if sys.platform != "win32":
        how = signal.SIG_BLOCK if blocked else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, {signal.SIGINT})


@contextmanager
def _show_progress(length: int) -> Iterator[Callable[[int], object]]:
    """Show a progress bar on a terminal if there are many maps."""
    if length < _PROGRESS_BAR_FROM or not (sys.stderr and sys.stderr.isatty()):
        yield lambda count: None
    else:
        with click.progressbar(
            length=length, label="checking", file=sys.stderr, update_min_steps=length // 200
        ) as bar:
            yield bar.update

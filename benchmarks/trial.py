"""Tries mutants in one pytest run, to see which of them the tests notice. Used by `mutation`.

Every test is run once, to learn which functions it reaches and how long it takes. Then each mutant
has a process of its own, forked from this one, in which everything is imported and collected: there
the tests that reach it are run, the quickest first, until one fails. A room has to be held by its
own tests, so that those of `tests/support` alone are run for a mutant of `argmap.support`.

Hypothesis tries few examples, the same ones each time, and does not shrink the one that fails,
since nobody will look at it. The tests of maps as large as there are (`may_be_as_`) are left out.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

import attrs
import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, is_hypothesis_test, settings
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

EXAMPLES = 40
MEMORY = 4 << 30
"""Bytes that a process may take: a mutant may append to a list for ever."""
TOLD = "tried:"
NO_TESTS = 33  # in the words of mutmut


@attrs.define
class Trial:
    """Tries the mutants that have these names: so many at once, each for so many seconds."""

    mutants: Sequence[str]
    jobs: int = 1
    patience: float = 60
    _reaching: dict[str, list[pytest.Item]] = attrs.field(factory=lambda: defaultdict(list))
    _seconds: dict[pytest.Item, float] = attrs.field(factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do this instead of running each test and telling what comes of it."""
        self._learn(session.items)
        gc.collect()
        gc.freeze()
        running: dict[int, str] = {}
        for mutant in self.mutants:
            tests = self._tests_of(mutant)
            if not tests:
                tell(mutant, NO_TESTS)
                continue
            if len(running) == self.jobs:
                self._wait(running)
            running[self._start(mutant, tests)] = mutant
        while running:
            self._wait(running)
        return True

    def _learn(self, items: Iterable[pytest.Item]) -> None:
        """Run each test once, unharmed."""
        set_mutant_under_test("stats")
        for item in items:
            make_short(item)
            state()._stats.clear()
            start = time.process_time()
            if not passes(item):
                raise pytest.UsageError(f"{item.nodeid} fails without any mutant")
            self._seconds[item] = time.process_time() - start
            for function in state()._stats:
                self._reaching[function].append(item)
        set_mutant_under_test("")

    def _tests_of(self, mutant: str) -> list[pytest.Item]:
        room = f"tests/{mutant.split('.')[1]}/"
        reaching = self._reaching[mangled_name_from_mutant_name(mutant)]
        own = [item for item in reaching if item.nodeid.startswith(room)]
        quickest = sorted(own, key=self._seconds.__getitem__)
        taken = accumulate(self._seconds[item] for item in quickest)
        return [item for item, until in zip(quickest, taken, strict=True) if until < self.patience]

    def _start(self, mutant: str, tests: list[pytest.Item]) -> int:
        """Begin to try a mutant in a process of its own, and give the number of that."""
        process = os.fork()
        if process:
            return process
        seconds = 2 + int(3 * sum(self._seconds[item] for item in tests))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        noticed = True
        try:
            set_mutant_under_test(mutant)
            noticed = not all(map(passes, tests))
        finally:
            os._exit(int(noticed))

    def _wait(self, running: dict[int, str]) -> None:
        """Wait until one of the processes has ended."""
        process, status = os.wait()
        tell(running.pop(process), os.waitstatus_to_exitcode(status))


def tell(mutant: str, code: int) -> None:
    """Say with what exit code the tests of a mutant have ended."""
    print(TOLD, code, mutant, flush=True)


def passes(item: pytest.Item) -> bool:
    """Run a test."""
    return not any(report.failed for report in runtestprotocol(item, log=False))


def make_short(item: pytest.Item) -> None:
    """Let Hypothesis try few examples, the same ones each time."""
    test: Any = getattr(item, "obj", None)
    test = getattr(test, "__func__", test)
    if is_hypothesis_test(test):
        chosen = test._hypothesis_internal_use_settings
        test._hypothesis_internal_use_settings = settings(
            chosen,
            database=None,
            derandomize=True,
            max_examples=min(EXAMPLES, chosen.max_examples),
            phases=[Phase.explicit, Phase.generate],
        )


def main() -> int:
    """Try the mutants that are named on the standard input, and print a line on each."""
    mutants = sys.stdin.read().split()
    rooms = sorted({f"tests/{mutant.split('.')[1]}" for mutant in mutants})
    arguments = [
        "-n0",
        "-k",
        "not may_be_as_",
        "-s",
        "-q",
        "--tb=short",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore",
        *rooms,
    ]
    return int(
        pytest.main(arguments, plugins=[Trial(mutants, int(sys.argv[1]), float(sys.argv[2]))])
    )


if __name__ == "__main__":
    sys.exit(main())

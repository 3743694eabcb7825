"""Tries mutants in one pytest run, to see which of them the tests notice. Used by `mutation`.

Every test is run once, to learn which functions it reaches and how long it takes. Then each mutant
has a process of its own, forked from this one, in which everything is imported and collected: there
the tests that reach it are run until one fails, first those of its module, and always the quickest
first. A room has to be held by its own tests, so that those of `tests/support` alone are run for a
mutant of `argmap.support`.

Hypothesis tries few examples, the same ones each time, and does not shrink the one that fails,
since nobody will look at it. The tests of maps as large as there are (`may_be_as_`) are left out.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import _lru_cache_wrapper
from itertools import accumulate, chain
from typing import Any

import attrs
import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, is_hypothesis_test, settings
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

MEMORY = 4 << 30
"""Bytes that a process may take: a mutant may append to a list for ever."""
TOLD = "tried:"
NO_TESTS, TIMEOUT = 33, 36  # in the words of mutmut


@attrs.define
class Trial:
    """Tries the mutants that have these names."""

    mutants: Sequence[str]
    jobs: int
    """How many at once."""
    patience: float
    """For how many seconds each is tried with tests of other modules than its own."""
    examples: int
    """How many examples of a property are tried, if it does not ask for fewer."""
    _reaching: dict[str, list[pytest.Item]] = attrs.field(factory=lambda: defaultdict(list))
    _seconds: dict[pytest.Item, float] = attrs.field(factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do this instead of running each test and telling what comes of it."""
        if session.testsfailed:
            raise session.Interrupted("some tests cannot be collected")
        self._learn(session.items)
        forget()
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
            make_short(item, self.examples)
            state()._stats.clear()
            forget()
            start = time.process_time()
            passed = passes(item)
            self._seconds[item] = time.process_time() - start
            if not passed:
                print(f"left out, since it fails without any mutant: {item.nodeid}", flush=True)
                continue
            for function in state()._stats:
                self._reaching[function].append(item)
        set_mutant_under_test("")

    def _tests_of(self, mutant: str) -> list[pytest.Item]:
        """The tests that reach a mutant: those of its module, then others while there is time."""
        _, room, *within, _ = mutant.split(".")
        module = within[-1] if within else room
        reaching = sorted(
            self._reaching[mangled_name_from_mutant_name(mutant)], key=self._seconds.__getitem__
        )
        own = [item for item in reaching if item.path.name == f"test_{module}.py"]
        others = [
            item
            for item in reaching
            if item.nodeid.startswith(f"tests/{room}/") and item not in own
        ]
        until = accumulate(self._seconds[item] for item in others)
        return own + [x for x, end in zip(others, until, strict=True) if end < self.patience]

    def _start(self, mutant: str, tests: list[pytest.Item]) -> int:
        """Begin to try a mutant in a process of its own, and give the number of that."""
        process = os.fork()
        if process:
            return process
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        noticed = True
        try:
            set_mutant_under_test(mutant)
            noticed = not all(map(self._passes_in_time, tests))
        finally:
            os._exit(int(noticed))

    def _passes_in_time(self, item: pytest.Item) -> bool:
        """Run a test, and end this process if it takes much longer than it should."""
        signal.setitimer(signal.ITIMER_PROF, 1 + 10 * self._seconds[item])
        return passes(item)

    def _wait(self, running: dict[int, str]) -> None:
        """Wait until one of the processes has ended."""
        process, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        tell(running.pop(process), TIMEOUT if code == -signal.SIGPROF else code)


def tell(mutant: str, code: int) -> None:
    """Say with what exit code the tests of a mutant have ended."""
    print(TOLD, code, mutant, flush=True)


def forget() -> None:
    """Empty the caches of argmap: what they hold from before would hide a mutant, or who asks."""
    modules = [module for name, module in sys.modules.items() if name.startswith("argmap.")]
    for each in chain.from_iterable(vars(module).values() for module in modules):
        if isinstance(each, _lru_cache_wrapper):
            each.cache_clear()


def passes(item: pytest.Item) -> bool:
    """Run a test."""
    return not any(report.failed for report in runtestprotocol(item, log=False))


def make_short(item: pytest.Item, examples: int) -> None:
    """Let Hypothesis try few examples, the same ones each time."""
    test: Any = getattr(item, "obj", None)
    test = getattr(test, "__func__", test)
    if is_hypothesis_test(test):
        chosen = test._hypothesis_internal_use_settings
        test._hypothesis_internal_use_settings = settings(
            chosen,
            database=None,
            derandomize=True,
            max_examples=min(examples, chosen.max_examples),
            phases=[Phase.explicit, Phase.generate],
        )


def main() -> int:
    """Try the mutants that are named on the standard input, and print a line on each."""
    jobs, patience, examples = sys.argv[1:]
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
    trial = Trial(mutants, int(jobs), float(patience), int(examples))
    return int(pytest.main(arguments, plugins=[trial]))


if __name__ == "__main__":
    sys.exit(main())

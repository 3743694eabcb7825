"""Collect maps, run the tests of maps that depend on other tests last, and write outcomes.

With pytest-xdist no worker knows the outcomes of the others. Workers therefore leave the tests that
depend on other tests to the controller, which learns all outcomes and runs them at the end.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from argmap.files import relative_path
from argmap.loader.roots import read_roots
from argmap.project import SUFFIX
from argmap.pytest_plugin.map_failure import find_place
from argmap.pytest_plugin.map_items import MapFile, MapItem
from argmap.pytest_plugin.outcome_recorder import OutcomeRecorder
from argmap.test_results import Outcome, OutcomesError
from argmap.test_results.outcomes_file import (
    add_commit_and_date,
    refuse_unwritable,
    write_outcomes,
)
from argmap.text_layout import strip_control_chars
from argmap.wording import format_statement

Marks: TypeAlias = list[tuple[str, list[Any], dict[str, Any]]]

WORKER_OUTPUT = "argmap"
"""The key of this plugin in the output of a worker."""


class MapPlugin:
    """The hooks of the plugin and the state that they share."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        grouped = config.getoption("dist", "no") == "loadgroup"
        self.recorder = OutcomeRecorder(config.rootpath, grouped=grouped)
        self.recorder.select(self._find_selected())
        self.is_worker = hasattr(config, "workerinput")
        self.files: dict[str, MapFile] = {}
        """The collected maps by their real paths."""
        self.waiting: dict[str, tuple[Path, pytest.Collector]] = {}
        """The maps that are collected last, by their real paths: the paths and parents."""
        self.tested_files: dict[MapFile, None] = {}
        """The maps that have tests in this run."""
        self.deferred: dict[str, dict[str, Marks]] = {}
        """The tests that workers leave to the controller: their marks by path and name."""
        self.closing_line = ""
        # pytest changes them at the end of the run.
        cache = config.cache if config.getoption("lf", False) else None
        self.last_failed = set(cache.get("cache/lastfailed", {})) if cache else set[str]()
        option = config.getoption("argmap_evidence")
        self.outcomes_path = config.invocation_params.dir / option if option else None
        if self.outcomes_path and not self.is_worker:
            try:
                refuse_unwritable(self.outcomes_path)
            except OutcomesError as error:
                raise pytest.UsageError(f"--argmap-evidence: {error}") from None

    # Collection

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> MapFile | None:
        """Collect a map that is named on the command line.

        The others wait, unless they are hidden: only when all are found is it known which of them
        include each other.
        """
        if file_path.suffix.lower() != SUFFIX:
            return None
        is_named = parent.session.isinitpath
        if is_named(file_path):
            return self._make_file(file_path, parent)
        # pytest also visits the files beside those that are named.
        if not file_path.name.startswith(".") and any(map(is_named, file_path.parents)):
            self.waiting[os.path.realpath(file_path)] = (file_path, parent)
        return None

    def _make_file(self, path: Path, parent: pytest.Collector) -> MapFile:
        file: MapFile = MapFile.from_parent(parent, path=path, outcomes=self.recorder.outcomes)
        self.files[os.path.realpath(path)] = file
        return file

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, items: list[pytest.Item]
    ) -> Generator[None, None, None]:
        """Add the tests of the maps that waited, and put tests that depend on other tests last."""
        items += self._collect_waiting(session)
        yield
        items.sort(key=_depends_on_tests)
        if not self.is_worker:
            return
        deferred = [*filter(_depends_on_tests, items)]
        del items[len(items) - len(deferred) :]
        for file in self.files.values():
            if file.depends_on_tests:
                self.deferred[str(file.path)] = {
                    item.name: _find_plain_marks(item) for item in deferred if item.parent is file
                }

    def _collect_waiting(self, session: pytest.Session) -> Iterator[pytest.Item]:
        """Yield the tests of the maps that are neither named nor included by others."""
        named = dict(self.files)

        def read(paths: Iterable[str]) -> Iterator[tuple[str, MapFile]]:
            for path in paths:
                yield path, named.get(path) or self._make_file(*self.waiting[path])

        paths = {real: str(file.path) for real, file in named.items()}
        paths |= {real: str(path) for real, (path, _) in self.waiting.items() if real not in named}
        self.files = read_roots(paths, named.keys(), read, lambda file: file.included_paths)
        for path, file in self.files.items():
            if path not in named:
                yield from session.genitems(file)

    # Outcomes

    def _find_selected(self) -> Iterable[str]:
        """Yield what was named on the command line."""
        if self.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
            return
        home, root = self.config.invocation_params.dir, self.config.rootpath
        for argument in self.config.args:
            path, colons, rest = argument.partition("::")
            if (home / path).exists():  # with --pyargs, it may be a package
                yield f"{relative_path(str(home / path), root)}{colons}{rest}"

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Record a file or folder whose tests are unknown."""
        if report.nodeid and (outcome := self._find_collect_outcome(report)):
            self.recorder.add_without_tests({report.nodeid: outcome})

    def _find_collect_outcome(self, report: pytest.CollectReport) -> Outcome | None:
        if report.passed:
            # With --lf, pytest does not collect files in which nothing failed.
            is_passed_over = (
                self.config.getoption("lf", False)
                and not report.result
                and (self.config.rootpath / report.nodeid).is_file()
            )
            return Outcome.DESELECTED if is_passed_over else None
        return Outcome.SKIPPED if report.skipped else Outcome.NOT_COLLECTED

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Record the tests that will run, since a run may end early."""
        self._plan([item.nodeid for item in session.items])
        self._add_tested_files(session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Iterable[str]) -> None:
        """Record the tests that the workers will run."""
        self._plan([*ids])

    def _plan(self, tests: Collection[str]) -> None:
        self.recorder.plan(tests)
        if not self.last_failed.isdisjoint(tests):
            # With --lf, pytest leaves out the other tests of a file without a notice.
            self.recorder.narrow(tests)

    def _add_tested_files(self, items: Iterable[pytest.Item]) -> None:
        self.tested_files |= {item.parent: None for item in items if isinstance(item, MapItem)}

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """Record deselected tests."""
        self.recorder.deselect(item.nodeid for item in items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Record the outcome of a test."""
        self.recorder.record(report)

    # Deferred tests

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over the tests and outcomes of a worker that is done."""
        output: dict[str, Any] = getattr(node, "workeroutput", {}).get(WORKER_OUTPUT, {})
        self.deferred.update(output.get("deferred", {}))
        self.recorder.deselect(output.get("deselected", ()))
        without_tests = output.get("without_tests", {})
        self.recorder.add_without_tests(
            {place: Outcome(outcome) for place, outcome in without_tests.items()}
        )

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Run the deferred tests after all others."""
        result = yield
        if self.is_worker or not self.deferred:
            return result
        items = [*self._collect_deferred(session)]
        self._add_tested_files(items)
        session.testscollected += len(items)
        for item, next_item in zip(items, [*items[1:], None], strict=True):
            self.config.hook.pytest_runtest_protocol(item=item, nextitem=next_item)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
        return result

    def _collect_deferred(self, session: pytest.Session) -> Iterable[MapItem]:
        for path, deferred in self.deferred.items():
            for item in self._make_file(Path(path), session).collect():
                if item.name in deferred:
                    item.own_markers = [
                        getattr(pytest.mark, name)(*arguments, **keywords).mark
                        for name, arguments, keywords in deferred[item.name]
                    ]
                    yield item

    # The file of outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what a worker knows to the controller, or write the outcomes."""
        if self.is_worker:
            without_tests = self.recorder.without_tests
            output = {
                "deferred": self.deferred,
                "deselected": [*self.recorder.deselected],
                "without_tests": {place: str(why) for place, why in without_tests.items()},
            }
            self.config.workeroutput[WORKER_OUTPUT] = output  # type: ignore[attr-defined]
        elif self.outcomes_path and not self.config.getoption("collectonly"):
            self._write_outcomes(self.outcomes_path, session)

    def _write_outcomes(self, path: Path, session: pytest.Session) -> None:
        option = self.config.getoption("argmap_evidence")
        if not self.recorder.has_outcomes or session.exitstatus == pytest.ExitCode.INTERNAL_ERROR:
            self.closing_line = f"no test has run: {option} is unchanged"
            return
        maps = {
            file.nodeid: file.draft.map for file in self.files.values() if file.depends_on_tests
        }
        try:
            write_outcomes(path, add_commit_and_date(self.recorder.outcomes()), maps)
            self.closing_line = f"test outcomes: {option}"
        except OutcomesError as error:
            self.closing_line = f"argmap: {error}"
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """List withdrawn evidence, and print where the outcomes are or why they are missing."""
        lines = [] if self.config.getoption("collectonly") else [*self._list_withdrawn()]
        if lines:
            terminalreporter.write_sep("=", "argmap: withdrawn evidence")
        for line in lines:
            terminalreporter.write_line(line)
        if self.closing_line:
            terminalreporter.write_sep("-", self.closing_line)

    def _list_withdrawn(self) -> Iterator[str]:
        for file in self.tested_files:
            if file.draft.errors:
                continue
            for name, withdrawal in file.apply_outcomes().withdrawn.items():
                statement = file.draft.map.statements[name]
                path, line = find_place(statement.span, file.relative_path)
                hint = withdrawal.suggestion
                question = f"; did you mean `{hint}`?" if hint else ""
                text = f"{path}:{line}: {format_statement(statement)}: {withdrawal}{question}"
                yield strip_control_chars(text)


def _depends_on_tests(item: pytest.Item) -> bool:
    return isinstance(item, MapItem) and item.parent.depends_on_tests


def _find_plain_marks(item: pytest.Item) -> Marks:
    """Return the marks of a test that can be sent to another process."""
    plain = (str, int, float, bool, type(None))
    return [
        (mark.name, [*mark.args], {**mark.kwargs})
        for mark in item.own_markers
        if all(isinstance(value, plain) for value in (*mark.args, *mark.kwargs.values()))
    ]

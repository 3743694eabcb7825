"""One run of pytest with the plugin turned on: which maps are tested, when, and on what outcomes.

What leans on tests is tested when all of them have run. In one process it is simply put last. With
pytest-xdist no worker knows more than its own outcomes, so that the workers leave these tests out
and name them to the process that hands out the work; that process learns of every outcome, and runs
them itself when the workers are done.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.files import find_included, relative_path
from argmap.pytest_plugin.maps import SUFFIX, MapFile, MapItem, VerdictItem
from argmap.pytest_plugin.record import Record
from argmap.test_results import Outcome
from argmap.test_results.outcomes_file import OutcomesError, refuse_unwritable, write_outcomes

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import TypeAlias

    Marks: TypeAlias = list[tuple[str, list[Any], dict[str, Any]]]

HANDED_OVER = "argmap"
"""Under which key workers say what they leave to the process that hands out the work."""


class Run:
    """The hooks of a run, and what they have to know of each other."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        grouped = config.getoption("dist", "no") == "loadgroup"
        self.record = Record(config.rootpath, grouped=grouped)
        self.record.ask(self._asked_for())
        self.is_worker = hasattr(config, "workerinput")
        self.files: dict[Path, MapFile] = {}
        """The maps that are tested, by their real paths."""
        self.handed_over: dict[str, dict[str, Marks]] = {}
        """The tests that are left to this process, by the paths of their maps and by their names,
        and the marks that they got on their way."""
        self.closing_line = ""
        """What is said of the kept outcomes when the run is over."""
        named = config.getoption("argmap_evidence")
        self.kept_in = config.invocation_params.dir / named if named else None
        if self.kept_in and not self.is_worker:
            try:
                refuse_unwritable(self.kept_in)
            except OutcomesError as problem:
                raise pytest.UsageError(f"--argmap-evidence: {problem}") from None

    # Which tests there are, and in what order.

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> MapFile | None:
        """A map where a file is one; what is hidden has to be asked for."""
        if file_path.suffix.lower() != SUFFIX:
            return None
        if file_path.name.startswith(".") and not parent.session.isinitpath(file_path):
            return None
        return self._file(file_path, parent)

    def _file(self, path: Path, parent: pytest.Collector) -> MapFile:
        file: MapFile = MapFile.from_parent(parent, path=path, outcomes=self.record.outcomes)
        self.files[Path(os.path.realpath(path))] = file
        return file

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, items: list[pytest.Item]
    ) -> Generator[None, None, None]:
        """Leave out maps that others include, and put last what leans on tests."""
        included = self._included(session)
        items[:] = [each for each in items if _file_of(each) not in included]
        self.files = {path: file for path, file in self.files.items() if file not in included}
        yield
        items.sort(key=_leans_on_tests)
        if not self.is_worker:
            return
        last = [*filter(_leans_on_tests, items)]
        del items[len(items) - len(last) :]
        for file in self.files.values():
            if file.leans_on_tests:
                here = {each.name: _marks(each) for each in last if each.parent is file}
                self.handed_over[str(file.path)] = here

    def _included(self, session: pytest.Session) -> set[MapFile]:
        """The maps that others take in, without those that were asked for by name."""
        takings = {str(path): file.included_paths for path, file in self.files.items()}
        with_others = (self.files[Path(path)] for path in find_included(takings))
        return {each for each in with_others if not session.isinitpath(each.path)}

    # How tests come out.

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember a file or a folder that hides its tests."""
        if report.nodeid and (why := self._why_unopened(report)):
            self.record.leave_unopened({report.nodeid: why})

    def _why_unopened(self, report: pytest.CollectReport) -> Outcome | None:
        if report.passed:
            # With `--lf`, files in which nothing has failed are not looked into.
            is_passed_over = (
                self.config.getoption("lf", False)
                and not report.result
                and (self.config.rootpath / report.nodeid).is_file()
            )
            return Outcome.DESELECTED if is_passed_over else None
        return Outcome.SKIPPED if report.skipped else Outcome.NOT_COLLECTED

    def _asked_for(self) -> Iterable[str]:
        """What the run was told to take, as the names of tests; nothing where it was told none."""
        if self.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
            return
        home, root = self.config.invocation_params.dir, self.config.rootpath
        for argument in self.config.args:
            path, colons, rest = argument.partition("::")
            if (home / path).exists():  # and not the name of a package
                yield f"{relative_path(str(home / path), root)}{colons}{rest}"

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Remember what is to run: a run may end before it has."""
        self.record.plan(each.nodeid for each in session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Iterable[str]) -> None:
        """Remember what the workers are to run."""
        self.record.plan(ids)

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """Remember what is left out on purpose."""
        self.record.deselect(each.nodeid for each in items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember how a part of a test came out."""
        self.record.take(report)

    # Many processes.

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker, which is done, has left to this process."""
        output: dict[str, Any] = getattr(node, "workeroutput", {}).get(HANDED_OVER, {})
        self.handed_over.update(output.get("tests", {}))
        self.record.deselect(output.get("deselected", ()))
        unopened = output.get("unopened", {})
        self.record.leave_unopened({each: Outcome(why) for each, why in unopened.items()})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Test what leans on tests, if that was left to this process, when all else is done."""
        result = yield
        if self.is_worker or not self.handed_over:
            return result
        items = [*self._items_handed_over(session)]
        session.testscollected += len(items)
        for place, item in enumerate(items):
            following = items[place + 1] if place + 1 < len(items) else None
            self.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
        return result

    def _items_handed_over(self, session: pytest.Session) -> Iterable[MapItem]:
        for path, wanted in self.handed_over.items():
            for item in self._file(Path(path), session).collect():
                if item.name in wanted:
                    item.own_markers = [
                        getattr(pytest.mark, name)(*arguments, **named).mark
                        for name, arguments, named in wanted[item.name]
                    ]
                    yield item

    # What is kept.

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over, or keep, what was found out."""
        if self.is_worker:
            output = {
                "tests": self.handed_over,
                "deselected": [*self.record.deselected],
                "unopened": {each: str(why) for each, why in self.record.unopened.items()},
            }
            self.config.workeroutput[HANDED_OVER] = output  # type: ignore[attr-defined]
            return
        if self.kept_in and not self.config.getoption("collectonly"):
            self._keep_outcomes(self.kept_in, session)

    def _keep_outcomes(self, path: Path, session: pytest.Session) -> None:
        """Write them, unless there are none: then what is kept from another run stays as it is."""
        named = self.config.getoption("argmap_evidence")
        if not self.record.has_begun or session.exitstatus == pytest.ExitCode.INTERNAL_ERROR:
            self.closing_line = f"no outcomes of tests to keep: {named} is left as it was"
            return
        maps = {each.nodeid: each.draft.map for each in self.files.values() if each.leans_on_tests}
        try:
            write_outcomes(path, self.record.outcomes(), maps)
            self.closing_line = f"outcomes of the tests: {named}"
        except OutcomesError as problem:
            self.closing_line = f"argmap: {problem}"
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say where the outcomes are kept, or why they are not."""
        if self.closing_line:
            terminalreporter.write_sep("-", self.closing_line)


def _leans_on_tests(item: pytest.Item) -> bool:
    return isinstance(item, VerdictItem) and item.parent.leans_on_tests


def _file_of(item: pytest.Item) -> MapFile | None:
    return item.parent if isinstance(item, MapItem) else None


def _marks(item: pytest.Item) -> Marks:
    """The marks of a test, as they can be told to another process: of plain values."""
    plain = (str, int, float, bool, type(None))
    return [
        (each.name, [*each.args], {**each.kwargs})
        for each in item.own_markers
        if all(isinstance(value, plain) for value in (*each.args, *each.kwargs.values()))
    ]

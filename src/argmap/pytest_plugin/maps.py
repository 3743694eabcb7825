"""Maps as pytest collects them: a file, a test that reads and checks it, and one for each verdict.

A recommendation has to hold, with or without assumptions. Where a statement of any kind says what
is expected of it, `{expect: contested}`, that has to be so.
"""

from __future__ import annotations

import os
from contextlib import chdir
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from argmap.checker.context import find_affected
from argmap.checker.expectations import (
    expectation_wording_help,
    expected_verdict,
    meets_expectation,
)
from argmap.files import relative_path
from argmap.loader import load_draft
from argmap.model import Kind
from argmap.pytest_plugin.failure import MapFailedError, file_and_line
from argmap.semantics import Verdict, assess
from argmap.semantics.what_if import suppose
from argmap.test_results import find_test_names, withdrawals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from _pytest._code.code import ExceptionInfo, TerminalRepr

    from argmap.model import Statement
    from argmap.semantics import Assessment, Judgement, ReadingResult
    from argmap.test_results import Outcomes, Withdrawal

SUFFIX = ".argmap"

CHECK = "argmap:check"
"""What the test of a file is called. No statement can have this id."""

HOLDING = (Verdict.SUPPORTED, Verdict.CONDITIONAL)
"""The verdicts on a recommendation with which it passes where nothing else is expected."""


@attrs.frozen(eq=False)
class Remains:
    """What some outcomes withdraw from a map, and what is left of it."""

    outcomes: Outcomes
    fallen: Mapping[str, Withdrawal]
    assessment: Assessment


class MapFile(pytest.File):
    """The file of a map. It is read when it is collected."""

    def __init__(self, outcomes: Callable[[], Outcomes], **others: Any) -> None:
        super().__init__(**others)
        self.outcomes = outcomes
        self.home = self.config.invocation_params.dir
        with chdir(self.home):
            self.shown_path = relative_path(str(self.path), self.home)
            self.draft = load_draft(self.shown_path)
        self._remains: Remains | None = None
        self.add_marker("argmap")

    @cached_property
    def leans_on_tests(self) -> bool:
        """Whether its verdicts are known only when tests have run."""
        statements = self.draft.map.statements.values()
        return any(each.kind.is_given and find_test_names(each) for each in statements)

    @property
    def included_paths(self) -> list[str]:
        """The other files that the map was read from."""
        return [str(self.home / each) for each in self.draft.included_paths]

    def collect(self) -> Iterator[MapItem]:
        """The tests of the map: of a broken one, too, as far as it could be read."""
        yield CheckItem.from_parent(self, name=CHECK)
        for statement in self.draft.map.statements.values():
            if statement.kind is Kind.RECOMMENDATION or expected_verdict(statement) is not None:
                item = VerdictItem.from_parent(self, name=statement.id, statement=statement)
                if self.draft.diagnostics:
                    reason = f"not judged: the errors in the text come first, see {CHECK}"
                    item.add_marker(pytest.mark.skip(reason=reason))
                yield item

    @cached_property
    def written(self) -> Assessment:
        """The map as it is written, as though all tests passed."""
        return assess(self.draft.map)

    def remains(self) -> Remains:
        """What is left of the map, by the outcomes that are known by now."""
        outcomes = self.outcomes()
        if self._remains is None or self._remains.outcomes is not outcomes:
            fallen = withdrawals(self.draft.map, outcomes) if self.leans_on_tests else {}
            left = assess(suppose(self.draft.map, without=fallen)) if fallen else None
            self._remains = Remains(outcomes, fallen, left or self.written)
        return self._remains


class MapItem(pytest.Item):
    """A test of a map."""

    parent: MapFile

    def runtest(self) -> None:
        """Test it, with paths that are seen from where pytest was called. Raises MapFailedError."""
        with chdir(self.parent.home):
            self.examine()

    def examine(self) -> None:
        """Raise MapFailedError if the map does not come up to the test."""
        raise NotImplementedError

    def repr_failure(
        self, excinfo: ExceptionInfo[BaseException], style: Any = None
    ) -> str | TerminalRepr:
        """What is wrong with the map, at its place; a mistake of Python's as usual."""
        if isinstance(excinfo.value, MapFailedError):
            return excinfo.value.shown()
        return super().repr_failure(excinfo, style)


class CheckItem(MapItem):
    """The test of a file: that it can be read, and that `argmap check` finds no fault with it."""

    def examine(self) -> None:
        """Raise MapFailedError where `argmap check` would not end well."""
        from argmap.pytest_plugin.checking import examine

        baseline = self.config.getini("argmap_baseline")
        known = self.config.rootpath / baseline if baseline else None
        examine(self.parent.shown_path, self.parent.draft, known)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The file, and what of it is tested."""
        return self.path, 0, f"check of {self.path.name}"


class VerdictItem(MapItem):
    """The test of a statement: that its verdict is what it has to be."""

    def __init__(self, statement: Statement, **others: Any) -> None:
        super().__init__(**others)
        self.statement = statement
        self.extra_keyword_matches |= {*statement.tags, str(statement.kind)}

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The place of the statement, and what it is."""
        path, line = file_and_line(self.statement.span, self.parent.shown_path)
        where = Path(os.path.normpath(self.parent.home / path))
        return where, line - 1, f"{self.statement.kind} {self.statement.id}"

    def examine(self) -> None:
        """Raise MapFailedError if the verdict is another one."""
        from argmap.pytest_plugin.account import account, headline

        remains, written = self.parent.remains(), self.parent.written.charitable
        fallen, assessment = remains.fallen, remains.assessment
        name, expected = self.statement.id, expected_verdict(self.statement)
        judgement = assessment.charitable.judgements.get(name)
        if judgement is not None and _is_well(judgement, expected):
            return
        by = _bearing_on(name, fallen, written)
        to_blame = by if _is_well(written.judgements[name], expected) else {}
        advice = expectation_wording_help(expected) if expected is not None and not to_blame else ""
        raise MapFailedError(
            headline(name, judgement, expected, to_blame),
            account(written.map, assessment, name, fallen, by, advice),
            *file_and_line(self.statement.span, self.parent.shown_path),
        )


def _is_well(judgement: Judgement, expected: str | None) -> bool:
    return (
        judgement.verdict in HOLDING if expected is None else meets_expectation(expected, judgement)
    )


def _bearing_on(
    name: str, fallen: Mapping[str, Withdrawal], written: ReadingResult
) -> dict[str, Withdrawal]:
    """What is withdrawn and bears on a statement, or is that statement."""
    return {
        each: withdrawal
        for each, withdrawal in fallen.items()
        if each == name or name in find_affected(written, [each])
    }

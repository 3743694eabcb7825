"""Maps as pytest collects them: a file, a test that checks it, and a test of each verdict.

A recommendation must hold, with or without assumptions. A statement with an expected verdict,
`{expect: contested}`, must have that. Both are judged without the evidence whose tests did not
pass. What depends on evidence whose tests were left out of the run is skipped.
"""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NoReturn

import attrs
import pytest
from _pytest._code.code import ExceptionInfo, TerminalRepr

from argmap.checker.baseline import BaselineError, read_baseline
from argmap.checker.checking import check_draft
from argmap.checker.context import find_affected, find_conclusions
from argmap.checker.expectations import (
    get_expected_verdict,
    meets_expectation,
    suggest_expectation_wording,
)
from argmap.checker.failures import RuleFailedError, read_safely
from argmap.checker.registry import installed_rules
from argmap.checker.settings import SettingsError
from argmap.checker.settings_files import find_settings
from argmap.checker.withdrawn import find_withdrawals
from argmap.files import relative_path
from argmap.graph import find_nearest_starts
from argmap.loader import load_draft
from argmap.model import Kind, Statement
from argmap.pytest_plugin.map_failure import (
    MapFailedError,
    find_place,
    format_details,
    format_headline,
)
from argmap.reports.diagnostic_text import format_diagnostic
from argmap.reports.findings_by_rule import format_findings_by_rule
from argmap.semantics import Assessment, Judgement, ReadingResult, assess
from argmap.semantics.what_if import suppose
from argmap.source import Diagnostic
from argmap.test_results import Outcomes, Withdrawal

CHECK = "argmap:check"
"""The name of the test of a file, which no statement can have."""


@attrs.frozen(eq=False, repr=False)
class _TestedMap:
    """A map without the statements that are withdrawn."""

    outcomes: Outcomes
    withdrawn: Mapping[str, Withdrawal]
    assessment: Assessment
    unjudged: Mapping[str, str]
    """The statements whose verdicts are unknown, each with the reason."""


def find_unjudged(result: ReadingResult, found: Mapping[str, Withdrawal]) -> Mapping[str, str]:
    """Return the statements that a test left out of the run might change, each with the reason."""
    left_out = {name: withdrawal for name, withdrawal in found.items() if withdrawal.left_out}
    nearest = find_nearest_starts(left_out, partial(find_conclusions, result))
    return {
        name: f"{left_out[start]}, so it is unknown whether [{start}] counts"
        for name, start in nearest.items()
    }


class MapFile(pytest.File):
    """The file of a map, which is read when it is collected."""

    def __init__(self, outcomes: Callable[[], Outcomes], **others: Any) -> None:
        super().__init__(**others)
        self.outcomes = outcomes
        self.home = self.config.invocation_params.dir
        with chdir(self.home):
            self.relative_path = relative_path(str(self.path), self.home)
            read = partial(load_draft, self.relative_path, self.config.rootpath)
            self.draft = read_safely(read, self.relative_path)
        self._tested_map: _TestedMap | None = None
        self.add_marker("argmap")

    @cached_property
    def depends_on_tests(self) -> bool:
        """Whether a statement of the map names tests, so that these must run first."""
        statements = self.draft.map.statements.values()
        return any(statement.kind.is_given and statement.test_names for statement in statements)

    @property
    def included_paths(self) -> list[str]:
        """The other files of the map."""
        return [str(self.home / path) for path in self.draft.included_paths]

    def collect(self) -> Iterator[MapItem]:
        """Yield the tests of the map. If the map has errors, the tests of verdicts are skipped."""
        yield CheckItem.from_parent(self, name=CHECK)
        for statement in self.draft.map.statements.values():
            if statement.kind is Kind.RECOMMENDATION or get_expected_verdict(statement) is not None:
                item = VerdictItem.from_parent(self, name=statement.id, statement=statement)
                if self.draft.errors:
                    reason = f"not judged: fix the errors in the text first, see {CHECK}"
                    item.add_marker(pytest.mark.skip(reason=reason))
                yield item

    @cached_property
    def original(self) -> Assessment:
        """The assessment of the map with nothing withdrawn."""
        return assess(self.draft.map)

    def apply_outcomes(self) -> _TestedMap:
        """Withdraw what the outcomes known so far require."""
        outcomes = self.outcomes()
        if self._tested_map is None or self._tested_map.outcomes is not outcomes:
            known = outcomes if self.depends_on_tests else None
            found = find_withdrawals(self.draft.map, known, date.today())
            withdrawn = {name: reason for name, reason in found.items() if not reason.left_out}
            remaining = suppose(self.draft.map, without=withdrawn) if withdrawn else None
            self._tested_map = _TestedMap(
                outcomes,
                withdrawn,
                assess(remaining) if remaining else self.original,
                find_unjudged(self.original.charitable, found),
            )
        return self._tested_map


class MapItem(pytest.Item):
    """A test of a map."""

    parent: MapFile

    def runtest(self) -> None:
        """Run the test in the folder where pytest was started, to which paths are relative."""
        with chdir(self.parent.home):
            self.check()

    @abstractmethod
    def check(self) -> None:
        """Raise MapFailedError if the map fails the test."""

    def skip(self, reason: str) -> NoReturn:
        """Skip the test, at the place of the map."""
        raise pytest.skip.Exception(f"not judged: {reason}", _use_item_location=True)

    def repr_failure(
        self, excinfo: ExceptionInfo[BaseException], style: Any = None
    ) -> str | TerminalRepr:
        """Return the failure of a map at its own place, and any other exception as usual."""
        if isinstance(excinfo.value, MapFailedError):
            return excinfo.value.to_repr()
        return super().repr_failure(excinfo, style)


class CheckItem(MapItem):
    """The test of a file, which passes if `argmap check` does with the outcomes of this run."""

    def check(self) -> None:
        """Raise MapFailedError if `argmap check` would fail."""
        path, folder = self.parent.relative_path, Path(self.parent.relative_path).parent
        outcomes = self.parent.outcomes() if self.parent.depends_on_tests else None
        try:
            settings = find_settings(folder)
            result = check_draft(
                self.parent.draft, path, settings=settings, folder=folder, outcomes=outcomes
            )
            named = self.config.getini("argmap_baseline")
            baseline = self.config.rootpath / named if named else settings.baseline_path
            if baseline:
                [result] = read_baseline(baseline).apply([result])
        except SettingsError as error:
            details = "".join(map(format_diagnostic, error.diagnostics))
            raise _to_failure(error.diagnostics[0], details, path) from None
        except (BaselineError, RuleFailedError) as error:
            raise MapFailedError(str(error), "", path, 1) from None
        unjudged = {} if result.errors else self.parent.apply_outcomes().unjudged
        judged = [finding for finding in result.findings if finding.statement not in unjudged]
        result = attrs.evolve(result, findings=tuple(judged))
        failing = [*result.errors, *filter(result.fails_on, judged)]
        if failing:
            worst = min(failing, key=lambda diagnostic: diagnostic.severity.rank)
            raise _to_failure(worst, format_findings_by_rule([result]), path)
        if problems := installed_rules().problems:
            raise MapFailedError(problems[0], "\n".join(problems), path, 1)
        if unjudged:
            self.skip(next(iter(unjudged.values())))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the file and a title."""
        return self.path, 0, f"check of {self.path.name}"


def _to_failure(first: Diagnostic, details: str, path: str) -> MapFailedError:
    headline = f"{first.severity}[{first.code}] {first.message}"
    return MapFailedError(headline, details, *find_place(first.span, path))


class VerdictItem(MapItem):
    """The test of a statement, which passes if its verdict is the expected one."""

    def __init__(self, statement: Statement, **others: Any) -> None:
        super().__init__(**others)
        self.statement = statement
        self.extra_keyword_matches |= {*statement.tags, str(statement.kind)}

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place of the statement and a title."""
        path, line = find_place(self.statement.span, self.parent.relative_path)
        full_path = Path(os.path.normpath(self.parent.home / path))
        return full_path, line - 1, f"{self.statement.kind} {self.statement.id}"

    def check(self) -> None:
        """Raise MapFailedError if the verdict is another one."""
        tested, original = self.parent.apply_outcomes(), self.parent.original.charitable
        name, expected = self.statement.id, get_expected_verdict(self.statement)
        if name in tested.unjudged:
            self.skip(tested.unjudged[name])
        judgement = tested.assessment.charitable.judgements.get(name)
        if judgement is not None and _is_as_expected(judgement, expected):
            return
        related = {
            statement: withdrawal
            for statement, withdrawal in tested.withdrawn.items()
            if statement == name or name in find_affected(original, [statement])
        }
        # A verdict that was wrong before was not caused by the withdrawals.
        causes = related if _is_as_expected(original.judgements[name], expected) else {}
        fix = suggest_expectation_wording(expected) if expected is not None and not causes else ""
        raise MapFailedError(
            format_headline(name, judgement, expected, causes),
            format_details(tested.assessment, original.map, name, tested.withdrawn, related, fix),
            *find_place(self.statement.span, self.parent.relative_path),
        )


def _is_as_expected(judgement: Judgement, expected: str | None) -> bool:
    return judgement.holds if expected is None else meets_expectation(expected, judgement)

"""The check of a map in a test run: what `argmap check` says and fails on, with its settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.checker.baseline import BaselineError, read_baseline
from argmap.checker.checking import check_draft
from argmap.checker.registry import installed_rules
from argmap.checker.rule_definition import RuleFailedError
from argmap.checker.settings import Settings, SettingsError
from argmap.checker.settings_files import find_settings_file, read_settings
from argmap.pytest_plugin.failure import MapFailedError, file_and_line
from argmap.reports.findings_text import format_diagnostic, format_findings

if TYPE_CHECKING:
    from argmap.checker.check_result import CheckResult
    from argmap.loader import Draft
    from argmap.source import Diagnostic


def examine(path: str, draft: Draft, baseline: Path | None) -> None:
    """Raise MapFailedError where `argmap check` would not end with the exit code 0."""
    try:
        settings = _settings(Path(path).parent)
        checked = check_draft(draft, path, settings=settings, folder=Path(path).parent)
        if baseline is not None:
            [checked] = read_baseline(baseline).apply([checked])
    except SettingsError as error:
        raise _failed(
            error.diagnostics[0], "".join(map(format_diagnostic, error.diagnostics)), path
        ) from None
    except (BaselineError, RuleFailedError) as error:
        raise MapFailedError(str(error), "", path, 1) from None
    _judge(checked)
    if problems := installed_rules().problems:
        raise MapFailedError(problems[0], "\n".join(problems), path, 1)


def _settings(folder: Path) -> Settings:
    file = find_settings_file(folder)
    return read_settings(file) if file else Settings()


def _judge(checked: CheckResult) -> None:
    failing = [*checked.errors, *filter(checked.fails_on, checked.findings)]
    if failing:
        raise _failed(failing[0], format_findings([checked]), checked.path)


def _failed(first: Diagnostic, account: str, path: str) -> MapFailedError:
    headline = f"{first.severity}[{first.code}] {first.message}"
    return MapFailedError(headline, account, *file_and_line(first.span, path))

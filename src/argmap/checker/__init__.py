"""The checker: rules, settings, ignore comments and baselines."""

from argmap.checker.baseline import Baseline, BaselineError, make_baseline, read_baseline
from argmap.checker.check_result import CheckResult
from argmap.checker.checking import check, check_draft
from argmap.checker.rule_definition import Rule, RuleFailedError, rule
from argmap.checker.settings import Settings, SettingsError
from argmap.checker.settings_files import read_settings

__all__ = [
    "Baseline",
    "BaselineError",
    "CheckResult",
    "Rule",
    "RuleFailedError",
    "Settings",
    "SettingsError",
    "check",
    "check_draft",
    "make_baseline",
    "read_baseline",
    "read_settings",
    "rule",
]

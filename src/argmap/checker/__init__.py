"""The checker: rules, settings, suppression and baselines."""

from argmap.checker.check_result import CheckResult
from argmap.checker.checking import check, check_draft
from argmap.checker.rule_definition import Rule, rule

__all__ = ["CheckResult", "Rule", "check", "check_draft", "rule"]

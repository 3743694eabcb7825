"""Checking maps: the rules, one small function each, and the reports on what they find."""

from argmap.findings.registry import Finding, Rule, rule
from argmap.findings.review import Review, check, review

__all__ = ["Finding", "Review", "Rule", "check", "review", "rule"]

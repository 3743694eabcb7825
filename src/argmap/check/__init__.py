"""Checking maps: the rules, one small function each, and the reports on what they find."""

from argmap.check.registry import Finding, Rule, rule
from argmap.check.review import Review, check, review

__all__ = ["Finding", "Review", "Rule", "check", "review", "rule"]

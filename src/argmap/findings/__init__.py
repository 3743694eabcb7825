"""Checking maps: the rules, one small function each, and the reports on what they find."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the names in _MODULES, for those who read types
    from argmap.findings.checking import check as check
    from argmap.findings.checking import review as review
    from argmap.findings.registry import Finding as Finding
    from argmap.findings.registry import Rule as Rule
    from argmap.findings.registry import rule as rule
    from argmap.findings.reviews import Review as Review

_MODULES = {
    "Finding": "registry",
    "Review": "reviews",
    "Rule": "registry",
    "check": "checking",
    "review": "checking",
    "rule": "registry",
}

__all__ = [*_MODULES]


def __getattr__(name: str) -> Any:
    # The rules are not imported for those who want a report of what was found before.
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.findings' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"argmap.findings.{_MODULES[name]}"), name)
    return value

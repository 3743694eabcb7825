"""Checking maps: the rules, one small function each, and the reports on what they find."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the names in _MODULES, for those who read types
    from argmap.checker.checking import check as check
    from argmap.checker.checking import review as review
    from argmap.checker.registry import Finding as Finding
    from argmap.checker.registry import Rule as Rule
    from argmap.checker.registry import rule as rule
    from argmap.checker.reviews import CheckResult as CheckResult

_MODULES = {
    "Finding": "registry",
    "CheckResult": "reviews",
    "Rule": "registry",
    "check": "checking",
    "review": "checking",
    "rule": "registry",
}

__all__ = [*_MODULES]


def __getattr__(name: str) -> Any:
    # The rules are not imported for those who want a report of what was found before.
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.checker' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"argmap.checker.{_MODULES[name]}"), name)
    return value

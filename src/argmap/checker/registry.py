"""The registry of rules: argmap's own and those of installed packages.

A package adds rules with an entry point in the group `argmap.rules`, which names a rule or a module
with rules:

    [project.entry-points."argmap.rules"]
    budget = "budget_rules"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules
from types import ModuleType

import attrs

from argmap.checker import rules as own_rules
from argmap.checker.rule_definition import Rule
from argmap.model import FrozenDict

GROUP = "argmap.rules"
"""The entry point group for rules."""


def find_rules(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that a module defines."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


def index_rules(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Return rules by code, sorted. Raises ValueError if two share a code or a name."""
    by_code: dict[str, Rule] = {}
    names: set[str] = set()
    for rule in sorted(rules, key=lambda rule: rule.code):
        if rule.code in by_code or rule.name in names:
            raise ValueError(f"two rules have the code {rule.code} or the name {rule.name}")
        by_code[rule.code] = rule
        names.add(rule.name)
    return FrozenDict(by_code)


RULES: Mapping[str, Rule] = index_rules(
    rule
    for found in iter_modules(own_rules.__path__)
    for rule in find_rules(import_module(f"{own_rules.__name__}.{found.name}"))
)
"""argmap's own rules by code."""


@attrs.frozen(eq=False, repr=False)
class InstalledRules:
    """All available rules by code, and messages about those that cannot be loaded."""

    rules: Mapping[str, Rule]
    problems: tuple[str, ...] = ()


@cache
def installed_rules() -> InstalledRules:
    """Return argmap's own rules and those of installed packages."""
    return load_rules(entry_points(group=GROUP))


def load_rules(points: Iterable[EntryPoint]) -> InstalledRules:
    """Return argmap's own rules and those that entry points name."""
    rules, problems = RULES, []
    for point in sorted(points):
        try:
            rules = index_rules([*rules.values(), *_load(point)])
        except Exception as error:  # faulty third-party code must not stop a check
            package = f" in the package {point.dist.name}" if point.dist else ""
            problems.append(
                f"cannot load the rules of the entry point {point.name}{package}: "
                f"{str(error) or type(error).__name__}"
            )
    return InstalledRules(rules, tuple(problems))


def _load(point: EntryPoint) -> tuple[Rule, ...]:
    value = point.load()
    rules = find_rules(value) if isinstance(value, ModuleType) else (value,)
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise ValueError(f"{point.value} is neither a rule nor a module with rules")
    return rules

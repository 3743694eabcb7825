"""The catalogue: every rule there is, by its code; those of argmap, and those of other packages.

A package brings rules with an entry point in the group `argmap.rules`, which names one rule or a
module that has some:

    [project.entry-points."argmap.rules"]
    budget = "budget_rules"
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

import attrs

from argmap.checker import rules as own
from argmap.checker.registry import Rule, catalogue, rules_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import EntryPoint

GROUP = "argmap.rules"
"""The group of the entry points that name rules of other packages."""

RULES: Mapping[str, Rule] = catalogue(
    each
    for found in iter_modules(own.__path__)
    for each in rules_in(import_module(f"{own.__name__}.{found.name}"))
)
"""The rules of argmap by their codes, in the order of the codes."""


@attrs.frozen
class Installed:
    """All rules that are at hand, by their codes; and what is wrong with those that are not."""

    rules: Mapping[str, Rule]
    problems: tuple[str, ...] = ()


@cache
def installed() -> Installed:
    """The rules of argmap and those of all packages that are installed beside it."""
    if not may_be_named(sys.path):
        return Installed(RULES)
    from importlib.metadata import entry_points  # takes longer than reading a map

    return with_rules_of(entry_points(group=GROUP))


def may_be_named(places: Iterable[str]) -> bool:
    """Whether a package in one of some places may have entry points in the group.

    Where that cannot be told at a glance, it may.
    """
    for place in places:
        try:
            with os.scandir(place or ".") as entries:
                packages = [each.path for each in entries if each.name.endswith(_METADATA)]
        except FileNotFoundError:
            continue
        except OSError:  # an archive, for instance
            return True
        if any(map(_names_the_group, packages)):
            return True
    return False


_METADATA = (".dist-info", ".egg-info", ".egg")


def _names_the_group(package: str) -> bool:
    try:
        content = Path(package, "entry_points.txt").read_bytes()
    except OSError:
        return package.endswith(".egg")  # which may be an archive, or has it elsewhere
    return GROUP.encode() in content


def with_rules_of(entry_points: Iterable[EntryPoint]) -> Installed:
    """The rules of argmap, and those that some entry points name as far as they can be had."""
    rules, problems = RULES, []
    for each in sorted(entry_points):
        try:
            rules = catalogue([*rules.values(), *_named_by(each)])
        except Exception as error:  # whatever the code of others does, it does not stop a check
            reason = str(error) or type(error).__name__
            problems.append(f"the rules of {_described(each)} are left out: {reason}")
    return Installed(rules, tuple(problems))


def _named_by(entry_point: EntryPoint) -> tuple[Rule, ...]:
    """The rules that an entry point names. Raises whatever importing them does, and ValueError."""
    named = entry_point.load()
    found = rules_in(named) if isinstance(named, ModuleType) else (named,)
    if not found or not all(isinstance(each, Rule) for each in found):
        raise ValueError(f"{entry_point.value} is neither a rule nor a module that has any")
    return found


def _described(entry_point: EntryPoint) -> str:
    package = f" in the package {entry_point.dist.name}" if entry_point.dist else ""
    return f"the entry point {entry_point.name}{package}"

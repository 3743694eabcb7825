"""The registry of rules: what a rule is, and how many of them become one catalogue.

A rule is a small function from a judged map to its findings. Its code, its name and its severity
stand above it in one line, and what it says on its page, which is its docstring; how findings are
placed, sorted and shown is no concern of it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict
from argmap.source import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import ModuleType

    from argmap.checker.case import RuleContext
    from argmap.checker.page import Page


@attrs.frozen
class Finding:
    """What a rule has to say about one statement: what is the case, and what to do about it.

    `span` is the place to show; without one it is that of the statement. What is not about a
    statement, but about a source or a section, has None for it, and a place of its own.
    """

    statement: str | None
    message: str
    help: str
    span: Span | None = None


_a_code = attrs.validators.matches_re(re.compile(r"[A-Z]+\d{3}"))
_a_name = attrs.validators.matches_re(re.compile(r"[a-z]+(?:-[a-z]+)*"))


@attrs.frozen(eq=False)
class Rule:
    """One rule of the catalogue. Its code never changes its meaning once it is published."""

    code: str = attrs.field(validator=_a_code)
    name: str = attrs.field(validator=_a_name)
    severity: Severity
    find: Callable[[RuleContext], Iterable[Finding]] = attrs.field(repr=False)
    default: bool = True
    """Whether it is asked where nobody has selected it."""

    @cached_property
    def page(self) -> Page:
        """What it says, and why that matters: its docstring."""
        from argmap.checker.page import page

        return page(self.find.__doc__)

    @property
    def summary(self) -> str:
        """What it says of what it finds, in one line: how its docstring begins."""
        return self.page.summary

    def diagnostics(self, case: RuleContext) -> list[Diagnostic]:
        """Everything that this rule finds in a map, with code, severity and place.

        Raises RuleFailedError where its function raises anything.
        """
        try:
            found = [self._diagnostic(case, finding) for finding in self.find(case)]
        except Exception as error:
            raise RuleFailedError(self, error) from error
        return found

    def _diagnostic(self, case: RuleContext, finding: Finding) -> Diagnostic:
        return Diagnostic(
            self.code,
            self.severity,
            finding.message,
            finding.span or _span(case, finding.statement),
            finding.help,
            finding.statement,
            self.name,
        )


class RuleFailedError(Exception):
    """A rule has a mistake of its own, and could not be asked about a map."""

    def __init__(self, rule: Rule, error: Exception) -> None:
        super().__init__(
            f"the rule {rule.code} ({rule.name}) has failed: {type(error).__name__}: {error}"
        )


def _span(case: RuleContext, statement: str | None) -> Span | None:
    return None if statement is None else case.map.statements[statement].span


def rule(
    code: str, name: str, severity: Severity, *, default: bool = True
) -> Callable[[Callable[[RuleContext], Iterable[Finding]]], Rule]:
    """Make a rule of the function below.

    >>> @rule("X001", "no-title", Severity.INFO)
    ... def untitled(case):
    ...     \"\"\"Does not say what it is about.\"\"\"
    ...     return []
    >>> untitled.summary
    'Does not say what it is about.'
    """

    def registered(find: Callable[[RuleContext], Iterable[Finding]]) -> Rule:
        return Rule(code, name, severity, find, default)

    return registered


def rules_in(module: ModuleType) -> tuple[Rule, ...]:
    """The rules that a module has."""
    return tuple(each for each in vars(module).values() if isinstance(each, Rule))


def catalogue(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Some rules by their codes, in the order of the codes.

    Raises ValueError where two share a code or a name.
    """
    by_code: dict[str, Rule] = {}
    names: set[str] = set()
    for each in sorted(rules, key=lambda rule: rule.code):
        if each.code in by_code or each.name in names:
            raise ValueError(f"two rules are called {each.code} or {each.name}")
        by_code[each.code] = each
        names.add(each.name)
    return FrozenDict(by_code)

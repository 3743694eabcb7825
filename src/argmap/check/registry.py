"""The registry of rules: what a rule is, and how many of them become one catalogue.

A rule is a small function from a judged map to its findings. Its code, its name, its default severity
and what it is about stand above it in one line; how findings are placed, sorted and shown is no
concern of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.source import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.support import Assessment


@attrs.frozen
class Finding:
    """What a rule has to say about one statement: what is the case, and what to do about it.

    `span` is the place to show; without one it is that of the statement.
    """

    statement: str
    message: str
    help: str
    span: Span | None = None


_a_code = attrs.validators.matches_re(re.compile(r"[A-Z]+\d{3}"))
_a_name = attrs.validators.matches_re(re.compile(r"[a-z]+(?:-[a-z]+)*"))


@attrs.frozen
class Rule:
    """One rule of the catalogue. Its code never changes its meaning once it is published."""

    code: str = attrs.field(validator=_a_code)
    name: str = attrs.field(validator=_a_name)
    severity: Severity
    summary: str
    find: Callable[[Assessment], Iterable[Finding]]

    def diagnostics(self, assessment: Assessment) -> Iterator[Diagnostic]:
        """Everything that this rule finds in a map, with code, severity and place."""
        statements = assessment.map.statements
        for finding in self.find(assessment):
            yield Diagnostic(
                self.code,
                self.severity,
                finding.message,
                finding.span or statements[finding.statement].span,
                finding.help,
                finding.statement,
            )


def rule(
    code: str, name: str, severity: Severity, summary: str
) -> Callable[[Callable[[Assessment], Iterable[Finding]]], Rule]:
    """Make a rule of the function below.

    >>> @rule("X001", "no-title", Severity.INFO, "does not say what it is about")
    ... def untitled(assessment): ...
    """

    def registered(find: Callable[[Assessment], Iterable[Finding]]) -> Rule:
        return Rule(code, name, severity, summary, find)

    return registered


def catalogue(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules by their codes, in the order of the codes. Raises ValueError where two share one."""
    by_code: dict[str, Rule] = {}
    for each in sorted(rules, key=lambda rule: rule.code):
        if each.code in by_code:
            raise ValueError(f"two rules have the code {each.code}")
        by_code[each.code] = each
    return by_code

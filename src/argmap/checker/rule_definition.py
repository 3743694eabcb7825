"""Rules and their pages.

A rule is a function from a `RuleContext` to diagnostics. Its docstring is its page:

    Summary in one line.

    What the rule checks and why it matters, in as many paragraphs as needed.

    Example::

        recommendation act: A map that violates the rule.

    Fixed::

        recommendation act: The same map, fixed.

A page may also have a `Settings::` block with settings in TOML, and `In talk.txt::` blocks with
the documents that the map refers to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from inspect import cleandoc
from textwrap import dedent

import attrs

from argmap.checker.context import RuleContext
from argmap.checker.failures import RuleFailedError
from argmap.checker.selection import effective_severity
from argmap.choices import to_choice
from argmap.model import FrozenDict
from argmap.source import Diagnostic, Severity
from argmap.validation import is_boolean

_BLOCK = re.compile(r"^(Settings|Example|Fixed|In \S+)::\n((?:\n| .*\n)+)", re.MULTILINE)


@attrs.frozen
class RulePage:
    """The parts of a rule's page; missing parts are empty.

    >>> @argmap.rule("X001", "no-title", "info")
    ... def untitled(context):
    ...     \"\"\"The map has no title.\"\"\"
    ...     return []
    >>> untitled.page.summary
    'The map has no title.'
    """

    summary: str
    """The problem with the statements that the rule flags, in one line."""
    text: str = ""
    """The problem and why it matters, in paragraphs of plain text."""
    example: str = ""
    """A map that violates the rule."""
    fixed: str = ""
    """The same map, fixed."""
    settings: str = ""
    """The settings with which both maps are checked, in TOML."""
    documents: Mapping[str, str] = attrs.field(factory=FrozenDict, hash=False)
    """The documents that both maps refer to, by path."""


def parse_page(docstring: str | None) -> RulePage:
    """Split a docstring into the parts of a page."""
    prose = cleandoc(docstring or "") + "\n"
    blocks = {title: dedent(block).strip("\n") + "\n" for title, block in _BLOCK.findall(prose)}
    summary, _, text = _BLOCK.sub("", prose).strip().partition("\n")
    return RulePage(
        summary,
        text.strip(),
        blocks.pop("Example", ""),
        blocks.pop("Fixed", ""),
        blocks.pop("Settings", ""),
        FrozenDict({title.removeprefix("In "): block for title, block in blocks.items()}),
    )


def _check_code(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]+\d{3}", value):
        raise ValueError(
            f"{attribute.name} must be capital letters and three digits, such as 'X001', "
            f"not {value!r}"
        )


def _check_name(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", value):
        raise ValueError(
            f"{attribute.name} must be words joined by hyphens, such as 'no-budget', not {value!r}"
        )


@attrs.frozen(eq=False)
class Rule:
    """A check with a code, a name and a severity. A published code never changes its meaning.

    >>> @argmap.rule("X001", "no-title", "info", plural="maps have no title")
    ... def untitled(context):
    ...     \"\"\"The map has no title.\"\"\"
    ...     if not context.map.title:
    ...         yield context.finding(None, "the map has no title", "add `title: …`")
    >>> context = argmap.RuleContext(argmap.assess(argmap.parse("claim a: It rains.")))
    >>> [finding.message for finding in untitled.diagnostics(context)]
    ['the map has no title']
    >>> untitled.describe(3)
    '3 maps have no title'
    """

    code: str = attrs.field(validator=_check_code)
    """The code: capital letters and three digits."""
    name: str = attrs.field(validator=_check_name)
    """The name: words joined by hyphens."""
    severity: Severity = attrs.field(validator=attrs.validators.instance_of(Severity))
    """The severity of its findings, unless settings say otherwise."""
    find: Callable[[RuleContext], Iterable[Diagnostic]] = attrs.field(repr=False)
    """The function that yields the findings."""
    default: bool = attrs.field(default=True, validator=is_boolean)
    """Whether the rule runs unless settings say otherwise."""
    plural: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    """What several findings have in common, after their number: `claims are used twice`."""

    @cached_property
    def page(self) -> RulePage:
        """The documentation of the rule: its docstring, in parts."""
        return parse_page(self.find.__doc__)

    def describe(self, count: int) -> str:
        """Return what several findings have in common: `3 claims are used twice`."""
        summary = self.summary.removesuffix(".")
        return f"{count:,} {self.plural or f'findings: {summary}'}"

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.summary

    def diagnostics(self, context: RuleContext) -> list[Diagnostic]:
        """Run the rule on a map. Raises RuleFailedError if the rule raises anything."""
        severity = effective_severity(self, context.settings)
        try:
            return [
                attrs.evolve(finding, code=self.code, severity=severity, name=self.name)
                for finding in self.find(context)
            ]
        except Exception as error:
            raise RuleFailedError(self.code, self.name, error) from error


def rule(
    code: str, name: str, severity: Severity | str, *, default: bool = True, plural: str = ""
) -> Callable[[Callable[[RuleContext], Iterable[Diagnostic]]], Rule]:
    """Turn the decorated function into a rule.

    `plural` describes several findings, after their number, where a report groups them.

    >>> @argmap.rule("X001", "no-title", "info")
    ... def untitled(context):
    ...     \"\"\"The map has no title.\"\"\"
    ...     if not context.map.title:
    ...         yield context.finding(None, "the map has no title", "add `title: …`")
    >>> untitled.summary
    'The map has no title.'
    """

    def decorate(find: Callable[[RuleContext], Iterable[Diagnostic]]) -> Rule:
        return Rule(code, name, to_choice(Severity, severity, "severity"), find, default, plural)

    return decorate

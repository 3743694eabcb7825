"""Format the pages of rules: as text, as Markdown, as JSON, and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent
from typing import Any

from argmap.checker.rule_definition import Rule

GROUPS = {
    "R": "Recommendations",
    "S": "Structure",
    "E": "Evidence and sources",
    "O": "Objections",
    "W": "Wording",
    "I": "Ignore comments",
    "L": "Text",
}
"""The subjects of rules, by the first letter of their codes."""

_LANGUAGES = {"Example": "argmap", "Fixed": "argmap", "Settings": "toml"}


def rule_to_text(rule: Rule) -> str:
    """Return the page of a rule for a terminal."""
    blocks = [
        f"{rule.code} {rule.name} ({rule.severity}, {_describe_default(rule)})",
        rule.summary,
        rule.page.text,
        *(f"{title}:\n\n{indent(block, '    ')}".rstrip() for title, block in _list_blocks(rule)),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def rule_to_markdown(rule: Rule) -> str:
    """Return the page of a rule in Markdown, without its heading."""
    blocks = [
        f"{title}:\n\n```{_LANGUAGES.get(title, 'text')}\n{block}```"
        for title, block in _list_blocks(rule)
    ]
    status = f"Severity: `{rule.severity}`, {_describe_default(rule)}."
    return "\n\n".join(filter(None, [rule.summary, status, rule.page.text, *blocks])) + "\n"


def rule_to_dict(rule: Rule) -> dict[str, Any]:
    """Return a rule and its page as an object for JSON."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "default": rule.default,
        "summary": rule.summary,
        "text": rule.page.text,
        "example": rule.page.example,
        "fixed": rule.page.fixed,
        "settings": rule.page.settings,
        "documents": dict(rule.page.documents),
    }


def format_rule_list(rules: Iterable[Rule]) -> str:
    """Return a table of rules for a terminal: code, name, severity and summary."""
    summaries = {(rule.code, rule.name, _describe_severity(rule)): rule.summary for rule in rules}
    widths = [max(map(len, column)) for column in zip(*summaries, strict=True)]
    return "".join(
        "  ".join([*map(str.ljust, cells, widths), summary]) + "\n"
        for cells, summary in summaries.items()
    )


def format_reference(rules: Mapping[str, Rule]) -> str:
    """Return all rules as one Markdown document: for each group, a table and the pages."""
    parts = [_INTRODUCTION]
    for letter, title in GROUPS.items():
        group = [rule for rule in rules.values() if rule.code.startswith(letter)]
        pages = (f"### {rule.code} {rule.name}\n\n{rule_to_markdown(rule)}" for rule in group)
        parts += [f"## {title}\n\n{_TABLE_HEAD}{''.join(map(_format_table_row, group))}", *pages]
    return "\n".join(parts)


def _describe_severity(rule: Rule) -> str:
    """Return the severity of a rule, and whether it is off: `warning`, `warning, off`."""
    return rule.severity if rule.default else f"{rule.severity}, off"


def _describe_default(rule: Rule) -> str:
    return "on by default" if rule.default else "off by default"


def _list_blocks(rule: Rule) -> Iterator[tuple[str, str]]:
    page = rule.page
    documents = [(f"In {name}", content) for name, content in page.documents.items()]
    blocks = [("Settings", page.settings), *documents, ("Example", page.example)]
    return (block for block in [*blocks, ("Fixed", page.fixed)] if block[1])


_TABLE_HEAD = "| code | name | severity | |\n| --- | --- | --- | --- |\n"


def _format_table_row(rule: Rule) -> str:
    link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
    return f"| {link} | {rule.name} | {_describe_severity(rule)} | {rule.summary} |\n"


_INTRODUCTION = """\
# The rules

All rules of `argmap check`, as `argmap rules` prints them. Rules look at the structure of a map,
not at the meaning of its statements; [the semantics](semantics.md) defines their terms. An `error`
is a recommendation that fails or a mistake in the structure, a `warning` is something that a
careful reader would object to, and an `info` is worth knowing. A rule that is `off` runs only if it
is selected. Codes never change their meaning.

This page is generated (`python tools/rules_page.py > docs/rules.md`), and tests run its examples.
"""

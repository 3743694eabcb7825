"""The pages of rules as they are shown: on a terminal, as Markdown, as data; and in a list."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.checker.rule_definition import Rule

LETTERS = {
    "R": "Recommendations",
    "S": "Structure",
    "E": "Evidence and sources",
    "O": "Objections",
    "W": "Wording",
    "I": "Ignores",
}
"""What the first letter of a code says that a rule is about."""


def as_text(rule: Rule) -> str:
    """The page of a rule for a terminal."""
    blocks = [
        f"{rule.code} {rule.name} ({standing(rule)})",
        rule.summary,
        rule.page.text,
        *(f"{title}:\n\n{indent(block, '    ')}".rstrip() for title, block in _blocks(rule)),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def as_markdown(rule: Rule) -> str:
    """The page of a rule as Markdown, without its heading."""
    blocks = [f"{title}:\n\n{_fenced(title, block)}" for title, block in _blocks(rule)]
    return "\n\n".join(filter(None, [rule.summary, rule.page.text, *blocks])) + "\n"


def _fenced(title: str, block: str) -> str:
    return f"```{_LANGUAGES.get(title, 'text')}\n{block}```"


_LANGUAGES = {"Example": "argmap", "Fixed": "argmap", "Settings": "toml"}


def as_data(rule: Rule) -> dict[str, Any]:
    """All of a rule, for programs."""
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


def standing(rule: Rule) -> str:
    """How bad what a rule finds is, and whether it is asked: `warning`, `warning, off`."""
    return rule.severity if rule.default else f"{rule.severity}, off"


def _blocks(rule: Rule) -> Iterator[tuple[str, str]]:
    """The parts of a page that are no prose, each with its title."""
    page = rule.page
    documents = [(f"In {name}", content) for name, content in page.documents.items()]
    parts = [("Settings", page.settings), *documents, ("Example", page.example)]
    return (part for part in [*parts, ("Fixed", page.fixed)] if part[1])


def listed(rules: Iterable[Rule]) -> str:
    """Rules in a table for a terminal: code, name, severity and summary."""
    summaries = {(each.code, each.name, standing(each)): each.summary for each in rules}
    widths = [max(map(len, column)) for column in zip(*summaries, strict=True)]
    return "".join(
        "  ".join([*map(str.ljust, cells, widths), summary]) + "\n"
        for cells, summary in summaries.items()
    )


def reference(rules: Mapping[str, Rule]) -> str:
    """All rules as one Markdown document: a table for each letter, and the pages below."""
    parts = [_INTRODUCTION]
    for letter, title in LETTERS.items():
        group = [each for each in rules.values() if each.code.startswith(letter)]
        pages = (f"### {each.code} {each.name}\n\n{as_markdown(each)}" for each in group)
        parts += [f"## {title}\n\n{_HEAD}{''.join(map(_row, group))}", *pages]
    return "\n".join(parts)


_HEAD = "| code | name | severity | |\n| --- | --- | --- | --- |\n"


def _row(rule: Rule) -> str:
    link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
    return f"| {link} | {rule.name} | {standing(rule)} | {rule.summary} |\n"


_INTRODUCTION = """\
# The rules

Every rule of `argmap check`, as `argmap rules` prints them. A rule is pure structure: it knows no
meaning, and its terms are those of [the semantics](semantics.md). An `error` says that the map does
not do what a map is for, a `warning` that a careful reader would object, an `info` that something
is worth knowing. A rule that is `off` is asked only when it is selected. Codes never change their
meaning.

This page is made from the rules themselves (`python tools/rules_page.py`), whose examples are run.
"""

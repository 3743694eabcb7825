"""A lexer for Pygments, which colors code blocks in Sphinx, MkDocs and notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
)

from argmap.integrations.highlighting import LineRule, Region, list_rules

TOKENS = {
    "": Text,
    "comment": Comment.Single,
    "connective": Keyword,
    "date": Literal.Date,
    "escape": String.Escape,
    "header": Keyword.Declaration,
    "heading": Generic.Heading,
    "id": Name.Label,
    "key": Name.Attribute,
    "kind": Keyword.Type,
    "locator": String.Other,
    "mark": Name.Decorator,
    "number": Number,
    "path": String,
    "place": Operator.Word,
    "punctuation": Punctuation,
    "reference": Name.Variable,
    "source": Name.Constant,
    "string": String.Double,
    "tag": Name.Tag,
    "word": String.Symbol,
}
"""The token for each name in the rules."""


def _build_states(
    rules: Iterable[LineRule | Region], *, name: str = "", state: str = "root"
) -> dict[str, list[tuple[Any, ...]]]:
    """Return the entries of a state of the lexer, and those of the regions that begin in it.

    `name` is the name of what no rule matches.
    """
    entries: list[tuple[Any, ...]] = []
    states = {state: entries}
    for number, rule in enumerate(rules):
        if isinstance(rule, LineRule):
            entries.append(_convert_rule(rule))
        else:
            inside = f"{state}-{number}"
            entries.append((*_convert_rule(rule.begin), inside))
            states |= _build_states(rule.rules, name=rule.name, state=inside)
            states[inside].insert(0, (rule.end.pattern, TOKENS[rule.end.name], "#pop"))
    entries.append((r"\w+|[\s\S]", TOKENS[name]))
    return states


def _convert_rule(rule: LineRule) -> tuple[str, Any]:
    pattern = "".join(f"({part.pattern})" for part in rule.parts)
    return pattern, bygroups(*(TOKENS[part.name] for part in rule.parts))  # type: ignore[no-untyped-call]


class ArgmapLexer(RegexLexer):
    """Lexer for argument maps."""

    name = "argmap"
    aliases: ClassVar = ["argmap"]
    filenames: ClassVar = ["*.argmap"]
    mimetypes: ClassVar = ["text/x-argmap"]
    tokens: ClassVar = _build_states(list_rules())

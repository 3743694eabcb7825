"""Parse Argdown into lines, with the parser that Lark builds from `argdown.lark`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs
from lark import Lark, Token, Tree

from argmap.formats.argdown.comments import Uncommented
from argmap.language.grammar import find_grammar
from argmap.language.lark_parser import saved_parser_path
from argmap.language.text_values import measure_indentation
from argmap.source import Span

_STARTS = ("RELATION", "NUMBER", "BULLET")
_TITLES = (
    "STATEMENT_DEFINITION",
    "ARGUMENT_DEFINITION",
    "STATEMENT_REFERENCE",
    "ARGUMENT_REFERENCE",
)


@attrs.frozen(eq=False, repr=False)
class Title:
    """The title of a statement or an argument at the start of a line."""

    text: str
    is_argument: bool
    is_definition: bool
    """Whether a colon follows it."""


@attrs.frozen(eq=False, repr=False)
class ArgdownLine:
    """A line with the lines that continue it.

    `type` is `BLANK`, `HEADING`, `INFERENCE`, `INCLUDE`, `RELATION`, `NUMBER`, `BULLET` or `TEXT`,
    and `start` is what the line starts with: an arrow, a number in brackets, or all of a heading.
    """

    type: str
    span: Span
    start: str = ""
    indentation: int = 0
    title: Title | None = None
    parts: tuple[Token, ...] = ()
    """Tokens of the types `TEXT`, `TAG`, `LINK` and `DATA`."""


def parse_lines(uncommented: Uncommented) -> Iterator[ArgdownLine]:
    """Yield the lines of an Argdown text. Every text has some."""
    tree = _load_parser().parse(uncommented.content)
    for child in tree.children:
        if isinstance(child, Tree):
            tokens = [token for token in child.children if isinstance(token, Token)]
            yield _to_line(tokens, uncommented)
        else:
            yield ArgdownLine(child.type, _span([child], uncommented), child.strip(" \t\n"))


def _to_line(tokens: list[Token], uncommented: Uncommented) -> ArgdownLine:
    parts = iter(tokens)
    token = next(parts)
    kind, start, title = "TEXT", "", None
    if token.type in _STARTS:
        kind, start = token.type, token.strip()
    first: Token | None = next(parts, None) if kind != "TEXT" else token
    if first is not None and first.type in _TITLES:
        title = _to_title(first)
        first = next(parts, None)
    return ArgdownLine(
        kind,
        _span(tokens, uncommented),
        start,
        measure_indentation(token[: len(token) - len(token.lstrip(" \t"))]),
        title,
        () if first is None else (first, *parts),
    )


def _to_title(token: Token) -> Title:
    is_definition = token.type.endswith("DEFINITION")
    title = token.strip().removesuffix(":") if is_definition else token.strip()
    return Title(title[1:-1].strip(), token.type.startswith("ARGUMENT"), is_definition)


def _span(tokens: list[Token], uncommented: Uncommented) -> Span:
    first, last = tokens[0], tokens[-1]
    blank = len(first) - len(first.lstrip()) if first.strip() else 0
    end = (last.start_pos or 0) + max(1, len(last.rstrip()))
    return uncommented.span((first.start_pos or 0) + blank, end)


@cache
def _load_parser() -> Lark:
    return Lark.open(
        str(find_grammar("argdown")),
        parser="lalr",
        lexer="contextual",
        maybe_placeholders=False,
        cache=str(saved_parser_path("argdown")),
    )

"""Make src/argmap/language/tables.py, which the parser works by, from the grammar, with Lark.

Lark knows how to make an LALR(1) automaton of a grammar and which terminals can stand where. That
takes it longer than reading most texts takes, and comes to the same each time. Run this when the
grammar has changed: `python tools/parser_tables.py > src/argmap/language/tables.py`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.indenter import Indenter
from lark.parsers.lalr_analysis import Shift

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lark.grammar import Rule

GRAMMAR = Path(__file__).parents[1] / "grammars" / "argmap.lark"
WORDS = ("KIND", "MARKABLE", "JOINING", "TEXT_HEADER", "FILE_HEADER", "INCLUDING", "SOURCING")


class Indentation(Indenter):
    """What Lark has to know of layout."""

    NL_type = "_NL"
    OPEN_PAREN_types: list[str] = []  # noqa: RUF012 - so declared by Lark
    CLOSE_PAREN_types: list[str] = []  # noqa: RUF012
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    tab_len = 4


def make_lark(
    transformer: Any = None, indenter: Indenter | None = None, *, strict: bool = False
) -> Lark:
    """Lark's own parser of the language; a strict one refuses a grammar with any conflict."""
    return Lark(
        GRAMMAR.read_text(encoding="utf-8"),
        parser="lalr",
        lexer="contextual",
        postlex=indenter or Indentation(),
        transformer=transformer,
        maybe_placeholders=False,
        strict=strict,
    )


def tables() -> Iterator[str]:
    """The lines of the module."""
    lark = make_lark()
    automaton: Any = lark.parser.parser._parse_table  # type: ignore[attr-defined]
    scanners: dict[tuple[str, ...], int] = {}
    numbers = _numbered(automaton)
    rules = {rule: ~number for number, rule in enumerate(lark.rules)}
    end = automaton.end_states["start"]
    states = []
    for state in numbers:
        row = {"$END": numbers[end]} if state == end else {}
        for symbol, (action, target) in sorted(automaton.states[state].items()):
            row[symbol] = numbers[target] if action is Shift else rules[target]
        lexer = lark.parser.lexer.lexer.lexers[state]  # type: ignore[attr-defined]
        names = tuple(terminal.name for terminal in lexer.terminals)
        states.append((scanners.setdefault(names, len(scanners)), row))
    patterns = sorted((each.name, each.pattern.to_regexp()) for each in lark.terminals)

    yield '"""What the parser works by, made from grammars/argmap.lark by tools/parser_tables.py.'
    yield ""
    yield "Nobody edits this. What each table holds is told where it is used."
    yield '"""'
    yield ""
    yield from _listed("WORDS: dict[str, tuple[str, ...]]", map(_words, WORDS), "{}")
    yield from _listed("TERMINALS: dict[str, str]", (f"{n!r}: {p!r}" for n, p in patterns), "{}")
    yield from _listed("SCANNERS: tuple[tuple[str, ...], ...]", map(repr, scanners))
    yield from _listed(
        "RULES: tuple[tuple[str, int, str, tuple[tuple[int, bool], ...]], ...]",
        (repr(_rule(rule)) for rule in lark.rules),
    )
    yield from _listed("STATES: tuple[tuple[int, dict[str, int]], ...]", map(repr, states))


def _numbered(automaton: Any) -> dict[Any, int]:
    """The states of the automaton by an order that does not depend on how Lark came to them."""
    order = [automaton.start_states["start"]]
    for state in order:
        for _, (action, target) in sorted(automaton.states[state].items()):
            if action is Shift and target not in order:
                order.append(target)
    return {state: number for number, state in enumerate(order)}


def _rule(rule: Rule) -> tuple[str, int, str, tuple[tuple[int, bool], ...]]:
    """A rule's name, its length, the method that makes its value, and what of it is kept.

    That is told as places from the top of the stack, each with whether it is a list to be
    spread out there. A rule without a method gives such a list.
    """
    name, length = str(rule.origin.name), len(rule.expansion)
    method = "" if name.startswith("_") else str(rule.alias or name)
    kept = tuple(
        (place - length, not symbol.is_term and symbol.name.startswith("_"))
        for place, symbol in enumerate(rule.expansion)
        if rule.options.keep_all_tokens or not (symbol.is_term and symbol.filter_out)
    )
    return name, length, method, kept


def _words(terminal: str) -> str:
    """The words of a terminal that is a plain list of them."""
    grammar = GRAMMAR.read_text(encoding="utf-8")
    definition = re.search(rf'^{terminal}: ("\w+"(?: \| "\w+")*)$', grammar, re.MULTILINE)
    if definition is None:
        raise LookupError(f"the grammar lists no words as {terminal}")
    words = tuple(re.findall(r'"(\w+)"', definition[1]))
    return f"{terminal!r}: {words!r}"


def _listed(name: str, entries: Iterable[str], brackets: str = "()") -> Iterator[str]:
    yield f"{name} = {brackets[0]}"
    yield from (f"    {entry}," for entry in entries)
    yield brackets[1]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in tables())

"""The grammar as the rest of the room uses it: its file, the parser made of it, its words.

Nothing outside the grammar file lists a word of the language; whoever needs the words asks here.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from lark import Lark
from lark.indenter import Indenter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token, Transformer

TAB_WIDTH = 4


class Indentation(Indenter):
    """Lark's Indenter, which notes a line that is indented like none above it, and goes on.

    Such a line is taken to stand in the block whose lines are the nearest to the right of it.
    """

    NL_type = "_NL"
    OPEN_PAREN_types: list[str] = []  # noqa: RUF012 - so declared by Lark
    CLOSE_PAREN_types: list[str] = []  # noqa: RUF012
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    tab_len = TAB_WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.misaligned: list[int] = []

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Begin a text."""
        self.misaligned = []
        return super().process(stream)  # type: ignore[no-untyped-call, no-any-return]

    def resume(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Go on in the same text with a new stream, at the depth where the old one broke off."""
        return self._process(stream)  # type: ignore[no-untyped-call, no-any-return]

    def handle_NL(self, token: Token) -> Iterator[Token]:  # noqa: N802 - Lark's name
        """What the indentation behind a line end says: deeper, less deep, or neither."""
        yield token
        levels = self.indent_level
        blank = token[token.rfind("\n") + 1 :]
        indent = _width(blank)
        if indent > levels[-1]:
            levels.append(indent)
            yield token.new_borrow_pos(self.INDENT_type, blank, token)
            return
        while len(levels) > 1 and indent <= levels[-2]:
            levels.pop()
            yield token.new_borrow_pos(self.DEDENT_type, blank, token)
        if indent != levels[-1]:
            levels[-1] = indent
            self.misaligned.append(token.end_pos or 0)


def indentation(content: str, offset: int) -> int:
    """How far the line is indented that holds an offset."""
    start = content.rfind("\n", 0, offset) + 1
    blank = _BLANK.match(content, start)
    return _width(blank[0]) if blank else 0


_BLANK = re.compile(r"[ \t]+")


def _width(blank: str) -> int:
    return len(blank) + (TAB_WIDTH - 1) * blank.count("\t") if "\t" in blank else len(blank)


@cache
def grammar_text() -> str:
    """The grammar file: beside the code of an installed package, at the top of a checkout."""
    package = Path(__file__).parents[1]
    for folder in (package / "grammars", package.parents[1] / "grammars"):
        path = folder / "argmap.lark"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError("argmap's grammar is missing: the installation is broken")


def make_parser(
    transformer: Transformer[Token, object] | None, indenter: Indentation, *, strict: bool = False
) -> Lark:
    """Lark's LALR(1) parser of the language, whose rules call the methods of `transformer`."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        postlex=indenter,
        transformer=transformer,
        maybe_placeholders=False,
        strict=strict,
    )


@attrs.frozen
class Words:
    """The words of the language by what they are for, in the order of the grammar."""

    kinds: tuple[str, ...]
    connectives: tuple[str, ...]
    unmarkable: tuple[str, ...]
    """The connectives that carry no mark."""
    text_headers: tuple[str, ...]
    file_headers: tuple[str, ...]
    starters: tuple[str, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """All words that begin a header line."""
        return self.text_headers + self.file_headers


@cache
def words() -> Words:
    """Read the words out of the grammar's terminals."""
    joining = _listed("JOINING")
    return Words(
        kinds=_listed("KIND"),
        connectives=_listed("MARKABLE") + joining,
        unmarkable=joining,
        text_headers=_listed("TEXT_HEADER"),
        file_headers=_listed("FILE_HEADER"),
        starters=_listed("INCLUDING") + _listed("SOURCING"),
    )


def _listed(terminal: str) -> tuple[str, ...]:
    """The words of a terminal that is a plain list of them."""
    definition = re.search(rf'^{terminal}: ("\w+"(?: \| "\w+")*)$', grammar_text(), re.MULTILINE)
    if definition is None:
        raise LookupError(f"the grammar lists no words as {terminal}")
    return tuple(re.findall(r'"(\w+)"', definition[1]))

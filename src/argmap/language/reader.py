"""The parser's stack, the line that is being read, and the means to mend both.

This is how a text with mistakes is read on, a line at a time. The tokens of a bad line are taken
off the stack as far as needed, what is missing is supplied, and lexing goes on behind the mistake.
What counts as which mistake is no concern of this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.language.automaton import Automaton
from argmap.language.lexer import Lexer, Token
from argmap.language.tables import TERMINALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Document
    from argmap.language.tree import TreeBuilder


@attrs.define
class LineToken:
    """A token of the line that is being read, and how many values lay below it on the stack."""

    type: str
    token: Token
    below: int


class Reader:
    """A text with mistakes, as far as it has been read."""

    def __init__(self, content: str, builder: TreeBuilder) -> None:
        self.content = content
        self.found: list[tuple[Mistake, int, int]] = []
        self.line: list[LineToken] = []
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._automaton = Automaton(builder)
        self._lexer = Lexer(content)

    # The parser

    def tokens(self) -> Iterator[Token]:
        """The tokens from here on. What is mended moves the place, and needs a new stream."""
        return self._lexer.tokens(self._automaton.states)

    def end(self) -> tuple[Document, list[tuple[Mistake, int, int]]]:
        """The tree, and all mistakes with their places, once there are no more tokens."""
        return self._automaton.end(), self.found + self._lexer.found

    def feed(self, token: Token) -> bool:
        """Hand a token to the parser; tell whether it could be used."""
        if self._automaton.read((token,)):
            return False
        self.line.append(LineToken(token.type, token, len(self._automaton.values) - 1))
        return True

    def supply(self, kind: str, value: str, offset: int) -> None:
        """Hand the parser a token that the text lacks."""
        if not self.feed(Token(kind, value, offset)):
            raise AssertionError(f"recovery supplied {kind} where the grammar has no place for it")

    def accepts(self, kind: str) -> bool:
        """Whether the parser could use such a token now."""
        return self._automaton.accepts(kind)

    def drop(self, index: int) -> None:
        """Take the tokens of this line from the one at `index` on off the stack."""
        if index < len(self.line):
            below = self.line[index].below
            del self._automaton.values[below:]
            del self._automaton.states[below + 1 :]
            del self.line[index:]

    def replace_last(self, value: str, kind: str = "") -> None:
        """Have the last token of this line say something else."""
        last = self.line[-1]
        self.drop(len(self.line) - 1)
        self.supply(kind or last.type, value, last.token.start)

    def go_on(self, offset: int) -> None:
        """Continue to read at an offset."""
        self._lexer.offset = offset

    def report(self, mistake: Mistake, start: int, end: int) -> None:
        """Note a mistake, unless there is one at the same place: this would be its consequence."""
        if not self.found or self.found[-1][1] != start:
            self.found.append((mistake, start, end))

    def supply_statement(self, connective: str, head: str, offset: int) -> None:
        """Hand the parser the beginning of a statement; the connective counts only in a block."""
        if self.in_block():
            self.supply("RELATED", f"{connective.rstrip()} {head}".lstrip(), offset)
        else:
            self.supply("STATEMENT", head, offset)

    def supply_reference(self, connective: str, name: str, offset: int) -> None:
        """Hand the parser a reference; the connective counts only in a block."""
        if self.in_block():
            self.supply("REFERRED", f"{connective}[{name}]", offset)
        else:
            self.supply("REFERENCE", f"[{name}]", offset)

    # The line

    def types(self) -> list[str]:
        """The types of the tokens of this line, as far as it has been read."""
        return [entry.type for entry in self.line]

    def in_block(self) -> bool:
        """Whether the line stands under a statement."""
        return len(self._lexer.levels) > 1

    def line_end(self, offset: int) -> int:
        """Where the line that holds an offset ends, without the space at its end."""
        end = self.content.index("\n", offset)
        while end > offset and self.content[end - 1] in " \t":
            end -= 1
        return end

    def text_end(self, offset: int) -> int:
        """Where the text at an offset ends, the lines below that go on with it included."""
        end = self.content.index("\n", offset)
        while fold := self.match("_FOLD", end):
            end = self.content.index("\n", fold.end())
        return end

    def match(self, terminal: str, offset: int) -> re.Match[str] | None:
        """What at an offset has the form of a terminal of the grammar."""
        return self._pattern(terminal).match(self.content, offset)

    def _pattern(self, terminal: str) -> re.Pattern[str]:
        if terminal not in self._patterns:
            self._patterns[terminal] = re.compile(TERMINALS[terminal])
        return self._patterns[terminal]

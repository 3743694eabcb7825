"""Reading a text that has mistakes in it: say what is wrong, mend the parser's stack, go on.

Panic-mode recovery over Lark's interactive parser (Aho, Lam, Sethi & Ullman 2006, section 4.8), a line at
a time: the tokens of the bad line are taken off the stack as far as needed, what is missing is supplied,
and lexing goes on behind the mistake. Each line is read once, so the time stays linear.

This module drives; what counts as which mistake, and its cure, is in `mistakes`.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from argmap.language import mistakes
from argmap.language.grammar import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark

    from argmap.language.grammar import Indentation
    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Document

LAYOUT = ("_NL", "_INDENT", "_DEDENT")


def recover(
    parser: Lark, indentation: Indentation, content: str
) -> tuple[Document, list[tuple[Mistake, int, int]]]:
    """The tree of a text that the parser refuses, and each mistake with where it starts and ends."""
    reader = Reader(parser, indentation, content)
    return reader.read(), reader.found


@attrs.define
class LineToken:
    """A token of the line that is being read, and how many values lay below it on the stack."""

    type: str
    token: Token
    below: int


class Reader:
    """The parser's stack, the line that is being read, and the means to mend both."""

    def __init__(self, parser: Lark, indentation: Indentation, content: str) -> None:
        self.content = content
        self.indentation = indentation
        self.found: list[tuple[Mistake, int, int]] = []
        self.line: list[LineToken] = []
        self._interactive = parser.parse_interactive(content)
        self._state = self._interactive.parser_state
        self._thread = self._interactive.lexer_thread
        self._silent = copy(self._state.parse_conf)
        self._silent.callbacks = {}  # a trial builds no tree

    def read(self) -> Document:
        """Read to the end of the text."""
        stream = self._thread.lex(self._state)
        while True:
            try:
                token = next(stream, None)
            except UnexpectedInput as error:
                mistakes.mend(self, _offset(error))
                # The exception has ended the streams of lexer and Indenter: take up new ones.
                stream = self.indentation.resume(self._lex())
                continue
            if token is None:
                return self._end()
            self._take(token)

    def _lex(self) -> Iterator[Token]:
        connector: Any = self._thread.lexer
        tokens: Iterator[Token] = connector.lexer.lex(self._thread.state, self._state)
        return tokens

    def _end(self) -> Document:
        document: Document = self._interactive.feed_eof()
        return document

    def _take(self, token: Token) -> None:
        if token.type in LAYOUT:
            self._take_layout(token)
        elif not self.feed(token):
            mistakes.mend(self, token.start_pos or 0)

    def _take_layout(self, token: Token) -> None:
        if self.feed(token):
            self.line.clear()
        elif token.type == "_INDENT":
            mistakes.mend_orphans(self, token)
        elif self.line:
            mistakes.mend(self, token.start_pos or 0)
            self.feed(token)
            self.line.clear()
        # Otherwise the line was given up as a whole, and its end means nothing any more.

    def feed(self, token: Token) -> bool:
        """Hand a token to the parser; tell whether it could be used."""
        try:
            self._interactive.feed_token(token)
        except UnexpectedToken:
            return False
        self.line.append(LineToken(token.type, token, len(self._state.value_stack) - 1))
        return True

    def supply(self, kind: str, value: str, offset: int) -> None:
        """Hand the parser a token that the text lacks."""
        if not self.feed(Token(kind, value, start_pos=offset, end_pos=offset)):
            raise AssertionError(f"recovery supplied {kind} where the grammar has no place for it")

    def accepts(self, kind: str) -> bool:
        """Whether the parser could use such a token now; tried on a copy of its stack."""
        trial = self._interactive.copy(deepcopy_values=False)
        trial.parser_state.parse_conf = self._silent
        try:
            trial.feed_token(Token(kind, ""))
        except UnexpectedToken:
            return False
        return True

    def types(self) -> list[str]:
        """The types of the tokens of this line, as far as it has been read."""
        return [entry.type for entry in self.line]

    def drop(self, index: int) -> None:
        """Take the tokens of this line from the one at `index` on off the stack."""
        if index < len(self.line):
            below = self.line[index].below
            del self._state.value_stack[below:]
            del self._state.state_stack[below + 1 :]
            del self.line[index:]

    def go_on(self, offset: int) -> None:
        """Continue to read at an offset."""
        self._thread.state.line_ctr.char_pos = offset

    def report(self, mistake: Mistake, start: int, end: int) -> None:
        """Note a mistake."""
        self.found.append((mistake, start, end))

    def in_block(self) -> bool:
        """Whether the line stands under a statement."""
        return len(self.indentation.indent_level) > 1

    def begins_line(self, offset: int) -> bool:
        """Whether nothing but space stands before an offset on its line."""
        start = self.content.rfind("\n", 0, offset) + 1
        return not self.content[start:offset].strip()

    def line_end(self, offset: int) -> int:
        """Where the line that holds an offset ends."""
        return self.content.index("\n", offset)

    def text_end(self, offset: int) -> int:
        """Where the text at an offset ends, the lines below that go on with it included."""
        end = self.line_end(offset)
        while fold := _fold().match(self.content, end):
            end = self.line_end(fold.end())
        return end


@cache
def _fold() -> re.Pattern[str]:
    return re.compile(pattern("FOLD"))


def _offset(error: UnexpectedInput) -> int:
    """Where in the text an error of Lark's stands."""
    if isinstance(error, UnexpectedToken):
        return error.token.start_pos or 0
    assert isinstance(error, UnexpectedCharacters)
    return error.pos_in_stream

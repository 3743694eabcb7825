"""The state of a parse that recovers from mistakes: Lark's stack and the current line."""

import re
from collections.abc import Iterator

import attrs
from lark import Lark, Token
from lark.exceptions import UnexpectedToken

from argmap.language.lark_parser import Indentation, start_of
from argmap.language.mistakes import Mistake, Occurrence
from argmap.language.syntax import Document


@attrs.define
class LineToken:
    """A token of the current line, and how many values were below it on the stack."""

    type: str
    token: Token
    below: int


class Recovery:
    """Lark's interactive parser, the tokens of the current line, and ways to repair both."""

    def __init__(self, lark: Lark, indentation: Indentation, content: str) -> None:
        self.content = content
        self.found: list[Occurrence] = []
        self.line: list[LineToken] = []
        self._lark = lark
        self._indentation = indentation
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._interactive = lark.parse_interactive(content)
        self._state = self._interactive.parser_state
        self._thread = self._interactive.lexer_thread

    def tokens(self) -> Iterator[Token]:
        """Return the tokens from the current offset; a repair ends the stream."""
        tokens: Iterator[Token] = self._thread.lex(self._state)  # type: ignore[no-untyped-call]
        return tokens

    def end(self) -> Document:
        """Return the tree, once there are no more tokens."""
        document: Document = self._interactive.feed_eof()  # type: ignore[no-untyped-call]
        return document

    def feed(self, token: Token) -> bool:
        """Pass a token to the parser; return whether the grammar allows it here."""
        try:
            self._interactive.feed_token(token)
        except UnexpectedToken:
            return False
        self.line.append(LineToken(token.type, token, len(self._state.value_stack) - 1))
        return True

    def supply(self, kind: str, value: str, offset: int) -> None:
        """Pass a token to the parser that is missing from the text."""
        token = Token(kind, value, start_pos=offset, end_pos=offset + len(value))
        if not self.feed(token):
            raise AssertionError(f"the grammar allows no {kind} where recovery supplied one")

    def accepts(self, kind: str) -> bool:
        """Whether the grammar allows a terminal here."""
        return kind in self._interactive.accepts()  # type: ignore[no-untyped-call]

    def drop(self, index: int) -> None:
        """Remove the tokens of this line from `index` on from the stack."""
        if index < len(self.line):
            below = self.line[index].below
            del self._state.value_stack[below:]
            del self._state.state_stack[below + 1 :]
            del self.line[index:]

    def replace_last(self, value: str, kind: str = "") -> None:
        """Replace the last token of this line."""
        last = self.line[-1]
        self.drop(len(self.line) - 1)
        self.supply(kind or last.type, value, start_of(last.token))

    def resume_at(self, offset: int) -> None:
        """Resume tokenizing at an offset."""
        state = self._thread.state
        assert state is not None
        state.line_ctr.char_pos = offset

    def report(self, mistake: Mistake, start: int, end: int, **values: str) -> None:
        """Report a mistake at a place; `values` fill its message."""
        self.add(mistake.at(start, end, **values))

    def add(self, occurrence: Occurrence) -> None:
        """Report an occurrence, unless the last one is at the same place and caused it."""
        if not self.found or self.found[-1].start != occurrence.start:
            self.found.append(occurrence)

    def supply_statement(self, connective: str, head: str, offset: int) -> None:
        """Supply the head of a statement; at the margin the connective is left out."""
        if self.in_block():
            self.supply("RELATED_STATEMENT", f"{connective.rstrip()} {head}".lstrip(), offset)
        else:
            self.supply("STATEMENT", head, offset)

    def supply_reference(self, connective: str, name: str, offset: int) -> None:
        """Supply a reference; at the margin the connective is left out."""
        if self.in_block():
            self.supply("RELATED_REFERENCE", f"{connective}[{name}]", offset)
        else:
            self.supply("REFERENCE", f"[{name}]", offset)

    def types(self) -> list[str]:
        """Return the types of the tokens of this line so far."""
        return [entry.type for entry in self.line]

    def in_block(self) -> bool:
        """Whether the line is under a statement."""
        return len(self._indentation.indent_level) > 1

    def line_end(self, offset: int) -> int:
        """Return where the line ends that contains an offset, without trailing white space."""
        end = self.content.index("\n", offset)
        while end > offset and self.content[end - 1] in " \t":
            end -= 1
        return end

    def text_end(self, offset: int) -> int:
        """Return where the text at an offset ends, with the lines that continue it."""
        end = self.content.index("\n", offset)
        while fold := self.match("_FOLD", end):
            end = self.content.index("\n", fold.end())
        return end

    def match(self, terminal: str, offset: int) -> re.Match[str] | None:
        """Match a terminal of the grammar at an offset."""
        return self._pattern(terminal).match(self.content, offset)

    def _pattern(self, terminal: str) -> re.Pattern[str]:
        if terminal not in self._patterns:
            definition = self._lark.get_terminal(terminal).pattern
            self._patterns[terminal] = re.compile(definition.to_regexp())
        return self._patterns[terminal]

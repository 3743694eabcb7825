"""The state of a parse that recovers from mistakes: Lark's stack and the current line."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
from lark import Lark, Token
from lark.exceptions import UnexpectedToken

from argmap.language.lark_parser import Indentation, start_of
from argmap.language.mistakes import Mistake, Occurrence
from argmap.language.syntax import SyntaxTree

_OPENING = ("CITATION", "PLACE", "_LEFT_BRACE")
_CLOSING = ("CLOSE", "_RIGHT_BRACE")


@attrs.define
class LineToken:
    """A token of the current line, and how many values were below it on the stack."""

    type: str
    token: Token
    below: int


class Recovery:
    """Lark's interactive parser, the tokens of the current line, and ways to repair both.

    Lark documents no way to take tokens back or to continue at another offset. So `drop` changes
    the stacks of its parser, and `resume_at` the position of its lexer.
    """

    def __init__(self, lark: Lark, indentation: Indentation, content: str) -> None:
        self.content = content
        self.found: list[Occurrence] = []
        self.line: list[LineToken] = []
        self._lark = lark
        self._indentation = indentation
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._brackets: list[tuple[int, Token | None]] = []
        """The brackets of the line: their index in it, and the opening one, if it is open."""
        self._ends: dict[str, tuple[int, int]] = {}
        """For each search, where it last began and ended."""
        self._interactive = lark.parse_interactive(content)
        self._state = self._interactive.parser_state
        self._thread = self._interactive.lexer_thread

    def tokens(self) -> Iterator[Token]:
        """Return the tokens from the current offset; a repair ends the stream."""
        tokens: Iterator[Token] = self._thread.lex(self._state)  # type: ignore[no-untyped-call]
        return tokens

    def end(self) -> SyntaxTree:
        """Return the tree, once there are no more tokens."""
        document: SyntaxTree = self._interactive.feed_eof()  # type: ignore[no-untyped-call]
        return document

    def feed(self, token: Token) -> bool:
        """Pass a token to the parser; return whether the grammar allows it here."""
        try:
            self._interactive.feed_token(token)
        except UnexpectedToken:
            return False
        if token.type in _OPENING or token.type in _CLOSING:
            self._brackets.append((len(self.line), token if token.type in _OPENING else None))
        self.line.append(LineToken(token.type, token, len(self._state.value_stack) - 1))
        return True

    def end_line(self) -> None:
        """Forget the tokens of the line."""
        self.line.clear()
        self._brackets.clear()

    def find_opening(self) -> Token | None:
        """Return the bracket or brace of the line that is open."""
        return self._brackets[-1][1] if self._brackets else None

    def supply(self, kind: str, value: str, offset: int, end: int | None = None) -> None:
        """Pass a token to the parser that is missing from the text, or differs from it."""
        end = offset + len(value) if end is None else end
        token = Token(kind, value, start_pos=offset, end_pos=end)
        if not self.feed(token):
            raise AssertionError(f"the grammar allows no {kind} where recovery supplied one")

    def accepts(self, kind: str) -> bool:
        """Whether the grammar allows a terminal here."""
        interactive: Any = self._interactive
        return kind in interactive.choices() and kind in interactive.accepts()

    def drop(self, index: int) -> None:
        """Remove the tokens of this line from `index` on from the stack."""
        if index < len(self.line):
            below = self.line[index].below
            del self._state.value_stack[below:]
            del self._state.state_stack[below + 1 :]
            del self.line[index:]
            while self._brackets and self._brackets[-1][0] >= index:
                self._brackets.pop()

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

    def supply_statement(
        self, connective: str, head: str, offset: int, end: int | None = None
    ) -> None:
        """Supply the head of a statement; at the margin the connective is left out.

        `end` is where the head ends in the text. Other text may be between it and `offset`.
        """
        if self.in_block():
            self.supply("RELATED_STATEMENT", f"{connective.rstrip()} {head}".lstrip(), offset, end)
        else:
            self.supply("STATEMENT", head, offset, end)

    def supply_reference(self, connective: str, name: str, offset: int) -> None:
        """Supply a reference; at the margin the connective is left out."""
        if self.in_block():
            self.supply("RELATED_REFERENCE", f"{connective}[{name}]", offset)
        else:
            self.supply("REFERENCE", f"[{name}]", offset)

    def first_type(self) -> str:
        """Return the type of the first token of this line, or "" before it."""
        return self.line[0].type if self.line else ""

    def in_block(self) -> bool:
        """Whether the line is under a statement."""
        return len(self._indentation.indent_level) > 1

    def line_end(self, offset: int) -> int:
        """Return where the line ends that contains an offset, without trailing white space."""
        end = self._remember("line", offset, self._find_line_end)
        while end > offset and self.content[end - 1].isspace():
            end -= 1
        return end

    def text_end(self, offset: int) -> int:
        """Return where the text at an offset ends, with the lines that continue it."""
        return self._remember("text", offset, self._find_text_end)

    def find(self, char: str, offset: int, end: int) -> int:
        """Return where a character is next, from an offset up to an end, or -1."""
        found = self._remember(char, offset, lambda offset: self.content.find(char, offset))
        return found if found < end else -1

    def _remember(self, name: str, offset: int, search: Callable[[int], int]) -> int:
        """Return the result of a search, without repeating it for each mistake of a line."""
        start, found = self._ends.get(name, (0, -1))
        if not start <= offset <= found:
            found = search(offset)
            self._ends[name] = offset, found
        return found

    def _find_line_end(self, offset: int) -> int:
        return self.content.index("\n", offset)

    def _find_text_end(self, offset: int) -> int:
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

"""From characters to tokens: what can stand next is what is looked for.

The lexer is contextual (Nawrocki 1991): it looks for the terminals that the automaton could use in
its state, and for no others. Behind a line end it adds what indentation says: `_INDENT` where a
line is deeper than the one above, `_DEDENT` for each block that ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.language.indentation import width
from argmap.language.mistakes import MISALIGNED
from argmap.language.tables import SCANNERS, STATES, TERMINALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.language.mistakes import Mistake

    Scan = Callable[[str, int], re.Match[str] | None]

UNKNOWN = ""
"""The type of a token that is none: nothing that can stand here begins at its place."""


@attrs.define(eq=False)
class Token:
    """A stretch of a text that is one terminal of the grammar, and where it begins.

    Tokens of layout have no text. Those of indentation stand where their line begins to say
    something.
    """

    type: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class Lexer:
    """A text, as far as it has been cut into tokens."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.offset = 0
        """Where the next token is looked for. Whoever mends a text moves it."""
        self.levels = [0]
        """How far each block is indented that is open."""
        self.found: list[tuple[Mistake, int, int]] = []
        """Each line that is indented like none above it, with the place where it begins.

        It is taken to stand in the block whose lines are the nearest to the right of it.
        """

    def tokens(self, states: Sequence[int]) -> Iterator[Token]:
        """The tokens from here on, for an automaton whose stack of states this is."""
        content, scanners = self.content, _SCANNERS
        while True:
            start = self.offset
            match = scanners[states[-1]](content, start)
            if match is None:
                if start == len(content):
                    break
                yield Token(UNKNOWN, "", start)
                continue
            self.offset = match.end()
            kind = match.lastgroup
            if kind == "_NL":
                yield Token("_NL", "", start)
                line = content.rfind("\n", start, self.offset) + 1
                indent = width(content[line : self.offset])
                if indent != self.levels[-1]:
                    yield from self._turned(indent)
            elif kind != "_SPACE":
                yield Token(kind, match[0], start)  # type: ignore[arg-type]
        while len(self.levels) > 1:
            self.levels.pop()
            yield Token("_DEDENT", "", self.offset)

    def _turned(self, indent: int) -> Iterator[Token]:
        """What it means that a line is not indented like the one above."""
        levels, offset = self.levels, self.offset
        if indent > levels[-1]:
            levels.append(indent)
            yield Token("_INDENT", "", offset)
            return
        while len(levels) > 1 and indent <= levels[-2]:
            levels.pop()
            yield Token("_DEDENT", "", offset)
        if indent != levels[-1]:
            levels[-1] = indent
            self.found.append((MISALIGNED, offset, offset + 1))


class _Scanners(dict[int, "Scan"]):
    """For each state what looks for its terminals, made when it is needed for the first time."""

    def __missing__(self, state: int) -> Scan:
        names = SCANNERS[STATES[state][0]]
        pattern = "|".join(f"(?P<{name}>{TERMINALS[name]})" for name in names)
        self[state] = scan = re.compile(pattern).match
        return scan


_SCANNERS = _Scanners()

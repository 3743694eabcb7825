"""The parser that Lark builds from the grammar."""

# Lark documents class attributes where its types declare properties.
# pyright: reportIncompatibleMethodOverride=false, reportAssignmentType=false

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import lark
import platformdirs
from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters
from lark.indenter import Indenter

from argmap.language.grammar import TAB_WIDTH, find_grammar
from argmap.language.text_values import measure_indentation

CACHE_VARIABLE = "ARGMAP_CACHE_DIR"
"""The environment variable that names another folder for Lark's saved parser."""


class Indentation(Indenter):
    """Lark's Indenter, except that a misaligned line is recorded and not refused.

    A misaligned line counts as part of the block whose lines are next to its right.
    """

    NL_type = "_NL"
    OPEN_PAREN_types: list[str] = []  # noqa: RUF012 - declared like this by Lark
    CLOSE_PAREN_types: list[str] = []  # noqa: RUF012
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    tab_len = TAB_WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.misaligned: list[int] = []

    def reset(self) -> None:
        """Prepare for a new text."""
        self.indent_level = [0]
        self.misaligned = []

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Add the tokens for indentation; keep the open blocks, since recovery resumes here."""
        levels = self.indent_level
        token, last = Token(self.NL_type, "\n"), None
        for token in stream:
            yield token
            if token.type != self.NL_type:
                continue
            # Compare the indentation of the line that follows with that of the open blocks.
            blank = token[token.rfind("\n") + 1 :]
            if blank == last:
                continue
            last = blank
            indent = measure_indentation(blank)
            if indent > levels[-1]:
                levels.append(indent)
                yield Token.new_borrow_pos(self.INDENT_type, blank, token)
                continue
            while len(levels) > 1 and indent <= levels[-2]:
                levels.pop()
                yield Token.new_borrow_pos(self.DEDENT_type, blank, token)
            if indent != levels[-1]:
                levels[-1] = indent
                self.misaligned.append(end_of(token))
        while len(levels) > 1:
            levels.pop()
            yield Token.new_borrow_pos(self.DEDENT_type, "", token)


def start_of(token: Token) -> int:
    """Return the offset where a token starts."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Return the offset where a token ends."""
    return token.end_pos or 0


class _NoLexer:
    """The lexer that Lark calls to describe an unexpected character.

    Lark's own would read to the end of the text for each mistake, and the description is not used:
    32,000 mistakes in one line took 9 seconds instead of 1. Lark has no option for this.
    """

    def next_token(self, *_: object) -> NoReturn:
        """Leave Lark's first exception as it is."""
        raise UnexpectedCharacters(" ", 0, 1, 1)  # type: ignore[no-untyped-call]


def load_parser(transformer: object, indentation: Indentation) -> Lark:
    """Return Lark's LALR(1) parser of the language; its rules call methods of `transformer`."""
    options: dict[str, Any] = {"transformer": transformer, "postlex": indentation}
    parser = Lark.open(
        str(find_grammar("argmap")),
        parser="lalr",
        lexer="contextual",
        maybe_placeholders=False,
        cache=str(saved_parser_path("argmap")),
        **options,
    )
    lexer: Any = parser.parser.lexer
    lexer.lexer.root_lexer = _NoLexer()
    return parser


def saved_parser_path(grammar: str) -> Path:
    """Return the file for Lark's saved parser of a grammar.

    It is a pickle, and so in a folder of the user's own. Lark checks that it is of the same grammar
    and options, and ignores a file that it cannot read or write.
    """
    folder = Path(os.environ.get(CACHE_VARIABLE) or platformdirs.user_cache_dir("argmap"))
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{grammar}-lark-{lark.__version__}-{sys.implementation.cache_tag}.pickle"

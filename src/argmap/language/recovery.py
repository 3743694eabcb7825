"""Reading a text that has mistakes in it: say what is wrong, mend the parser's stack, go on.

Panic-mode recovery (Aho, Lam, Sethi & Ullman 2006, section 4.8), a line at a time. Each line is
read once, so the time stays linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from argmap.language.mending import mend, mend_orphans
from argmap.language.reader import Reader

if TYPE_CHECKING:
    from lark import Lark, Token

    from argmap.language.grammar import Indentation
    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Document

_LAYOUT = ("_NL", "_INDENT", "_DEDENT")


def recover(
    parser: Lark, indentation: Indentation, content: str
) -> tuple[Document, list[tuple[Mistake, int, int]]]:
    """The tree of a text that the parser refuses, and each mistake with its start and end."""
    reader = Reader(parser, indentation, content)
    stream = reader.tokens()
    while True:
        try:
            token = next(stream, None)
        except UnexpectedInput as error:
            offset = _offset(error)
        else:
            if token is None:
                return reader.end(), reader.found
            if _taken(reader, token):
                continue
            offset = token.start_pos or 0
        mend(reader, offset)
        stream = reader.more_tokens()


def _taken(reader: Reader, token: Token) -> bool:
    """Whether a token could be used, or is one that may be passed over."""
    if token.type not in _LAYOUT:
        return reader.feed(token)
    if not reader.feed(token):
        if token.type == "_INDENT":
            mend_orphans(reader, token)
        elif reader.line:
            return False
        # Otherwise nothing of the line was of use, and its end means nothing.
    reader.line.clear()
    return True


def _offset(error: UnexpectedInput) -> int:
    """Where in the text an error of Lark's stands."""
    if isinstance(error, UnexpectedToken):
        return error.token.start_pos or 0
    assert isinstance(error, UnexpectedCharacters)
    return error.pos_in_stream or 0

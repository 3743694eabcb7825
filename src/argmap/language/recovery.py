"""Parse a text that has mistakes: report each, repair Lark's stack, resume behind it.

Panic-mode recovery (Aho, Lam, Sethi & Ullman 2006, section 4.8), a line at a time. It tokenizes
each line once, so its time is linear.
"""

from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from argmap.language.lark_parser import Indentation, start_of
from argmap.language.mending import mend, mend_orphans
from argmap.language.mistakes import Mistake
from argmap.language.reader import Reader
from argmap.language.syntax import Document

_LAYOUT = ("_NL", "_INDENT", "_DEDENT")


def recover(
    parser: Lark, indentation: Indentation, content: str
) -> tuple[Document, list[tuple[Mistake, int, int]]]:
    """Return the tree of a text that Lark refuses, and each mistake with its start and end."""
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
            if _is_taken(reader, token):
                continue
            offset = start_of(token)
        mend(reader, offset)
        stream = reader.tokens()


def _is_taken(reader: Reader, token: Token) -> bool:
    """Feed a token; return whether the parser took it or can do without it."""
    if token.type not in _LAYOUT:
        return reader.feed(token)
    if not reader.feed(token):
        if token.type == "_INDENT":
            mend_orphans(reader, token)
        elif reader.line:
            return False
        # Otherwise no token of the line was taken, and so its end does not matter.
    reader.line.clear()
    return True


def _offset(error: UnexpectedInput) -> int:
    if isinstance(error, UnexpectedToken):
        return start_of(error.token)
    assert isinstance(error, UnexpectedCharacters)
    return error.pos_in_stream or 0

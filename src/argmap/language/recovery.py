"""Reading a text that has mistakes in it: say what is wrong, mend the parser's stack, go on.

Panic-mode recovery (Aho, Lam, Sethi & Ullman 2006, section 4.8), a line at a time. Each line is
read once, so the time stays linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language.mending import mend, mend_orphans
from argmap.language.reader import Reader

if TYPE_CHECKING:
    from argmap.language.lexer import Token
    from argmap.language.mistakes import Mistake
    from argmap.language.syntax import Document
    from argmap.language.tree import TreeBuilder

_LAYOUT = ("_NL", "_INDENT", "_DEDENT")


def recover(content: str, builder: TreeBuilder) -> tuple[Document, list[tuple[Mistake, int, int]]]:
    """The tree of a text that the parser refuses, and each mistake with its start and end."""
    reader = Reader(content, builder)
    stream = reader.tokens()
    while token := next(stream, None):
        if not _taken(reader, token):
            mend(reader, token.start)
            stream = reader.tokens()
    return reader.end()


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

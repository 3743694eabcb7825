"""The words of the language, by what they are for.

Nothing outside the grammar file lists them; whoever needs them asks here.
"""

from __future__ import annotations

from functools import cache

import attrs

from argmap.language.tables import WORDS


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
    """The words of the grammar's terminals."""
    return Words(
        kinds=WORDS["KIND"],
        connectives=WORDS["MARKABLE"] + WORDS["JOINING"],
        unmarkable=WORDS["JOINING"],
        text_headers=WORDS["TEXT_HEADER"],
        file_headers=WORDS["FILE_HEADER"],
        starters=WORDS["INCLUDING"] + WORDS["SOURCING"],
    )

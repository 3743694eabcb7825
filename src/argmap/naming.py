"""Ids made from texts, for statements and sections to which their author gave none."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORDS = 5
"""How many words of a text go into an id made from it."""

_LONGEST = 40
"""How many characters of a text go into an id made from it."""

_WORD = re.compile(r"\w+")


def generate_ids(
    texts: Mapping[int, str], taken: Iterable[str], openings: Iterable[str] | None = None
) -> dict[int, str]:
    """An id for each of some texts, which are numbered in order of writing.

    An id depends on what its text says and not on where it stands: the first words of the text, and
    a digest of the whole where another text begins with the same words or an author's id is the
    same. Only texts that are the same to the letter are counted, from the second on. The `openings`
    of the texts are found here unless they are known.
    """
    used = set(taken)
    bases = list(openings or map(opening, texts.values()))
    shared = Counter(bases)
    counts: Counter[str] = Counter()
    made = {}
    for (number, text), base in zip(texts.items(), bases, strict=True):
        if shared[base] > 1 or base in used:
            base += f"-{_digest(text)}"
        name = base
        while name in used:
            counts[base] += 1
            name = f"{base}-{counts[base] + 1}"
        made[number] = name
        used.add(name)
    return made


def _digest(text: str) -> str:
    """Six signs by which a text is told from others."""
    from hashlib import blake2s  # it brings OpenSSL, and few maps need it

    return blake2s(text.encode("utf-8", "replace"), digest_size=3).hexdigest()


def may_be_made(name: str, text: str) -> bool:
    """Whether an id could have been made from a text, whatever else is in the map."""
    return name.startswith(opening(text))


def opening(text: str) -> str:
    """The first words of a text as an id."""
    joined = ""
    for count, word in enumerate(_WORD.finditer(text)):
        longer = f"{joined}-{word[0].lower()}" if joined else word[0].lower()
        if count == _WORDS or len(longer) > _LONGEST:
            break
        joined = longer
    if not joined[:1].isidentifier() or not joined.replace("-", "_").isidentifier():
        joined = "".join(char for char in f"s-{joined}" if char == "-" or f"_{char}".isidentifier())
    return joined.rstrip("-")

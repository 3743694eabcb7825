"""Ids, keys of sources, and tags: what may be one, and how ids are generated from texts.

Letters, digits and marks are the characters that Unicode allows in identifiers (UAX 31,
XID_Continue).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from unicodedata import normalize

from argmap.source import INVISIBLE

LONGEST_NAME = 1_000
"""The greatest length of an id, key or tag. Unicode's composition of marks is quadratic."""

IN_IDS = ".-"
IN_KEYS = ".-:#$%&+?<>~/"
IN_TAGS = "/-"


def normalize_name(name: str) -> str:
    """Return a name in Unicode's composed form (NFC), so that names that look equal are equal."""
    return name if name.isascii() or len(name) > LONGEST_NAME else normalize("NFC", name)


def is_id(text: str) -> bool:
    """Return whether a text can be an id: a Unicode identifier, with `-` and `.` inside."""
    if text.isidentifier() and text.isascii() and len(text) <= LONGEST_NAME:  # quick to test
        return True
    return _is_id(text)


@lru_cache(maxsize=1 << 14)
def _is_id(text: str) -> bool:
    return text[:1].isidentifier() and _is_name(text, IN_IDS)


def is_key(text: str) -> bool:
    """Return whether a text can be the key of a source: an id, or a key as bibliographies have."""
    return _is_name(text, IN_KEYS)


def is_tag(text: str) -> bool:
    """Return whether a text can be a tag: a Unicode identifier, with `-` and `/` inside."""
    return text[:1].isidentifier() and _is_name(text, IN_TAGS)


def _is_name(text: str, inside: str) -> bool:
    """Return whether a text is letters, digits, marks and `_`, with some signs between them."""
    if not text or text[0] in inside or text[-1] in inside or len(text) > LONGEST_NAME:
        return False
    if not text.isascii() and INVISIBLE.search(text):
        return False
    return text.isidentifier() or f"_{text.translate(_WITHOUT[inside])}".isidentifier()


_WITHOUT = {
    inside: str.maketrans(inside, "_" * len(inside)) for inside in (IN_IDS, IN_KEYS, IN_TAGS)
}

# Generated ids

_MOST_WORDS = 5
_LONGEST_STEM = 40
_WORD = re.compile(r"[^\W\u115f\u1160\u3164\uffa0]+")  # invisible letters are not words


def generate_ids(texts: Mapping[int, str], taken: Iterable[str]) -> dict[int, str]:
    """Return an id for each of some texts, which are numbered in the order of the map.

    An id depends on its text and not on its place, so that it stays when other statements change.
    It consists of the first words of the text. A digest of the text follows where another text
    starts with the same words, or where the id is taken. Only identical texts are numbered.
    """
    used = set(taken)
    stems = {number: id_stem(text) for number, text in texts.items()}
    uses = Counter(stems.values())
    counts: Counter[str] = Counter()
    ids = {}
    for number, stem in stems.items():
        if uses[stem] > 1 or stem in used:
            stem += f"-{_digest(texts[number])}"
        ids[number] = number_name(stem, used, counts)
        used.add(ids[number])
    return ids


def number_name(stem: str, taken: Container[str], counts: Counter[str]) -> str:
    """Return a name that is not taken: the stem, or else the stem with a number behind it.

    `counts` holds the last number of each stem, so that many names of one stem take linear time.

    >>> number_name("rain", {"rain", "rain-2"}, Counter())
    'rain-3'
    """
    name = stem
    while name in taken:
        counts[stem] += 1
        name = f"{stem}-{counts[stem] + 1}"
    return name


def is_generated(name: str, text: str) -> bool:
    """Return whether an id may have been generated from a text."""
    return name.startswith(id_stem(text))


def id_stem(text: str) -> str:
    """Return the first words of a text in the form of an id.

    >>> id_stem("The table passed on 2,900 jobs a second.")
    'the-table-passed-on-2'
    """
    stem = ""
    for count, word in enumerate(_WORD.finditer(text)):
        longer = f"{stem}-{word[0].lower()}" if stem else word[0].lower()
        if count == _MOST_WORDS or len(longer) > _LONGEST_STEM:
            break
        stem = longer
    if not stem[:1].isidentifier() or not stem.replace("-", "_").isidentifier():
        stem = "".join(char for char in f"s-{stem}" if char == "-" or f"_{char}".isidentifier())
    return normalize_name(stem.rstrip("-"))


def _digest(text: str) -> str:
    from hashlib import blake2s  # loads OpenSSL, which few maps need

    return blake2s(text.encode("utf-8", "replace"), digest_size=3).hexdigest()

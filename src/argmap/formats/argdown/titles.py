"""Find ids for the titles of Argdown, which may have any characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from argmap.formats.argdown.entries import ArgdownEntry
from argmap.identifiers import LONGEST_NAME, is_id, normalize_name, number_name
from argmap.source import INVISIBLE

_APOSTROPHES = re.compile("['’‘`\"“”„]")
_OTHER = re.compile(r"[^\w.]+")
_ROOM = LONGEST_NAME - 20
"""The greatest length of an id before a number is added to it."""


def find_ids(entries: Iterable[ArgdownEntry]) -> dict[ArgdownEntry, str]:
    """Return the id of each entry with a title that has letters or digits.

    Ids are unique: an argument that has the title of a statement, or one that differs only in
    blanks and signs, gets `-argument` or a number at its end.
    """
    ids: dict[ArgdownEntry, str] = {}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for entry in sorted(entries, key=attrgetter("is_argument")):
        stem = to_id(entry.title)
        if not stem:
            continue
        if stem in taken and entry.is_argument:
            stem = f"{stem}-argument"
        ids[entry] = number_name(stem, taken, counts)
        taken.add(ids[entry])
    return ids


def to_id(title: str) -> str:
    """Return a title in the form of an id, or "" if it has no letters or digits.

    >>> to_id("Hyrum's Law, 2.1")
    'Hyrums-Law-2.1'
    >>> to_id("5 reasons")
    's-5-reasons'
    """
    plain = INVISIBLE.sub("", _APOSTROPHES.sub("", title[:_ROOM]))
    words = (word.strip("-.") for word in _OTHER.sub(" ", plain.replace("-", " ")).split())
    name = normalize_name("-".join(filter(None, words)))
    if not name:
        return ""
    for candidate in (name, f"s-{name}"):
        if is_id(candidate):
            return candidate
    kept = "".join(char for char in f"s-{name}" if char in "-." or f"_{char}".isidentifier())
    return kept if is_id(kept) else ""


def has_words_of(name: str, title: str) -> bool:
    """Return whether an id has the words of a title, so that nobody misses the title."""
    return name == "-".join(title.split())

"""Check ids, keys and tags, and suggest a correct one.

The grammar accepts any word as a name, so that the message can explain the error.
"""

import re
from unicodedata import normalize

from argmap.identifiers import IN_IDS, IN_KEYS, IN_TAGS, is_id, is_key, is_tag
from argmap.language import mistakes
from argmap.language.mistakes import Occurrence, shorten

UNREADABLE = "\uffff"
"""Stands for the id in a malformed reference. Texts can't contain it: it is unprintable."""

MOST_WORDS = 4
"""With more words before a colon, they are more likely prose than an id."""


def check_id(written: str, start: int, end: int) -> tuple[str, Occurrence | None]:
    """Return the id that an author wrote or meant ("" if unclear), and the mistake in it."""
    name = normalize_name(written)
    if is_id(name):
        return name, None
    better = suggest_id(name)
    if better and len(written.split()) > 1:
        return better, mistakes.SEVERAL_WORDS.at(start, end, written=written, better=better)
    return better, _bad_id(written, better, start, end)


def check_key(written: str, start: int, end: int) -> tuple[str, Occurrence | None]:
    """Return the key of a source that an author wrote or meant, and the mistake in it."""
    name = normalize_name(written)
    if is_key(name):
        return name, None
    better = suggest_key(name)
    mistake = mistakes.BAD_KEY if better else mistakes.HOPELESS_KEY
    return better, mistake.at(start, end, written=shorten(written), better=better)


def check_tags(written: str, start: int, end: int) -> tuple[list[str], Occurrence | None]:
    """Return the tags in `#one#two`, and the mistake in them."""
    names = [normalize_name(name) for name in written.split("#")]
    if all(map(is_tag, names)):
        if len(names) == 1:
            return names, None
        better = shorten(" ".join(f"#{name}" for name in names))
        return names, mistakes.TIGHT_TAGS.at(start, end, better=better)
    better = suggest_tag(normalize_name(written))
    mistake = mistakes.BAD_TAG if better else mistakes.HOPELESS_TAG
    occurrence = mistake.at(start, end, written=shorten(written), better=better)
    return [better] if better else [], occurrence


def check_reference(
    written: str, is_closed: bool, start: int, end: int
) -> tuple[str, Occurrence | None]:
    """Return the id between brackets, and the mistake in it or its brackets.

    A malformed id is never corrected but replaced by `UNREADABLE`: the correction could name
    another statement.
    """
    if is_id(written):
        if is_closed:
            return written, None
        return written, mistakes.OPEN_REFERENCE.at(start, end, name=written)
    better = suggest_id(written)
    if is_closed and better:
        return UNREADABLE, _bad_id(written, better, start, end)
    return UNREADABLE, mistakes.NO_ID_IN_REFERENCE.at(start, end)


def _bad_id(written: str, better: str, start: int, end: int) -> Occurrence:
    mistake = mistakes.BAD_ID if better else mistakes.HOPELESS_ID
    return mistake.at(start, end, written=shorten(written), better=better)


def normalize_name(name: str) -> str:
    """Return the one spelling (NFC) of names that look the same."""
    return name if name.isascii() else normalize("NFC", name)


def suggest_id(written: str) -> str:
    """Return an id that resembles what an author wrote, or ""."""
    if written.count(" ") >= MOST_WORDS:
        return ""
    joined = _hyphenate(written, IN_IDS)
    candidate = joined if joined[:1].isidentifier() else f"n{joined}"
    return candidate if joined and is_id(candidate) else ""


def suggest_key(written: str) -> str:
    """Return a key of a source that resembles what an author wrote, or ""."""
    return _hyphenate(written, IN_KEYS)


def suggest_tag(written: str) -> str:
    """Return a tag that resembles what an author wrote, or ""."""
    joined = _hyphenate(written, IN_TAGS)
    return joined if is_tag(joined) else ""


def _hyphenate(written: str, inside: str) -> str:
    """Replace each run of characters that no name has by a hyphen."""
    kept = "".join(char if char in inside or f"_{char}".isidentifier() else " " for char in written)
    return re.sub(r"[ -]+", "-", kept).strip(inside)

"""Check ids, keys and tags, and suggest a correct one.

The grammar accepts any word as a name, so that the message can explain the error.
"""

import re

from argmap.identifiers import (
    IN_IDS,
    IN_KEYS,
    IN_TAGS,
    LONGEST_NAME,
    is_id,
    is_key,
    is_tag,
    normalize_name,
)
from argmap.language import mistakes
from argmap.language.mistakes import Mistake, Occurrence, describe_character, shorten
from argmap.source import INVISIBLE

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
    occurrence = _bad_name(written, better, mistakes.BAD_ID, mistakes.HOPELESS_ID, start, end)
    return better, occurrence.fixed_by(better) if better else occurrence


def check_key(written: str, start: int, end: int) -> tuple[str, Occurrence | None]:
    """Return the key of a source that an author wrote or meant, and the mistake in it."""
    name = normalize_name(written)
    if is_key(name):
        return name, None
    better = suggest_key(name)
    occurrence = _bad_name(written, better, mistakes.BAD_KEY, mistakes.HOPELESS_KEY, start, end)
    return better, occurrence.fixed_by(better, end - len(written), end) if better else occurrence


def check_tags(written: str, start: int, end: int) -> tuple[list[str], Occurrence | None]:
    """Return the tags in `#one#two`, and the mistake in them."""
    names = [normalize_name(name) for name in written.split("#")]
    if all(map(is_tag, names)):
        if len(names) == 1:
            return names, None
        better = shorten(" ".join(f"#{name}" for name in names))
        fix = " ".join(f"#{name}" for name in names)
        return names, mistakes.TIGHT_TAGS.at(start, end, better=better).fixed_by(fix)
    better = suggest_tag(normalize_name(written))
    occurrence = _bad_name(written, better, mistakes.BAD_TAG, mistakes.HOPELESS_TAG, start, end)
    if better:
        return [better], occurrence.fixed_by(f"#{better}")
    return [], occurrence


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
        occurrence = mistakes.OPEN_REFERENCE.at(start, end, name=written)
        return written, occurrence.fixed_by(f"[{written}]")
    better = suggest_id(written)
    is_too_long = len(written) > LONGEST_NAME and len(written.split()) == 1
    if is_closed and (better or is_too_long):
        return UNREADABLE, _bad_name(
            written, better, mistakes.BAD_ID, mistakes.HOPELESS_ID, start, end
        )
    return UNREADABLE, mistakes.NO_ID_IN_REFERENCE.at(start, end)


def _bad_name(
    written: str, better: str, mistake: Mistake, hopeless: Mistake, start: int, end: int
) -> Occurrence:
    invisible = INVISIBLE.search(written)
    if invisible:
        return mistakes.INVISIBLE.at(start, end, name=describe_character(invisible[0]))
    if len(written) > LONGEST_NAME:
        length, most = f"{len(written):,}", f"{LONGEST_NAME:,}"
        return mistakes.TOO_LONG_NAME.at(start, end, length=length, most=most)
    chosen = mistake if better else hopeless
    return chosen.at(start, end, written=shorten(written), better=better)


def suggest_id(written: str) -> str:
    """Return an id that resembles what an author wrote, or ""."""
    if written.count(" ") >= MOST_WORDS:
        return ""
    joined = _hyphenate(written, IN_IDS)
    candidate = joined if joined[:1].isidentifier() else normalize_name(f"n{joined}")
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
    written = normalize_name(INVISIBLE.sub("", written))
    kept = "".join(char if char in inside or f"_{char}".isidentifier() else " " for char in written)
    return re.sub(r"[ -]+", "-", kept).strip(inside)

"""Names as authors write them: the nearest that may be an id, the key of a source or a tag.

The grammar takes whatever stands in the place of a name for one, so that a message can say what is
wrong with it. What is right is exactly what the map accepts.
"""

from __future__ import annotations

import re

from argmap.identifiers import IN_IDS, IN_KEYS, IN_TAGS, is_id, is_tag

UNREADABLE = "\uffff"
"""Stands in a reference for a name that cannot be read; no text has it when it is parsed."""


def near_id(written: str) -> str:
    """The id that somebody who wrote this may have meant; empty where none suggests itself."""
    if written.count(" ") >= _MOST_WORDS:
        return ""
    joined = _near_name(written, IN_IDS)
    candidate = joined if joined[:1].isidentifier() else f"n{joined}"
    return candidate if joined and is_id(candidate) else ""


def near_key(written: str) -> str:
    """The key of a source that somebody may have meant; empty where none suggests itself."""
    return _near_name(written, IN_KEYS)


def near_tag(written: str) -> str:
    """The tag that somebody may have meant; empty where none suggests itself."""
    joined = _near_name(written, IN_TAGS)
    return joined if is_tag(joined) else ""


_MOST_WORDS = 4
"""With as many words before a colon, it is more likely text than an id."""


def _near_name(written: str, inside: str) -> str:
    """What is written, each stretch of characters that no name holds made one hyphen."""
    kept = "".join(char if char in inside or f"_{char}".isidentifier() else " " for char in written)
    return re.sub(r"[ -]+", "-", kept).strip(inside)

"""Names: what may be an id, the key of a source or a tag, and the nearest that may.

The grammar takes whatever stands in the place of a name for one, so that a message can say what is
wrong with it. What is right is exactly what the map accepts.
"""

from __future__ import annotations

import re

IN_IDS = ".-"
IN_KEYS = ".-:#$%&+?<>~/"
IN_TAGS = "/-"

UNREADABLE = "\uffff"
"""Stands in a reference for a name that cannot be read; no text has it when it is parsed."""


def is_id(text: str) -> bool:
    """Whether this can be an id: a Unicode identifier that may hold `-` and `.` inside."""
    return text.isidentifier() or (text[:1].isidentifier() and _is_name(text, IN_IDS))


def is_key(text: str) -> bool:
    """Whether this can be the key of a source: an id, or what bibliographies use for one."""
    return _is_name(text, IN_KEYS)


def is_tag(text: str) -> bool:
    """Whether this can be a tag: a Unicode identifier that may hold `-` and `/` inside."""
    return text.isidentifier() or (text[:1].isidentifier() and _is_name(text, IN_TAGS))


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


def _is_name(text: str, inside: str) -> bool:
    """Whether a text is letters, digits, marks and `_`, with what is `inside` only inside."""
    if not text or text[0] in inside or text[-1] in inside:
        return False
    plain = text
    for char in inside:
        plain = plain.replace(char, "_")
    return f"_{plain}".isidentifier()


def _near_name(written: str, inside: str) -> str:
    """What is written, each stretch of characters that no name holds made one hyphen."""
    kept = "".join(char if char in inside or f"_{char}".isidentifier() else " " for char in written)
    return re.sub(r"[ -]+", "-", kept).strip(inside)

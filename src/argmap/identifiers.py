"""Names that authors give: what may be an id, the key of a source, or a tag.

Letters, digits and marks are what may go on an identifier in Unicode (UAX 31, XID_Continue).
"""

from __future__ import annotations

IN_IDS = ".-"
IN_KEYS = ".-:#$%&+?<>~/"
IN_TAGS = "/-"


def is_id(text: str) -> bool:
    """Whether this can be the id of a statement: a Unicode identifier, with `-` and `.` inside."""
    return text.isidentifier() or (text[:1].isidentifier() and _is_name(text, IN_IDS))


def is_key(text: str) -> bool:
    """Whether this can be the key of a source: an id, or what bibliographies use for one."""
    return _is_name(text, IN_KEYS)


def is_tag(text: str) -> bool:
    """Whether this can be a tag: a Unicode identifier, with `-` and `/` inside."""
    return text.isidentifier() or (text[:1].isidentifier() and _is_name(text, IN_TAGS))


def _is_name(text: str, inside: str) -> bool:
    """Whether a text is letters, digits, marks and `_`, with what is `inside` only inside."""
    if not text or text[0] in inside or text[-1] in inside:
        return False
    return f"_{text.translate(_INSIDE[inside])}".isidentifier()


_INSIDE = {
    inside: str.maketrans(inside, "_" * len(inside)) for inside in (IN_IDS, IN_KEYS, IN_TAGS)
}

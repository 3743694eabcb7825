"""Write texts, titles and tags so that Argdown reads them as they are."""

from __future__ import annotations

import re

from argmap.formats.argdown.prose import SHORTCODES
from argmap.formats.argdown.titles import has_words_of, to_id

_SPECIAL = re.compile(
    rf"[\\\[\]<>{{}}#*_]|/(?=[/*])|(?<=/)/|=(?==)|(?<==)=|(?<=@include)\(|[.:](?=(?:{SHORTCODES})[.:])"
)
_ESCAPED_WORD = re.compile(r"(?<!\S)\S*\\")
"""A word up to its last backslash."""
_SIGN = re.compile(r"\\.|[.:]")
_NO_TITLE = re.compile(r"[\[\]<>\\]|//|/\*|===|@include|\A[-+_]")
_TAG = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NO_RULE = re.compile(r"--|[^\S ]|[{}\\/<]|\A[-,]|[-,]\Z")


def escape(text: str) -> str:
    """Return a text with backslashes where Argdown would read something else.

    A web address gets some, because `//` starts a comment in Argdown.
    """
    return _ESCAPED_WORD.sub(_escape_signs, _SPECIAL.sub(r"\\\g<0>", text))


def _escape_signs(word: re.Match[str]) -> str:
    """Escape what Argdown may take for a shortcode, in which it would keep backslashes."""
    return _SIGN.sub(lambda sign: sign[0] if len(sign[0]) == 2 else f"\\{sign[0]}", word[0])


def can_be_title(title: str, name: str) -> bool:
    """Return whether a title can be written, says more than an id, and gives this id again."""
    fits = not _NO_TITLE.search(title) and not has_words_of(name, title)
    return fits and to_id(title) == name


def can_be_rule(scheme: str) -> bool:
    """Return whether the name of a scheme can stand between two bars."""
    return not _NO_RULE.search(scheme)


def write_tag(tag: str) -> str:
    """Return a tag with its hash."""
    return f"#{tag}" if _TAG.fullmatch(tag) else f"#({tag})"

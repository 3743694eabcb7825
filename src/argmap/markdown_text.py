"""Escape text for Markdown (CommonMark with tables), so that it is shown as it is."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$&])")
_MARKUP_AT_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[#+\-=:]))")


def escape_markup(text: str) -> str:
    """Escape the characters that are markup anywhere in a line."""
    return _MARKUP.sub(r"\\\1", text)


def escape_start(text: str) -> str:
    """Escape what would begin a list or a heading at the start of a line."""
    return _MARKUP_AT_START.sub(r"\1\\", text)

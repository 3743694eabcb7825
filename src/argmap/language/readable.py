"""What in a text cannot be read at all: characters that nobody can see, lines that nobody wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.language import mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language.mistakes import Mistake

LONGEST_LINE = 1_000_000
"""How many characters a line may have; no person writes a longer one."""

MOST_UNPRINTABLE = 20
"""How many unprintable characters of a text are shown one by one."""


def readable(content: str) -> tuple[str, list[tuple[Mistake, int, int]]]:
    """A text of the same length with nothing unreadable in it, and what that was and where.

    Line ends become LF; a CR before one becomes a space, to keep the length.
    """
    content = content.replace("\r\n", " \n")
    found = []
    if "\r" in content:
        start = content.index("\r")
        found.append((mistakes.OLD_LINE_ENDS, start, start + 1))
        content = content.replace("\r", "\n")
    unprintable = list(_unprintable(content))
    if unprintable:
        content = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", content)
    overlong = list(_overlong(content))
    if overlong:
        content = _OVERLONG.sub(lambda match: " " * len(match[0]), content)
    return content, found + unprintable + overlong + list(_mixed_indentation(content))


_INVISIBLE = "\u202a-\u202e\u2066-\u2069\ufeff"
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{_INVISIBLE}]"
)
_OVERLONG = re.compile(rf"^[^\n]{{{LONGEST_LINE + 1},}}", re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+(?=[^ \t\n])", re.MULTILINE)


def _unprintable(content: str) -> Iterator[tuple[Mistake, int, int]]:
    """Characters that no text holds: controls, line ends that are not LF, halves of surrogates.

    Nor does one hold what turns the order of reading without being seen, so that an excerpt would
    show something else than what is read.
    """
    for number, match in enumerate(_UNPRINTABLE.finditer(content)):
        if number == MOST_UNPRINTABLE:
            rest = len(_UNPRINTABLE.findall(content)) - MOST_UNPRINTABLE
            yield mistakes.more_unprintable(rest), *match.span()
            return
        is_invisible = re.match(f"[{_INVISIBLE}]", match[0])
        say = mistakes.invisible if is_invisible else mistakes.unprintable
        yield say(match[0]), *match.span()


def _overlong(content: str) -> Iterator[tuple[Mistake, int, int]]:
    if len(content) > LONGEST_LINE:
        for match in _OVERLONG.finditer(content):
            start = match.start()
            yield mistakes.overlong(len(match[0]), LONGEST_LINE), start, start + 1


def _mixed_indentation(content: str) -> Iterator[tuple[Mistake, int, int]]:
    """The first line that is indented with other characters than the lines before it."""
    if "\t" not in content:
        return
    char = ""
    for match in _INDENTATION.finditer(content):
        char = char or match[0][0]
        if match[0].strip(char):
            used, other = ("tabs", "spaces") if char == "\t" else ("spaces", "tabs")
            yield mistakes.mixed(used, other), *match.span()
            return

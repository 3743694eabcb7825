"""Signs of the language as keyboards for Chinese and Japanese write them: `：（）［］｛｝`.

In running text they are letters like any other. Where a line would be one of the language, or a
bracket in a text a citation, if only they were not full-width, they were typed by mistake.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from argmap.language import mistakes
from argmap.language.grammar import words
from argmap.language.repair import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator


def full_width_signs(content: str) -> Iterator[Repair]:
    """What to read instead of signs that are full-width, a stretch for each line or bracket."""
    if content.isascii() or not _SIGN.search(content):
        return
    for line in _line().finditer(content):
        yield from _repair(line, is_text=False)
    for line in _text().finditer(content):
        for bracket in BRACKET.finditer(content, *line.span()):
            yield from _repair(bracket, is_text=True)


BRACKET = re.compile(
    r"(?<!\\)(?:［[ \t]*(?:@|at[ \t])[^\[\]［］\n]*］"
    r"|｛[ \t]*[^\s:：{}｛｝]+[ \t]*[:：][^{}｛｝\n]*｝(?=[ \t]*(?:\n|\Z)))"
)
"""What would be a citation, a place or attributes; behind a backslash it is text."""

_SIGN = re.compile("[：（）［］｛｝]")
_ASCII = str.maketrans("：（）［］｛｝，；", ":()[]{},;")
_NAME = r"[^\s:：(){}\[\]（）［］｛｝]+"


def _repair(match: re.Match[str], *, is_text: bool) -> Iterator[Repair]:
    """One repair from the first to the last full-width sign of a stretch, if it has any."""
    signs = list(_SIGN.finditer(match.string, *match.span()))
    if signs:
        written = tuple(dict.fromkeys(sign[0] for sign in signs))
        meant = tuple(sign.translate(_ASCII) for sign in written)
        start, end = signs[0].start(), signs[-1].end()
        instead = match.string[start:end].translate(_ASCII)
        yield Repair(start, end, instead, mistakes.full_width(written, meant, is_text))


@cache
def _line() -> re.Pattern[str]:
    """What a line begins with, whether its signs are full-width or not."""
    known = words()
    kinds, connectives, headers = map("|".join, (known.kinds, known.connectives, known.headers))
    colon = r"[ \t]*[:：]"
    mark = r"[ \t]*[(（][^()\n：（）［］｛｝]*[)）][ \t]*"
    target = (
        rf"(?:(?:{kinds})(?:[ \t]+{_NAME})?{colon}"
        rf"|[\[［][ \t]*{_NAME}[ \t]*[\]］](?=[ \t]*\n))"
    )
    return re.compile(
        rf"\n(?:[ \t]++(?:{connectives})(?:{mark}|[ \t]+|(?=［)){target}"
        rf"|{target}|(?:{headers}){colon}|{known.starters[-1]}[ \t]+{_NAME}{colon})"
    )


@cache
def _text() -> re.Pattern[str]:
    """A line that may hold a citation or attributes."""
    beginnings = "|".join((*words().kinds, *words().starters[-1:]))
    return re.compile(rf"\n(?=[ \t]|{beginnings})(?![ \t]*//)[^\n]*[［｛][^\n]*")

"""Sentences, figures and words in a stretch of text: marks on paper, no guess at meaning.

A sentence ends where a paragraph can, before a space that no small letter follows. It does not end
behind a single letter (`Erik M. Jacobs`) or one of a few English abbreviations. In doubt two
sentences are taken for one: `in the U.S. The next` is not parted.

A figure is a number in digits, with the currency and the unit that it stands with. A number in
words is none, nor is one in a name (`G7`, `COVID-19`). A comma before three digits, a thin space or
an apostrophe parts thousands; any other comma and a point part decimals.

This is so little that no library does it here. Of the splitters of sentences in Python, the light
ones are no longer kept up and the one that is kept up is machine code; and what is counted must not
change with what is installed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import decimal

from argmap.documents.paragraphs import CLOSING, STOPS
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHOUT_SPACE = "。！？"
"""What ends a sentence with no space behind it."""

_STOP = re.compile(
    rf"(?<![{re.escape(STOPS)}])[{re.escape(STOPS)}]++[{re.escape(CLOSING)}]*+(\s*+)"
)
_ABBREVIATION = re.compile(
    r"""
    (?<! [^\W\d_] )
    (?: [^\W\d_] | mr | mrs | ms | dr | prof | st | jr | sr | hon | gen | sen | rep | gov | lt | col
      | capt | co | corp | inc | ltd | dept | vs | no | nos | fig | figs | eq | art | sec | vol | ch
      | pp | cf | ca | approx | est )
    \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_ABBREVIATION = len("approx")

_FIGURE = re.compile(
    r"""
    (?: (?<!\w) [A-Z]{0,3} [$€£¥₩₹₽₺₫₴₦฿₪₱] \s? )?
    (?<!\w) (?<!\w[.,]) (?<![A-Z]-)
    (?P<number> \d{1,3} (?: [,'’\u00a0\u2009\u202f] \d{3} )++ (?!\d) (?: [.,]\d++ )?
              | \d++ (?: [.,]\d++ )? )
    (?: \s? [%‰°€£¥₹] [^\W\d_]? | [-–]? [^\W\d_]++ )?
    (?: \s (?: hundred | thousand | million | billion | trillion | bn | mn | tn
             | percent | per\ cent | percentage\ points? ) \b )?
    (?: \s [A-Z]{3} \b )?
    """,
    re.VERBOSE,
)


def sentences(stretch: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, in order."""
    text, start = stretch.text.content, stretch.start
    for stop in _STOP.finditer(text, stretch.start, stretch.end):
        if stop.end() < stretch.end and _ends_sentence(text, start, stop):
            yield Span(stretch.text, start, stop.start(1))
            start = stop.end()
    yield Span(stretch.text, start, stretch.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if not stop[1]:
        return stop[0].rstrip(CLOSING)[-1] in WITHOUT_SPACE
    if text[stop.end()].islower():
        return False
    before = max(start, stop.start() - _LONGEST_ABBREVIATION)
    return not _ABBREVIATION.search(text, before, stop.start())


def figures(stretch: Span) -> Iterator[tuple[Span, str]]:
    """The figures in a stretch of text, in order: where each is, and its number.

    The span has the currency and the unit, too. Equal numbers are written alike.
    """
    for match in _FIGURE.finditer(stretch.text.content, stretch.start, stretch.end):
        yield Span(stretch.text, match.start(), match.end()), _number(match["number"])


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of the figures in a text, equal ones written alike."""
    return frozenset(_number(match["number"]) for match in _FIGURE.finditer(text))


def _number(written: str) -> str:
    """A number in the one way in which all that are equal to it are written, too."""
    digits = "".join(str(decimal(char, char)) for char in written)
    whole, _, part = _THOUSANDS.sub("", digits).replace(",", ".").partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


_THOUSANDS = re.compile(r"[,'’\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def words(text: str) -> frozenset[str]:
    """The words of a text by which it can be told whether another speaks of the same.

    Words of four letters and more, in small letters and by their first five letters, so that most
    of the forms of a word are one; numbers; and where words are not parted, each two characters of
    Chinese and Japanese that follow each other.
    """
    found = set(numbers_in(text))
    for word in re.findall(r"[^\W\d_]+", text):
        if _UNPARTED.search(word):
            found.update(map("".join, pairwise(word)))
        elif len(word) > 3:
            found.add(word.casefold()[:5])
    return frozenset(found)


_UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

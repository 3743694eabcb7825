"""Find sentences, figures and words in a passage of text.

A sentence ends with `.`, `!`, `?` or `…` before a space that no lowercase letter follows. A single
letter (`Erik M. Jacobs`) and common English abbreviations do not end one. In doubt, two sentences
are counted as one: `in the U.S. The next` is not split.

A figure is a number in digits with its currency and unit. Numbers in words and in names are not
figures. A number is part of a name if

- a letter stands directly before it (`G7`), or a letter and a hyphen (`COVID-19`, `MiG-29`); a year
  after a small letter, as in `mid-2022`, is a figure;
- a word of three or more capitals precedes it (`PEP 387`) that is not a currency;
- a point and one letter follow it (`3.X`);
- it is in a web address, a DOI or a citation of Pandoc (`[@doe99, p. 33]`).

With a unit or decimals, a number after such a word or a small letter and a hyphen is a figure, too:
`GDP 3.4`, `near-20%`. A comma before three digits, a thin space or an apostrophe separates
thousands; any other comma and a point separate decimals.

No library replaces this: the light sentence splitters for Python are unmaintained, the maintained
one needs compiled code, and results must not depend on what is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import decimal

from argmap.documents.paragraphs import CLOSING, STOPS
from argmap.source import Span

WITHOUT_SPACE = "。！？"
"""The characters that end a sentence without a space after them."""

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
    (?<!\w) (?<!\w[.,]) (?<![A-Z][-‑])
    (?P<number> \d{1,3} (?: [,'’\u00a0\u2009\u202f] \d{3} )++ (?!\d) (?: [.,]\d++ )?
              | \d++ (?: [.,]\d++ )? )
    (?: (?P<sign> \s? [%‰°€£¥₹] [^\W\d_]? ) | [-–]? [^\W\d_]++ )?
    (?P<scale> \s (?: hundred | thousand | million | billion | trillion | bn | mn | tn
             | percent | per\ cent | percentage\ points? ) \b )?
    (?: \s [A-Z]{3} \b )?
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(
    r"""
    (?: (?P<hyphen> [^\W\d_] [-‑] )
      | (?<! [A-Z] )
        (?! (?: AUD | BRL | CAD | CHF | CNY | DKK | EUR | GBP | HKD | INR | JPY | KRW | MXN | NOK
              | NZD | RMB | SEK | SGD | TWD | USD | ZAR ) \s )
        [A-Z]{3,} \s
    )
    \Z
    """,
    re.VERBOSE,
)
_LONGEST_NAME = 12
_REFERENCE = re.compile(
    r"""
    (?: https?:// | \b10\.\d{4,9}/ ) [!#-;=?-~]+
    | \[ (?= [^][]*+ \] ) [^][]*? (?<!\w) @\w [^][]*+ \]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTER_AFTER_POINT = re.compile(r"\.[^\W\d_]\b")


def split_sentences(passage: Span) -> Iterator[Span]:
    """Split a passage into sentences, in order."""
    text, start = passage.text.content, passage.start
    for stop in _STOP.finditer(text, passage.start, passage.end):
        if stop.end() < passage.end and _ends_sentence(text, start, stop):
            yield Span(passage.text, start, stop.start(1))
            start = stop.end()
    yield Span(passage.text, start, passage.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if not stop[1]:
        return stop[0].rstrip(CLOSING)[-1] in WITHOUT_SPACE
    if text[stop.end()].islower():
        return False
    before = max(start, stop.start() - _LONGEST_ABBREVIATION)
    return not _ABBREVIATION.search(text, before, stop.start())


def find_figures(passage: Span) -> Iterator[tuple[Span, str]]:
    """Find the figures in a passage: each with its span and its normalized number.

    The span includes the currency and the unit.
    """
    for match in _match_figures(passage.text.content, passage.start, passage.end):
        yield Span(passage.text, match.start(), match.end()), _normalize(match["number"])


def extract_numbers(text: str) -> frozenset[str]:
    """Return the normalized numbers of the figures in a text."""
    return frozenset(_normalize(match["number"]) for match in _match_figures(text, 0, len(text)))


def _match_figures(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    covered = [range(*found.span()) for found in _REFERENCE.finditer(text, start, end)][::-1]
    for match in _FIGURE.finditer(text, start, end):
        while covered and covered[-1].stop <= match.start():
            covered.pop()
        is_in_reference = bool(covered) and match.start() in covered[-1]
        if not is_in_reference and not _is_in_name(match):
            yield match


def _is_in_name(match: re.Match[str]) -> bool:
    text, number = match.string, match["number"]
    if _LETTER_AFTER_POINT.match(text, match.end("number")):
        return True
    if not number.isdecimal() or match["sign"] or match["scale"]:
        return False
    start = match.start("number")
    before = _NAME_BEFORE.search(text[max(0, start - _LONGEST_NAME) : start])
    return before is not None and not (before["hyphen"] and len(number) == len("2022"))


def _normalize(written: str) -> str:
    """Return the form that all equal numbers share: no thousands separators, a decimal point."""
    digits = "".join(str(decimal(char, char)) for char in written)
    whole, _, part = _THOUSANDS.sub("", digits).replace(",", ".").partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


_THOUSANDS = re.compile(r"[,'’\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def extract_words(text: str) -> frozenset[str]:
    """Return the words of a text to compare with those of another text.

    These are the first five letters, case-folded, of words of four letters or more, so that most
    inflected forms of a word match; numbers; and each pair of adjacent characters in Chinese and
    Japanese, which do not separate words. Web addresses and citations have no words.
    """
    found = set(extract_numbers(text))
    for word in re.findall(r"[^\W\d_]+", _REFERENCE.sub(" ", text)):
        if not word.isascii() and any(map(_is_unseparated, word)):
            found.update(map("".join, pairwise(word)))
        elif len(word) > 3:
            found.add(word.casefold()[:5])
    return frozenset(found)


def _is_unseparated(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"

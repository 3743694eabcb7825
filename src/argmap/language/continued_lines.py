"""Recognize lines that continue a text, but start like a relation.

Any indented line that is not a relation continues the text above it. Where it starts with a
connective, its author may have meant a relation. A kind, a bracket or a colon shows that.
"""

import re
from functools import cache

from argmap.language import mistakes
from argmap.language.grammar import words
from argmap.language.line_shapes import any_of, connective_pattern
from argmap.language.mistakes import Occurrence
from argmap.language.names import MOST_WORDS
from argmap.validation import resembles_implicit


def check_continued_line(content: str, line_start: int) -> Occurrence | None:
    """Return the mistake in a continued line that starts with a connective, a hash or slashes."""
    match = _suspect_line().match(content, line_start)
    if match is None:
        return None
    if match["hashes"]:
        return mistakes.HASHES_IN_TEXT.at(*match.span("hashes"))
    if match["slashes"]:
        return mistakes.SLASHES_IN_TEXT.at(*match.span("slashes"))
    word, (start, end) = match["word"].lower(), match.span("word")
    if match["kind"]:
        start, end = match.span("kind")
        return mistakes.NO_COLON_IN_TEXT.at(start, end, word=word, kind=match["kind"])
    if match["bracket"] or match["reference"]:
        return mistakes.NO_REFERENCE_IN_TEXT.at(start, end, word=word)
    if match["colon"] or (match["mark"] and resembles_implicit(match["mark"].strip())):
        return mistakes.NO_KIND_IN_TEXT.at(start, end, word=word)
    return mistakes.WRAPPED_CONNECTIVE.at(start, end, word=word)


def is_note(title: str) -> bool:
    """Whether a heading looks like a note of its author to themselves."""
    return _NOTE.match(title) is not None


_NOTE = re.compile(
    r"[\W_]*(?:TODO|FIXME|XXX|TBD|note to self)\b|to do:|\?\?+|"
    r"(?:check|fix|verify|rewrite|remove|ask|add)\s+(?:this|that|these|those|if|whether|with|it)\b",
    re.IGNORECASE,
)


@cache
def _suspect_line() -> re.Pattern[str]:
    kind = any_of(*words().kinds)
    few_words = rf"(?:[^\s:]++[^\S\n]++){{0,{MOST_WORDS - 1}}}+[^\s:]++"
    return re.compile(
        r"[^\S\n]*(?:(?P<hashes>#+)(?:(?!\S)|(?=(?:TODO|FIXME|XXX)\b))"
        r"|(?P<slashes>//)(?=\w[\w-]*+[:,]?(?!\S))"
        rf"|(?P<word>(?i:{connective_pattern()}))(?![-/'’])[^\S\n]*(?:\((?P<mark>[^()\n]*)\)[^\S\n]*)?"
        rf"(?:(?P<kind>{kind})(?!\S)"
        rf"|(?P<bracket>\[)(?![^\S\n]*(?:@|at\s))"
        rf"|(?:[^\s:\[]++[^\S\n]++){{1,{MOST_WORDS}}}+(?P<reference>\[[^\s@\[\]]+\])[.,;]?[^\S\n]*(?=\n)"
        rf"|{few_words}(?P<colon>[^\S\n]*:(?!\S)))?)"
    )

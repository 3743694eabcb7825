"""Regular expressions for the starts of lines: connectives, marks, heads and references.

The grammar defines correct lines. These patterns take them apart, and recognize lines that are
nearly correct.
"""

import re
from functools import cache

from argmap.language.grammar import words

NAME = r"[^\s:\[\](){}]++"
"""Anything that an author may mean as an id."""

BULLET = r"(?:[^\w\s\\/#,;:.?!()\[\]{}\"'“”‘’«»@]{1,3}|(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)])"
"""A sign or a number that starts an entry of a list."""

MARK = r"\([^()\n]*\)"
COLON = r"[^\S\n]*:(?!\S)"


def any_of(*choices: str) -> str:
    """Return a pattern for one of some words."""
    return f"(?:{'|'.join(choices)})"


@cache
def connective_pattern() -> str:
    """Return a pattern for a connective."""
    return rf"{any_of(*words().connectives)}\b"


@cache
def kind_pattern() -> str:
    """Return a pattern for the kind of a statement."""
    return rf"{any_of(*words().kinds)}\b"


@cache
def head_pattern() -> str:
    """Return a pattern for `KIND [ID]:`, where the id may be malformed."""
    return rf"{kind_pattern()}(?:[^\S\n]+{NAME})?{COLON}"


@cache
def relation_pattern() -> str:
    """Return a pattern for a connective and its mark, with groups of these names."""
    return rf"(?P<connective>{connective_pattern()})[^\S\n]*(?:\((?P<mark>[^()\n]*)\)[^\S\n]*)?"


@cache
def marginal_pattern() -> str:
    """Return a pattern for a keyword that starts a line at the margin, but no statement."""
    return rf"{any_of(*words().headers, *words().starters)}(?![^\s:])"


@cache
def _token_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Recovery supplies tokens without a connective, and without a kind.
    relation = rf"(?:{relation_pattern()})?"
    head = rf"(?P<head>(?P<kind>{kind_pattern()}|)(?:[^\S\n]+(?P<id>[^\s:]+))?)[^\S\n]*:"
    return re.compile(relation), re.compile(relation + head)


def split_relation(token: str) -> re.Match[str]:
    """Match the connective and mark of a token of the grammar."""
    found = _token_patterns()[0].match(token)
    assert found
    return found


def split_head(token: str) -> re.Match[str]:
    """Match the connective, mark, kind and id of a token of the grammar."""
    found = _token_patterns()[1].match(token)
    assert found
    return found

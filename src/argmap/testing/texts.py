"""Generate ids, keys, tags, prose and attributes, which shrink to a letter or a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from unicodedata import normalize

from hypothesis import strategies as st

from argmap.attributes import KNOWN, Value
from argmap.identifiers import is_id, is_tag
from argmap.model import IMPLICIT
from argmap.source import UNPRINTABLE, nearest

_CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters=UNPRINTABLE.findall("".join(map(chr, range(0x2000, 0xD800))))
    + UNPRINTABLE.findall("".join(map(chr, range(0xE000, 0x10000)))),
)
"""Every character that the language allows in prose."""

_LETTERS = st.characters(categories=["Ll", "Lu", "Lo"])

_SYNTAX = (
    *("because ", "and claim x: ", "but [a]", "claim: ", "(implicit)", "// "),
    *("[@a", "[at ¶1]", "#tag", "{a: 1}", "é", "字", "ع", "🚀", "\u0301"),
    *"\\[]{}()#@:;,\"'`/!*_-|<>&.~^$%=+?\u00a0\u3000\u200f",
)
"""Texts that a parser is most likely to misread."""

_MARKUP = ("<b>", "</svg><script>", "&amp;", "**so**", "`so`", "[so](so)", "\\textbf{so}", "${so}")
"""Markup of HTML, Markdown, TeX and templates."""

_WORDS = st.text("abcde", min_size=1, max_size=6)
_PIECES = st.one_of(
    _WORDS,
    _WORDS.map(" {} ".format),
    st.sampled_from(_SYNTAX),
    st.sampled_from(_MARKUP),
    st.text(_CHARACTERS, max_size=3),
)


def _join(pieces: list[str]) -> str:
    """Return one line with single spaces, as the model requires."""
    text = UNPRINTABLE.sub("", "".join(pieces))
    return " ".join(word for word in text.split(" ") if word)


_ANY_PROSE = st.lists(_PIECES, max_size=5).map(_join)

_LENGTHS = st.sampled_from([0] * 8 + [60, 300])
"""Minimal lengths of prose: a few texts are longer than one line, or than several."""


def _lengthen(text: str, least: int) -> str:
    """Repeat a text, so that its characters occur at every place of a line."""
    return " ".join([text] * (1 + least // (len(text) + 1)))


_PROSE = st.builds(_lengthen, _ANY_PROSE.map(lambda text: text or "a"), _LENGTHS)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Generate prose, never empty, from all of Unicode that the language allows.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import prose
    >>> @settings(max_examples=10)
    ... @given(prose())
    ... def test_prose(text):
    ...     assert argmap.Statement("claim", "a", text).text == text
    >>> test_prose()
    """
    return draw(_PROSE)


@cache
def markup_prose() -> st.SearchStrategy[str]:
    """Generate prose that is markup in other languages, or long."""
    return st.one_of(
        st.sampled_from(_MARKUP).map("It is {} so.".format),
        st.builds(_lengthen, _WORDS, st.integers(60, 300)),
        st.just("It is so, *and* `so`, and <b>so</b>, &amp; so on."),
    )


def _to_name(is_valid: Callable[[str], bool], text: str) -> str:
    """Return a valid name: some letters cannot start one, and a few cannot be part of one."""
    return next(filter(is_valid, (normalize("NFC", text), f"i{text}", "i")))


_IDS = st.one_of(
    st.sampled_from("abcdefgh"),
    st.sampled_from(["claim", "because", "at", "n1", "x-y", "v1.2", "a_b", "élan", "行動"]),
    st.text(_LETTERS, min_size=1, max_size=4).map(partial(_to_name, is_id)),
)


@st.composite
def ids(draw: st.DrawFn) -> str:
    """Generate ids of statements: letters, words of the language, other scripts.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import ids
    >>> @settings(max_examples=10)
    ... @given(ids())
    ... def test_ids(name):
    ...     assert argmap.Statement("claim", name, "It rains.").id == name
    >>> test_ids()
    """
    return draw(_IDS)


@cache
def keys() -> st.SearchStrategy[str]:
    """Generate keys of sources: ids, and keys as bibliographies use them."""
    return st.one_of(st.sampled_from("abc"), st.sampled_from(["doe:2020", "2020/a+b"]), ids())


@cache
def tags() -> st.SearchStrategy[str]:
    """Generate tags."""
    return st.one_of(
        st.sampled_from(["a", "b/c", "d-e"]),
        st.text(_LETTERS, min_size=1, max_size=3).map(partial(_to_name, is_tag)),
    )


@cache
def schemes() -> st.SearchStrategy[str]:
    """Generate names of schemes, most of them empty."""
    return st.one_of(
        st.sampled_from(["", "", "", "sign", "expert opinion"]),
        st.just(""),
        _ANY_PROSE.map(_scheme),
    )


def _scheme(text: str) -> str:
    name = _join([text.translate({ord("("): " ", ord(")"): " "})])
    return "" if nearest(name.partition(",")[0], [IMPLICIT]) else name


_SCALARS = st.one_of(
    st.text(_CHARACTERS, max_size=8),
    _ANY_PROSE,
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1000, 1, 1)),
)

_TEXTS = st.one_of(prose(), st.lists(prose(), max_size=2).map(tuple))
_DATES = st.one_of(st.dates(date(1000, 1, 1)), st.integers(1, 9999))

_HOLDING: Mapping[str, st.SearchStrategy[Value]] = {
    "text": prose(),
    "text or a list of texts": _TEXTS,
    "a date": _DATES,
    "a number from 0 to 1": st.floats(0, 1),
    "a web address": st.sampled_from(["https://example.org", "http://example.org/?a=1&b=<2>#c"]),
}
"""Values of the attributes that argmap knows, by the names of their types."""

_UNKNOWN = st.one_of(st.sampled_from(["note", "cost"]), ids()).map(
    lambda key: f"x-{key}" if key in KNOWN else key
)
"""Attributes that argmap keeps and ignores."""


@cache
def attributes() -> st.SearchStrategy[Mapping[str, Value]]:
    """Generate attributes."""
    pairs = st.one_of(
        st.sampled_from(sorted(KNOWN)).flatmap(_known),
        st.tuples(_UNKNOWN, st.one_of(_SCALARS, st.lists(_SCALARS, max_size=3).map(tuple))),
    )
    return st.lists(pairs, max_size=2, unique_by=lambda pair: pair[0]).map(dict)


@cache
def _known(key: str) -> st.SearchStrategy[tuple[str, Value]]:
    return st.tuples(st.just(key), _HOLDING[KNOWN[key].name])

"""What maps are written with: ids, keys, tags, running text and the values of attributes.

Everything shrinks to what a person would have written: a letter for an id, a word for a text.
"""

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
"""All that the language allows in a text."""

_LETTERS = st.characters(categories=["Ll", "Lu", "Lo"])

_TROUBLE = (
    *("because ", "and claim x: ", "but [a]", "claim: ", "(implicit)", "// "),
    *(
        "[@a",
        "[at ¶1]",
        "#tag",
        "{a: 1}",
        "é",
        "字",
        "ع",
        "🚀",
        "\u0301",
    ),
    *"\\[]{}()#@:;,\"'`/!*_-|<>&.~^$%=+?\u00a0\u3000\u200f",
)
"""What is most likely to be read as something that it is not."""

_MARKUP = ("<b>", "</svg><script>", "&amp;", "**so**", "`so`", "[so](so)", "\\textbf{so}", "${so}")
"""What is markup elsewhere: in HTML, Markdown, TeX and templates."""

_WORDS = st.text("abcde", min_size=1, max_size=6)
_STRETCHES = st.one_of(
    _WORDS,
    _WORDS.map(" {} ".format),
    st.sampled_from(_TROUBLE),
    st.sampled_from(_MARKUP),
    st.text(_CHARACTERS, max_size=3),
)


def _one_line(stretches: list[str]) -> str:
    """The stretches as the model wants a text: one line, with single spaces inside."""
    written = UNPRINTABLE.sub("", "".join(stretches))
    return " ".join(word for word in written.split(" ") if word)


_ANY_PROSE = st.lists(_STRETCHES, max_size=5).map(_one_line)

_LENGTHS = st.sampled_from([0] * 8 + [60, 300])
"""How many characters a text has at least: now and then more than fit on a line, or on several."""


@cache
def prose() -> st.SearchStrategy[str]:
    """Running text, never empty, from the whole of Unicode that the language allows."""
    return st.builds(_as_long, _ANY_PROSE.map(lambda text: text or "a"), _LENGTHS)


@cache
def striking() -> st.SearchStrategy[str]:
    """Running text that is markup in other languages, or is long."""
    return st.one_of(
        st.sampled_from(_MARKUP).map("It is {} so.".format),
        st.builds(_as_long, _WORDS, st.integers(60, 300)),
        st.just("It is so, *and* `so`, and <b>so</b>, &amp; so on."),
    )


def _as_long(text: str, least: int) -> str:
    """A text said again until it is long, so that what is in it stands at every place."""
    return " ".join([text] * (1 + least // (len(text) + 1)))


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids as statements and sections have them: letters, words of the language, other scripts."""
    return st.one_of(
        st.sampled_from("abcdefgh"),
        st.sampled_from(["claim", "because", "at", "n1", "x-y", "v1.2", "a_b", "élan", "行動"]),
        st.text(_LETTERS, min_size=1, max_size=4).map(partial(_spelt, is_id)),
    )


def _spelt(right: Callable[[str], bool], text: str) -> str:
    """A name out of letters, of which a few may not begin one, and fewer not be in one."""
    return next(filter(right, (normalize("NFC", text), f"i{text}", "i")))


@cache
def keys() -> st.SearchStrategy[str]:
    """Keys of sources: ids, and what bibliographies use for one."""
    return st.one_of(st.sampled_from("abc"), st.sampled_from(["doe:2020", "2020/a+b"]), ids())


@cache
def tags() -> st.SearchStrategy[str]:
    """Tags: words, some of them with what may stand inside."""
    return st.one_of(
        st.sampled_from(["a", "b/c", "d-e"]),
        st.text(_LETTERS, min_size=1, max_size=3).map(partial(_spelt, is_tag)),
    )


@cache
def schemes() -> st.SearchStrategy[str]:
    """Names of schemes, most of them empty."""
    return st.one_of(
        st.sampled_from(["", "", "", "sign", "expert opinion"]),
        st.just(""),
        _ANY_PROSE.map(_scheme),
    )


def _scheme(text: str) -> str:
    name = _one_line([text.translate({ord("("): " ", ord(")"): " "})])
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
"""What the keys that mean something to argmap may hold, by the names of their types."""

_UNKNOWN = st.one_of(st.sampled_from(["note", "cost"]), ids()).map(
    lambda key: f"x-{key}" if key in KNOWN else key
)
"""Keys that mean nothing to argmap, and are carried along."""


@cache
def attributes(least: int = 0) -> st.SearchStrategy[Mapping[str, Value]]:
    """Attributes that the language accepts, `least` of them or more."""
    pairs = st.one_of(
        st.sampled_from(sorted(KNOWN)).flatmap(_known),
        st.tuples(_UNKNOWN, st.one_of(_SCALARS, st.lists(_SCALARS, max_size=3).map(tuple))),
    )
    return st.lists(
        pairs, min_size=least, max_size=max(2, least), unique_by=lambda pair: pair[0]
    ).map(dict)


@cache
def _known(key: str) -> st.SearchStrategy[tuple[str, Value]]:
    return st.tuples(st.just(key), _HOLDING[KNOWN[key].name])

"""Whole argument maps, with everything that the model allows."""

from datetime import date
from unicodedata import normalize

from hypothesis import strategies as st

from argmap.attributes import KNOWN
from argmap.model import (
    IMPLICIT,
    UNPRINTABLE,
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Section,
    Source,
    Statement,
    is_id,
    is_tag,
)
from argmap.source import nearest

TROUBLE = [
    *"\\[]{}()#@:;,\"'`/!*_-|<>&.~^$%=+? \u00a0\u3000\u200f\u0301é字ع🚀01",
    "because ",
    "and claim x: ",
    "but [a]",
    "// ",
    "[@a",
    "[at ¶1]",
    "#tag",
    "{a: 1}",
    "claim: ",
    "(implicit)",
]
"""What is most likely to be read as something that it is not."""


def one_line(pieces: list[str]) -> str:
    """The pieces as the model wants a text: one line, with single spaces inside."""
    return " ".join(UNPRINTABLE.sub("", "".join(pieces)).split(" ")).strip(" ")


def squeezed(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


characters = st.characters(exclude_categories=["Cs", "Cc"]).filter(
    lambda char: not UNPRINTABLE.match(char)
)
letters = st.characters(categories=["Ll", "Lu", "Lo"])
words = st.text(st.sampled_from("abcde"), min_size=1, max_size=8)
pieces = st.one_of(words, st.just(" "), st.sampled_from(TROUBLE), st.text(characters, max_size=3))
prose = st.lists(pieces, max_size=25).map(one_line).map(squeezed)
some_prose = prose.map(lambda text: text or "x")
names = st.one_of(
    st.sampled_from(
        ["a", "b", "claim", "because", "at", "n1", "x-y", "v1.2", "élan", "行動", "a_b"]
    ),
    st.text(letters, min_size=1, max_size=4).map(lambda name: normalize("NFC", name)).filter(is_id),
)
keys = st.one_of(st.sampled_from(["s", "doe:2020", "2020/a+b"]), names)
schemes = st.one_of(
    st.just(""),
    prose.map(lambda text: text.replace("(", "").replace(")", ""))
    .map(squeezed)
    .map(lambda text: "" if nearest(text.partition(",")[0], [IMPLICIT]) else text.strip(" ")),
)
scalars = st.one_of(
    st.text(characters, max_size=8),
    some_prose,
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1000, 1, 1)),
)
noted = st.dictionaries(
    names.filter(lambda name: name not in KNOWN),
    st.one_of(scalars, st.lists(scalars, max_size=3).map(tuple)),
    max_size=3,
)
known = st.fixed_dictionaries({}, optional={"weight": st.floats(0, 1), "by": prose, "quote": prose})
attributes = st.one_of(noted, known)
tags = st.lists(
    st.one_of(
        st.sampled_from(["a", "b/c"]), st.text(letters, min_size=1, max_size=3).filter(is_tag)
    ),
    max_size=2,
)


def sources(ids: list[str]) -> st.SearchStrategy[list[Source]]:
    return st.tuples(
        *(st.builds(Source, st.just(each), some_prose, attributes) for each in ids)
    ).map(list)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """Any map: its statements, then inferences between them, cycles and all."""
    cited = draw(sources(draw(st.lists(keys, max_size=2, unique=True))))
    sections = [
        draw(st.builds(Section, st.just(each), some_prose, st.integers(1, 6)))
        for each in draw(st.lists(names, max_size=3, unique=True))
    ]
    citations = st.sampled_from([each.id for each in cited]) if cited else st.nothing()
    statements = [
        draw(
            st.builds(
                Statement,
                st.sampled_from(Kind),
                st.just(each),
                some_prose,
                tags,
                st.lists(st.builds(Citation, citations, prose), max_size=2),
                st.lists(some_prose, max_size=2),
                attributes,
                st.sampled_from([None, *(section.id for section in sections)]),
            )
        )
        for each in draw(st.lists(names, max_size=6, unique=True))
    ]
    return ArgumentMap(
        statements,
        draw(inferences([each.id for each in statements])),
        cited,
        sections,
        *(draw(prose) for _ in range(4)),
    )


def inferences(ids: list[str]) -> st.SearchStrategy[list[Inference]]:
    if not ids:
        return st.just([])
    statement = st.sampled_from(ids)
    links = st.lists(st.builds(Link, statement, st.booleans(), schemes), max_size=2)
    return st.lists(
        st.builds(
            Inference,
            statement,
            st.sampled_from(Polarity),
            st.lists(statement, min_size=1, max_size=3),
            links,
            links,
            st.booleans(),
            schemes,
        ),
        max_size=6,
    )

"""Syntax trees for tests: as plain data, and as Hypothesis strategies."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from argmap.identifiers import is_id, is_key, is_tag
from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.parser import parse_text
from argmap.source import Diagnostic, Text


def parse_correct(content: str) -> syntax.SyntaxTree:
    """Return the tree of a text that must have no errors."""
    document, diagnostics = parse_text(Text("<text>", content))
    assert diagnostics == [], [diagnostic.message for diagnostic in diagnostics]
    return document


def find_errors(content: str) -> list[Diagnostic]:
    return parse_text(Text("<text>", content))[1]


def locate_errors(content: str) -> list[tuple[str, int, int, int]]:
    """Return the code, line, column and length of each error."""
    return [
        (error.code, error.span.line, error.span.column, error.span.length)
        for error in find_errors(content)
        if error.span
    ]


def flatten(document: syntax.SyntaxTree) -> list[Any]:
    """Return the content of a tree without places, as a flat list: the tree may be very deep."""
    return [line for item in document.items for line in flatten_item(item)]


def flatten_item(item: syntax.Item) -> Iterator[Any]:
    """Yield an item and the lines under it, each with its depth."""
    match item:
        case syntax.Header(key, value):
            yield key, value
        case syntax.Heading(level, title, identifier):
            yield "#" * level, title, identifier
        case syntax.Include(path):
            yield "include", path
        case syntax.SourceLine(key, prose):
            yield "source", key, *_prose(prose)
        case _:
            waiting: list[tuple[Any, ...]] = [(0, "", "", item)]
            while waiting:
                depth, connective, mark, node = waiting.pop()
                if isinstance(node, syntax.Reference):
                    yield depth, connective, mark, node.id
                else:
                    yield depth, connective, mark, node.kind, node.id, *_prose(node.prose)
                waiting += [
                    (depth + 1, relation.connective, relation.mark, relation.target)
                    for relation in reversed(node.relations)
                ]


def _prose(prose: syntax.Prose) -> Iterator[Any]:
    yield prose.text
    yield from (f"#{tag}" for tag in prose.tags)
    yield from ((cite.key, cite.locator) for cite in prose.citations)
    yield from (("at", place) for place in prose.places)
    for attribute in prose.attributes:
        value = attribute.value
        scalars = value if isinstance(value, tuple) else (value,)
        types = tuple(type(scalar) for scalar in scalars)
        yield attribute.key, isinstance(value, tuple), scalars, types


# Strategies

TROUBLE = [
    *"\\[]{}()#@:;,\"'`/!*_-|<>&.~^$%=+? \u00a0\u3000\u200f\u0301é字ع🚀01",
    *(f"{word} " for word in (*words().connectives, *words().kinds, *words().starters)),
    *(f"{kind}: " for kind in words().kinds),
    "and claim x: ",
    "but [a] ",
    "becuase claim x: ",
    "because clam: ",
    "claim two words: ",
    "because (scheme claim x: ",
    " // ",
    "//",
    "[@a",
    " [at",
    " [at ¶1]",
    "[at ",
    " #tag",
    "{a: 1}",
    "(implicit)",
    "because: ",
    "because (a) (b): ",
    "- because claim: ",
    "because fact b: ",
    "because claim： ",
    "because（a）claim： ",
    "because ［a］ ",
    " ［@a］",
    "｛a: b｝",
    "word " * 12,
    *("because [a b ", "and [sic more words ", "at claim b: ", "objection: ", "supports [a] "),
    *("# ", "#tag word ", "but it ", "\u200b", "\ufe0f", "\u2007", " \u00a0"),
]
"""Text that a parser easily takes for something else."""

_characters = st.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
)
_words = st.text(st.sampled_from("abcde"), min_size=1, max_size=30)
_pieces = st.one_of(
    _words, st.just(" "), st.sampled_from(TROUBLE), st.text(_characters, max_size=3)
)


def one_line(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


prose_texts = st.lists(_pieces, max_size=40).map(lambda pieces: one_line("".join(pieces)))
some_text = prose_texts.filter(bool)
names = st.one_of(
    st.sampled_from(["a", "claim", "because", "at", "n1", "x-y", "v1.2", "a--b", "élan", "行動"]),
    st.text(_characters, min_size=1, max_size=4).map(lambda name: normalize("NFC", name)),
)
ids = names.filter(is_id)
keys = st.one_of(st.sampled_from(["s", "2020/a+b", "doe:2020"]), names.filter(is_key))
scalars = st.one_of(
    st.text(_characters, max_size=8),
    some_text,
    st.sampled_from(["1", "1.10", "007", "2020-02-30", "2020-01-01", "true", "-"]),
    st.dates(date(1, 1, 1)),
)
numbers = st.one_of(
    scalars, st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False)
)


def _values(single: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(single, st.lists(single, max_size=3).map(tuple))


attributes = st.lists(
    st.one_of(
        st.builds(syntax.Attribute, ids, _values(scalars)),
        st.builds(syntax.Attribute, st.just("weight"), _values(numbers)),
    ),
    max_size=4,
).map(tuple)


def _prose_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[syntax.Prose]:
    return st.builds(
        syntax.Prose,
        texts,
        st.lists(names.filter(is_tag), max_size=2).map(tuple),
        st.lists(st.builds(syntax.Cite, keys, prose_texts), max_size=2).map(tuple),
        st.lists(some_text, max_size=2).map(tuple),
        attributes,
    )


prose = _prose_of(some_text)
marks = prose_texts.map(lambda text: one_line(text.replace("(", "").replace(")", "")))


def _relations(targets: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    marked = [word for word in words().connectives if word not in words().unmarkable]
    return st.lists(
        st.one_of(
            st.builds(syntax.Relation, st.sampled_from(marked), marks, targets),
            st.builds(syntax.Relation, st.sampled_from(words().unmarkable), st.just(""), targets),
        ),
        max_size=3,
    ).map(tuple)


_kinds = st.sampled_from(words().kinds)
_some_ids = st.one_of(st.just(""), ids)
nodes = st.recursive(
    st.one_of(
        st.builds(syntax.Reference, ids), st.builds(syntax.StatementNode, _kinds, _some_ids, prose)
    ),
    lambda inner: st.one_of(
        st.builds(syntax.Reference, ids, _relations(inner)),
        st.builds(syntax.StatementNode, _kinds, _some_ids, prose, _relations(inner)),
    ),
    max_leaves=6,
)
_paths = prose_texts.map(str.strip).filter(bool)
items = st.one_of(
    nodes,
    st.builds(syntax.Header, st.sampled_from(words().text_headers), some_text),
    st.builds(syntax.Header, st.sampled_from(words().file_headers), _paths),
    st.builds(syntax.Heading, st.integers(1, 6), some_text, _some_ids),
    st.builds(syntax.Include, _paths),
    st.builds(syntax.SourceLine, keys, prose),
)
documents = st.lists(items, max_size=6).map(lambda drawn: syntax.SyntaxTree(tuple(drawn)))

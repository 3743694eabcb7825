"""The grammar itself: no conflict in it, and its words and names are those of the map."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import identifiers, model
from argmap.language import names
from argmap.language.grammar import words
from tools.parser_tables import make_lark


def test_there_is_no_conflict() -> None:
    make_lark(strict=True)


def test_the_words_are_those_of_the_map() -> None:
    assert set(words().kinds) == set(model.Kind)
    assert set(model.Polarity) <= set(words().connectives)
    assert set(words().unmarkable) < set(words().connectives)


def test_words_come_in_the_order_of_the_grammar() -> None:
    assert words().connectives == ("because", "but", "since", "unless", "and")
    assert words().headers == ("title", "author", "date", "language", "bibliography", "document")
    assert words().starters == ("include", "source")


texts = st.one_of(
    st.text(max_size=6),
    st.text(st.sampled_from("ab1_-./:é\u0301²ª→ #"), max_size=6),
)


@given(texts)
@settings(max_examples=1000, deadline=None)
def test_a_suggested_name_is_a_name(text: str) -> None:
    assert names.near_id(text) == "" or identifiers.is_id(names.near_id(text))
    assert names.near_key(text) == "" or identifiers.is_key(names.near_key(text))
    assert names.near_tag(text) == "" or identifiers.is_tag(names.near_tag(text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("two words", "two-words"), ("2nd", "n2nd"), ("a→b", "a-b"), ("→", ""), ("a b c d e", "")],
)
def test_suggestions(written: str, meant: str) -> None:
    assert names.near_id(written) == meant

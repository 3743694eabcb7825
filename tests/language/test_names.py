"""Suggestions for malformed ids, keys and tags."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.identifiers import is_id, is_key, is_tag
from argmap.language.names import suggest_id, suggest_key, suggest_tag

texts = st.one_of(
    st.text(max_size=6),
    st.text(st.sampled_from("ab1_-./:é\u0301²ª→ #"), max_size=6),
)


@given(texts)
@settings(max_examples=300)
def test_suggested_names_are_correct(text: str) -> None:
    assert suggest_id(text) == "" or is_id(suggest_id(text))
    assert suggest_key(text) == "" or is_key(suggest_key(text))
    assert suggest_tag(text) == "" or is_tag(suggest_tag(text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("two words", "two-words"), ("2nd", "n2nd"), ("a→b", "a-b"), ("→", ""), ("a b c d e", "")],
)
def test_suggestions(written: str, meant: str) -> None:
    assert suggest_id(written) == meant

"""What maps consist of, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.identifiers import is_id
from argmap.model import ArgumentMap, Inference, Source, Statement
from argmap.testing import ids, inferences, prose, sources, statements
from tests.testing.finding import least


@given(ids())
def test_ids_are_ids(name: str) -> None:
    assert is_id(name)


@given(ids(), prose())
def test_prose_is_what_a_statement_can_say(name: str, text: str) -> None:
    assert Statement("claim", name, text).text == text


def test_prose_is_in_every_script() -> None:
    for sign in ("字", "ع", "🚀", "\\", "{", "</svg>"):
        assert sign in least(prose(), lambda text, sign=sign: sign in text)  # type: ignore[misc]


def test_the_least_are_short() -> None:
    assert least(ids()) == "a"
    assert least(prose()) == "a"
    assert least(statements()) == Statement("claim", "a", "a")
    assert least(inferences()) == Inference("a", "because", ["a"])
    assert least(sources()) == Source("a", "a")


@given(st.data())
def test_inferences_are_between_the_statements_that_are_named(data: st.DataObject) -> None:
    inference = data.draw(inferences(["x", "y"]))
    assert {inference.conclusion, *inference.premises} <= {"x", "y"}


def test_nothing_is_inferred_from_nothing() -> None:
    with pytest.raises(ValueError, match="needs at least one statement"):
        inferences([])


@given(statements(citations=False))
def test_statements_without_citations_are_a_map_by_themselves(statement: Statement) -> None:
    assert ArgumentMap([statement]).statements == {statement.id: statement}

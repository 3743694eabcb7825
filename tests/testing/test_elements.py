"""The parts of a map, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.identifiers import is_id
from argmap.model import ArgumentMap, Inference, Source, Statement
from argmap.testing import ids, inferences, prose, sources, statements
from tests.testing.minimal import minimal


@given(ids(), prose())
def test_ids_and_prose_are_valid(name: str, text: str) -> None:
    assert is_id(name)
    assert Statement("claim", name, text).text == text


@pytest.mark.parametrize("sign", ["字", "ع", "🚀", "\\", "{", "</svg>"])
def test_prose_contains_every_script_and_markup(sign: str) -> None:
    assert sign in minimal(prose(), lambda text: sign in text)


def test_minimal_elements_are_short() -> None:
    assert minimal(ids()) == "a"
    assert minimal(prose()) == "a"
    assert minimal(statements()) == Statement("claim", "a", "a")
    assert minimal(inferences()) == Inference("a", "because", ["a"])
    assert minimal(sources()) == Source("a", "A report.")


@given(inferences(["x", "y"]), inferences("xy"))
def test_inferences_use_the_given_ids(two: Inference, one: Inference) -> None:
    assert {two.conclusion, *two.premises} <= {"x", "y"}
    assert {one.conclusion, *one.premises} == {"xy"}


def test_inferences_need_a_statement() -> None:
    with pytest.raises(ValueError, match="needs at least one statement"):
        inferences([])


@given(statements(citations=False))
def test_a_statement_without_citations_is_a_map_by_itself(statement: Statement) -> None:
    assert ArgumentMap([statement]).statements == {statement.id: statement}


@pytest.mark.parametrize(
    "strategy",
    [ids(), prose(), statements(citations=False), inferences(), inferences(["a"]), sources()],
    ids=repr,
)
def test_the_repr_of_a_strategy_fits_on_a_line(strategy: st.SearchStrategy[object]) -> None:
    assert len(repr(strategy)) < 100

"""What is made without being checked is what the checking classes would make."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import trusted
from argmap.loader import parse_draft
from argmap.model import ArgumentMap, FrozenDict, Inference, Kind, Polarity, Statement
from argmap.source import Text
from argmap.testing import broken_documents, documents


@given(documents() | broken_documents().map(lambda broken: broken.text))
def test_whatever_is_read_would_pass_every_check(text: str) -> None:
    found = parse_draft(text).map
    assert found == ArgumentMap(
        [attrs.evolve(each) for each in found.statements.values()],
        [attrs.evolve(each) for each in found.inferences],
        [attrs.evolve(each) for each in found.sources.values()],
        [attrs.evolve(each) for each in found.sections],
        found.title,
        found.author,
        found.date,
        found.language,
        found.document,
    )


@given(st.text(alphabet="claim :but\n#[]@{}()\\é…-.1", max_size=60))
def test_so_would_whatever_is_read_of_a_text_that_nobody_would_write(text: str) -> None:
    found = parse_draft(text).map
    for each in (*found.statements.values(), *found.inferences):
        assert attrs.evolve(each) == each


def test_what_is_made_so_is_of_the_class_and_frozen() -> None:
    span = Text("x", "claim a: x").span(0, 7)
    statement = trusted.statement(Kind.CLAIM, "a", "x", (), (), (), FrozenDict(), None, span)
    inference = trusted.inference("a", Polarity.FOR, ("b",), (), (), False, "", span)
    assert type(statement) is Statement
    assert type(inference) is Inference
    for made in (statement, inference):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            made.span = None  # type: ignore[misc]


def test_the_fields_are_those_of_the_classes() -> None:
    for cls, make in ((Statement, trusted.statement), (Inference, trusted.inference)):
        taken = make.__code__.co_varnames[: make.__code__.co_argcount]
        assert taken == tuple(field.name for field in attrs.fields(cls))

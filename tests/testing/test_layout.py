"""Texts in every layout say what their map says; texts with a mistake have that one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.resolve import parse, parse_draft
from argmap.testing import BrokenDocument, broken_documents, documents, layouts, maps
from tests.testing.finding import least

OBJECTION = parse("claim a: a is so.\n  but claim b: b is so.\n")


@given(st.data())
def test_every_layout_of_a_map_reads_as_that_map(data: st.DataObject) -> None:
    argument_map = data.draw(maps())
    draft = parse_draft(data.draw(layouts(argument_map)))
    assert draft.diagnostics == ()
    assert draft.map == argument_map


@given(documents(kinds=["claim"]))
def test_documents_have_no_mistake(text: str) -> None:
    draft = parse_draft(text)
    assert draft.diagnostics == ()
    assert {each.kind for each in draft.map.statements.values()} <= {"claim"}


@pytest.mark.parametrize(
    "sign", ["\r\n", "\ufeff", "\n\t", "\n    ", "\n\n", "// ", "[a]\n", "but [b]", "but claim b"]
)
def test_authors_indent_and_comment_and_refer_as_they_like(sign: str) -> None:
    assert sign in least(layouts(OBJECTION), lambda text: sign in text)


def test_authors_wrap_texts_where_they_like() -> None:
    long = parse(f"claim a: {'It is so. ' * 12}\n")
    assert least(layouts(long), lambda text: text.count("\n") > 1).count("\n") == 2


def test_the_least_layout_is_plain() -> None:
    assert least(layouts(OBJECTION)) == "claim a: a is so.\n  but [b]\nclaim b: b is so.\n"


@given(broken_documents())
def test_a_broken_document_has_the_one_mistake_where_it_says(broken: BrokenDocument) -> None:
    found = parse_draft(broken.text).diagnostics
    assert [(each.code, each.span.line, each.span.column) for each in found if each.span] == [
        (broken.code, broken.line, broken.column)
    ]

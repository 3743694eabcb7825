"""Texts in every layout say what their map says; texts with a mistake have that one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.language.mistakes import CODES as LANGUAGE
from argmap.loader import parse, parse_draft
from argmap.loader.diagnostics import CODES as MAP
from argmap.testing import BrokenDocument, broken_documents, documents, layouts, maps
from tests.testing.finding import least
from tests.testing.repeating import repeating_maps

OBJECTION = parse("claim a: a is so.\n  but claim b: b is so.\n")


@given(st.data())
def test_every_layout_of_a_map_reads_as_that_map(data: st.DataObject) -> None:
    argument_map = data.draw(maps() | repeating_maps())
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("claim: It is so.\n", r"claim: It is so\."),
        (
            "claim c: z\n  but claim b: y\n    but claim a: x\n",
            r"\[c\]\s+but \[b\]\s+but \[a\]",
        ),
        ("source s: A report.\nclaim a: x\n", r"claim a: x\s+source s: A report"),
    ],
    ids=["no id", "a relation under a reference", "a source further down"],
)
def test_authors_write_things_where_they_like(text: str, wanted: str) -> None:
    argument_map = parse(text)
    found = least(layouts(argument_map), lambda found: re.search(wanted, found) is not None)
    assert re.search(wanted, found)


ALL_CODES = [*LANGUAGE, *(code for code in MAP if code.startswith("M"))]
"""The codes of mistakes that one text can have by itself; files have some of their own."""


def errors(text: str) -> list[tuple[str, int, int]]:
    found = parse_draft(text).diagnostics
    return [(each.code, each.span.line, each.span.column) for each in found if each.span]


@settings(max_examples=200, deadline=None)
@given(broken_documents())
def test_a_broken_document_has_the_one_mistake_where_it_says(broken: BrokenDocument) -> None:
    assert errors(broken.text) == [(broken.code, broken.line, broken.column)]


@pytest.mark.parametrize("code", sorted(ALL_CODES))
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_there_is_a_broken_document_for_every_code(code: str, data: st.DataObject) -> None:
    broken = data.draw(broken_documents(code, kinds=["claim"], size=(0, 2)))
    assert errors(broken.text) == [(code, broken.line, broken.column)]


def test_codes_that_no_text_by_itself_has_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="no text by itself has the mistake F001"):
        broken_documents("F001")


def test_what_a_broken_document_says_besides_is_narrowed() -> None:
    with pytest.raises(InvalidArgument):
        broken_documents(depth=-1)
    assert least(broken_documents(kinds=[])).text.strip() == "Some words stand here."

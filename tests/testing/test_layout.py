"""Texts in every layout are parsed as their map, and texts with one error have that one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.language.mistakes import CODES as LANGUAGE
from argmap.loader import parse, parse_draft
from argmap.loader.diagnostics import CODES as MAP
from argmap.testing import BrokenDocument, broken_documents, documents, layouts, maps
from tests.testing.minimal import minimal
from tests.testing.repeating import repeating_maps

OBJECTION = parse("claim a: a is so.\n  but claim b: b is so.\n")


@given(st.data())
def test_every_layout_of_a_map_is_parsed_as_that_map(data: st.DataObject) -> None:
    argument_map = data.draw(maps() | repeating_maps())
    draft = parse_draft(data.draw(layouts(argument_map)))
    assert draft.diagnostics == ()
    assert draft.map == argument_map


@given(documents(kinds=["claim"]))
def test_documents_have_no_errors(text: str) -> None:
    draft = parse_draft(text)
    assert draft.diagnostics == ()
    assert {statement.kind for statement in draft.map.statements.values()} <= {"claim"}


@pytest.mark.parametrize(
    "sign", ["\r\n", "\ufeff", "\n\t", "\n    ", "\n\n", "// ", "[a]\n", "but [b]", "but claim b"]
)
def test_layouts_vary_indentation_comments_and_references(sign: str) -> None:
    assert sign in minimal(layouts(OBJECTION), lambda text: sign in text)


def test_layouts_wrap_long_texts() -> None:
    long = parse(f"claim a: {'It is so. ' * 12}\n")
    assert minimal(layouts(long), lambda text: text.count("\n") > 1).count("\n") == 2


def test_the_minimal_layout_is_plain() -> None:
    assert minimal(layouts(OBJECTION)) == "claim a: a is so.\n  but [b]\nclaim b: b is so.\n"


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
def test_layouts_vary_the_place_of_statements_and_sources(text: str, wanted: str) -> None:
    argument_map = parse(text)
    found = minimal(layouts(argument_map), lambda found: re.search(wanted, found) is not None)
    assert re.search(wanted, found)


CODES_OF_TEXTS = [*LANGUAGE, *(code for code in MAP if code.startswith("M"))]
"""The codes of errors that one text can have by itself."""


def find_errors(text: str) -> list[tuple[str, int, int]]:
    found = parse_draft(text).diagnostics
    return [(error.code, error.span.line, error.span.column) for error in found if error.span]


@settings(max_examples=100)
@given(broken_documents())
def test_a_broken_document_has_one_error_at_the_stated_place(broken: BrokenDocument) -> None:
    assert find_errors(broken.text) == [(broken.code, broken.line, broken.column)]


@pytest.mark.parametrize("code", sorted(CODES_OF_TEXTS))
@given(data=st.data())
@settings(max_examples=4)
def test_there_is_a_broken_document_for_every_code(code: str, data: st.DataObject) -> None:
    broken = data.draw(broken_documents(code, kinds=["claim"], size=(0, 2)))
    assert find_errors(broken.text) == [(code, broken.line, broken.column)]


def test_codes_of_errors_in_files_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="code must be one of"):
        broken_documents("F001")


def test_broken_documents_take_the_arguments_of_maps() -> None:
    with pytest.raises(InvalidArgument):
        broken_documents(depth=-1)
    assert minimal(broken_documents(size=0, plain=True)).text.strip() == "Some words stand here."

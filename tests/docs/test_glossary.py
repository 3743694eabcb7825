"""The glossary defines the words of the language and of its semantics."""

import re

import pytest

from argmap.language.grammar import words
from argmap.model import Kind
from argmap.semantics import Reading, Reason, Verdict
from argmap.source import Severity
from argmap.wording import REASON_WORDS
from tests.docs.page_runner import CHECKOUT, get_block

ENTRIES = get_block(CHECKOUT / "docs" / "glossary.md", "{glossary}")
TERMS = [term.strip("`") for term in re.findall(r"^\S.*$", ENTRIES, re.MULTILINE)]


@pytest.mark.parametrize(
    "term",
    [
        *Kind,
        *words().connectives,
        *Verdict,
        *Reason,
        *REASON_WORDS.values(),
        *Reading,
        *Severity,
        "premise",
        "warrant",
        "exception",
    ],
)
def test_has_an_entry(term: str) -> None:
    assert term in TERMS


def test_is_alphabetic() -> None:
    assert sorted(set(TERMS), key=str.casefold) == TERMS


def test_each_entry_has_a_definition() -> None:
    definitions = re.split(r"^\S.*\n", ENTRIES, flags=re.MULTILINE)[1:]
    assert all(re.match(r"  [^ ]", definition) for definition in definitions)

"""The canonical text of a tree: how it looks, and that reading it gives the tree again."""

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given, settings

from argmap.language import syntax
from argmap.language.printer import print_document
from argmap.source import cells
from tests.language import trees
from tests.language.trees import read, said

patient = settings(deadline=None, max_examples=200)


@given(trees.documents)
@patient
def test_reading_what_is_printed_gives_the_tree(document: syntax.Document) -> None:
    assert said(read(print_document(document))) == said(document)


@given(trees.documents)
@patient
def test_printing_what_is_read_gives_the_same_text(document: syntax.Document) -> None:
    text = print_document(document)
    assert print_document(read(text)) == text


CANONICAL = """\
title: A map that is printed as a person would write it, with a title that takes more
    than one line
author: A. Person
bibliography: refs.bib

source report: The report {author: ["One, A.", "Two, B."], date: 2022-01-31, pages: 12}
source paper: The paper with quite a long title, so that the attributes do not fit
    {date: 2021-06-01, url: "https://example.org/paper"}

include other.argmap

# A heading {#first}

recommendation act: Act at once, before anybody notices that nobody has
    [at ¶4; @report, p. 3]. #one #two {by: "Ministry; Agency", weight: 0.7}
  because (implicit) evidence harm: Harm was seen in many of the places where somebody
      looked for it [@report, table 1].
    but claim: It was not much.
  and [other]
  unless claim: It is too late.

[other]
  because [harm]

evidence other: Is it so [@paper]?
"""


def test_a_text_in_canonical_form_is_printed_as_it_is() -> None:
    assert print_document(read(CANONICAL)) == CANONICAL


def test_lines_are_no_wider_than_they_need_be() -> None:
    wide = "claim: " + "学習 " * 60 + "\n"
    assert max(map(cells, print_document(read(wide)).splitlines())) <= 88


def test_a_word_that_is_longer_than_a_line_is_not_broken() -> None:
    text = print_document(read(f"claim: a {'x' * 100} b\n"))
    assert text == f"claim: a\n    {'x' * 100}\n    b\n"


def printed(text: str) -> str:
    """How a statement with such a text is printed, behind its head."""
    statement = syntax.Statement("claim", "", syntax.Prose(text))
    line = print_document(syntax.Document((statement,))).removesuffix("\n")
    return line.removeprefix("claim: ")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a\\b", "a\\\\b"),
        ("a {b} c", "a \\{b} c"),
        ("a [@b] c", "a \\[@b] c"),
        ("a [at b] c", "a \\[at b] c"),
        ("a #b", "a \\#b"),
    ],
)
def test_what_would_be_read_as_something_else_is_escaped(text: str, escaped: str) -> None:
    assert printed(text) == escaped


@pytest.mark.parametrize(
    "text", ["a [b] c", "C# and #1", "https://a.org // b", "because claim x: y", "a ] } ; b"]
)
def test_what_is_text_anyway_is_not(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize("words", ["because claim x: y", "but [a]", "// a", "becuase claim x: y"])
def test_a_line_that_would_begin_something_is_escaped(words: str) -> None:
    fill = "word " * 16
    assert printed(f"{fill}{words}") == f"{fill.strip()}\n    \\{words}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("word", "word"),
        ("two words", '"two words"'),
        ("12", '"12"'),
        ("2022-01-31", '"2022-01-31"'),
        ("", '""'),
        ('a "b" \\c', '"a \\"b\\" \\\\c"'),
        (12, "12"),
        (-1.5, "-1.5"),
        (1e30, "1e+30"),
        (date(2022, 1, 31), "2022-01-31"),
        (("a", 1), "[a, 1]"),
        ((), "[]"),
    ],
)
def test_values(value: syntax.Value, written: str) -> None:
    prose = syntax.Prose("x", attributes=(syntax.Attribute("k", value),))
    document = syntax.Document((syntax.Statement("claim", "", prose),))
    assert print_document(document) == f"claim: x {{k: {written}}}\n"
    assert said(read(print_document(document))) == said(document)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It is so.", "It is so [@s]."),
        ("Is it so?", "Is it so [@s]?"),
        ("It is so", "It is so [@s]"),
        ("It was the U.S.", "It was the U.S. [@s]"),
        ("It is so...", "It is so... [@s]"),
        ("It is so .", "It is so . [@s]"),
    ],
)
def test_brackets_stand_before_the_last_stop(text: str, written: str) -> None:
    prose = syntax.Prose(text, citations=(syntax.Cite("s", ""),))
    document = syntax.Document((syntax.Statement("claim", "", prose),))
    assert print_document(document) == f"claim: {written}\n"
    assert said(read(print_document(document))) == said(document)


def test_what_could_not_be_read_is_left_out() -> None:
    text = dedent(
        """\
        claim a: x
          because [b]
        """
    )
    nothing = syntax.Statement("", "", syntax.Prose(""))
    (statement,) = read(text).items
    assert isinstance(statement, syntax.Statement)
    relations = (syntax.Relation("", "", nothing), *statement.relations)
    spoilt = syntax.Statement("claim", "a", statement.prose, relations)
    assert print_document(syntax.Document((nothing, spoilt))) == text

"""Canonical text: its layout, and that parsing it gives the same tree."""

import re
from collections import Counter
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.attributes import Value
from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.parser import parse_text
from argmap.language.printer import print_document
from argmap.source import Text, cells
from tests.language import trees
from tests.language.trees import flatten, parse_correct

many = settings(max_examples=150)


@given(trees.documents)
@many
def test_parsing_printed_text_gives_the_same_tree(document: syntax.SyntaxTree) -> None:
    text = print_document(document)
    parsed = parse_correct(text)
    assert flatten(parsed) == flatten(document)
    assert print_document(parsed) == text


KEYWORDS = [
    *(*words().connectives, *words().kinds, *words().headers, *words().starters),
    *("[", "]", "[a]", "[@a]", "[at", "{", "}", "(", ")", "(implicit)", ":", "x:", "#", "#t", "//"),
    *(
        "becuase",
        "clam",
        "objection:",
        "supports",
        "a",
        "word",
        "\u00a0",
        "\u200b",
        "-",
        "［",
        "：",
    ),
]


@given(
    st.integers(0, 90),
    st.lists(st.tuples(st.sampled_from(KEYWORDS), st.sampled_from(["", " ", " "])), max_size=60),
)
@settings(max_examples=400)
def test_texts_of_keywords_and_brackets_can_be_parsed_again(
    fill: int, drawn: list[tuple[str, str]]
) -> None:
    text = "x" * fill + " " + "".join(map("".join, drawn))
    prose = syntax.Prose(trees.one_line(text) or "x", ("t",))
    document = syntax.SyntaxTree((syntax.StatementNode("claim", "", prose),))
    assert flatten(parse_correct(print_document(document))) == flatten(document)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["one", "two.", "#three", "#four-b", "#five.six", "[@s, p. 7]", "(8)", "#9"]
            ),
            st.sampled_from([" ", " ", "\n    ", "\u00a0", "\u3000", " \n\t"]),
        ),
        max_size=30,
    )
)
@settings(max_examples=200)
def test_no_word_is_lost(drawn: list[tuple[str, str]]) -> None:
    text = "claim: x " + "".join(map("".join, drawn))
    document, _ = parse_text(Text("<text>", f"{text}\n"))
    written, printed = (
        Counter(re.findall(r"\w+", each)) for each in (text, print_document(document))
    )
    assert not written - printed


@pytest.mark.parametrize("fill", range(60, 90))
@pytest.mark.parametrize(
    "piece", ["because [a b", "and [sic more words", "at claim b: y", "[at claim"]
)
def test_a_text_that_is_wrapped_before_a_keyword_can_be_parsed_again(piece: str, fill: int) -> None:
    prose = syntax.Prose(f"{'x' * fill} {piece} and so on")
    document = syntax.SyntaxTree((syntax.StatementNode("claim", "", prose),))
    assert flatten(parse_correct(print_document(document))) == flatten(document)


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


def test_canonical_text_is_unchanged() -> None:
    assert print_document(parse_correct(CANONICAL)) == CANONICAL


def test_lines_are_wrapped_by_their_width_in_cells() -> None:
    wide = "claim: " + "学習 " * 60 + "\n"
    assert max(map(cells, print_document(parse_correct(wide)).splitlines())) <= 88


def test_a_long_word_is_not_broken() -> None:
    text = print_document(parse_correct(f"claim: a {'x' * 100} b\n"))
    assert text == f"claim: a\n    {'x' * 100}\n    b\n"


def printed(text: str) -> str:
    """Return the printed text of a statement."""
    statement = syntax.StatementNode("claim", "", syntax.Prose(text))
    line = print_document(syntax.SyntaxTree((statement,))).removesuffix("\n")
    return line.removeprefix("claim: ")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a\\b", "a\\\\b"),
        ("a {b} c", "a \\{b} c"),
        ("a [@b] c", "a \\[@b] c"),
        ("a [at b] c", "a \\[at b] c"),
        ("a #b", "a \\#b"),
        ("a (¶5) [see @b]", "a \\(¶5) \\[see @b]"),
    ],
)
def test_markup_in_text_is_escaped(text: str, escaped: str) -> None:
    assert printed(text) == escaped


@pytest.mark.parametrize(
    "text", ["a [b] c", "C# and #1", "https://a.org // b", "because claim x: y", "a ] } ; b"]
)
def test_plain_text_is_not_escaped(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(
    "piece", ["// a", "becuase claim x: y", "at claim b: y", "x because claim b: y"]
)
def test_a_continued_line_that_looks_like_a_relation_is_escaped(piece: str) -> None:
    fill = "word " * 16
    assert printed(f"{fill}{piece}") == f"{fill.strip()}\n    \\{piece}"


@pytest.mark.parametrize("piece", ["because claims", "but [a]", "and [sic more", "since then"])
def test_no_line_starts_with_a_connective(piece: str) -> None:
    assert printed(f"{'word ' * 16}{piece}") == f"{'word ' * 15}\n    word {piece}".replace(
        " \n", "\n"
    )
    assert printed(f"{'w' * 85} {piece}") == f"{'w' * 85}\n    \\{piece}"


@pytest.mark.parametrize(
    ("text", "tags", "written"),
    [
        ("The #MeToo movement", ("MeToo",), "The #MeToo movement"),
        ("The #MeToo movement", ("a", "MeToo"), r"The \#MeToo movement #a #MeToo"),
        ("The #MeToo movement", (), r"The \#MeToo movement"),
        ("Stop #MeToo", ("MeToo",), r"Stop \#MeToo #MeToo"),
        ("Stop #MeToo.", ("MeToo",), r"Stop \#MeToo. #MeToo"),
        ("#a #b c #d", ("a", "b", "d"), r"#a #b c \#d #d"),
    ],
)
def test_tags_inside_a_text_are_part_of_it(text: str, tags: tuple[str, ...], written: str) -> None:
    prose = syntax.Prose(text, tags)
    document = syntax.SyntaxTree((syntax.StatementNode("claim", "", prose),))
    assert print_document(document) == f"claim: {written}\n"
    assert flatten(parse_correct(print_document(document))) == flatten(document)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("word", "word"),
        ("two words", '"two words"'),
        ("12", "12"),
        ("1.10", "1.10"),
        ("007", "007"),
        ("1e5", "1e5"),
        ("-0", "-0"),
        ("١٢", '"١٢"'),
        ("2022-01-31", '"2022-01-31"'),
        ("2022-01", "2022-01"),
        ("v1.2-b", "v1.2-b"),
        ("a/b", '"a/b"'),
        ("", '""'),
        ('a "b" \\c', '"a \\"b\\" \\\\c"'),
        (date(2022, 1, 31), "2022-01-31"),
        (("a", "1"), "[a, 1]"),
        ((), "[]"),
    ],
)
def test_values(value: Value, written: str) -> None:
    prose = syntax.Prose("x", attributes=(syntax.Attribute("k", value),))
    document = syntax.SyntaxTree((syntax.StatementNode("claim", "", prose),))
    assert print_document(document) == f"claim: x {{k: {written}}}\n"
    assert flatten(parse_correct(print_document(document))) == flatten(document)


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("weight", 1, "1"),
        ("weight", -1.5, "-1.5"),
        ("weight", 1e30, "1e+30"),
        ("weight", "12", '"12"'),
        ("date", 2022, "2022"),
        ("date", "2022", '"2022"'),
        ("date", "2022-01", "2022-01"),
    ],
)
def test_values_of_keys_with_numbers(key: str, value: Value, written: str) -> None:
    prose = syntax.Prose("x", attributes=(syntax.Attribute(key, value),))
    document = syntax.SyntaxTree((syntax.StatementNode("claim", "", prose),))
    assert print_document(document) == f"claim: x {{{key}: {written}}}\n"
    assert flatten(parse_correct(print_document(document))) == flatten(document)


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
def test_brackets_come_before_the_last_stop(text: str, written: str) -> None:
    prose = syntax.Prose(text, citations=(syntax.Cite("s", ""),))
    document = syntax.SyntaxTree((syntax.StatementNode("claim", "", prose),))
    assert print_document(document) == f"claim: {written}\n"
    assert flatten(parse_correct(print_document(document))) == flatten(document)


def test_unreadable_lines_are_left_out() -> None:
    text = dedent(
        """\
        claim a: x
          because [b]
        """
    )
    nothing = syntax.StatementNode("", "", syntax.Prose(""))
    (statement,) = parse_correct(text).items
    assert isinstance(statement, syntax.StatementNode)
    relations = (syntax.Relation("", "", nothing), *statement.relations)
    broken = syntax.StatementNode("claim", "a", statement.prose, relations)
    assert print_document(syntax.SyntaxTree((nothing, broken))) == text

"""Texts, spans, excerpts, widths, and suggestions for misspelled words."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.source import (
    EXCERPT_WIDTH,
    Severity,
    Span,
    Text,
    cells,
    excerpt,
    find_misspelt,
    nearest,
)

texts = st.text(st.sampled_from("ab \t\n字é"), max_size=40)


def test_a_statement_as_a_dict_does_not_contain_its_text() -> None:
    statement = parse(f"claim a: It is so. #tag\n// {'x' * 1000}\n").statements["a"]
    fields = attrs.asdict(statement)
    assert (fields["id"], fields["text"], fields["tags"]) == ("a", "It is so.", ("tag",))
    assert (fields["span"]["start"], fields["span"]["end"]) == (0, 7)
    assert len(str(fields)) < 400


def test_lines_and_columns_count_from_one() -> None:
    text = Text("map", "one\ntwo")
    span = Span(text, 5, 7)
    assert (span.path, span.line, span.column) == ("map", 2, 2)
    assert (span.end_line, span.end_column, span.length) == (2, 4, 2)
    assert text.line(2) == "two"


@given(texts)
def test_line_and_column_give_back_the_offset(content: str) -> None:
    text = Text("map", content)
    for offset in range(len(content) + 1):
        number, column = text.place(offset)
        before = content.split("\n")[: number - 1]
        assert sum(len(line) + 1 for line in before) + column - 1 == offset


@given(texts)
def test_lines_are_the_same_as_split_lines(content: str) -> None:
    text = Text("map", content)
    assert [text.line(index + 1) for index in range(len(text.line_starts))] == content.split("\n")


def test_an_excerpt_marks_the_span() -> None:
    text = Text("map", "claim a: one\n\tclaim b: 字 two\n")
    at = text.content.index("字")
    assert excerpt(Span(text, at, at + 5)) == (
        "    claim b: 字 two",
        "             ^^^^^^",
    )


def test_an_excerpt_marks_only_the_first_line() -> None:
    text = Text("map", "claim a: one\n  two\n")
    assert excerpt(Span(text, 9, 17))[1] == " " * 9 + "^^^"


def test_an_excerpt_of_a_long_line_is_cut_around_the_span() -> None:
    text = Text("map", "x" * 5000 + "here" + "y" * 5000)
    shown, carets = excerpt(Span(text, 5000, 5004))
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= EXCERPT_WIDTH + 2
    assert shown[carets.index("^") :].startswith("here")
    assert carets.count("^") == 4


def test_an_excerpt_at_the_end_has_a_caret() -> None:
    assert excerpt(Span(Text("map", "claim"), 5, 5)) == ("claim", "     ^")


@given(texts, st.data())
def test_an_excerpt_always_has_a_caret(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    shown, carets = excerpt(Span(Text("map", content), start, end))
    assert "\n" not in shown
    assert set(carets.lstrip(" ")) == {"^"}


def test_severities_have_an_order() -> None:
    assert Severity.ERROR.rank < Severity.WARNING.rank < Severity.INFO.rank


def test_wide_characters_have_two_cells_and_marks_none() -> None:
    assert cells("abc") == 3
    assert cells("字") == 2
    assert cells("e\u0301") == 1


def test_nearest_ignores_case() -> None:
    assert nearest("becuase", ["but", "because", "since"]) == "because"
    assert nearest("Agneda", ["agenda"]) == "agenda"
    assert nearest("xyz", ["because"]) is None


def test_long_words_are_compared_with_nothing() -> None:
    long = "ab" * 200_000  # comparing such words would take hours
    assert nearest(long, [f"{long}c"]) is None
    assert nearest("agneda", ["agenda", long]) == "agenda"


@pytest.mark.parametrize(
    ("word", "right"),
    [
        *(("becuase", "because"), ("bcause", "because"), ("becaus", "because"), ("btu", "but")),
        *(("because", None), ("but", None), ("bus", None), ("becauses", None), ("", None)),
    ],
)
def test_a_misspelt_word_differs_by_a_slip_of_the_finger(word: str, right: str | None) -> None:
    assert find_misspelt(word, ["because", "but"]) == right

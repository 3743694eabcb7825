"""Laying out text for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.source import cells
from argmap.text_layout import (
    escape_formula,
    join_words,
    pluralize,
    shorten,
    strip_control_chars,
    wrap_text,
)

PROSE = st.lists(st.text("abc 漢字é.", min_size=1), min_size=1).map(" ".join)


def test_lines_break_at_spaces_and_are_indented() -> None:
    assert wrap_text("one two three", 9, "- ", "    ") == ["- one two", "    three"]


def test_long_words_are_split_by_cells() -> None:
    assert wrap_text("漢字漢字 end", 4) == ["漢字", "漢字", "end"]


@given(PROSE, st.integers(12, 40))
def test_lines_fit_the_width_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap_text(text, width, "  ", "    ")
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_width_without_room_loses_nothing() -> None:
    assert wrap_text("abc", 2, "    ") == ["    a", "b", "c"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_formula_has_an_apostrophe(start: str) -> None:
    assert escape_formula(f"{start}1") == f"'{start}1"
    assert escape_formula(f"1{start}") == f"1{start}"


def test_escape_characters_are_replaced() -> None:
    assert strip_control_chars("a\x1b[31mb") == "a\N{REPLACEMENT CHARACTER}[31mb"


def test_characters_that_change_the_direction_are_replaced() -> None:
    assert (
        strip_control_chars("a\u202eb\u2069")
        == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
    )


def test_combining_marks_stay_with_their_letter() -> None:
    assert wrap_text("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


def test_pluralize() -> None:
    assert pluralize(1, "source") == "1 source"
    assert pluralize(1200, "source") == "1,200 sources"
    assert pluralize(2, "piece of evidence", "pieces of evidence") == "2 pieces of evidence"


def test_join_words() -> None:
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert join_words(["a", "b"], word="or") == "a or b"
    assert join_words(["a", "b", "c", "d"], 2, "or") == "a, b and 2 more"
    assert join_words(["a", "b", "c"], 1, by=str.upper) == "A and 2 more"


def test_texts_are_shortened_between_words() -> None:
    assert shorten("Put it on the agenda.", 40) == "Put it on the agenda."
    assert shorten("Put it on the agenda.", 12) == "Put it on…"
    assert shorten("Antidisestablishmentarianism", 8) == "Antidis…"
    assert shorten("日本語のテキスト", 9) == "日本語の…"


@given(st.text(max_size=80), st.integers(4, 60))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cells(shorten(text, width)) <= width


@given(st.text(": a", min_size=1), st.integers(1, 9))
def test_no_line_is_a_command_of_github(text: str, width: int) -> None:
    for line in wrap_text(text, width, "  "):
        assert not line.lstrip().startswith("::")

"""Lines of prose as they are broken, and what may stand in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.page import counted, harmless, listed, wrapped
from argmap.source import cells

PROSE = st.lists(st.text("abc 漢字é.", min_size=1), min_size=1).map(" ".join)


def test_lines_break_at_spaces_and_stand_deeper_than_the_first() -> None:
    assert wrapped("one two three", 9, "- ", "    ") == ["- one two", "    three"]


def test_a_word_that_is_too_long_is_broken_by_cells() -> None:
    assert wrapped("漢字漢字 end", 4) == ["漢字", "漢字", "end"]


@given(PROSE, st.integers(12, 40))
def test_no_line_is_wider_than_the_page_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, "  ", "    ")
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_page_without_room_still_holds_everything() -> None:
    assert wrapped("abc", 2, "    ") == ["    a", "b", "c"]


def test_nothing_steers_the_terminal() -> None:
    assert harmless("a\x1b[31mb") == "a\N{REPLACEMENT CHARACTER}[31mb"


def test_counting() -> None:
    assert counted(1, "source") == "1 source"
    assert counted(1200, "source") == "1,200 sources"
    assert counted(2, "piece of evidence", "pieces of evidence") == "2 pieces of evidence"


def test_listing() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], word="or") == "a or b"
    assert listed(["a", "b", "c", "d"], 2, "or") == "a, b and 2 more"

"""How messages name things, and that they stay short."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.findings.wording import chain, counted, in_short, listed, shortened
from argmap.source import cells


@pytest.mark.parametrize(
    ("shown", "total", "expected"),
    [
        (["a"], None, "a"),
        (["a", "b"], None, "a and b"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c"], 10, "a, b, c and 7 more"),
    ],
)
def test_lists(shown: list[str], total: int | None, expected: str) -> None:
    assert listed(shown, total) == expected


def test_clauses() -> None:
    assert in_short(["a", "b"]) == "a; b"
    assert in_short(list("abcde")) == "a; b; c; and 2 more"


def test_numbers() -> None:
    assert counted(1, "error") == "1 error"
    assert counted(0, "error") == "0 errors"


def test_a_circle_is_shown_from_where_it_is_asked_for() -> None:
    assert chain(["a"]) == "[a] → [a]"
    assert chain(["a", "b", "c"], 1) == "[b] → [c] → [a] → [b]"
    assert chain("abcdefgh", 7) == "[h] → [a] → [b] → 3 more → [f] → [g] → [h]"


def test_texts_are_cut_between_words() -> None:
    assert shortened("Put it on the agenda.", 40) == "Put it on the agenda."
    assert shortened("Put it on the agenda.", 12) == "Put it on…"
    assert shortened("Antidisestablishmentarianism", 8) == "Antidis…"
    assert shortened("日本語のテキスト", 9) == "日本語の…"


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(4, 60))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cells(shortened(text, width)) <= width

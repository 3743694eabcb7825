"""How messages name things, and that they stay short."""

from argmap.checker.wording import format_circle, format_ids, join_clauses


def test_ids() -> None:
    assert format_ids(["a"]) == "[a]"
    assert format_ids(list("abcde")) == "[a], [b], [c] and 2 more"


def test_clauses() -> None:
    assert join_clauses(["a", "b"]) == "a; b"
    assert join_clauses(["a", "b", "c"]) == "a; b; c"
    assert join_clauses(["a", "b", "c", "d"]) == "a; b; c; and 1 more"
    assert join_clauses(list("abcde")) == "a; b; c; and 2 more"


def test_a_circle_is_shown_from_where_it_is_asked_for() -> None:
    assert format_circle(["a"]) == "[a] → [a]"
    assert format_circle(["a", "b", "c"], 1) == "[b] → [c] → [a] → [b]"
    assert format_circle("abcdef") == "[a] → [b] → [c] → [d] → [e] → [f] → [a]"
    assert format_circle("abcdefg") == "[a] → [b] → [c] → 2 more → [f] → [g] → [a]"
    assert format_circle("abcdefgh", 7) == "[h] → [a] → [b] → 3 more → [f] → [g] → [h]"

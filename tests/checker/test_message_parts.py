"""Names of statements in messages, and short lists."""

from argmap.checker.messages import format_circle, format_ids, join_clauses


def test_many_ids_are_counted() -> None:
    assert format_ids(["a"]) == "[a]"
    assert format_ids(list("abcde")) == "[a], [b], [c] and 2 more"


def test_many_clauses_are_counted() -> None:
    assert join_clauses(["a", "b"]) == "a; b"
    assert join_clauses(["a", "b", "c"]) == "a; b; c"
    assert join_clauses(["a", "b", "c", "d"]) == "a; b; c; and 1 more"
    assert join_clauses(list("abcde")) == "a; b; c; and 2 more"


def test_a_circle_starts_at_a_statement_and_is_cut_in_the_middle() -> None:
    assert format_circle(["a"]) == "[a] → [a]"
    assert format_circle(["a", "b", "c"], 1) == "[b] → [c] → [a] → [b]"
    assert format_circle("abcdef") == "[a] → [b] → [c] → [d] → [e] → [f] → [a]"
    assert format_circle("abcdefg") == "[a] → [b] → [c] → 2 more → [f] → [g] → [a]"
    assert format_circle("abcdefgh", 7) == "[h] → [a] → [b] → 3 more → [f] → [g] → [h]"

"""How messages name things, and that they stay short."""

from argmap.findings.wording import bracketed, chain, in_short


def test_ids() -> None:
    assert bracketed(["a"]) == "[a]"
    assert bracketed(list("abcde")) == "[a], [b], [c] and 2 more"


def test_clauses() -> None:
    assert in_short(["a", "b"]) == "a; b"
    assert in_short(["a", "b", "c"]) == "a; b; c"
    assert in_short(["a", "b", "c", "d"]) == "a; b; c; and 1 more"
    assert in_short(list("abcde")) == "a; b; c; and 2 more"


def test_a_circle_is_shown_from_where_it_is_asked_for() -> None:
    assert chain(["a"]) == "[a] → [a]"
    assert chain(["a", "b", "c"], 1) == "[b] → [c] → [a] → [b]"
    assert chain("abcdef") == "[a] → [b] → [c] → [d] → [e] → [f] → [a]"
    assert chain("abcdefg") == "[a] → [b] → [c] → 2 more → [f] → [g] → [a]"
    assert chain("abcdefgh", 7) == "[h] → [a] → [b] → 3 more → [f] → [g] → [h]"

"""Near misses."""

from argmap.resolve.suggestions import Suggestions


def test_suggestions_are_near_and_do_not_go_on_for_ever() -> None:
    suggestions = Suggestions()
    many = [f"statement-{number}" for number in range(100_000)]
    assert suggestions.near("agneda", ["agenda", "other"]) == "agenda"
    assert suggestions.near("xyz", ["agenda", "other"]) is None
    assert suggestions.near("statement-1", many) is not None
    assert suggestions.near("statement-1", many) is None

"""Near misses."""

from argmap.loader.suggestions import Suggestions


def test_suggestions_are_near_and_do_not_go_on_for_ever() -> None:
    suggestions = Suggestions()
    many = [f"statement-{number}" for number in range(100_000)]
    assert suggestions.near("agneda", ["agenda", "other"]) == "agenda"
    assert suggestions.near("xyz", ["agenda", "other"]) is None
    assert suggestions.near("statement-1", many) is not None
    assert suggestions.near("statement-1", many) is None


def test_what_was_found_before_is_found_again_unless_the_names_have_changed() -> None:
    before = Suggestions()
    assert before.near("agneda", ["agenda", "other"]) == "agenda"
    again = Suggestions(before)
    assert again.near("agneda", ["agenda", "other"]) == "agenda"
    assert Suggestions(again).near("agneda", ["other"]) is None
    assert Suggestions(again).near("agneda", ["agneda", "agenda"]) == "agneda"


def test_what_was_found_before_counts_as_looked_for() -> None:
    names = [f"s{number}" for number in range(150_000)]
    before = Suggestions()
    before.near("zzz", names)
    again = Suggestions(before)
    again.near("zzz", names)
    assert again.near("s1x", names) is None

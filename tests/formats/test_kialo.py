"""Kialo: stances against the parent, references, links, and lines that are not claims."""

from argmap.formats import LossKind, parse
from tests.formats.readers import FILES, count_losses, places, read, relations


def test_stances_hold_against_the_parent_and_references_are_followed() -> None:
    found = read("kialo.txt", "kialo").map
    assert found.title == "Should cities ban cars?"
    assert relations(found) == {
        "cities-should-ban-cars-from because air-gets-cleaner-says-a",
        "air-gets-cleaner-says-a but electric-cars-do-not-pollute",
        "cities-should-ban-cars-from but shops-lose-customers",
        "shops-lose-customers but electric-cars-do-not-pollute",
        "shops-lose-customers because the-mall-did",
    }


def test_links_become_sources() -> None:
    found = read("kialo.txt", "kialo").map
    assert found.statements["air-gets-cleaner-says-a"].text == "Air gets cleaner, says a study."
    assert found.sources["a-study"].attributes["url"] == "https://example.org/study"


def test_what_is_lost_is_reported_with_its_line() -> None:
    found = read("kialo.txt", "kialo")
    assert {(loss.kind, loss.span.line) for loss in found.losses if loss.span} == {
        (LossKind.INCOMPLETE_RELATION, 10),
        (LossKind.UNKNOWN_RELATION, 11),
        (LossKind.STATEMENT, 9),
        (LossKind.TEXT, 12),
    }
    assert len(found.losses) == 4
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"1.3"}


def test_windows_line_ends_change_nothing() -> None:
    content = (FILES / "kialo.txt").read_bytes()
    windows = parse(content.replace(b"\n", b"\r\n"), "kialo")
    assert windows.map == read("kialo.txt", "kialo").map


def test_a_claim_that_is_referred_to_under_itself_is_a_cycle() -> None:
    found = parse("1. A.\n1.1. Pro: B.\n1.1.1. Pro: -> See 1.1.\n", "kialo")
    assert relations(found.map) == {"a because b", "b because b"}
    assert count_losses(found) == {}

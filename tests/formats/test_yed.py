"""yEd: boxes, diamonds, fields of nodes, and shapes that are only drawn."""

from argmap.formats import LossKind
from tests.formats.readers import count_losses, places, read, relations

NAME = "bridge.graphml"


def test_boxes_and_diamonds_become_relations() -> None:
    assert relations(read(NAME, "yed").map) == {
        "safe because its-steel-is-sound unless it-was-built-in-1950",
        "it-was-built-in-1950 but (AWT) it-was-renewed",
    }


def test_fields_are_kept() -> None:
    found = read(NAME, "yed").map
    assert found.statements["safe"].attributes == {"known": "true", "note": "What we want to show"}
    [citation] = found.statements["its-steel-is-sound"].citations
    assert found.sources[citation.source].attributes["url"] == "https://example.org/steel"


def test_what_is_lost_is_reported() -> None:
    found = read(NAME, "yed")
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 3,
        LossKind.INCOMPLETE_RELATION: 1,
        LossKind.STATEMENT: 1,
        LossKind.ATTRIBUTE: 2,
    }
    assert places(found, LossKind.UNKNOWN_RELATION) == {"n7", "e8", "e9"}
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"e10"}

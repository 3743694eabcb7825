"""arguebuf: schemes, participants, resources; what has no place in a map is reported."""

import json

from argmap.formats import LossKind, parse
from tests.formats.readers import FILES, count_losses, places, read, relations


def test_schemes_become_reasons_and_exceptions() -> None:
    assert relations(read("arguebuf.json", "arguebuf").map) == {
        "trams-are-worth-their-price because (support practical reasoning)"
        " trams-carry-many-people unless tracks-are-expensive"
    }


def test_participants_resources_and_analysts_are_kept() -> None:
    found = read("arguebuf.json", "arguebuf").map
    statement = found.statements["trams-are-worth-their-price"]
    assert statement.attributes == {"by": "Mayor", "quote": "worth it"}
    [citation] = statement.citations
    assert found.sources[citation.source].attributes["url"] == "https://example.org/debate"
    assert found.author == "Bo"


def test_rephrases_and_schemes_without_a_type_are_never_support() -> None:
    found = read("arguebuf.json", "arguebuf")
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 2,
        LossKind.SOURCE: 1,
        LossKind.PLACE: 1,
        LossKind.ATTRIBUTE: 1,
    }
    assert places(found, LossKind.UNKNOWN_RELATION) == {"7", "8"}


def test_the_major_claim_is_tagged() -> None:
    found = read("arguebuf.json", "arguebuf").map
    tagged = [statement.id for statement in found.statements.values() if statement.tags]
    assert tagged == ["trams-are-worth-their-price"]
    assert found.statements["trams-are-worth-their-price"].tags == ("major-claim",)


def test_whatever_else_a_file_has_is_reported() -> None:
    content = json.loads((FILES / "arguebuf.json").read_text("utf-8"))
    for part in ("nodes", "edges", "resources", "participants", "analysts"):
        next(iter(content[part].values()))["extra"] = "so"
    before, found = read("arguebuf.json", "arguebuf"), parse(json.dumps(content), "arguebuf")
    assert found.map == before.map
    extra = {loss.element.split("/")[1] for loss in found.losses if loss.about == 'extra: "so"'}
    assert extra == {"nodes", "edges", "resources", "participants", "analysts"}

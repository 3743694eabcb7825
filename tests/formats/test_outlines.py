"""Outlines and mind maps: words that name relations, and nodes without such a word."""

import pytest

from argmap.formats import LossKind, parse
from argmap.formats.outline_tree import split_node
from argmap.model import Kind
from tests.formats.readers import FILES, count_losses, places, read, relations


def test_words_of_an_outline_become_relations() -> None:
    found = read("plan.opml", "opml").map
    assert relations(found) == {
        "plant-trees because trees-cool-streets and streets-are-too-hot"
        " since heat-kills unless there-is-no-water",
        "plant-trees but roots-break-pipes",
        "roots-break-pipes but some-do-not",
    }
    assert found.statements["plant-trees"].kind is Kind.RECOMMENDATION
    evidence = found.statements["trees-cool-streets"]
    assert evidence.kind is Kind.EVIDENCE
    assert evidence.attributes == {"note": "measured twice"}
    assert len(evidence.citations) == 1
    assert (found.title, found.author) == ("A plan", "Ann")


def test_what_an_outline_does_not_say_is_reported() -> None:
    found = read("plan.opml", "opml")
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 2,
        LossKind.INCOMPLETE_RELATION: 1,
        LossKind.TEXT: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.HEADER: 1,
        LossKind.LAYOUT: 2,
    }
    assert places(found, LossKind.UNKNOWN_RELATION) == {"1.6", "1.7"}


def test_a_mind_map_is_read_as_an_outline() -> None:
    found = read("plan.mm", "freeplane")
    assert relations(found.map) == {
        "plant-trees because trees-cool-streets",
        "plant-trees but roots-break-pipes unless the-pipes-are-deep",
    }
    assert found.map.statements["trees-cool-streets"].attributes == {"note": "Measured."}
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 2,
        LossKind.SOURCE: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.LAYOUT: 1,
    }
    assert places(found, LossKind.UNKNOWN_RELATION) == {"ID_2", "ID_5"}


def test_whatever_else_a_mind_map_has_is_reported() -> None:
    content = (FILES / "plan.mm").read_text("utf-8")
    content = content.replace('ID="ID_4"', 'ID="ID_4" COLOR="#ff0000" FOLDED="true"')
    content = content.replace("<icon", '<hook NAME="ExternalObject" URI="map.png"/><icon')
    before, found = read("plan.mm", "freeplane"), parse(content, "freeplane")
    assert found.map == before.map
    known = {*before.losses}
    assert {(loss.element, loss.about) for loss in found.losses if loss not in known} == {
        ("ID_2", '<hook NAME="ExternalObject" URI="map.png">'),
        ("ID_4", "COLOR: “#ff0000”"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Because: A", ("because", Kind.CLAIM, "A")),
        ("because A", ("", Kind.CLAIM, "because A")),
        ("+ goal: A", ("+", Kind.GOAL, "A")),
        ("-5 degrees", ("", Kind.CLAIM, "-5 degrees")),
        ("evidence", ("", Kind.CLAIM, "evidence")),
    ],
)
def test_only_a_word_with_a_colon_or_a_sign_is_a_relation(
    text: str, expected: tuple[str, Kind, str]
) -> None:
    assert split_node(text) == expected

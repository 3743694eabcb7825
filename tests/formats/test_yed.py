"""yEd: boxes, diamonds, fields of nodes, and shapes that are only drawn."""

import pytest

from argmap.formats import FormatError, LossKind, dump, parse
from argmap.loader import parse as parse_map
from tests.formats.readers import FILES, count_losses, places, read, relations

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


def test_labels_of_lines_are_reported_and_those_of_a_box_joined() -> None:
    content = (FILES / NAME).read_text("utf-8")
    label = '<data key="d9"><y:EdgeLabel>maybe<y:LabelModel/></y:EdgeLabel></data>'
    content = content.replace(
        '<edge id="e0" source="n1" target="n4"/>',
        f'<edge id="e0" source="n1" target="n4">{label}</edge>',
    )
    content = content.replace("</y:NodeLabel>", "</y:NodeLabel><y:NodeLabel>So.</y:NodeLabel>", 1)
    before, found = read(NAME, "yed"), parse(content, "yed")
    assert relations(found.map) == relations(before.map)
    assert found.map.statements["safe"].text == "The bridge is safe. So."
    lost = places(found, LossKind.ATTRIBUTE) - places(before, LossKind.ATTRIBUTE)
    assert lost == {"e0"}


def test_other_graphml_is_refused() -> None:
    graph = dump(parse_map("claim a: A\n  because claim b: B\n"), "graphml").text
    assert isinstance(graph, str)
    with pytest.raises(FormatError, match="flowchart"):
        parse(graph, name="graph.graphml")

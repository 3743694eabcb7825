"""SADFace: schemes, conflicts between schemes, resources, and both versions."""

import json

import pytest

from argmap.formats import FormatError, LossKind, parse
from tests.formats.readers import FILES, count_losses, places, read, relations

NAME = "sadface.json"


def test_schemes_become_reasons_objections_and_exceptions() -> None:
    assert relations(read(NAME, "sadface").map) == {
        "wear because helmets-prevent-injuries and law",
        "wear but heat unless light",
    }


def test_headers_and_resources_are_kept() -> None:
    found = read(NAME, "sadface").map
    assert (found.title, found.author, found.date) == ("Cycling", "Ann Lee", "2024-03-01T10:00:00")
    assert found.sources["r1"].text == "A survey of riders"
    cited = found.statements["helmets-prevent-injuries"]
    assert [citation.source for citation in cited.citations] == ["r1"]
    assert cited.attributes["quote"] == "They prevent injuries"


def test_everything_else_is_reported_with_its_place() -> None:
    found = read(NAME, "sadface")
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 1,
        LossKind.INCOMPLETE_RELATION: 2,
        LossKind.SOURCE: 1,
        LossKind.CITATION: 1,
        LossKind.PLACE: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.LAYOUT: 1,
        LossKind.HEADER: 1,
    }
    assert places(found, LossKind.UNKNOWN_RELATION) == {"/edges/8"}
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"s4", "/edges/9"}
    assert places(found, LossKind.CITATION) == {"/nodes/3/sources/0"}


def test_the_first_version_has_its_headers_at_the_top() -> None:
    content = json.loads((FILES / NAME).read_text("utf-8"))
    core = content.pop("metadata")["core"]
    old = parse(json.dumps({**content, **core, "metadata": {}}), "sadface")
    assert old.map == read(NAME, "sadface").map


def test_nodes_without_id_or_with_a_used_one_are_reported() -> None:
    nodes = [{"type": "atom", "text": "A"}, *[{"id": "b", "type": "atom", "text": "B"}] * 2]
    found = parse(json.dumps({"nodes": [*nodes, 3], "edges": []}), "sadface")
    assert list(found.map.statements) == ["b"]
    assert places(found, LossKind.STATEMENT) == {"/nodes/0", "/nodes/2", "/nodes/3"}


@pytest.mark.parametrize("content", ["[]", "3", '"nodes"', "{"])
def test_what_is_no_object_is_refused(content: str) -> None:
    with pytest.raises(FormatError):
        parse(content, "sadface")

"""SADFace: schemes, conflicts between schemes, resources, and both versions."""

import json
from collections import Counter

import pytest

from argmap.formats import FormatError, LossKind, dump, parse
from argmap.loader import parse as parse_map
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


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Expert Opinion", "a because (Expert Opinion) b"),
        ("Conflict from bias", "a but (Conflict from bias) b"),
        ("attacks", "a but (attacks) b"),
        ("rephrase", ""),
        ("Undercutter", ""),
        ("Rebuttal", ""),
    ],
)
def test_the_name_of_a_scheme_says_whether_it_supports(name: str, expected: str) -> None:
    nodes = [{"id": key, "type": "atom", "text": key} for key in "ab"]
    nodes.append({"id": "s", "type": "scheme", "name": name})
    edges = [{"source_id": "b", "target_id": "s"}, {"source_id": "s", "target_id": "a"}]
    found = parse(json.dumps({"nodes": nodes, "edges": edges}), "sadface")
    assert relations(found.map) == ({expected} if expected else set())
    assert places(found, LossKind.UNKNOWN_RELATION) == (set() if expected else {"s"})
    exported = dump(found.map, "sadface")
    assert not exported.losses
    assert parse(exported.text, "sadface").map == found.map


def test_whatever_else_a_file_has_is_reported() -> None:
    content = json.loads((FILES / NAME).read_text("utf-8"))
    content["resources"][0] |= {"url": "https://example.org/a~b", "empty": ""}
    content["resources"][0]["metadata"]["author"] = "Bo"
    content["nodes"][2]["weight"] = 0
    content["edges"][1]["by/whom"] = {"a": 1}
    content["metadata"]["extra"] = "so"
    before, found = read(NAME, "sadface"), parse(json.dumps(content), "sadface")
    assert found.map == before.map
    known = {*before.losses}
    assert {(loss.kind, loss.element) for loss in found.losses if loss not in known} == {
        (LossKind.ATTRIBUTE, "/resources/0/url"),
        (LossKind.ATTRIBUTE, "/resources/0/metadata/author"),
        (LossKind.ATTRIBUTE, "/nodes/2/weight"),
        (LossKind.ATTRIBUTE, "/edges/1/by~1whom"),
        (LossKind.HEADER, "/metadata/extra"),
    }


@pytest.mark.parametrize(
    ("date", "created", "again"),
    [
        ("2024-01-02", "2024-01-02T00:00:00", "2024-01-02"),
        ("2024-01-02T00:00:00", "2024-01-02T00:00:00", "2024-01-02"),
        ("2024-01-02T09:30:00", "2024-01-02T09:30:00", "2024-01-02T09:30:00"),
        ("January 2024", "January 2024", "January 2024"),
    ],
)
def test_a_date_is_written_as_a_time(date: str, created: str, again: str) -> None:
    exported = dump(parse_map(f"date: {date}\nclaim a: A\n"), "sadface")
    assert json.loads(exported.text)["metadata"]["core"]["created"] == created
    assert parse(exported.text, "sadface").map.date == again
    assert [loss.kind for loss in exported.losses] == [LossKind.HEADER] * (date != again)


def test_nodes_without_id_or_with_a_used_one_are_reported() -> None:
    nodes = [{"type": "atom", "text": "A"}, *[{"id": "b", "type": "atom", "text": "B"}] * 2]
    found = parse(json.dumps({"nodes": [*nodes, 3], "edges": []}), "sadface")
    assert list(found.map.statements) == ["b"]
    assert places(found, LossKind.STATEMENT) == {"/nodes/0", "/nodes/2", "/nodes/3"}


@pytest.mark.parametrize("content", ["[]", "3", '"nodes"', "{"])
def test_what_is_no_object_is_refused(content: str) -> None:
    with pytest.raises(FormatError):
        parse(content, "sadface")


def test_a_map_is_written_as_atoms_and_schemes() -> None:
    plan = parse_map(
        "source study: A study\n"
        "claim act: Act.\n"
        "  because (expert opinion) claim helps: It helps [@study].\n"
        "  and claim cheap: It is cheap.\n"
        "  unless claim late: It is late.\n"
        "  but claim dear: It is dear.\n"
    )
    exported = dump(plan, "sadface")
    document = json.loads(exported.text)
    types = [(node["id"], node["type"], node.get("name")) for node in document["nodes"]]
    assert types[5:] == [
        ("act/1", "scheme", "expert opinion"),
        ("act/1/1", "scheme", "conflict"),
        ("act/2", "scheme", "conflict"),
    ]
    edges = {(edge["source_id"], edge["target_id"]) for edge in document["edges"]}
    assert edges == {
        ("helps", "act/1"),
        ("cheap", "act/1"),
        ("act/1", "act"),
        ("late", "act/1/1"),
        ("act/1/1", "act/1"),
        ("dear", "act/2"),
        ("act/2", "act"),
    }
    assert not exported.losses


def test_what_a_document_cannot_hold_is_reported() -> None:
    plan = parse_map(
        "language: en\n"
        "source one: A study {date: 2024-01-31}\n"
        "source two: A study\n"
        "recommendation act: Act.\n"
        "  because (conflict) claim helps: It helps [@one, p. 3].\n"
        "  since claim counts: That counts.\n"
        "  but (sign) claim dear: It is dear [@two; @two].\n"
    )
    kinds = Counter(loss.kind for loss in dump(plan, "sadface").losses)
    assert kinds == {
        LossKind.KIND: 1,
        LossKind.WARRANT: 1,
        LossKind.SCHEME: 2,
        LossKind.CITATION: 2,
        LossKind.ATTRIBUTE: 1,
        LossKind.HEADER: 1,
    }

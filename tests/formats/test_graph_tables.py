"""GraphML, JSON Lines, CSV and Parquet: the nodes and edges of a map."""

import csv
import json
import sys
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from pyarrow import parquet

import argmap
from argmap.errors import FormatError
from argmap.formats import LossKind, dump
from argmap.formats.reason_graph import build_graph, to_plain
from argmap.model import HEADERS, ArgumentMap, Section
from argmap.testing import maps
from tests.formats.graph_inverse import rebuild_map

TABLES = ["nodes-csv", "edges-csv", "nodes-parquet", "edges-parquet"]


def list_graph(argument_map: ArgumentMap) -> Any:
    """Return the nodes and edges of a map with dates as texts and lists as lists."""
    graph = build_graph(argument_map)
    return (
        [(node.id, to_plain(node.fields)) for node in graph.nodes],
        [(edge.source, edge.target, dict(edge.fields)) for edge in graph.edges],
    )


@settings(max_examples=40)
@given(maps(attributes=False))
def test_json_lines_hold_a_whole_map(argument_map: ArgumentMap) -> None:
    exported = dump(argument_map, "jsonl")
    assert not exported.losses
    header, *records = map(json.loads, exported.text.split("\n")[:-1])
    nodes = {record["id"]: record for record in records if record["record"] == "node"}
    edges = [
        (record["source"], record["target"], record)
        for record in records
        if record["record"] == "edge"
    ]
    sections = [Section(**section) for section in header["sections"]]
    headers = {name: header[name] for name in HEADERS}
    assert rebuild_map(nodes, edges, sections, **headers) == argument_map


@settings(max_examples=40)
@given(maps())
def test_graphml_is_read_by_networkx(argument_map: ArgumentMap) -> None:
    read = nx.parse_graphml(dump(argument_map, "graphml").text, force_multigraph=True)
    nodes, edges = list_graph(argument_map)
    headers = {name: getattr(argument_map, name) for name in HEADERS}
    assert read.graph == {name: value for name, value in headers.items() if value} | {
        "edge_default": {},
        "node_default": {},
    }
    assert dict(read.nodes(data=True)) == {name: flatten(fields) for name, fields in nodes}
    written = [(source, target, flatten(fields)) for source, target, fields in edges]
    listed = list(read.edges(data=True))
    assert len(listed) == len(written)
    assert all(edge in listed for edge in written)


def flatten(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields as GraphML has them: each attribute on its own, lists as JSON."""
    flat = {key: value for key, value in fields.items() if value or value is False}
    for key, value in flat.pop("attributes", {}).items():
        flat[f"attributes.{key}"] = (
            float(value) if key == "weight" else value if isinstance(value, list) else str(value)
        )
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for key, value in flat.items()
    }


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def to_cells(fields: dict[str, Any]) -> dict[str, str]:
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
        for key, value in fields.items()
        if value or value is False
    }


@settings(max_examples=40)
@given(maps())
def test_csv_has_a_row_for_each_node_and_edge(argument_map: ArgumentMap) -> None:
    nodes, edges = list_graph(argument_map)
    for form, expected in (
        ("nodes-csv", [{"id": name, **fields} for name, fields in nodes]),
        ("edges-csv", [{"source": start, "target": end, **fields} for start, end, fields in edges]),
    ):
        rows = read_csv(dump(argument_map, form).text)
        assert len(rows) == len(expected)
        for row, fields in zip(rows, expected, strict=True):
            read = {key: cell.removeprefix("'") for key, cell in row.items() if cell}
            cells = {key: cell.removeprefix("'") for key, cell in to_cells(fields).items()}
            if "implicit" in cells:
                cells["implicit"] = cells["implicit"].lower()
            assert read == cells


@settings(max_examples=30)
@given(maps())
def test_parquet_has_a_row_for_each_node_and_edge(argument_map: ArgumentMap) -> None:
    nodes, edges = list_graph(argument_map)
    for form, expected in (
        ("nodes-parquet", [{"id": name, **fields} for name, fields in nodes]),
        (
            "edges-parquet",
            [{"source": start, "target": end, **fields} for start, end, fields in edges],
        ),
    ):
        exported = dump(argument_map, form)
        rows = parquet.read_table(BytesIO(exported.encode())).to_pylist()
        assert len(rows) == len(expected)
        for row, fields in zip(rows, expected, strict=True):
            if row.get("attributes"):
                row["attributes"] = json.loads(row["attributes"])
            read = {key: value for key, value in row.items() if value is not None}
            assert read == {key: value for key, value in fields.items() if value != {}}


@settings(max_examples=30)
@given(maps())
def test_two_tables_together_lose_headers_and_sections_only(argument_map: ArgumentMap) -> None:
    for nodes, edges in (TABLES[:2], TABLES[2:]):
        lost = [{loss.kind for loss in dump(argument_map, form).losses} for form in (nodes, edges)]
        headers = {LossKind.TITLE, LossKind.HEADER, LossKind.SECTION}
        assert lost[0] & lost[1] - {LossKind.TEXT} <= headers


def test_a_text_that_spreadsheets_would_calculate_has_an_apostrophe() -> None:
    hostile = argmap.parse(
        'claim a: \\=HYPERLINK("https://example.org")\n  but claim b: －1 is less.'
    )
    exported = dump(hostile, "nodes-csv")
    texts = [row["text"] for row in read_csv(exported.text)]
    assert texts == ['\'=HYPERLINK("https://example.org")', "'－1 is less.", ""]
    escaped = [loss for loss in exported.losses if loss.kind is LossKind.TEXT]
    assert [loss.element for loss in escaped] == ["a", "b"]


def test_graphml_keeps_dates_lists_and_numbers_of_attributes() -> None:
    statement = argmap.Statement(
        "evidence",
        "a",
        "It <rains> & “pours”.",
        attributes={"date": date(2024, 1, 31), "by": ("A", "B"), "weight": 1, "empty": ""},
    )
    text = dump(ArgumentMap([statement]), "graphml").text
    [(_, fields)] = nx.parse_graphml(text).nodes(data=True)
    assert fields == {
        "type": "statement",
        "kind": "evidence",
        "text": "It <rains> & “pours”.",
        "attributes.date": "2024-01-31",
        "attributes.by": '["A", "B"]',
        "attributes.weight": 1.0,
        "attributes.empty": "",
    }


@pytest.mark.parametrize("form", ["nodes-parquet", "edges-parquet"])
def test_parquet_without_arrow_is_an_error_that_says_what_to_install(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormatError, match=r"pip install 'argmap\[arrow\]'"):
        dump(argmap.parse("claim a: x"), form)


@pytest.mark.parametrize("form", ["jsonl", "graphml", *TABLES])
def test_an_empty_map_can_be_written(form: str) -> None:
    exported = dump(ArgumentMap(), form)
    assert exported.encode()
    assert not exported.losses

"""A map as JSON Lines: one object for the map, then one for each node and each edge."""

from __future__ import annotations

import json
from collections.abc import Iterator

from argmap.formats.format import Exported, Format
from argmap.formats.losses import LossKind
from argmap.formats.reason_graph import build_graph, to_plain
from argmap.model import HEADERS, ArgumentMap


def dump_json_lines(argument_map: ArgumentMap) -> Exported:
    """Write the map, its nodes and its edges, one to a line."""
    lines = (json.dumps(record, ensure_ascii=False) for record in _find_records(argument_map))
    return Exported("".join(f"{line}\n" for line in lines))


def _find_records(argument_map: ArgumentMap) -> Iterator[dict[str, object]]:
    sections = [
        {"id": section.id, "title": section.title, "level": section.level}
        for section in argument_map.sections
    ]
    headers = {name: getattr(argument_map, name) for name in HEADERS}
    yield {"record": "map", **headers, "sections": sections}
    graph = build_graph(argument_map)
    for node in graph.nodes:
        fields = {key: to_plain(value) for key, value in node.fields.items()}
        yield {"record": "node", "id": node.id, **fields}
    for edge in graph.edges:
        yield {"record": "edge", "source": edge.source, "target": edge.target, **edge.fields}


FORMAT = Format(
    "jsonl",
    "nodes and edges as JSON Lines, for data pipelines",
    (".jsonl", ".ndjson"),
    dump=dump_json_lines,
    keeps=frozenset(LossKind),
)

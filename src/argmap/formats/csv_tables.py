"""The nodes of a map, or its edges, as a table of CSV, for spreadsheets and graph tools."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from argmap.formats.assembly import quote
from argmap.formats.export_losses import find_export_losses
from argmap.formats.format import Exported, Format
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.formats.reason_graph import (
    EDGE_FIELDS,
    KEPT_IN_EDGES,
    KEPT_IN_NODES,
    NODE_FIELDS,
    Field,
    build_graph,
    find_texts,
    to_cell,
)
from argmap.model import ArgumentMap
from argmap.text_layout import escape_formula


def dump_nodes(argument_map: ArgumentMap) -> Exported:
    """Write the statements, reasons and sources of a map."""
    nodes = build_graph(argument_map).nodes
    rows = [(node.id, *_to_cells(NODE_FIELDS, node.fields)) for node in nodes]
    losses = find_export_losses(argument_map, KEPT_IN_NODES)
    return _write(("id", *NODE_FIELDS), rows, losses)


def dump_edges(argument_map: ArgumentMap) -> Exported:
    """Write the relations of a map. Statements are given by id, and their texts are lost."""
    edges = build_graph(argument_map).edges
    rows = [(edge.source, edge.target, *_to_cells(EDGE_FIELDS, edge.fields)) for edge in edges]
    losses = (*find_texts(argument_map), *find_export_losses(argument_map, KEPT_IN_EDGES))
    return _write(("source", "target", *EDGE_FIELDS), rows, losses)


def _to_cells(names: Iterable[str], fields: Mapping[str, Field]) -> list[str]:
    values = (fields.get(name, "") for name in names)
    return [to_cell(value) if value or value is False else "" for value in values]


def _write(head: Iterable[str], rows: list[tuple[str, ...]], losses: Iterable[Loss]) -> Exported:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    return Exported(stream.getvalue(), LossReport((*losses, *_find_escaped(rows))))


def _find_escaped(rows: Iterable[tuple[str, ...]]) -> Iterator[Loss]:
    for row in rows:
        for cell in row:
            if escape_formula(cell) != cell:
                about = f"{quote(cell)} begins like a formula: it has an apostrophe before it"
                yield Loss(LossKind.TEXT, about, row[0])


NODES_FORMAT = Format(
    "nodes-csv",
    "a table of statements, reasons and sources",
    (".csv",),
    dump=dump_nodes,
    keeps=KEPT_IN_NODES,
)
EDGES_FORMAT = Format(
    "edges-csv",
    "a table of the relations between them",
    (".csv",),
    dump=dump_edges,
    keeps=KEPT_IN_EDGES,
)

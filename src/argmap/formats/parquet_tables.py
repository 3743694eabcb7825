"""The nodes of a map, or its edges, as a table of Parquet, written by Apache Arrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.errors import FormatError
from argmap.formats.export_losses import find_export_losses
from argmap.formats.format import Exported, Format
from argmap.formats.losses import Loss, LossReport
from argmap.formats.reason_graph import (
    EDGE_FIELDS,
    KEPT_IN_EDGES,
    KEPT_IN_NODES,
    NODE_FIELDS,
    build_graph,
    find_texts,
    to_cell,
)
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    import pyarrow as pa

_LISTS = ("tags", "places")


def dump_nodes(argument_map: ArgumentMap) -> Exported:
    """Write the statements, reasons and sources of a map. Attributes are a text of JSON."""
    records = [{"id": node.id, **node.fields} for node in build_graph(argument_map).nodes]
    for record in records:
        if attributes := record.get("attributes"):
            record["attributes"] = to_cell(attributes)
    losses = find_export_losses(argument_map, KEPT_IN_NODES)
    return _write(("id", *NODE_FIELDS), records, losses)


def dump_edges(argument_map: ArgumentMap) -> Exported:
    """Write the relations of a map. Statements are given by id, and their texts are lost."""
    edges = build_graph(argument_map).edges
    records = [{"source": edge.source, "target": edge.target, **edge.fields} for edge in edges]
    losses = (*find_texts(argument_map), *find_export_losses(argument_map, KEPT_IN_EDGES))
    return _write(("source", "target", *EDGE_FIELDS), records, losses)


def _write(names: Iterable[str], records: list[dict[str, Any]], losses: Iterable[Loss]) -> Exported:
    """Write records as a table. A field that a record lacks is null. Raises FormatError."""
    try:
        import pyarrow as pa  # loads for a second
        from pyarrow import parquet
    except ImportError as error:
        raise FormatError(
            f"Parquet needs {error.name}", help="run `pip install 'argmap[arrow]'`"
        ) from None
    schema = pa.schema([(name, _choose_type(name)) for name in names])
    table = pa.Table.from_pylist(
        [{key: value for key, value in record.items() if value != {}} for record in records], schema
    )
    stream = pa.BufferOutputStream()
    parquet.write_table(table, stream)
    return Exported(losses=LossReport(tuple(losses)), data=stream.getvalue().to_pybytes())


def _choose_type(name: str) -> pa.DataType:
    import pyarrow as pa

    if name in _LISTS:
        return pa.list_(pa.string())
    return pa.bool_() if name == "implicit" else pa.string()


NODES_FORMAT = Format(
    "nodes-parquet",
    "a table of statements, reasons and sources, by Arrow",
    (".parquet",),
    dump=dump_nodes,
    keeps=KEPT_IN_NODES,
)
EDGES_FORMAT = Format(
    "edges-parquet",
    "a table of the relations between them, by Arrow",
    (".parquet",),
    dump=dump_edges,
    keeps=KEPT_IN_EDGES,
)

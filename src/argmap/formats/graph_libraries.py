"""Maps as graphs of networkx and rustworkx.

They have the nodes and edges of `argmap.formats.reason_graph`: see `docs/formats.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from argmap.errors import FormatError
from argmap.formats.reason_graph import build_graph
from argmap.model import HEADERS, ArgumentMap, require_map

if TYPE_CHECKING:  # optional dependencies
    import networkx as nx
    import rustworkx as rx


def to_networkx(argument_map: ArgumentMap) -> nx.MultiDiGraph:
    """Return a map as a graph of networkx, which needs `pip install 'argmap[networkx]'`.

    Nodes are statements, reasons and sources; the fields of nodes and edges are their attributes.
    The graph has the headers and the sections of the map. Nothing is lost.

    Raises FormatError if networkx is not installed, and TypeError for anything but a map.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet.
    ...   because evidence rain: It rains.
    ... ''')
    >>> graph = argmap.to_networkx(plan)
    >>> list(graph.edges(data="relation"))
    [('rain', 'wet/1', 'premise'), ('wet/1', 'wet', 'supports')]
    """
    require_map(argument_map, "to_networkx")
    with _require("networkx"):
        import networkx as nx
    graph = nx.MultiDiGraph()
    graph.graph.update(_find_graph_fields(argument_map))
    content = build_graph(argument_map)
    graph.add_nodes_from((node.id, dict(node.fields)) for node in content.nodes)
    graph.add_edges_from((edge.source, edge.target, dict(edge.fields)) for edge in content.edges)
    return graph


def to_rustworkx(argument_map: ArgumentMap) -> rx.PyDiGraph[dict[str, object], dict[str, object]]:
    """Return a map as a graph of rustworkx, which needs `pip install 'argmap[rustworkx]'`.

    It has the nodes and edges of `to_networkx`. The data of each is a dict of its fields; that of a
    node has its `id`, too. `graph.attrs` has the headers and the sections. Nothing is lost.

    Raises FormatError if rustworkx is not installed, and TypeError for anything but a map.

    >>> plan = argmap.parse('''
    ... claim wet: The street is wet.
    ...   because evidence rain: It rains.
    ... ''')
    >>> graph = argmap.to_rustworkx(plan)
    >>> [node["id"] for node in graph.nodes()]
    ['wet', 'rain', 'wet/1']
    """
    require_map(argument_map, "to_rustworkx")
    with _require("rustworkx"):
        import rustworkx as rx
    graph = rx.PyDiGraph(attrs=_find_graph_fields(argument_map))
    content = build_graph(argument_map)
    indices = graph.add_nodes_from([{"id": node.id, **node.fields} for node in content.nodes])
    numbers = {node.id: index for node, index in zip(content.nodes, indices, strict=True)}
    graph.add_edges_from(
        [(numbers[edge.source], numbers[edge.target], dict(edge.fields)) for edge in content.edges]
    )
    return graph


def _find_graph_fields(argument_map: ArgumentMap) -> dict[str, object]:
    fields = {name: getattr(argument_map, name) for name in HEADERS}
    return {**fields, "sections": argument_map.sections}


@contextmanager
def _require(name: str) -> Iterator[None]:
    """Say what to install if an import inside the block fails. Raises FormatError."""
    try:
        yield
    except ImportError as error:
        raise FormatError(
            f"{error.name} is not installed", help=f"run `pip install 'argmap[{name}]'`"
        ) from error

"""GraphML, which Gephi, Cytoscape, yEd and networkx read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

import attrs

from argmap.formats.export_losses import find_export_losses
from argmap.formats.format import Exported, Format
from argmap.formats.losses import LossKind, LossReport
from argmap.formats.reason_graph import Field, build_graph, to_cell
from argmap.model import HEADERS, ArgumentMap, Value

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"implicit": "boolean", "attributes.weight": "double"}
KEEPS: Final = frozenset(LossKind) - {LossKind.SECTION}


def dump_graphml(argument_map: ArgumentMap) -> Exported:
    """Write the nodes and edges of a map. An attribute `by` is the data `attributes.by`."""
    writer = _GraphWriter()
    content = build_graph(argument_map)
    headers = {name: getattr(argument_map, name) for name in HEADERS}
    writer.add_data(writer.graph, "graph", headers)
    for node in content.nodes:
        element = ElementTree.SubElement(writer.graph, "node", id=node.id)
        writer.add_data(element, "node", node.fields)
    for edge in content.edges:
        ends = {"source": edge.source, "target": edge.target}
        element = ElementTree.SubElement(writer.graph, "edge", ends)
        writer.add_data(element, "edge", edge.fields)
    losses = find_export_losses(argument_map, KEEPS)
    return Exported(writer.to_text(), LossReport(tuple(losses)))


@attrs.define
class _GraphWriter:
    """The graph element, and the keys that its data need, which come before it."""

    graph: ElementTree.Element = attrs.field(
        factory=lambda: ElementTree.Element("graph", edgedefault="directed")
    )
    keys: dict[tuple[str, str], ElementTree.Element] = attrs.field(factory=dict)

    def add_data(
        self, element: ElementTree.Element, domain: str, fields: Mapping[str, Field]
    ) -> None:
        for name, value in _flatten(fields):
            key = self._find_key(domain, name)
            ElementTree.SubElement(element, "data", key=key).text = to_cell(value)

    def _find_key(self, domain: str, name: str) -> str:
        if (domain, name) not in self.keys:
            attributes = {
                "id": f"d{len(self.keys)}",
                "for": domain,
                "attr.name": name,
                "attr.type": _TYPES.get(name, "string"),
            }
            self.keys[domain, name] = ElementTree.Element("key", attributes)
        return self.keys[domain, name].get("id", "")

    def to_text(self) -> str:
        root = ElementTree.Element("graphml", xmlns=NAMESPACE)
        root.extend((*self.keys.values(), self.graph))
        ElementTree.indent(root)
        return ElementTree.tostring(root, "unicode", xml_declaration=True) + "\n"


def _flatten(fields: Mapping[str, Field]) -> Iterator[tuple[str, Field | Value]]:
    """Yield the fields that are not empty, and each attribute as a field of its own."""
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", part) for key, part in value.items())
        elif value or value is False:
            yield name, value


FORMAT = Format(
    "graphml",
    "a graph for Gephi, Cytoscape, yEd and networkx",
    (".graphml",),
    dump=dump_graphml,
    keeps=KEEPS,
)

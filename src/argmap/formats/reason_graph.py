"""A map as a graph of nodes and edges, for formats and libraries that have only these.

A reason is a node of its own, since it may have several premises, and exceptions. Edges lead from
its premises, warrants and exceptions to it, and from it to its conclusion. Sources are nodes, too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from argmap.attributes import Value
from argmap.formats.assembly import quote
from argmap.formats.losses import Loss, LossKind
from argmap.model import ArgumentMap, Inference, Link, Polarity, Source, Statement

Field = str | bool | tuple[str, ...] | Mapping[str, Value]

NODE_FIELDS = ("type", "kind", "text", "section", "tags", "places", "attributes")
EDGE_FIELDS = ("relation", "implicit", "scheme", "locator")

KEPT_IN_NODES = frozenset(
    {LossKind.KIND, LossKind.SOURCE, LossKind.PLACE, LossKind.ATTRIBUTE, LossKind.TAG}
)
KEPT_IN_EDGES = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.WARRANT,
        LossKind.EXCEPTION,
        LossKind.IMPLICIT,
        LossKind.SCHEME,
        LossKind.CITATION,
    }
)

_POLARITIES = {Polarity.FOR: "supports", Polarity.AGAINST: "attacks"}


@attrs.frozen
class GraphNode:
    """A statement, a reason or a source. `fields` has those of `NODE_FIELDS` that its type has.

    The id of a statement is its own. A reason is numbered under its conclusion, as `act/1`, and a
    source has a prefix, as `source:report`: no id of a statement contains these characters.
    """

    id: str
    fields: Mapping[str, Field]


@attrs.frozen
class GraphEdge:
    """An edge between two nodes, given by id. `fields` has those of `EDGE_FIELDS` that apply.

    A `premise`, `warrant` or `exception` leads to a reason, which `supports` or `attacks` its
    conclusion. A statement `cites` a source.
    """

    source: str
    target: str
    fields: Mapping[str, Field]


@attrs.frozen
class ReasonGraph:
    """The nodes and edges of a map, in the order of the map."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


def build_graph(argument_map: ArgumentMap) -> ReasonGraph:
    """Return the graph of a map."""
    nodes = [_to_statement_node(statement) for statement in argument_map.statements.values()]
    edges: list[GraphEdge] = []
    counts: Counter[str] = Counter()
    for inference in argument_map.inferences:
        counts[inference.conclusion] += 1
        name = f"{inference.conclusion}/{counts[inference.conclusion]}"
        nodes.append(GraphNode(name, {"type": "reason"}))
        edges += _find_reason_edges(name, inference)
    nodes += map(_to_source_node, argument_map.sources.values())
    for statement in argument_map.statements.values():
        edges += _find_citation_edges(statement)
    return ReasonGraph(tuple(nodes), tuple(edges))


def find_texts(argument_map: ArgumentMap) -> Iterator[Loss]:
    """Yield the text of each statement as a loss, for tables without texts."""
    for statement in argument_map.statements.values():
        yield Loss(LossKind.TEXT, quote(statement.text), statement.id, statement.span)


def to_plain(value: object) -> object:
    """Return a field with lists, texts and numbers only, as JSON has them."""
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return list(map(to_plain, value))
    return value.isoformat() if isinstance(value, date) else value


def to_cell(value: Field | Value) -> str:
    """Return a field as a single text. Lists and attributes are JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | Mapping):
        return json.dumps(to_plain(value), ensure_ascii=False)
    return str(value)


def _to_statement_node(statement: Statement) -> GraphNode:
    fields: dict[str, Field] = {
        "type": "statement",
        "kind": statement.kind.value,
        "text": statement.text,
        "section": statement.section or "",
        "tags": statement.tags,
        "places": statement.places,
        "attributes": statement.attributes,
    }
    return GraphNode(statement.id, fields)


def _to_source_node(source: Source) -> GraphNode:
    fields: dict[str, Field] = {
        "type": "source",
        "text": source.text,
        "attributes": source.attributes,
    }
    return GraphNode(_name_source(source.id), fields)


def _find_reason_edges(name: str, inference: Inference) -> Iterator[GraphEdge]:
    for premise in inference.premises:
        yield GraphEdge(premise, name, {"relation": "premise"})
    for relation, links in (("warrant", inference.warrants), ("exception", inference.exceptions)):
        for link in links:
            yield GraphEdge(link.statement, name, _to_relation(relation, link))
    relation = _POLARITIES[inference.polarity]
    yield GraphEdge(name, inference.conclusion, _to_relation(relation, inference))


def _to_relation(relation: str, marked: Inference | Link) -> Mapping[str, Field]:
    return {"relation": relation, "implicit": marked.implicit, "scheme": marked.scheme}


def _find_citation_edges(statement: Statement) -> Iterator[GraphEdge]:
    for citation in statement.citations:
        fields = {"relation": "cites", "locator": citation.locator}
        yield GraphEdge(statement.id, _name_source(citation.source), fields)


def _name_source(key: str) -> str:
    return f"source:{key}"

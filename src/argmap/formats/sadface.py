"""SADFace, the JSON of MonkeyPuzzle and of other tools of Open Argumentation, version 0.1 and 0.2.

Atoms become claims. A scheme with the word “conflict” or “attack” in its name attacks. One with a
word such as “rephrase” or “rebuttal” is reported. All others support, such as “expert opinion”.
Maps are written in version 0.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import attrs

from argmap.attributes import format_value
from argmap.formats.assembly import (
    MapAssembly,
    NewStatement,
    is_chosen_id,
    is_uuid,
    quote,
    to_prose,
)
from argmap.formats.export_losses import find_export_losses
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.json_parts import JsonPart, has_members, read_object, show
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.formats.source_links import add_source, cite
from argmap.model import ArgumentMap, Inference, Polarity, Source, Statement

_SUPPORTS = ("support", "default support", "inference", "default inference")
_ATTACKS = ("conflict", "default conflict", "attack")
_BOOKKEEPING = ("id", "version", "edited", "edges", "nodes", "resources", "metadata")
_ATTACKING_WORDS = re.compile(r"\b(?:conflict|attack)s?\b")
_OTHER_RELATIONS = re.compile(
    r"\b(?:rebut|undercut|undermin|contradict|objection|oppos|refut|rephras|prefer)"
)
_READ_RESOURCE = frozenset(("id", "type", "content", "metadata"))
_READ_NODE = frozenset(("id", "type", "name", "text", "sources", "metadata"))
_READ_SOURCE = frozenset(("resource_id", "text", "offset", "length"))
_READ_EDGE = frozenset(("id", "source_id", "target_id"))
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MIDNIGHT = "T00:00:00"
_HEADERS = {"title": "title", "analyst_name": "author", "created": "date"}
KEEPS = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.EXCEPTION,
        LossKind.SCHEME,
        LossKind.SOURCE,
        LossKind.CITATION,
        LossKind.TITLE,
    }
)


def load_sadface(file: InputFile) -> Imported:
    """Read a document. Raises FormatError."""
    document = read_object(file)
    assembly = MapAssembly()
    sources = _read_resources(assembly, document)
    graph = SchemeGraph(assembly)
    for node in document.find_objects("nodes", assembly, LossKind.STATEMENT):
        _read_node(graph, node, sources)
    for edge in document.find_objects("edges", assembly, LossKind.INCOMPLETE_RELATION):
        graph.add_arrow(edge.text("source_id"), edge.text("target_id"), edge.pointer)
        edge.report_rest(assembly, _READ_EDGE)
    graph.finish()
    return assembly.finish(**_read_headers(assembly, document))


def _read_headers(assembly: MapAssembly, document: JsonPart) -> dict[str, str]:
    """Return the headers, which version 0.1 has at the top and 0.2 in `metadata.core`."""
    headers = {}
    document.object("metadata").report_rest(assembly, frozenset(["core"]), LossKind.HEADER)
    for part in (document, document.object("metadata").object("core")):
        for key, value in part.content.items():
            if key in _HEADERS:
                headers[_HEADERS[key]] = part.text(key)
            elif key not in _BOOKKEEPING and value:
                assembly.lose(LossKind.HEADER, f"{key}: {show(value)}", f"{part.pointer}/{key}")
    headers["date"] = _to_date(headers.get("date", ""))
    return headers


def _to_date(created: str) -> str:
    """Return the date of a time at midnight, which a map writes for its date, or else the time."""
    date = created.removesuffix(_MIDNIGHT)
    return date if _DATE.fullmatch(date) else created


def _read_resources(assembly: MapAssembly, document: JsonPart) -> dict[str, str]:
    """Return the keys of the sources by the ids of the resources."""
    sources = {}
    for resource in document.find_objects("resources", assembly, LossKind.SOURCE):
        key = resource.text("id")
        title = resource.object("metadata").text("title")
        name = "" if is_uuid(key) else key
        added = add_source(assembly, name, title or key, identity=key, element=resource.pointer)
        sources[key] = added.id
        if text := to_prose(resource.text("content")):
            about = f"the text of a resource, {quote(text)}"
            assembly.lose(LossKind.SOURCE, about, resource.pointer)
        resource.object("metadata").report_rest(assembly, frozenset(["title"]))
        resource.report_rest(assembly, _READ_RESOURCE)
    return sources


def _read_node(graph: SchemeGraph, node: JsonPart, sources: dict[str, str]) -> None:
    assembly, pointer = graph.assembly, node.pointer
    key, kind = node.text("id"), node.content.get("type")
    if not key or key in assembly.statements or key in graph.schemes:
        why = f"the id {quote(key)} is given twice" if key else "it has no id"
        assembly.lose(LossKind.STATEMENT, f"{why}: {show(node.content)}", pointer)
        return
    if kind == "scheme":
        name = to_prose(node.text("name"))
        mark = "" if name.casefold() in (*_SUPPORTS, *_ATTACKS) else name
        graph.add_scheme(Scheme(key, _find_polarity(name), name, mark))
    elif kind == "atom":
        name = key if is_chosen_id(key) else ""
        atom = assembly.add_statement(key, node.text("text"), id=name, element=pointer)
        for source in node.find_objects("sources", assembly, LossKind.CITATION):
            _read_source(assembly, atom, source, sources)
    else:
        assembly.lose(LossKind.STATEMENT, f"a node of the type {show(kind)}", pointer)
    if metadata := node.content.get("metadata"):
        assembly.lose(LossKind.ATTRIBUTE, f"metadata: {show(metadata)}", pointer)
    node.report_rest(assembly, _READ_NODE)


def _find_polarity(scheme: str) -> Polarity | None:
    """Return whether a scheme supports or attacks, or None for a relation that is neither."""
    name = scheme.casefold()
    if _ATTACKING_WORDS.search(name):
        return Polarity.AGAINST
    return None if _OTHER_RELATIONS.search(name) else Polarity.FOR


def _read_source(
    assembly: MapAssembly, atom: NewStatement, source: JsonPart, sources: dict[str, str]
) -> None:
    key = source.text("resource_id")
    if key in sources:
        cite(assembly, atom, assembly.sources[sources[key]])
    else:
        assembly.lose(LossKind.CITATION, f"there is no resource {quote(key)}", source.pointer)
    text = to_prose(source.text("text"))
    if text and text != atom.text:
        assembly.set_attributes(atom, {"quote": text}, source.pointer)
    if source.content.get("length"):
        place = f"offset {source.text('offset')}, length {source.text('length')}"
        assembly.lose(LossKind.PLACE, place, source.pointer)
    source.report_rest(assembly, _READ_SOURCE)


def is_sadface(file: InputFile) -> bool:
    """Return whether a file has atoms and schemes, and a mark of one of the two versions."""
    if not has_members(file, list, "nodes", "edges"):
        return False
    nodes = file.json["nodes"]
    kinds = [node.get("type") for node in nodes if isinstance(node, dict)]
    known = sum(kind in ("atom", "scheme") for kind in kinds)
    return known * 2 > len(nodes) if nodes else "analyst_name" in file.text.content


def dump_sadface(argument_map: ArgumentMap) -> Exported:
    """Write a map as a document. A warrant becomes one more premise, which is reported."""
    writer = _SadfaceWriter()
    for statement in argument_map.statements.values():
        writer.add_atom(statement)
    for number, inference in enumerate(argument_map.inferences, 1):
        writer.add_inference(f"{inference.conclusion}/{number}", inference)
    title = argument_map.title
    headers = {key: getattr(argument_map, name) for key, name in _HEADERS.items()}
    if _DATE.fullmatch(argument_map.date):  # other tools read only times
        headers["created"] += _MIDNIGHT
    identity = {"id": str(uuid5(NAMESPACE_URL, f"argmap:{title}")), "version": "0.2"}
    unused = dict.fromkeys(("analyst_email", "description", "notes"), "")
    core = {**unused, **headers, "edited": headers["created"], **identity}
    resources = [
        {"id": source.id, "type": "text", "content": "", "metadata": {"title": source.text}}
        for source in argument_map.sources.values()
    ]
    document = {
        "edges": writer.edges,
        "metadata": {"core": core},
        "nodes": writer.nodes,
        "resources": resources,
    }
    text = json.dumps(document, ensure_ascii=False, indent=4) + "\n"
    return Exported(text, LossReport(tuple(_find_losses(argument_map))))


@attrs.define
class _SadfaceWriter:
    """Collects nodes and edges. The ids of statements are those of their nodes."""

    nodes: list[dict[str, Any]] = attrs.field(factory=list)
    edges: list[dict[str, str]] = attrs.field(factory=list)

    def add_atom(self, statement: Statement) -> None:
        sources = [
            {"resource_id": citation.source, "text": "", "offset": 0, "length": 0}
            for citation in statement.citations
        ]
        parts = {"text": statement.text, "sources": sources}
        self.nodes.append({"id": statement.id, "type": "atom", **parts, "metadata": {}})

    def add_inference(self, key: str, inference: Inference) -> None:
        """Add a scheme and its edges. No id of a statement contains the slash of its key."""
        is_reason = inference.polarity is Polarity.FOR
        default = "support" if is_reason else "conflict"
        name = inference.scheme if _keeps_scheme(inference) else default
        self._add_scheme(key, name, inference.conclusion)
        for premise in inference.needed_ids:
            self._add_edge(premise, key)
        for number, link in enumerate(inference.exceptions, 1):
            self._add_scheme(f"{key}/{number}", "conflict", key)
            self._add_edge(link.statement, f"{key}/{number}")

    def _add_scheme(self, key: str, name: str, target: str) -> None:
        self.nodes.append({"id": key, "type": "scheme", "name": name, "metadata": {}})
        self._add_edge(key, target)

    def _add_edge(self, start: str, end: str) -> None:
        ends = {"source_id": start, "target_id": end}
        self.edges.append({"id": f"edge/{len(self.edges) + 1}", **ends})


def _keeps_scheme(inference: Inference) -> bool:
    """Return whether the node of an inference can have the name of its scheme."""
    scheme = inference.scheme
    is_default = scheme.casefold() in ("", *_SUPPORTS, *_ATTACKS)
    return not is_default and _find_polarity(scheme) is inference.polarity


def _find_losses(argument_map: ArgumentMap) -> Iterator[Loss]:
    yield from find_export_losses(attrs.evolve(argument_map, author="", date=""), KEEPS)
    if _to_date(argument_map.date) != argument_map.date:
        yield Loss(LossKind.HEADER, f"the time of the date {quote(argument_map.date)}")
    for inference in argument_map.inferences:
        marks = [link.scheme for link in (*inference.warrants, *inference.exceptions)]
        for scheme in (*([] if _keeps_scheme(inference) else [inference.scheme]), *marks):
            if scheme:
                yield Loss(LossKind.SCHEME, f"({scheme})", inference.conclusion, inference.span)
    for statement in argument_map.statements.values():
        yield from _find_statement_losses(statement)
    for source in argument_map.sources.values():
        yield from _find_source_losses(source)


def _find_statement_losses(statement: Statement) -> Iterator[Loss]:
    element, span = statement.id, statement.span
    if not is_chosen_id(element):
        yield Loss(LossKind.ID, f"{quote(element)} looks made by a machine", element, span)
    cited = set()
    for citation in statement.citations:
        if citation.locator:
            about = f"{quote(citation.locator)}, the place in @{citation.source}"
            yield Loss(LossKind.CITATION, about, element, span)
        elif citation.source in cited:
            yield Loss(LossKind.CITATION, f"@{citation.source}, a second time", element, span)
        cited.add(citation.source)


def _find_source_losses(source: Source) -> Iterator[Loss]:
    element, span = f"@{source.id}", source.span
    if is_uuid(source.id):
        yield Loss(LossKind.ID, f"{quote(source.id)} looks made by a machine", element, span)
    for key, value in source.attributes.items():
        yield Loss(LossKind.ATTRIBUTE, f"{key}: {quote(format_value(value))}", element, span)


FORMAT = Format(
    "sadface",
    "argument analyses of MonkeyPuzzle and SADFace",
    (".json",),
    is_sadface,
    load_sadface,
    dump_sadface,
    keeps=KEEPS,
    unread="texts of resources, places in them, metadata of nodes, e-mail addresses",
)

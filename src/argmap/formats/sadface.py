"""SADFace, the JSON of MonkeyPuzzle and of other tools of Open Argumentation, version 0.1 and 0.2.

Atoms become claims. Schemes with a name such as “conflict” attack; all others support.
"""

from __future__ import annotations

from argmap.formats.assembly import (
    MapAssembly,
    NewStatement,
    is_chosen_id,
    is_uuid,
    quote,
    to_prose,
)
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.json_parts import JsonPart, has_members, read_object, show
from argmap.formats.losses import LossKind
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.formats.source_links import add_source, cite
from argmap.model import Polarity

_SUPPORTS = ("support", "default support", "inference", "default inference")
_ATTACKS = ("conflict", "default conflict", "attack")
_BOOKKEEPING = ("id", "version", "edited", "edges", "nodes", "resources", "metadata")
_HEADERS = {"title": "title", "analyst_name": "author", "created": "date"}


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
    graph.finish()
    return assembly.finish(**_read_headers(assembly, document))


def _read_headers(assembly: MapAssembly, document: JsonPart) -> dict[str, str]:
    """Return the headers, which version 0.1 has at the top and 0.2 in `metadata.core`."""
    headers = {}
    for part in (document, document.object("metadata").object("core")):
        for key, value in part.content.items():
            if key in _HEADERS:
                headers[_HEADERS[key]] = part.text(key)
            elif key not in _BOOKKEEPING and value:
                assembly.lose(LossKind.HEADER, f"{key}: {show(value)}", f"{part.pointer}/{key}")
    return headers


def _read_resources(assembly: MapAssembly, document: JsonPart) -> dict[str, str]:
    """Return the keys of the sources by the ids of the resources."""
    sources = {}
    for resource in document.find_objects("resources", assembly, LossKind.SOURCE):
        key = resource.text("id")
        title = resource.object("metadata").text("title")
        added = add_source(assembly, "" if is_uuid(key) else key, title or key)
        sources[key] = added.id
        if text := to_prose(resource.text("content")):
            about = f"the text of a resource, {quote(text)}"
            assembly.lose(LossKind.SOURCE, about, resource.pointer)
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
        polarity = Polarity.AGAINST if name.casefold() in _ATTACKS else Polarity.FOR
        mark = "" if name.casefold() in (*_SUPPORTS, *_ATTACKS) else name
        graph.add_scheme(Scheme(key, polarity, name, mark))
    elif kind == "atom":
        name = key if is_chosen_id(key) else ""
        atom = assembly.add_statement(key, node.text("text"), id=name, element=pointer)
        for source in node.find_objects("sources", assembly, LossKind.CITATION):
            _read_source(assembly, atom, source, sources)
    else:
        assembly.lose(LossKind.STATEMENT, f"a node of the type {show(kind)}", pointer)
    if metadata := node.content.get("metadata"):
        assembly.lose(LossKind.ATTRIBUTE, f"metadata: {show(metadata)}", pointer)


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


def is_sadface(file: InputFile) -> bool:
    """Return whether a file has atoms and schemes, and a mark of one of the two versions."""
    if not has_members(file, list, "nodes", "edges"):
        return False
    nodes = file.json["nodes"]
    kinds = [node.get("type") for node in nodes if isinstance(node, dict)]
    known = sum(kind in ("atom", "scheme") for kind in kinds)
    return known * 2 > len(nodes) if nodes else "analyst_name" in file.text.content


FORMAT = Format(
    "sadface",
    "argument analyses of MonkeyPuzzle and SADFace",
    (".json",),
    is_sadface,
    load_sadface,
    unread="texts of resources, places in them, metadata of nodes, e-mail addresses",
)

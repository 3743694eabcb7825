"""arguebuf, the JSON of the library of that name.

Atoms become claims. Schemes support or attack; a rephrase, or a scheme without a type, is reported.
"""

from __future__ import annotations

from argmap.formats.assembly import MapAssembly, NewStatement, quote, to_prose
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.json_parts import JsonPart, has_members, read_object, show
from argmap.formats.losses import LossKind
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.formats.source_links import add_source, cite
from argmap.model import Polarity

_POLARITIES = {"support": Polarity.FOR, "attack": Polarity.AGAINST, "rephrase": None}
_DEFAULTS = ("SUPPORT_DEFAULT", "ATTACK_DEFAULT", "REPHRASE_DEFAULT")
_READ_GRAPH = frozenset(
    ("nodes", "edges", "resources", "participants", "analysts", "metadata", "schemaVersion",
     "libraryVersion", "majorClaim")
)  # fmt: skip
_READ_NODE = frozenset(("atom", "scheme", "metadata"))
_READ_ATOM = frozenset(("text", "participant", "reference"))
_READ_REFERENCE = frozenset(("resource", "text", "offset"))
_READ_EDGE = frozenset(("source", "target", "metadata"))
_READ_RESOURCE = frozenset(("title", "source", "text", "metadata"))
_READ_PERSON = frozenset(("name", "username", "metadata"))


def load_arguebuf(file: InputFile) -> Imported:
    """Read a graph. Raises FormatError."""
    content = read_object(file)
    graph = SchemeGraph(MapAssembly())
    assembly = graph.assembly
    sources = _read_resources(assembly, content)
    people = {}
    for person in content.find_objects("participants", assembly, LossKind.SPEAKER):
        people[person.key] = person.text("name") or person.text("username") or person.key
        person.report_rest(assembly, _READ_PERSON, LossKind.SPEAKER)
    for node in content.find_objects("nodes", assembly, LossKind.STATEMENT):
        _read_node(graph, node, sources, people)
    _read_major_claim(assembly, content)
    for edge in content.find_objects("edges", assembly, LossKind.INCOMPLETE_RELATION):
        graph.add_arrow(edge.text("source"), edge.text("target"), edge.pointer)
        edge.report_rest(assembly, _READ_EDGE)
    graph.finish()
    analysts = [*content.find_objects("analysts", assembly, LossKind.HEADER)]
    author = ", ".join(name for person in analysts if (name := person.text("name")))
    for person in analysts:
        person.report_rest(assembly, _READ_PERSON, LossKind.HEADER)
    content.report_rest(assembly, _READ_GRAPH)
    return assembly.finish(author=author)


def _read_resources(assembly: MapAssembly, content: JsonPart) -> dict[str, str]:
    """Return the keys of the sources by the ids of the resources."""
    sources = {}
    for resource in content.find_objects("resources", assembly, LossKind.SOURCE):
        title, url = resource.text("title"), resource.text("source")
        text = title or url or resource.key
        added = add_source(
            assembly, "", text, identity=resource.key, element=resource.pointer, url=url
        )
        sources[resource.key] = added.id
        if whole := to_prose(resource.text("text")):
            about = f"the text of a resource, {quote(whole)}"
            assembly.lose(LossKind.SOURCE, about, resource.pointer)
        resource.report_rest(assembly, _READ_RESOURCE)
    return sources


def _read_node(
    graph: SchemeGraph, node: JsonPart, sources: dict[str, str], people: dict[str, str]
) -> None:
    assembly = graph.assembly
    if "scheme" in node.content:
        scheme = node.object("scheme").content
        kind = next((kind for kind in _POLARITIES if kind in scheme), "")
        mark = node.object("scheme").text(kind)
        name = f"{kind or 'scheme without a type'}{f' {mark}' if mark else ''}"
        shown = "" if mark in _DEFAULTS else mark.replace("_", " ").casefold()
        graph.add_scheme(Scheme(node.key, _POLARITIES.get(kind), name, shown))
        node.object("scheme").report_rest(assembly, frozenset([kind]))
    elif "atom" in node.content:
        atom = node.object("atom")
        added = assembly.add_statement(node.key, atom.text("text"), element=node.pointer)
        _read_atom(assembly, added, atom, sources, people)
    else:
        about = f"a node that is neither atom nor scheme: {show(node.content)}"
        assembly.lose(LossKind.STATEMENT, about, node.pointer)
    node.report_rest(assembly, _READ_NODE)


def _read_atom(
    assembly: MapAssembly,
    added: NewStatement,
    atom: JsonPart,
    sources: dict[str, str],
    people: dict[str, str],
) -> None:
    if person := atom.text("participant"):
        assembly.set_attributes(added, {"by": people.get(person, person)}, atom.pointer)
    reference = atom.object("reference")
    if resource := reference.text("resource"):
        if resource in sources:
            cite(assembly, added, assembly.sources[sources[resource]])
        else:
            about = f"there is no resource {quote(resource)}"
            assembly.lose(LossKind.CITATION, about, reference.pointer)
    text = to_prose(reference.text("text"))
    if text and text != added.text:
        assembly.set_attributes(added, {"quote": text}, reference.pointer)
    if offset := reference.content.get("offset"):
        assembly.lose(LossKind.PLACE, f"offset {show(offset)}", reference.pointer)
    reference.report_rest(assembly, _READ_REFERENCE)
    atom.report_rest(assembly, _READ_ATOM)


def _read_major_claim(assembly: MapAssembly, content: JsonPart) -> None:
    name = content.text("majorClaim")
    if name in assembly.statements:
        assembly.statements[name].tags.append("major-claim")
    elif name:
        assembly.lose(
            LossKind.TAG, f"the major claim {quote(name)}, which is missing", "/majorClaim"
        )


def is_arguebuf(file: InputFile) -> bool:
    """Return whether nodes and edges are objects by id, and each node is an atom or a scheme."""
    if not has_members(file, dict, "nodes", "edges"):
        return False
    nodes = file.json["nodes"].values()
    return all(isinstance(node, dict) and ("atom" in node or "scheme" in node) for node in nodes)


FORMAT = Format(
    "arguebuf",
    "argument graphs of arguebuf",
    (".json",),
    is_arguebuf,
    load_arguebuf,
    unread="rephrases, texts of resources, user data, times of changes",
)

"""Argument maps that were drawn with yEd, in GraphML.

Boxes of flowcharts (“process”) are statements, and diamonds (“decision”) are schemes. The field
`nodeType` or the label of a diamond says whether it supports or attacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly, NewStatement, quote, to_prose
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.formats.source_links import add_source, cite
from argmap.formats.xml_parts import is_root, parse_xml, text_of
from argmap.identifiers import is_id
from argmap.model import Polarity

_STATEMENT = "com.yworks.flowchart.process"
_SCHEME = "com.yworks.flowchart.decision"
_POLARITIES = {
    "RA-node": Polarity.FOR,
    "RA": Polarity.FOR,
    "infers": Polarity.FOR,
    "supports": Polarity.FOR,
    "backs": Polarity.FOR,
    "CA-node": Polarity.AGAINST,
    "CA": Polarity.AGAINST,
    "rebuts": Polarity.AGAINST,
    "attacks": Polarity.AGAINST,
}
_GENERIC = ("RA", "CA", "infers", "supports", "rebuts", "attacks", "backs")
_READ = ("id", "nodeType", "url", "description")


@attrs.frozen
class _Node:
    key: str
    shape: str
    label: str
    fields: dict[str, str]


def load_yed(file: InputFile) -> Imported:
    """Read a drawing. Raise FormatError if it is not a flowchart."""
    root = parse_xml(file)
    graph = SchemeGraph(MapAssembly())
    assembly = graph.assembly
    drawn = set()
    nodes = list(_find_nodes(root))
    if nodes and all(node.shape not in (_STATEMENT, _SCHEME) for node in nodes):
        raise FormatError(
            "this GraphML has no boxes and diamonds of flowcharts in yEd",
            file.name,
            help="draw statements as “Process” and schemes as “Decision”",
        )
    for node in nodes:
        if node.key in assembly.statements or node.key in graph.schemes or node.key in drawn:
            about = f"the id {node.key} is given twice: {quote(node.label)}"
            assembly.lose(LossKind.STATEMENT, about, node.key)
        elif node.shape == _STATEMENT:
            _add_statement(assembly, node)
        elif node.shape == _SCHEME:
            _add_scheme(graph, node)
        else:
            drawn.add(node.key)
            about = f"a shape that is neither statement nor scheme: {quote(node.label)}"
            assembly.lose(LossKind.STATEMENT, about, node.key)
    for edge in root.iter("edge"):
        key, source, target = edge.get("id", ""), edge.get("source", ""), edge.get("target", "")
        if drawn & {source, target}:
            about = f"a line from {source} to {target}"
            assembly.lose(LossKind.UNKNOWN_RELATION, about, key)
        else:
            graph.add_arrow(source, target, key)
        for label in edge.iter("EdgeLabel"):
            if text := to_prose(label.text or ""):
                assembly.lose(LossKind.ATTRIBUTE, f"the label {quote(text)} of a line", key)
    graph.finish()
    return assembly.finish()


def _find_nodes(root: Element) -> Iterator[_Node]:
    names, defaults = {}, {}
    for key in root.iter("key"):
        names[key.get("id")] = key.get("attr.name")
        defaults[key.get("id")] = text_of(key.find("default")).strip()
    for node in root.iter("node"):
        fields = {}
        for data in node.findall("data"):
            name, value = names.get(data.get("key")), (data.text or "").strip()
            if name and value and value != defaults.get(data.get("key")):
                fields[name] = value
        generic = node.find("data/GenericNode")
        labels = [part for data in node.findall("data") for part in data.iter("NodeLabel")]
        label = to_prose(" ".join(dict.fromkeys(map(text_of, labels))))
        shape = "" if generic is None else generic.get("configuration", "")
        yield _Node(node.get("id", ""), shape, label, fields)


def _add_statement(assembly: MapAssembly, node: _Node) -> None:
    name = node.fields.get("id", "")
    added = assembly.add_statement(
        node.key, node.label, id=name if is_id(name) else "", element=node.key
    )
    _add_fields(assembly, added, node)


def _add_fields(assembly: MapAssembly, added: NewStatement, node: _Node) -> None:
    url = node.fields.get("url", "")
    if url.startswith(("http://", "https://")):
        cite(assembly, added, add_source(assembly, "", url, url=url))
    elif url:
        assembly.lose(LossKind.ATTRIBUTE, f"url: {quote(url)}", node.key)
    description = to_prose(node.fields.get("description", ""))
    if description and description != added.text:
        assembly.set_attributes(added, {"note": description}, node.key)
    for name, value in node.fields.items():
        if name not in _READ:
            assembly.set_attributes(added, {name: to_prose(value)}, node.key)


def _add_scheme(graph: SchemeGraph, node: _Node) -> None:
    kind = node.fields.get("nodeType", "")
    polarity = _POLARITIES.get(kind) or _POLARITIES.get(node.label)
    mark = "" if node.label in _GENERIC else node.label
    graph.add_scheme(Scheme(node.key, polarity, node.label or kind, mark))
    for name, value in node.fields.items():
        if name not in ("id", "nodeType") and to_prose(value) != node.label:
            about = f"{name} of a scheme: {quote(to_prose(value))}"
            graph.assembly.lose(LossKind.ATTRIBUTE, about, node.key)


def is_yed(file: InputFile) -> bool:
    """Return whether a file is GraphML with boxes of flowcharts."""
    return is_root(file, "graphml") and _STATEMENT.encode() in file.content


FORMAT = Format(
    "yed",
    "argument maps drawn as flowcharts in yEd",
    (".graphml",),
    sniff=is_yed,
    load=load_yed,
    unread="other shapes, layout, colors, fields of schemes",
)

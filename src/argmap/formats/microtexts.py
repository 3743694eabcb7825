"""The XML of the arg-microtexts corpus.

A unit of the argument has the text of its segments. `sup` and `exa` are reasons, `reb` is an
objection, `und` attacks another edge, and `add` joins its unit to another edge.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from argmap.formats.assembly import MapAssembly, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.formats.xml_parts import is_root, parse_xml, text_of
from argmap.identifiers import is_id
from argmap.model import Polarity

_POLARITIES = {
    "sup": Polarity.FOR,
    "exa": Polarity.FOR,
    "reb": Polarity.AGAINST,
    "und": Polarity.AGAINST,
}
_MARKS = {"exa": "example"}
_VOICES = {"pro": "proponent", "opp": "opponent"}


def load_microtext(file: InputFile) -> Imported:
    """Read the graph of a text. Raises FormatError."""
    root = parse_xml(file)
    graph = SchemeGraph(MapAssembly())
    assembly = graph.assembly
    edges = [edge for edge in root.iter("edge") if edge.get("id")]
    segments = _find_segments(root, edges)
    for unit in root.iter("adu"):
        _read_unit(assembly, unit, segments)
    relations = [edge for edge in edges if edge.get("type") not in ("seg", "add")]
    for edge in relations:
        kind = edge.get("type", "")
        mark = _MARKS.get(kind, "")
        graph.add_scheme(Scheme(edge.get("id"), _POLARITIES.get(kind), kind, mark))
    for edge in relations:
        name, source, target = edge.get("id", ""), edge.get("src", ""), edge.get("trg", "")
        graph.add_arrow(source, name, name)
        graph.add_arrow(name, target, name)
    for edge in edges:
        if edge.get("type") == "add":
            _join(graph, edge)
    graph.finish()
    for key in ("topic_id", "stance"):
        if value := root.get(key):
            assembly.lose(LossKind.HEADER, f"{key}: {quote(value)}")
    return assembly.finish(title=root.get("id", ""))


def _find_segments(root: Element, edges: list[Element]) -> dict[str, list[str]]:
    """Return the texts of each unit and joint by its id, in the order of the text."""
    order = {edu.get("id", ""): number for number, edu in enumerate(root.iter("edu"))}
    texts = {edu.get("id", ""): text_of(edu) for edu in root.iter("edu")}
    parts: dict[str, set[str]] = {}
    for edge in edges:
        if edge.get("type") == "seg":
            parts.setdefault(edge.get("trg", ""), set()).add(edge.get("src", ""))
    found = {}
    for key, sources in parts.items():
        names = {name for source in sources for name in (parts.get(source) or (source,))}
        found[key] = [texts[name] for name in sorted(names & texts.keys(), key=order.__getitem__)]
    return found


def _read_unit(assembly: MapAssembly, unit: Element, segments: dict[str, list[str]]) -> None:
    key, side = unit.get("id", ""), unit.get("type", "")
    if not key or key in assembly.statements:
        why = f"the id {quote(key)} is given twice" if key else "it has no id"
        assembly.lose(LossKind.STATEMENT, why, key)
        return
    text = " ".join(segments.get(key, []))
    added = assembly.add_statement(key, text, id=key if is_id(key) else "", element=key)
    if side:
        assembly.set_attributes(added, {"by": _VOICES.get(side, side)}, key)
    if unit.get("implicit") == "true":
        added.tags.append("implicit")


def _join(graph: SchemeGraph, edge: Element) -> None:
    """Add one more premise to the relation that an `add` names."""
    name, source, target = edge.get("id", ""), edge.get("src", ""), edge.get("trg", "")
    if target in graph.schemes and source in graph.assembly.statements:
        graph.schemes[target].premises.append(source)
    else:
        about = f"an `add` from {quote(source)} to {quote(target)}"
        graph.assembly.lose(LossKind.INCOMPLETE_RELATION, about, name)


def is_microtext(file: InputFile) -> bool:
    """Return whether a file is XML with the root `arggraph`."""
    return is_root(file, "arggraph")


FORMAT = Format(
    "microtexts",
    "argument graphs of the arg-microtexts corpus",
    (".xml",),
    is_microtext,
    load_microtext,
    unread="topic, stance, the borders of segments",
)

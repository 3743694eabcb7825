"""The XML of the arg-microtexts corpus.

A unit of the argument has the text of its segments. `sup` and `exa` are reasons, `reb` is an
objection, `und` attacks another edge, and `add` joins its unit to another edge.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from argmap.formats.assembly import MapAssembly, quote, to_prose
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.formats.xml_parts import is_root, parse_xml, report_rest, text_of
from argmap.identifiers import is_id
from argmap.model import Polarity

_POLARITIES = {
    "sup": Polarity.FOR,
    "exa": Polarity.FOR,
    "reb": Polarity.AGAINST,
    "und": Polarity.AGAINST,
}
_MARKS = {"exa": "example"}
_READ = {
    "arggraph": frozenset(("id", "topic_id", "stance", "edu", "joint", "adu", "edge")),
    "edu": frozenset(("id", "implicit")),
    "joint": frozenset(("id",)),
    "adu": frozenset(("id", "type", "implicit")),
    "edge": frozenset(("id", "src", "trg", "type")),
}
_VOICES = {"pro": "proponent", "opp": "opponent"}


def load_microtext(file: InputFile) -> Imported:
    """Read the graph of a text. Raises FormatError."""
    root = parse_xml(file)
    graph = SchemeGraph(MapAssembly())
    assembly = graph.assembly
    edges = [edge for edge in root.iter("edge") if edge.get("id")]
    segments = _find_segments(root, edges)
    for unit in root.iter("adu"):
        _read_unit(assembly, unit, segments.get(unit.get("id", ""), []))
    _report_unused_segments(assembly, root, segments)
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
    for element in root.iter():
        if element.tag in _READ:
            report_rest(assembly, element, element.get("id", ""), _READ[element.tag])
    return assembly.finish(title=root.get("id", ""))


def _find_segments(root: Element, edges: list[Element]) -> dict[str, list[Element]]:
    """Return the segments of each unit and joint by its id, in the order of the text."""
    by_id = {edu.get("id", ""): edu for edu in root.iter("edu")}
    order = {name: number for number, name in enumerate(by_id)}
    parts: dict[str, set[str]] = {}
    for edge in edges:
        if edge.get("type") == "seg":
            parts.setdefault(edge.get("trg", ""), set()).add(edge.get("src", ""))
    found = {}
    for key, sources in parts.items():
        names = {name for source in sources for name in (parts.get(source) or (source,))}
        used = sorted(names & order.keys(), key=order.__getitem__)
        found[key] = [by_id[name] for name in used]
    return found


def _report_unused_segments(
    assembly: MapAssembly, root: Element, segments: dict[str, list[Element]]
) -> None:
    units = {unit.get("id", "") for unit in root.iter("adu")}
    used = {id(segment) for unit in units for segment in segments.get(unit, [])}
    for segment in root.iter("edu"):
        if id(segment) not in used:
            about = f"a segment that belongs to no unit: {quote(to_prose(text_of(segment)))}"
            assembly.lose(LossKind.TEXT, about, segment.get("id", ""))


def _read_unit(assembly: MapAssembly, unit: Element, segments: list[Element]) -> None:
    key, side = unit.get("id", ""), unit.get("type", "")
    if not key or key in assembly.statements:
        why = f"the id {quote(key)} is given twice" if key else "it has no id"
        assembly.lose(LossKind.STATEMENT, why, key)
        return
    text = " ".join(map(text_of, segments))
    added = assembly.add_statement(key, text, id=key if is_id(key) else "", element=key)
    if side:
        assembly.set_attributes(added, {"by": _VOICES.get(side, side)}, key)
    implicit = [segment for segment in segments if segment.get("implicit") == "true"]
    if unit.get("implicit") == "true" or (implicit and len(implicit) == len(segments)):
        added.tags.append("implicit")
    else:
        for segment in implicit:
            about = f"{quote(to_prose(text_of(segment)))} is implicit"
            assembly.lose(LossKind.IMPLICIT, about, segment.get("id", ""))


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

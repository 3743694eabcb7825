"""The nodes and edges of an AIF file, in any of the shapes that tools write.

AIFdb's JSON has lists of `nodes` and `edges`. xAIF wraps them in `AIF`. In the files of OVA 2, the
ends of an edge are whole nodes. Ids are texts or numbers, also mixed in one file; lists may be
null.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly, quote, to_prose
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.text_layout import pluralize

STATEMENT_TYPES = ("I", "L")
RELATION_TYPES = ("RA", "CA", "MA", "PA")
DIALOGUE_TYPES = ("YA", "TA")
TYPES = (*STATEMENT_TYPES, *RELATION_TYPES, *DIALOGUE_TYPES)


@attrs.frozen
class AifNode:
    """A node: its id and type, its text, and the name of its scheme, if it has one."""

    id: str
    type: str
    text: str
    scheme: str = ""
    is_major: bool = False

    def describe(self) -> str:
        """Return its type and text for a message."""
        text = to_prose(self.text)
        return f"{self.type} {quote(text)}" if text and text != self.type else self.type


@attrs.frozen
class AifGraph:
    """The nodes by id, the ends of the edges from and to each, and who said what."""

    nodes: Mapping[str, AifNode]
    successors: Mapping[str, list[str]]
    predecessors: Mapping[str, list[str]]
    speakers: Mapping[str, list[str]]
    """The names of the speakers of a locution, by its id."""
    incomplete: Collection[str] = ()
    """The ids of nodes to which an edge from a missing node leads."""

    def followers(self, name: str) -> list[AifNode]:
        """Return the nodes to which edges lead from a node."""
        return [self.nodes[end] for end in self.successors[name]]

    def leaders(self, name: str) -> list[AifNode]:
        """Return the nodes from which edges lead to a node."""
        return [self.nodes[start] for start in self.predecessors[name]]


def is_aif(file: InputFile) -> bool:
    """Return whether a file has nodes and edges of AIF."""
    if not file.is_json_object():
        return False
    content = file.json.get("AIF", file.json)
    if not isinstance(content, dict) or not isinstance(content.get("nodes"), list):
        return False
    types = {node.get("type") for node in content["nodes"] if isinstance(node, dict)}
    return bool(types.intersection(TYPES)) or (not content["nodes"] and "AIF" in file.json)


def read_graph(file: InputFile, assembly: MapAssembly) -> AifGraph:
    """Read the graph of a file. Report in `assembly` what is unusable. Raises FormatError."""
    whole = file.json
    if not isinstance(whole, dict):
        raise FormatError("AIF is an object with `nodes` and `edges`", file.name)
    content = whole.get("AIF", whole)
    if not isinstance(content, dict) or not isinstance(content.get("nodes"), list):
        raise FormatError("AIF has a list `nodes` and a list `edges`", file.name)
    nodes: dict[str, AifNode] = {}
    for pointer, record in _list_records(content, "nodes", assembly):
        node = _read_node(record)
        if node is None or node.id in nodes:
            problem = "a second node with its id" if node else "a node without an id"
            about = f"{problem}: {quote(to_prose(_to_text(record.get('text'))))}"
            assembly.lose(LossKind.STATEMENT, about, pointer)
        else:
            nodes[node.id] = node
    successors: dict[str, list[str]] = {name: [] for name in nodes}
    predecessors: dict[str, list[str]] = {name: [] for name in nodes}
    incomplete: set[str] = set()
    for pointer, record in _list_records(content, "edges", assembly):
        ends = [_read_end(record, keys) for keys in (("fromID", "from"), ("toID", "to"))]
        missing = [end for end in ends if end not in nodes]
        if missing:
            about = f"an edge names node {missing[0]}, which is missing"
            assembly.lose(LossKind.INCOMPLETE_RELATION, about, pointer)
            incomplete.add(ends[1])
            continue
        start, end = ends
        successors[start].append(end)
        predecessors[end].append(start)
    _report_surroundings(whole, content, assembly)
    speakers = _read_speakers(content, assembly)
    return AifGraph(nodes, successors, predecessors, speakers, incomplete)


def _list_records(
    content: Mapping[str, Any], key: str, assembly: MapAssembly
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of a list, each with its JSON pointer. The list may be null or missing."""
    records = content.get(key)
    if records is not None and not isinstance(records, list):
        assembly.lose(LossKind.STATEMENT, f"{key} is not a list", f"/{key}")
        return
    for number, record in enumerate(records or ()):
        pointer = f"/{key}/{number}"
        if isinstance(record, dict):
            yield pointer, record
        else:
            assembly.lose(LossKind.STATEMENT, f"{quote(str(record))} is not an object", pointer)


def _read_node(record: Mapping[str, Any]) -> AifNode | None:
    name = _to_text(record.get("nodeID", record.get("id")))
    if not name:
        return None
    text, kind = _to_text(record.get("text")), _to_text(record.get("type")).upper()
    scheme = ""
    if kind in RELATION_TYPES:
        given = to_prose(_to_text(record.get("scheme")))
        scheme = text if not given or given.isdecimal() else given  # a number of AIFdb
    return AifNode(name, kind, text, _name_scheme(scheme), record.get("majorClaim") is True)


GENERIC_SCHEMES = {
    "",
    *(kind.casefold() for kind in RELATION_TYPES),
    *(f"default {word}" for word in ("inference", "conflict", "rephrase", "preference")),
}
"""Names of schemes that only repeat the type of their node, in lower case."""


def _name_scheme(scheme: str) -> str:
    return "" if to_prose(scheme).casefold() in GENERIC_SCHEMES else scheme


def _read_end(record: Mapping[str, Any], keys: tuple[str, str]) -> str:
    """Return the id of an end of an edge, which may be a whole node."""
    end = next((record[key] for key in keys if key in record), None)
    if isinstance(end, dict):
        end = end.get("nodeID", end.get("id"))
    return _to_text(end)


def _read_speakers(content: Mapping[str, Any], assembly: MapAssembly) -> Mapping[str, list[str]]:
    names: dict[str, str] = {}
    for _, record in _list_records(content, "participants", assembly):
        parts = [_to_text(record.get(key)) for key in ("firstname", "surname")]
        names[_to_text(record.get("participantID"))] = to_prose(" ".join(parts))
    speakers: dict[str, list[str]] = {}
    nameless: Counter[str] = Counter()
    for _, record in _list_records(content, "locutions", assembly):
        person = _to_text(record.get("personID"))
        said = speakers.setdefault(_to_text(record.get("nodeID")), [])
        if name := names.get(person):
            if name not in said:
                said.append(name)
        elif person:
            nameless[person] += 1
    for person, count in nameless.items():
        about = f"speaker {person} of {pluralize(count, 'locution')} has no name in the file"
        assembly.lose(LossKind.SPEAKER, about, "/locutions")
    return speakers


def _report_surroundings(
    whole: Mapping[str, Any], content: Mapping[str, Any], assembly: MapAssembly
) -> None:
    """Report what tools write beside the graph: the analysed text, and where nodes are drawn."""
    analysis = whole.get("analysis")
    text = whole.get("text") or (analysis.get("txt") if isinstance(analysis, dict) else None)
    if isinstance(text, dict):
        text = text.get("txt")
    if isinstance(text, str) and text.strip():
        places = text.count('id="')
        about = "the analysed text"
        if places:
            about += f", with the places of {pluralize(places, 'node')}"
        assembly.lose(LossKind.PLACE, about, "/text" if "text" in whole else "/analysis")
    drawn = whole.get("OVA", whole.get("ova"))
    drawn = drawn.get("nodes") if isinstance(drawn, dict) else drawn
    nodes = drawn if isinstance(drawn, list) else content["nodes"]
    placed = sum(isinstance(node, dict) and "x" in node for node in nodes)
    if placed:
        assembly.lose(LossKind.LAYOUT, f"the positions of {pluralize(placed, 'node')}")
    described = content.get("descriptorfulfillments")
    if isinstance(described, list) and described:
        about = f"the roles of {pluralize(len(described), 'node')} in their schemes"
        assembly.lose(LossKind.SCHEME, about, "/descriptorfulfillments")


def _to_text(value: object) -> str:
    """Return an id or a text, which some tools write as a number or an object with a text."""
    match value:
        case str():
            return value
        case bool() | None | list():
            return ""
        case dict():
            return _to_text(value.get("txt"))
    return str(value)

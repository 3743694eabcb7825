"""The nodes and edges of an AIF file, in any of the shapes that tools write.

AIFdb's JSON has lists of `nodes` and `edges`. xAIF wraps them in `AIF`. In the files of OVA 2, the
ends of an edge are whole nodes. Ids are texts or numbers, also mixed in one file; lists may be
null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly, quote, to_prose
from argmap.formats.input_file import InputFile
from argmap.formats.json_parts import JsonPart, read_object
from argmap.formats.losses import LossKind
from argmap.text_layout import pluralize

RELATION_TYPES = ("RA", "CA", "MA", "PA")
DIALOGUE_TYPES = ("L", "YA", "TA")
TYPES = ("I", *RELATION_TYPES, *DIALOGUE_TYPES)

GENERIC_SCHEMES = {
    "",
    *(kind.casefold() for kind in RELATION_TYPES),
    *(f"default {word}" for word in ("inference", "conflict", "rephrase", "preference")),
}
"""Names of schemes that only repeat the type of their node, in lower case."""

# fmt: off
_READ_FILE = frozenset(
    ("AIF", "nodes", "edges", "locutions", "participants", "schemefulfillments",
     "descriptorfulfillments", "text", "analysis", "dialog", "OVA", "ova")
)
_READ_NODE = frozenset(
    ("nodeID", "id", "type", "text", "scheme", "schemeID", "timestamp", "majorClaim",
     "x", "y", "visible")
)
_READ_EDGE = frozenset(
    ("edgeID", "id", "fromID", "toID", "from", "to", "formEdgeID", "timestamp", "visible")
)
_READ_DRAWING = frozenset(("nodes", "edges"))
_READ_PERSON = frozenset(("participantID", "firstname", "surname"))
_READ_LOCUTION = frozenset(("nodeID", "id", "personID", "timestamp"))
# fmt: on


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
class AifEdge:
    """An edge: the ids of its ends, and its JSON pointer."""

    start: str
    end: str
    pointer: str


@attrs.frozen
class AifGraph:
    """The nodes by id, the edges, and the names of the speakers by the id of a locution."""

    nodes: Mapping[str, AifNode]
    edges: Sequence[AifEdge]
    speakers: Mapping[str, Sequence[str]]


def is_aif(file: InputFile) -> bool:
    """Return whether a file has nodes of AIF."""
    if not file.is_json_object():
        return False
    content = file.json.get("AIF", file.json)
    if not isinstance(content, dict) or not isinstance(content.get("nodes"), list):
        return False
    nodes = [node for node in content["nodes"] if isinstance(node, dict)]
    return any(node.get("type") in TYPES for node in nodes) or (not nodes and "AIF" in file.json)


def read_graph(file: InputFile, assembly: MapAssembly) -> AifGraph:
    """Read the graph of a file. Report in `assembly` what is unusable. Raises FormatError."""
    whole = read_object(file)
    content = whole.object("AIF") if "AIF" in whole.content else whole
    if not isinstance(content.content.get("nodes"), list):
        raise FormatError("AIF has a list `nodes` and a list `edges`", file.name)
    nodes: dict[str, AifNode] = {}
    drawn = 0
    for part in content.find_objects("nodes", assembly, LossKind.STATEMENT):
        node = _read_node(part)
        drawn += "x" in part.content
        part.report_rest(assembly, _READ_NODE)
        if not node.id or node.id in nodes:
            problem = "a second node with its id" if node.id else "a node without an id"
            assembly.lose(LossKind.STATEMENT, f"{problem}: {node.describe()}", part.pointer)
        else:
            nodes[node.id] = node
    edges = []
    for part in content.find_objects("edges", assembly, LossKind.INCOMPLETE_RELATION):
        edges.append(AifEdge(_read_end(part, "from"), _read_end(part, "to"), part.pointer))
        part.report_rest(assembly, _READ_EDGE)
    _report_surroundings(whole, content, drawn, assembly)
    return AifGraph(nodes, edges, _read_speakers(content, assembly))


def _read_node(part: JsonPart) -> AifNode:
    kind, text, scheme = part.text("type").upper(), _read_text(part), ""
    if kind in RELATION_TYPES:
        given = to_prose(part.text("scheme"))
        scheme = text if not given or given.isdecimal() else given  # a number of AIFdb
        scheme = "" if to_prose(scheme).casefold() in GENERIC_SCHEMES else scheme
    return AifNode(_read_id(part), kind, text, scheme, part.content.get("majorClaim") is True)


def _read_text(part: JsonPart) -> str:
    """Return the text of a part, which may be an object that has it as `txt`."""
    return part.text("text") or part.object("text").text("txt")


def _read_id(part: JsonPart) -> str:
    return part.text("nodeID") or part.text("id")


def _read_end(part: JsonPart, key: str) -> str:
    """Return the id of an end of an edge, which may be a whole node."""
    return part.text(f"{key}ID") or part.text(key) or _read_id(part.object(key))


def _read_speakers(content: JsonPart, assembly: MapAssembly) -> Mapping[str, Sequence[str]]:
    names: dict[str, str] = {}
    for person in content.find_objects("participants", assembly, LossKind.SPEAKER):
        name = f"{person.text('firstname')} {person.text('surname')}"
        names[person.text("participantID")] = to_prose(name)
        person.report_rest(assembly, _READ_PERSON, LossKind.SPEAKER)
    speakers: dict[str, list[str]] = {}
    nameless: dict[str, set[str]] = {}
    for locution in content.find_objects("locutions", assembly, LossKind.SPEAKER):
        key = locution.text("personID")
        said = speakers.setdefault(_read_id(locution), [])
        if name := names.get(key, ""):
            said += [name] if name not in said else []
        elif key:
            nameless.setdefault(key, set()).add(_read_id(locution))
        locution.report_rest(assembly, _READ_LOCUTION, LossKind.SPEAKER)
    for key, said_by_them in nameless.items():
        count = pluralize(len(said_by_them), "locution")
        about = f"speaker {key} of {count} has no name in the file"
        assembly.lose(LossKind.SPEAKER, about, "/locutions")
    return speakers


def _report_surroundings(
    whole: JsonPart, content: JsonPart, drawn: int, assembly: MapAssembly
) -> None:
    """Report what tools write beside the graph: the analysed text, and where nodes are drawn."""
    text = _read_text(whole) or whole.object("analysis").text("txt")
    if text.strip():
        places = text.count('id="')
        about = "the analysed text"
        if places:
            about += f", with the places of {pluralize(places, 'node')}"
        pointer = "/text" if "text" in whole.content else "/analysis"
        assembly.lose(LossKind.PLACE, about, pointer)
    for key in ("OVA", "ova"):
        nodes = whole.object(key).content.get("nodes")
        drawn += len(nodes) if isinstance(nodes, list) else 0
        whole.object(key).report_rest(assembly, _READ_DRAWING, LossKind.HEADER)
    if drawn:
        assembly.lose(LossKind.LAYOUT, f"the positions of {pluralize(drawn, 'node')}")
    for part in (whole, content) if whole is not content else (whole,):
        part.report_rest(assembly, _READ_FILE)
    roles = content.content.get("descriptorfulfillments")
    if isinstance(roles, list) and roles:
        about = f"the roles of {pluralize(len(roles), 'node')} in their schemes"
        assembly.lose(LossKind.SCHEME, about, "/descriptorfulfillments")

"""Read the argument in an AIF graph, and who said what."""

from __future__ import annotations

import re

from argmap.formats.aif.graph import DIALOGUE_TYPES, RELATION_TYPES, AifGraph, AifNode, read_graph
from argmap.formats.assembly import (
    MapAssembly,
    NewStatement,
    is_chosen_id,
    quote,
    to_prose,
)
from argmap.formats.format import Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.model import Polarity

_POLARITIES = {"RA": Polarity.FOR, "CA": Polarity.AGAINST}
_NAMES = {"MA": "rephrase", "PA": "preference"}
_PLAIN_ILLOCUTION = re.compile(
    r"(?:YA(?:_[0-9a-f]+)?|asserting|default illocuting)?", re.IGNORECASE
)


def load_aif(file: InputFile) -> Imported:
    """Read a map from AIF. Raises FormatError.

    Lawrence et al., "AIFdb: infrastructure for the argument web" (2012), describe the node types.
    """
    assembly = MapAssembly()
    graph = read_graph(file, assembly)
    _read_argument(graph, assembly)
    _Dialogue(graph, assembly).read()
    return assembly.finish()


def is_plain_illocution(name: str) -> bool:
    """Return whether the name of an illocution only says that the speaker states something."""
    return _PLAIN_ILLOCUTION.fullmatch(name) is not None


def _read_argument(graph: AifGraph, assembly: MapAssembly) -> None:
    """Add the statements, and the relations between them.

    A locution is a statement if it is used in the argument itself.
    """
    schemes = SchemeGraph(assembly)
    relations = {name for name, node in graph.nodes.items() if node.type in ("RA", "CA")}
    joined = {edge.start for edge in graph.edges if edge.end in relations}
    joined |= {edge.end for edge in graph.edges if edge.start in relations}
    for name, node in graph.nodes.items():
        if node.type in RELATION_TYPES:
            polarity = _POLARITIES.get(node.type)
            schemes.add_scheme(
                Scheme(name, polarity, _NAMES.get(node.type, node.text or node.type), node.scheme)
            )
        elif node.type == "I" or (node.type == "L" and name in joined):
            chosen = name if is_chosen_id(name) else ""
            added = assembly.add_statement(name, node.text, id=chosen, element=name)
            added.tags += ["major-claim"] if node.is_major else []
        elif node.type not in DIALOGUE_TYPES:
            about = f"a node of the unknown type {quote(node.type)}: {node.describe()}"
            assembly.lose(LossKind.STATEMENT, about, name)
    apart = graph.nodes.keys() - assembly.statements.keys() - schemes.schemes.keys()
    for edge in graph.edges:
        if edge.start not in apart and edge.end not in apart:
            schemes.add_arrow(edge.start, edge.end, edge.pointer)
    schemes.finish()


class _Dialogue:
    """Adds who said what to the statements, and reports the rest of the dialogue."""

    def __init__(self, graph: AifGraph, assembly: MapAssembly) -> None:
        self.graph = graph
        self.assembly = assembly
        self.used = {name for name in graph.nodes if name in assembly.statements}
        self.stated: dict[str, list[str]] = {}
        self.said: dict[str, list[str]] = {}

    def read(self) -> None:
        for edge in self.graph.edges:
            start, end = self.graph.nodes.get(edge.start), self.graph.nodes.get(edge.end)
            if start and end and start.type == "YA" and end.id in self.assembly.statements:
                self.stated.setdefault(start.id, []).append(end.id)
            elif start and end and start.type == "L" and end.type == "YA":
                self.said.setdefault(end.id, []).append(start.id)
            elif start and end and start.type == end.type == "L" and start.id not in self.used:
                about = f"an edge from {start.describe()} to {end.describe()}"
                self.assembly.lose(LossKind.SPEAKER, about, edge.pointer)
        for name in self.stated:
            if name in self.said:
                self._add(self.graph.nodes[name])
        for node in self.graph.nodes.values():
            if node.type in DIALOGUE_TYPES and node.id not in self.used:
                self.assembly.lose(LossKind.SPEAKER, node.describe(), node.id)

    def _add(self, illocution: AifNode) -> None:
        """Add who said a statement, and in which words, if a YA node joins the two."""
        self.used.add(illocution.id)
        force = to_prose(illocution.text)
        for name in self.stated[illocution.id]:
            statement = self.assembly.statements[name]
            for locution in self.said[illocution.id]:
                self._add_words(statement, self.graph.nodes[locution])
            if not is_plain_illocution(force):
                self._add_value(statement, "illocution", force, illocution.id)

    def _add_words(self, statement: NewStatement, locution: AifNode) -> None:
        self.used.add(locution.id)
        words = to_prose(locution.text)
        for name in self.graph.speakers.get(locution.id, ()):
            self._add_value(statement, "by", name, locution.id)
            words = re.sub(rf"^{re.escape(name)} ?: ", "", words, count=1)
        if words and words != statement.text:
            if "quote" in statement.attributes:
                self.assembly.lose(LossKind.SPEAKER, f"L {quote(words)}", locution.id)
            else:
                self.assembly.set_attributes(statement, {"quote": words}, locution.id)

    def _add_value(self, statement: NewStatement, key: str, value: str, element: str) -> None:
        """Add a value to an attribute, which becomes a list if it has another one already."""
        present = statement.attributes.get(key, ())
        values = [*present] if isinstance(present, tuple) else [present]
        if value not in values:
            values.append(value)
            single = values[0] if len(values) == 1 else values
            self.assembly.set_attributes(statement, {key: single}, element)

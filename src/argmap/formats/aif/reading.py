"""Read the argument in an AIF graph, and who said what."""

from __future__ import annotations

import re

from argmap.formats.aif.graph import STATEMENT_TYPES, AifGraph, AifNode, read_graph
from argmap.formats.assembly import (
    MapAssembly,
    NewInference,
    NewLink,
    NewStatement,
    quote,
    to_prose,
)
from argmap.formats.format import Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.identifiers import is_id
from argmap.model import Polarity

_PLAIN_ILLOCUTION = re.compile(
    r"(?:YA(?:_[0-9a-f]+)?|asserting|default illocuting)?", re.IGNORECASE
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def load_aif(file: InputFile) -> Imported:
    """Read a map from AIF. Raises FormatError.

    Reed et al., "AIFdb: infrastructure for the argument web" (2012), describe the node types.
    """
    return _AifReader(file).read()


def keeps_as_id(name: str) -> bool:
    """Return whether the id of a node becomes the id of a statement, and is no machine's number."""
    return is_id(name) and not _UUID.fullmatch(name)


def is_plain_illocution(name: str) -> bool:
    """Return whether the name of an illocution only says that the speaker states something."""
    return _PLAIN_ILLOCUTION.fullmatch(name) is not None


class _AifReader:
    """Reads a graph into a map. Nodes that become part of the map are `used`."""

    def __init__(self, file: InputFile) -> None:
        self.assembly = MapAssembly()
        self.graph: AifGraph = read_graph(file, self.assembly)
        self.inferences: dict[str, list[NewInference]] = {}
        self.used: set[str] = set()

    def read(self) -> Imported:
        nodes = self.graph.nodes.values()
        for node in nodes:
            if self._is_statement(node):
                self._add_statement(node)
        relations = [node for node in nodes if node.type in ("RA", "CA")]
        for node in relations:
            self._add_inferences(node)
        for node in relations:
            self._add_exceptions(node)
        for node in nodes:
            if node.type == "YA":
                self._add_speakers(node)
        for node in nodes:
            self._report_edges(node)
            if node.id not in self.used:
                self._report_node(node)
        return self.assembly.finish()

    def _is_statement(self, node: AifNode) -> bool:
        """Return whether a node is a statement: a locution is one if it is used in an argument."""
        if node.type == "I":
            return True
        neighbours = (*self.graph.leaders(node.id), *self.graph.followers(node.id))
        return node.type == "L" and any(other.type in ("RA", "CA") for other in neighbours)

    def _add_statement(self, node: AifNode) -> None:
        name = node.id if keeps_as_id(node.id) else ""
        added = self.assembly.add_statement(node.id, node.text, id=name, element=node.id)
        if node.is_major:
            added.tags.append("major-claim")
        self.used.add(node.id)

    def _statements(self, nodes: list[AifNode]) -> list[str]:
        return [node.id for node in nodes if node.id in self.assembly.statements]

    def _find_premises(self, node: AifNode) -> list[str]:
        """Return the premises of an RA or CA node, or none if one of them is missing.

        With fewer premises, the reason would claim more than its author did.
        """
        if node.id in self.graph.incomplete:
            return []
        return self._statements(self.graph.leaders(node.id))

    def _add_inferences(self, node: AifNode) -> None:
        """Add an inference for each statement that an RA or CA node leads to."""
        premises = self._find_premises(node)
        if not premises:
            return
        polarity = Polarity.FOR if node.type == "RA" else Polarity.AGAINST
        scheme = self.assembly.clean_scheme(node.scheme, node.id)
        for conclusion in self._statements(self.graph.followers(node.id)):
            inference = NewInference(conclusion, polarity, premises, scheme=scheme, element=node.id)
            self.assembly.inferences.append(inference)
            self.inferences.setdefault(node.id, []).append(inference)
            self.used.add(node.id)

    def _add_exceptions(self, node: AifNode) -> None:
        """Add exceptions to the inferences that a CA node leads to."""
        premises = self._find_premises(node)
        for attacked in self.graph.followers(node.id):
            if attacked.type in STATEMENT_TYPES or not premises:
                continue
            self.used.add(node.id)
            if node.type == "CA" and len(premises) == 1 and attacked.id in self.inferences:
                scheme = self.assembly.clean_scheme(node.scheme, node.id)
                for inference in self.inferences[attacked.id]:
                    inference.exceptions.append(NewLink(premises[0], scheme=scheme))
            else:
                self._lose_relation(node, attacked, premises)

    def _lose_relation(self, node: AifNode, attacked: AifNode, premises: list[str]) -> None:
        word = "attacks" if node.type == "CA" else "supports"
        starts = " and ".join(self.graph.nodes[name].describe() for name in premises)
        about = f"{starts} {word} {attacked.describe()}, node {attacked.id}"
        self.assembly.lose(LossKind.UNKNOWN_RELATION, about, node.id)

    # Who said what

    def _add_speakers(self, node: AifNode) -> None:
        """Add who said a statement, and in which words, if a YA node joins the two."""
        stated = self._statements(self.graph.followers(node.id))
        said = [leader for leader in self.graph.leaders(node.id) if leader.type == "L"]
        if not stated or not said:
            return
        self.used.add(node.id)
        for name in stated:
            for locution in said:
                self._add_locution(self.assembly.statements[name], locution)
            illocution = to_prose(node.text)
            if not is_plain_illocution(illocution):
                self._add_value(self.assembly.statements[name], "illocution", illocution, node.id)

    def _add_locution(self, statement: NewStatement, locution: AifNode) -> None:
        self.used.add(locution.id)
        speakers = self.graph.speakers.get(locution.id, [])
        words = to_prose(locution.text)
        for name in speakers:
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

    # What is left

    def _report_edges(self, node: AifNode) -> None:
        """Report edges that join two statements or locutions directly."""
        for follower in self.graph.followers(node.id):
            if node.type in STATEMENT_TYPES and follower.type in STATEMENT_TYPES:
                about = f"an edge without a scheme, from {node.describe()} to {follower.describe()}"
                is_relation = {node.id, follower.id} <= self.assembly.statements.keys()
                kind = LossKind.UNKNOWN_RELATION if is_relation else LossKind.SPEAKER
                self.assembly.lose(kind, about, node.id)

    def _report_node(self, node: AifNode) -> None:
        """Report a node that is no part of the map."""
        if node.type in ("RA", "CA"):
            self._report_incomplete(node)
        elif node.type in ("MA", "PA"):
            self._report_unknown(node)
        elif node.type in ("L", "YA", "TA"):
            self.assembly.lose(LossKind.SPEAKER, node.describe(), node.id)
        else:
            about = f"a node of the unknown type {quote(node.type)}: {quote(to_prose(node.text))}"
            self.assembly.lose(LossKind.STATEMENT, about, node.id)

    def _report_incomplete(self, node: AifNode) -> None:
        missing = "conclusion" if self._find_premises(node) else "premise"
        ends = [*self.graph.leaders(node.id), *self.graph.followers(node.id)]
        beside = f", beside {ends[0].describe()}" if ends else ""
        about = f"{node.describe()} without a {missing}{beside}"
        self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, node.id)

    def _report_unknown(self, node: AifNode) -> None:
        word = {"MA": "rephrase", "PA": "preference"}[node.type]
        starts = [end.describe() for end in self.graph.leaders(node.id)]
        ends = [end.describe() for end in self.graph.followers(node.id)]
        about = f"{word}: {' and '.join(starts) or '?'} → {' and '.join(ends) or '?'}"
        self.assembly.lose(LossKind.UNKNOWN_RELATION, about, node.id)

"""Write a map as AIF, in the JSON of AIFdb."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

import attrs

from argmap.formats.aif.graph import GENERIC_SCHEMES
from argmap.formats.aif.reading import is_plain_illocution
from argmap.formats.assembly import is_chosen_id, quote, to_prose
from argmap.formats.export_losses import find_export_losses
from argmap.formats.format import Exported
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.model import ArgumentMap, Inference, Link, Polarity, Statement

KEEPS = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.EXCEPTION,
        LossKind.SCHEME,
    }
)
_DEFAULT_SCHEMES = {"RA": "Default Inference", "CA": "Default Conflict"}


def dump_aif(argument_map: ArgumentMap) -> Exported:
    """Write a map as AIF. A warrant becomes one more premise, which is reported."""
    writer = _AifWriter(argument_map)
    for statement in argument_map.statements.values():
        writer.add_node(statement.id, "I", statement.text)
    for inference in argument_map.inferences:
        writer.add_inference(inference)
    for statement in argument_map.statements.values():
        writer.add_locution(statement)
    content = {
        "nodes": writer.nodes,
        "edges": writer.edges,
        "participants": writer.participants,
        "locutions": writer.locutions,
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Exported(text, LossReport(tuple(_find_losses(argument_map))))


def _find_losses(argument_map: ArgumentMap) -> Iterator[Loss]:
    statements = argument_map.statements.values()
    bare = [_without_spoken(statement) for statement in statements]
    yield from find_export_losses(attrs.evolve(argument_map, statements=bare), KEEPS)
    for inference in argument_map.inferences:
        for scheme in (inference.scheme, *(link.scheme for link in inference.exceptions)):
            if scheme and scheme.casefold() in GENERIC_SCHEMES:
                about = f"({scheme}) has no meaning in AIF"
                yield Loss(LossKind.SCHEME, about, inference.conclusion, inference.span)
        for link in inference.warrants:
            if link.scheme:
                about = f"({link.scheme})"
                yield Loss(LossKind.SCHEME, about, inference.conclusion, inference.span)
    for statement in statements:
        if not is_chosen_id(statement.id):
            about = f"{quote(statement.id)} looks like a generated number"
            yield Loss(LossKind.ID, about, statement.id, statement.span)


def _read_spoken(statement: Statement) -> dict[str, str]:
    """Return the attributes that AIF keeps: who says the statement, in which words, and how."""
    spoken = {}
    for key in ("by", "quote", "illocution"):
        value = statement.attributes.get(key)
        if isinstance(value, str) and value and value == to_prose(value):
            spoken[key] = value
    if spoken.get("quote") == statement.text:
        del spoken["quote"]
    if is_plain_illocution(spoken.get("illocution", "")):
        spoken.pop("illocution", None)
    return spoken


def _without_spoken(statement: Statement) -> Statement:
    spoken = _read_spoken(statement)
    left = {key: value for key, value in statement.attributes.items() if key not in spoken}
    return attrs.evolve(statement, attributes=left)


class _AifWriter:
    """Collects nodes and edges. The ids of statements are those of their nodes."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.participants: list[dict[str, Any]] = []
        self.locutions: list[dict[str, Any]] = []
        self._people: dict[str, int] = {}
        self._names = (
            name for number in count(1) if (name := f"n{number}") not in argument_map.statements
        )

    def add_node(self, name: str, kind: str, text: str) -> str:
        self.nodes.append({"nodeID": name, "text": text, "type": kind})
        return name

    def add_edge(self, start: str, end: str) -> None:
        number = len(self.edges) + 1
        self.edges.append({"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None})

    def add_inference(self, inference: Inference) -> None:
        kind = "RA" if inference.polarity is Polarity.FOR else "CA"
        relation = self._add_relation(kind, inference)
        for premise in inference.needed_ids:
            self.add_edge(premise, relation)
        self.add_edge(relation, inference.conclusion)
        for link in inference.exceptions:
            attack = self._add_relation("CA", link)
            self.add_edge(link.statement, attack)
            self.add_edge(attack, relation)

    def _add_relation(self, kind: str, relation: Inference | Link) -> str:
        name = self.add_node(next(self._names), kind, relation.scheme or _DEFAULT_SCHEMES[kind])
        if relation.scheme:
            self.nodes[-1]["scheme"] = relation.scheme
        return name

    def add_locution(self, statement: Statement) -> None:
        """Add the words in which somebody says a statement, if it names any of this."""
        spoken = _read_spoken(statement)
        if not spoken:
            return
        speaker = spoken.get("by")
        words = spoken.get("quote", statement.text)
        said = f"{speaker}: {words}" if speaker else words
        locution = self.add_node(next(self._names), "L", said)
        assertion = self.add_node(next(self._names), "YA", spoken.get("illocution", "Asserting"))
        self.add_edge(locution, assertion)
        self.add_edge(assertion, statement.id)
        if speaker:
            self.locutions.append({"nodeID": locution, "personID": self._find_person(speaker)})

    def _find_person(self, name: str) -> int:
        if name not in self._people:
            number = self._people[name] = len(self._people) + 1
            person = {"participantID": number, "firstname": name, "surname": ""}
            self.participants.append(person)
        return self._people[name]

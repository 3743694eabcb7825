"""Rebuild a map from the nodes and edges that were written, to see that nothing is lost."""

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.model import ArgumentMap, Citation, Inference, Link, Section, Source, Statement

Fields = Mapping[str, Any]
POLARITIES = {"supports": "because", "attacks": "but"}


def rebuild_map(
    nodes: Mapping[str, Fields],
    edges: Iterable[tuple[str, str, Fields]],
    sections: Iterable[Section] = (),
    **headers: str,
) -> ArgumentMap:
    edges = list(edges)
    sources = [
        Source(name.removeprefix("source:"), fields["text"], fields["attributes"])
        for name, fields in nodes.items()
        if fields["type"] == "source"
    ]
    statements = [
        Statement(
            fields["kind"],
            name,
            fields["text"],
            fields["tags"],
            [
                Citation(cited.removeprefix("source:"), edge["locator"])
                for citing, cited, edge in edges
                if citing == name and edge["relation"] == "cites"
            ],
            fields["places"],
            fields["attributes"],
            fields["section"] or None,
        )
        for name, fields in nodes.items()
        if fields["type"] == "statement"
    ]
    reasons = [
        rebuild_reason(name, edges) for name, fields in nodes.items() if fields["type"] == "reason"
    ]
    return ArgumentMap(statements, reasons, sources, list(sections), **headers)


def rebuild_reason(name: str, edges: list[tuple[str, str, Fields]]) -> Inference:
    def find_links(relation: str) -> list[Link]:
        return [
            Link(source, fields["implicit"], fields["scheme"])
            for source, target, fields in edges
            if target == name and fields["relation"] == relation
        ]

    [(conclusion, fields)] = [
        (target, fields) for source, target, fields in edges if source == name
    ]
    return Inference(
        conclusion,
        POLARITIES[fields["relation"]],
        [
            source
            for source, target, edge in edges
            if target == name and edge["relation"] == "premise"
        ],
        find_links("warrant"),
        find_links("exception"),
        fields["implicit"],
        fields["scheme"],
    )

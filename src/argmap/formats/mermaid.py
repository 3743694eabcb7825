"""Mermaid flowcharts, which GitHub, GitLab and Obsidian draw inside Markdown.

Premises are below their conclusion. A reason with several premises, a warrant or an exception has a
joint, a small circle. An objection ends in a cross, and an implicit relation is dotted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property

import attrs

from argmap.formats.assembly import quote
from argmap.formats.export_losses import find_export_losses
from argmap.formats.format import Exported, Format
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Section, Statement

KEEPS = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.WARRANT,
        LossKind.EXCEPTION,
        LossKind.KIND,
        LossKind.IMPLICIT,
        LossKind.SCHEME,
        LossKind.SECTION,
        LossKind.TITLE,
    }
)
MOST_EDGES = 500
MOST_CHARACTERS = 50_000
"""The size of a chart that Mermaid draws where nobody allows more. GitHub does not."""

_STYLED = (Kind.RECOMMENDATION, Kind.ASSUMPTION, Kind.GOAL)
_STYLES = (
    "  classDef recommendation stroke-width:3px",
    "  classDef assumption stroke-dasharray:5 3",
    "  classDef goal stroke-dasharray:2 2",
    "  classDef section fill:none,stroke:#888",
)


def dump_mermaid(argument_map: ArgumentMap) -> Exported:
    """Write a map as a flowchart."""
    chart = _Chart(argument_map)
    nodes, edges = list(chart.find_nodes()), list(chart.find_edges())
    title = ["---", f"title: {_to_yaml(argument_map.title)}", "---"] if argument_map.title else []
    lines = (*title, "flowchart BT", *_STYLES, *nodes, *edges)
    text = "".join(f"{line}\n" for line in lines)
    losses = (
        *find_export_losses(argument_map, KEEPS),
        *chart.find_empty_sections(),
        *_find_excess(text, len(edges)),
    )
    return Exported(text, LossReport(losses))


@attrs.frozen(eq=False, repr=False)
class _Chart:
    """The lines of a flowchart."""

    map: ArgumentMap

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the statements in the chart, by id. They are ASCII, and no keywords."""
        names: dict[str, str] = {}
        taken: set[str] = set()
        for number, name in enumerate(self.map.statements, 1):
            chosen = f"s_{re.sub('[^A-Za-z0-9]+', '_', name)}"
            # No other name has two underscores before a number.
            names[name] = f"{chosen}__{number}" if chosen in taken else chosen
            taken.add(chosen)
        return names

    @cached_property
    def by_section(self) -> dict[str | None, list[str]]:
        """The nodes of each section that has any, by the id of the section.

        A joint is in the section of its conclusion.
        """
        groups: dict[str | None, list[str]] = {}
        for statement in self.map.statements.values():
            groups.setdefault(statement.section, []).append(self._to_node(statement))
        for number, inference in enumerate(self.map.inferences, 1):
            if _needs_joint(inference):
                section = self.map.statements[inference.conclusion].section
                groups[section].append(f'reason_{number}((" "))')
        return groups

    def find_nodes(self) -> Iterator[str]:
        """Yield the nodes without a section, then those of each section in a subgraph."""
        yield from (f"  {node}" for node in self.by_section.get(None, ()))
        open_levels: list[int] = []
        for number, section in enumerate(self._filled_sections, 1):
            while open_levels and open_levels[-1] >= section.level:
                yield f"{'  ' * len(open_levels)}end"
                open_levels.pop()
            open_levels.append(section.level)
            yield f'{"  " * len(open_levels)}subgraph section_{number}["{_escape(section.title)}"]'
            for node in ("direction BT", *self.by_section.get(section.id, ())):
                yield f"{'  ' * len(open_levels)}  {node}"
        for depth in range(len(open_levels), 0, -1):
            yield f"{'  ' * depth}end"
        for number in range(1, len(self._filled_sections) + 1):
            yield f"  class section_{number} section"

    @cached_property
    def _filled_sections(self) -> tuple[Section, ...]:
        """The sections that have statements, in themselves or in a section below them."""
        filled: list[Section] = []
        level = 0  # of the section after it, if that is filled
        for section in reversed(self.map.sections):
            if section.id in self.by_section or section.level < level:
                filled.append(section)
                level = section.level
        return tuple(reversed(filled))

    def find_empty_sections(self) -> Iterator[Loss]:
        """Yield the sections that are not drawn, since they have no statements."""
        filled = {section.id for section in self._filled_sections}
        for section in self.map.sections:
            if section.id not in filled:
                about = f"{quote(section.title)} has no statements"
                yield Loss(LossKind.SECTION, about, section.id, section.span)

    def find_edges(self) -> Iterator[str]:
        """Yield the edges of each reason."""
        for number, inference in enumerate(self.map.inferences, 1):
            start = self.names[inference.premises[0]]
            if _needs_joint(inference):
                start = f"reason_{number}"
                for premise in inference.premises:
                    yield f"  {self.names[premise]} --- {start}"
                for link in inference.warrants:
                    yield _to_edge(self.names[link.statement], start, link, "", "since")
                for link in inference.exceptions:
                    yield _to_edge(self.names[link.statement], start, link, "x", "unless")
            is_reason = inference.polarity is Polarity.FOR
            head, word = (">", "") if is_reason else ("x", "but")
            yield _to_edge(start, self.names[inference.conclusion], inference, head, word)

    def _to_node(self, statement: Statement) -> str:
        kind = statement.kind
        label = _escape(statement.text)
        if kind is not Kind.CLAIM:
            label = f"{kind.value.capitalize()}: {_escape(statement.text, starts=False)}"
        style = f":::{kind.value}" if kind in _STYLED else ""
        return f'{self.names[statement.id]}["{label}"]{style}'


def _needs_joint(inference: Inference) -> bool:
    return len(inference.used_ids) > 1


def _to_edge(start: str, end: str, marked: Inference | Link, head: str, word: str = "") -> str:
    """Return an edge, dotted if it is implicit, with its word and its scheme as a label."""
    arrow = f"-.-{head}" if marked.implicit else f"--{head or '-'}"
    label = " ".join(filter(None, [word, f"({marked.scheme})" if marked.scheme else ""]))
    shown = f'|"{_escape(label)}"|' if label else ""
    return f"  {start} {arrow}{shown} {end}"


def _find_excess(text: str, edges: int) -> Iterator[Loss]:
    for count, most, unit in (
        (edges, MOST_EDGES, "edges"),
        (len(text), MOST_CHARACTERS, "characters"),
    ):
        if count > most:
            about = f"the chart has {count:,} {unit}: GitHub draws at most {most:,}"
            yield Loss(LossKind.LAYOUT, about)


_MARKUP = re.compile(r"[^A-Za-z0-9 .,:;()!?'/\-]")
_START = re.compile(r"^(\d*)([.)\-])")


def _escape(text: str, *, starts: bool = True) -> str:
    """Return a text as a label shows it: ASCII signs that Mermaid may interpret become entities.

    Mermaid refuses lists in labels, so that the beginning of a text must not look like one.
    """
    escaped = "".join(
        f"#{ord(char)};" if char.isascii() and _MARKUP.match(char) else char for char in text
    )
    return _START.sub(lambda found: f"{found[1]}#{ord(found[2])};", escaped) if starts else escaped


def _to_yaml(text: str) -> str:
    """Return a text as a string of YAML, without signs that begin a directive or an entity."""
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.replace("%", "\\u0025").replace("#", "\\u0023")


FORMAT = Format(
    "mermaid",
    "a flowchart that GitHub draws in Markdown",
    (".mmd", ".mermaid"),
    dump=dump_mermaid,
    keeps=KEEPS,
)

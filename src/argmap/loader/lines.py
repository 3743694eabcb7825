"""Flatten syntax trees into lines, and find the inferences that the lines express.

Codes: M003 no reason to join, M004 a misspelt mark.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.language.grammar import words
from argmap.language.syntax import Item, Reference, Relation, StatementNode
from argmap.loader.diagnostics import error
from argmap.model import Inference, Link
from argmap.source import Diagnostic, Text
from argmap.validation import IMPLICIT, resembles_implicit


@attrs.define(eq=False, repr=False)
class MapLine:
    """One line of a map: an item at the margin, or a relation to the line above it.

    `id` is the id of its statement in the map. It is empty while the resolver has not found it, and
    stays empty where there is no such statement.
    """

    text: Text
    node: Item
    relation: Relation | None = None
    id: str = ""
    is_implicit: bool = False
    scheme: str = ""

    @property
    def connective(self) -> str:
        """The connective that the line begins with."""
        return self.relation.connective if self.relation else ""


@attrs.define(eq=False, repr=False)
class ReasonLines:
    """The lines of one inference: its conclusion, its first premise, and the lines that join it."""

    conclusion: MapLine
    first: MapLine
    others: list[MapLine] = attrs.field(factory=list)

    def to_inference(self) -> Inference | None:
        """Return the inference, or None if one of its statements is missing.

        With fewer premises it would claim more than its author did.
        """
        relation = self.first.relation
        assert relation is not None
        if not (self.conclusion.id and self.first.id and all(line.id for line in self.others)):
            return None
        premises = [self.first.id]
        warrants: list[Link] = []
        exceptions: list[Link] = []
        for line in self.others:
            if line.connective == words().joining:
                premises.append(line.id)
            else:
                links = warrants if line.connective == words().warrant else exceptions
                links.append(Link(line.id, line.is_implicit, line.scheme))
        return Inference(
            self.conclusion.id,
            relation.connective,
            premises,
            warrants,
            exceptions,
            self.first.is_implicit,
            self.first.scheme,
            span=self.first.text.span(relation.start, relation.end),
        )


def flatten(text: Text, item: Item) -> tuple[list[MapLine], list[ReasonLines], list[Diagnostic]]:
    """Return the lines of an item in the order of the text, their reasons, and their errors."""
    lines: list[MapLine] = []
    reasons: list[ReasonLines] = []
    diagnostics: list[Diagnostic] = []
    stack = [MapLine(text, item)]
    while stack:  # recursion would fail for deeply nested statements
        line = stack.pop()
        lines.append(line)
        node = line.node
        if isinstance(node, StatementNode | Reference) and node.relations:
            block = [MapLine(text, relation.target, relation) for relation in node.relations]
            reasons += _find_reasons(line, block, diagnostics)
            stack += reversed(block)
    reasons.sort(key=lambda reason: reason.first.node.start)
    return lines, reasons, diagnostics


def _find_reasons(
    conclusion: MapLine, block: list[MapLine], diagnostics: list[Diagnostic]
) -> Iterator[ReasonLines]:
    """Group the lines right under a conclusion into reasons."""
    reasons = words().reasons
    reason: ReasonLines | None = None
    is_broken = False
    for line in block:
        if line.relation and line.relation.mark:
            diagnostics += _read_mark(line, line.relation)
        if line.connective in reasons:
            is_broken = False
            reason = ReasonLines(conclusion, line)
            yield reason
        elif not line.connective:
            reason, is_broken = None, True
        elif reason is not None:
            reason.others.append(line)
        elif not is_broken:  # otherwise the error is in the line that this one would join
            diagnostics.append(_report_missing_reason(line))


def _report_missing_reason(line: MapLine) -> Diagnostic:
    relation = line.relation
    assert relation is not None
    reasons = " or ".join(f"`{word}`" for word in words().reasons)
    message = f"`{relation.connective}` has no {reasons} above it at the same indentation"
    fix = f"start with {reasons}, or indent this line like the reason it belongs to"
    return error("M003", message, line.text.span(relation.start, relation.end), fix)


def _read_mark(line: MapLine, relation: Relation) -> Iterator[Diagnostic]:
    """Set whether the relation is implicit and the scheme that it names."""
    line.scheme = relation.mark
    while resembles_implicit(word := line.scheme.partition(",")[0].strip(" ")):
        line.is_implicit = True
        line.scheme = line.scheme.partition(",")[2].strip(" ")
        if word != IMPLICIT:
            message = f"`({word})` would be read as the name of a scheme"
            fix = f"write `({IMPLICIT})` if the text does not state this relation"
            span = line.text.span(relation.start, relation.end)
            yield error("M004", message, span, fix)

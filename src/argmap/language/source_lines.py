"""Relate the lines of a text to the nodes of its syntax tree, with comments and blank lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from argmap.language import syntax
from argmap.language.line_breaking import STEP
from argmap.language.text_values import is_comment, measure_indentation


@attrs.frozen
class TextLine:
    """A line of a text and its offset."""

    start: int
    content: str

    @property
    def indentation(self) -> int:
        """The width of the white space before it."""
        return measure_indentation(self.content[: len(self.content) - len(self.content.lstrip())])


@attrs.frozen
class WrittenNode:
    """A node as it is written: its lines, with the comments before and between them."""

    item: syntax.Item
    relation: syntax.Relation | None
    """The relation that leads to it, if any."""
    depth: int
    """Its indentation in the canonical text, in columns."""
    before: list[TextLine | None]
    """The comments before it, and None for each blank line."""
    lines: list[TextLine] = attrs.field(factory=list)
    """Its head and the lines that continue its text."""
    comments: list[TextLine] = attrs.field(factory=list)
    """The comments between these lines."""

    @property
    def end(self) -> int:
        """The offset of the end of its last line."""
        return self.lines[-1].start + len(self.lines[-1].content)


def find_written_nodes(
    content: str, document: syntax.SyntaxTree
) -> tuple[list[WrittenNode], list[TextLine | None]]:
    """Return the nodes of a text without errors, and the comments and blank lines at its end."""
    lines = [*_split_lines(content)]
    starts = [line.start for line in lines]
    heads = {}
    for item, relation, depth in walk(document):
        place = relation.start if relation else item.start
        heads[bisect_right(starts, place) - 1] = item, relation, depth
    nodes: list[WrittenNode] = []
    waiting: list[TextLine | None] = []
    for number, line in enumerate(lines):
        if number in heads:
            nodes.append(WrittenNode(*heads[number], before=waiting, lines=[line]))
            waiting = []
        elif not line.content.strip():
            waiting.append(None)
        elif is_comment(content, line.start):
            waiting.append(line)
        else:
            nodes[-1].comments.extend(filter(None, waiting))
            nodes[-1].lines.append(line)
            waiting = []
    return nodes, waiting


def _split_lines(content: str) -> Iterator[TextLine]:
    start = 0
    for line in content.split("\n"):
        yield TextLine(start, line)
        start += len(line) + 1


def walk(document: syntax.SyntaxTree) -> Iterator[tuple[syntax.Item, syntax.Relation | None, int]]:
    """Iterate over the nodes in the order of the text, each with its relation and its depth."""
    for root in document.items:
        waiting: list[tuple[syntax.Item, syntax.Relation | None, int]] = [(root, None, 0)]
        while waiting:
            item, relation, depth = waiting.pop()
            yield item, relation, depth
            if isinstance(item, syntax.StatementNode | syntax.Reference):
                waiting += [
                    (inner.target, inner, depth + STEP) for inner in reversed(item.relations)
                ]

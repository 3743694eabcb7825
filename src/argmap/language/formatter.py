"""Give a text one layout: indentation, line breaks, spaces and quotation marks.

Comments stay before the same line or word, and blank lines where they are; several in a row become
one. The words, brackets and tags of a text stay in their order.

A text keeps its lines if another layout could change its meaning: one with a warning about the
start of a line, and one that would be parsed differently.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.line_breaking import HANGING, STEP, WIDTH, wrap
from argmap.language.parser import parse_text
from argmap.language.printer import print_connective, print_head, print_item
from argmap.language.prose_layout import arrange_header, arrange_prose
from argmap.language.source_lines import TextLine, WrittenNode, find_written_nodes, walk
from argmap.language.text_values import strip_unescaped
from argmap.source import Diagnostic, Text

_ABOUT_LINES = ("L014", "L015")
"""The warnings that another line break would hide."""

_MOST_ATTEMPTS = 4
"""The number of times to lay out a map; the last time, all of its texts keep their lines."""


def format_tree(
    text: Text, document: syntax.SyntaxTree, warnings: Sequence[Diagnostic], width: int = WIDTH
) -> str:
    """Return a text without errors in its layout; `document` and `warnings` are parsed from it.

    The text must have LF line ends and no byte-order mark. The result is parsed as the same tree,
    with the same warnings. If there were no such layout, the text would be returned as it is.
    """
    nodes, end = find_written_nodes(text.content, document)
    starts = [node.lines[0].start for node in nodes]
    kept = {
        bisect_right(starts, warning.span.start) - 1
        for warning in warnings
        if warning.span and warning.code in _ABOUT_LINES
    }
    expected = [*_summarize(document)]
    codes = sorted(warning.code for warning in warnings)
    for attempt in range(_MOST_ATTEMPTS):
        if attempt == _MOST_ATTEMPTS - 1:
            kept.update(range(len(nodes)))
        lines = _print(text.content, nodes, end, kept, width)
        formatted = "".join(f"{line}\n" for line in lines)
        parsed, found = parse_text(Text(text.name, formatted))
        summary = [*_summarize(parsed)]
        if summary == expected and sorted(each.code for each in found) == codes:
            return formatted
        pairs = enumerate(zip(expected, summary, strict=False))
        kept.update(number for number, (before, after) in pairs if before != after)
    return text.content


def _summarize(document: syntax.SyntaxTree) -> Iterator[tuple[Any, ...]]:
    """Yield what each node means, without its place."""
    for item, relation, depth in walk(document):
        head = (depth, relation.connective, relation.mark) if relation else (depth,)
        match item:
            case syntax.StatementNode(kind, name, prose):
                yield *head, kind, name, *_summarize_prose(prose)
            case syntax.SourceLine(key, prose):
                yield *head, key, *_summarize_prose(prose)
            case syntax.Reference(name):
                yield *head, name
            case syntax.Header(key, value):
                yield key, value
            case syntax.Heading(level, title, name):
                yield level, title, name
            case syntax.Include(path):
                yield (path,)


def _summarize_prose(prose: syntax.Prose) -> Iterator[Any]:
    yield prose.text
    yield prose.tags
    yield prose.places
    yield [(cite.key, cite.locator) for cite in prose.citations]
    yield [(attribute.key, repr(attribute.value)) for attribute in prose.attributes]


def _print(
    content: str,
    nodes: Sequence[WrittenNode],
    end: Sequence[TextLine | None],
    kept: Collection[int],
    width: int,
) -> list[str]:
    """Return the lines of a text; the nodes with the numbers `kept` keep their lines."""
    out: list[str] = []
    levels: list[tuple[int, int]] = []  # the indentation and the new depth of the lines above
    for number, node in enumerate(nodes):
        level = node.lines[0].indentation, node.depth
        _add_between(out, node.before, [*levels, level])
        levels = [above for above in levels if above[1] < node.depth] + [level]
        if number in kept:
            out += _keep_lines(content, node)
            after: list[TextLine] = []
        else:
            lines, after = _lay_out(content, node, width)
            out += lines
        levels.append((level[0] + 1, node.depth + STEP))
        out += [" " * (node.depth + STEP) + comment.content.strip() for comment in after]
    _add_between(out, end, levels)
    while out and not out[-1]:
        out.pop()
    return out


def _add_between(
    out: list[str], between: Sequence[TextLine | None], levels: Sequence[tuple[int, int]]
) -> None:
    """Add comments and blank lines; a comment is as deep as the next line to its left."""
    for line in between:
        if line is None:
            if out and out[-1]:
                out.append("")
            continue
        fitting = [level for level in levels if level[0] <= line.indentation]
        depth = max(fitting, default=(0, 0))[1]
        out.append(" " * depth + line.content.strip())


def _lay_out(content: str, node: WrittenNode, width: int) -> tuple[list[str], list[TextLine]]:
    """Return the lines of a node, and the comments that belong after them."""
    item = node.item
    connective = print_connective(node.relation) if node.relation else ""
    match item:
        case syntax.StatementNode(prose=prose) | syntax.SourceLine(prose=prose):
            start = content.index(":", item.end) + 1
            groups, after = arrange_prose(content, start, node.end, prose, node.comments)
            if isinstance(item, syntax.StatementNode):
                head = print_head(connective, item)
            else:
                head = f"{words().sourcing} {item.key}:"
        case syntax.Header(key) if key in words().text_headers:
            start = content.index(":", item.end) + 1
            groups, after = arrange_header(content, start, node.end, node.comments)
            head = f"{key}:"
        case syntax.Reference(name):
            return [f"{' ' * node.depth}{connective}[{name}]"], []
        case _:
            return [*print_item(item)], []
    return [*wrap(head, groups, node.depth, width)], after


def _keep_lines(content: str, node: WrittenNode) -> Iterator[str]:
    """Yield the lines of a node with a new indentation."""
    first, *others = sorted([*node.lines, *node.comments], key=lambda line: line.start)
    yield " " * node.depth + strip_unescaped(first.content)
    for line in others:
        yield " " * (node.depth + HANGING) + strip_unescaped(line.content)

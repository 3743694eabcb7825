"""A Markdown outline: nested lists of statements, to read, to comment on, or to paste elsewhere.

Statements are nested as in the canonical text. One that is used in several places is a link there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from argmap.attributes import Value, format_value
from argmap.canonical import to_syntax_tree
from argmap.formats.assembly import quote
from argmap.formats.format import Exported, Format
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.language import syntax
from argmap.markdown_text import escape_markup, escape_start
from argmap.model import HEADERS, ArgumentMap, Kind
from argmap.text_layout import shorten

DEEPEST_HEADING = 6
LINK_WIDTH = 80
"""The number of characters of a statement's text that a link to it shows."""


def dump_outline(argument_map: ArgumentMap) -> Exported:
    """Write a map as nested lists, with a heading for each section and for the sources."""
    outline = _Outline(argument_map)
    blocks = "\n\n".join(outline.find_blocks())
    return Exported(f"{blocks}\n" if blocks else "", LossReport(tuple(outline.find_losses())))


@attrs.define
class _Outline:
    """The parts of an outline. `targets` are the ids of the statements that links lead to."""

    map: ArgumentMap
    targets: set[str] = attrs.field(init=False)
    tree: syntax.SyntaxTree = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.tree = to_syntax_tree(self.map)
        statements = [item for item in self.tree.items if isinstance(item, syntax.StatementNode)]
        self.targets = {target for statement in statements for target in _find_targets(statement)}

    def find_blocks(self) -> Iterator[str]:
        """Yield the headings, paragraphs and lists."""
        if self.map.title:
            yield f"# {_escape_heading(self.map.title)}"
        headers = {name: getattr(self.map, name) for name in HEADERS[1:]}
        shown = [
            f"{name.capitalize()}: {escape_markup(text)}" for name, text in headers.items() if text
        ]
        if shown:
            yield " · ".join(shown)
        lines: list[str] = []
        for item in self.tree.items:
            if isinstance(item, syntax.StatementNode):
                lines += self._write_statement(item)
            elif isinstance(item, syntax.Heading):
                if lines:
                    yield "\n".join(lines)
                    lines = []
                yield _write_heading(item)
        if lines:
            yield "\n".join(lines)
        if sources := [item for item in self.tree.items if isinstance(item, syntax.SourceLine)]:
            yield "## Sources"
            yield "\n".join(map(_write_source, sources))

    def _write_statement(
        self, statement: syntax.StatementNode, depth: int = 0, relation: str = ""
    ) -> Iterator[str]:
        anchor = f'<a id="{statement.id}"></a>' if statement.id in self.targets else ""
        is_claim = statement.kind == Kind.CLAIM
        kind = "" if is_claim else f"**{statement.kind.capitalize()}:** "
        yield f"{'  ' * depth}- {relation}{anchor}{kind}{_write_prose(statement.prose)}"
        for below in statement.relations:
            mark = f" ({escape_markup(below.mark)})" if below.mark else ""
            word = f"*{below.connective}{mark}* "
            if isinstance(below.target, syntax.StatementNode):
                yield from self._write_statement(below.target, depth + 1, word)
            else:
                text = shorten(self.map.statements[below.target.id].text, LINK_WIDTH)
                yield f"{'  ' * depth}  - {word}[{escape_markup(text)}](#{below.target.id})"

    def find_losses(self) -> Iterator[Loss]:
        """Yield the ids that are not written, and the levels that Markdown does not have."""
        for statement in self.map.statements.values():
            if not statement.has_generated_id and statement.id not in self.targets:
                yield Loss(LossKind.ID, quote(statement.id), statement.id, statement.span)
        for section in self.map.sections:
            if section.level >= DEEPEST_HEADING:
                about = f"the level {section.level} of {quote(section.title)}"
                yield Loss(LossKind.SECTION, about, section.id, section.span)


def _find_targets(statement: syntax.StatementNode) -> Iterator[str]:
    """Yield the ids of the statements that are referred to below a statement."""
    for relation in statement.relations:
        if isinstance(relation.target, syntax.Reference):
            yield relation.target.id
        else:
            yield from _find_targets(relation.target)


def _write_heading(heading: syntax.Heading) -> str:
    level = min(heading.level + 1, DEEPEST_HEADING)
    return f"{'#' * level} {_escape_heading(heading.title)}"


def _write_source(source: syntax.SourceLine) -> str:
    return f"- **@{escape_markup(source.key)}** {_write_prose(source.prose)}"


def _write_prose(prose: syntax.Prose) -> str:
    """Return a text with its tags, citations, places and attributes behind it."""
    cites = [
        f"{cite.key}, {cite.locator}" if cite.locator else cite.key for cite in prose.citations
    ]
    places = [f"at {place}" for place in prose.places]
    bracket = "; ".join((*places, *(f"@{cite}" for cite in cites)))
    attributes = "; ".join(f"{each.key}: {_write_value(each.value)}" for each in prose.attributes)
    parts = (
        escape_start(escape_markup(prose.text)),
        *(escape_markup(f"#{tag}") for tag in prose.tags),
        escape_markup(f"[{bracket}]") if bracket else "",
        f"({attributes})" if attributes else "",
    )
    return " ".join(filter(None, parts))


_ADDRESS = re.compile(r"https?://[^\s<>]+")


def _write_value(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_write_value, value))
    text = format_value(value)
    return f"<{text}>" if _ADDRESS.fullmatch(text) else escape_markup(text)


def _escape_heading(title: str) -> str:
    """Escape a title; signs `#` at its end would be left out."""
    return escape_markup(title).replace("#", r"\#")


FORMAT = Format(
    "outline",
    "nested lists in Markdown, to read and to comment on",
    (".md",),
    dump=dump_outline,
    keeps=frozenset(LossKind) - {LossKind.ID},
)

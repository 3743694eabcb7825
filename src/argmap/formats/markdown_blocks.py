"""The headings, paragraphs and list items of a Markdown document, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.formats.input_file import InputFile
from argmap.source import Span, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST_MARKDOWN = 100
"""The greatest depth of a block in lists and quotations."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:(?P<content>.*?)\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@attrs.frozen(eq=False, repr=False)
class MarkdownBlock:
    """A block of a document: `kind` is "heading", "item", "text", "code" or "comment".

    `level` is that of a heading, or how deeply an item is nested, from 1. A text in a list has the
    level of its item, and any other one 0.
    """

    kind: str
    level: int
    text: str
    span: Span


def split_front_matter(text: Text) -> tuple[str, int]:
    """Return the front matter of a document without its fences, or "", and where it ends."""
    front = _FRONT_MATTER.match(text.content)
    return (front["content"] or "", front.end()) if front else ("", 0)


def read_blocks(file: InputFile) -> tuple[str, list[MarkdownBlock]]:
    """Return the front matter of a document, without its fences, and its blocks."""
    from markdown_it import MarkdownIt  # takes 30 ms

    front, start = split_front_matter(file.text)
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST_MARKDOWN})
    tokens = parser.disable(["inline", "text_join"]).parse(file.text.content[start:])
    skipped = file.text.content[:start].count("\n")
    return front, _to_blocks(tokens, file.text, skipped)


def _to_blocks(tokens: list[Token], text: Text, skipped: int) -> list[MarkdownBlock]:
    blocks: list[MarkdownBlock] = []
    depth = 0
    is_new_item = False
    heading = 0
    for token in tokens:
        if token.type == "list_item_open":
            depth += 1
            is_new_item = True
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.map and token.type in ("inline", "fence", "code_block", "html_block"):
            span = _to_span(text, token.map[0] + skipped, token.map[1] + skipped)
            if token.type == "html_block" and token.content.lstrip().startswith("<!--"):
                kind, level = "comment", depth
            elif token.type != "inline":
                kind, level = "code", depth
            elif heading:
                kind, level = "heading", heading
            else:
                kind, level = "item" if is_new_item else "text", depth
            blocks.append(MarkdownBlock(kind, level, token.content, span))
            is_new_item = False
            heading = 0
    return blocks


def _to_span(text: Text, first: int, last: int) -> Span:
    starts = text.line_starts
    start = starts[min(first, len(starts) - 1)]
    end = starts[last] - 1 if last < len(starts) else len(text.content)
    return text.span(start, max(start, end))

"""Split a text into the paragraphs that its reader would count.

Authors write `[at ¶7]`, so they must be able to apply these rules by hand:

- Blank lines separate blocks. In a text without blank lines, each line is a block.
- A block is a paragraph up to its last line that ends like a sentence: with `.`, `!`, `?` or `…`,
  perhaps followed by quotation marks and brackets. This leaves out a credit below the paragraph.
- A block without such a line is a heading, caption, credit or advertisement and does not count,
  and neither does a line that begins with `#`. A block of more than 50 words counts anyway: it has
  only lost its full stop.
- A line that ends with a colon counts if a paragraph or a list follows.
- A list (a block that begins with a bullet) belongs to the paragraph before it; without one, it is
  a paragraph itself. Numbers are not bullets: many texts number their paragraphs.

A caption that is a whole sentence therefore counts. What does not count is part of the result, so
that authors see where their own count differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

import attrs

from argmap.source import Span, Text

STOPS = ".!?…。！？"
"""The characters that end a sentence."""

CLOSING = "\"'”’»›)]}」』）*_"
"""The characters that may follow the end of a sentence."""

LONGEST_HEADING = 50
"""The most words that a heading or caption has."""

_BULLET = re.compile(r"[•‣◦▪·–*+-]\s+(?=.*\w)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s+")


@attrs.frozen
class DocumentParts:
    """The paragraphs of a text, and everything else, in order.

    A paragraph is a tuple of passages: one, or with a list, its introduction and each item without
    its bullet.
    """

    paragraphs: tuple[tuple[Span, ...], ...]
    uncounted: tuple[Span, ...]
    """Headings, captions and other parts that are not paragraphs."""


def split_paragraphs(text: Text) -> DocumentParts:
    """Split a text into paragraphs, of which the first is ¶1, and everything else."""
    counted: list[list[_Block]] = []
    uncounted: list[Span] = []
    blocks = _split_blocks(text)
    follows_paragraph = False
    for block, is_counted in zip(blocks, _find_counted(blocks), strict=True):
        if not is_counted:
            uncounted.append(_join_lines(block.lines))
            follows_paragraph = False
            continue
        if block.is_list and follows_paragraph:
            counted[-1].append(block)
        else:
            counted.append([block])
        if rest := block.lines[len(block.counted_lines) :]:
            uncounted.append(_join_lines(rest))
        follows_paragraph = True
    return DocumentParts(
        tuple(
            tuple(passage for block in group for passage in _split_passages(block))
            for group in counted
        ),
        tuple(uncounted),
    )


def _split_blocks(text: Text) -> list[_Block]:
    starts = text.line_starts
    ends = [*(start - 1 for start in starts[1:]), len(text.content)]
    lines = [_strip(Span(text, *line)) for line in zip(starts, ends, strict=True)]
    runs = [list(run) for blank, run in groupby(lines, lambda line: not line.length) if not blank]
    if len(runs) == 1:
        runs = [[line] for line in runs[0]]
    return [
        _Block(tuple(lines))
        for run in runs
        for marked, group in groupby(run, lambda line: get_text(line)[0] == "#")
        for lines in (([line] for line in group) if marked else [group])
    ]


@attrs.frozen
class _Block:
    """Lines without a blank line between them."""

    lines: tuple[Span, ...]

    @property
    def is_marked(self) -> bool:
        """Whether it is a line marked as a heading."""
        return get_text(self.lines[0])[0] == "#"

    @property
    def is_counted(self) -> bool:
        """Whether it belongs to a paragraph, whatever follows it."""
        ended = any(map(_ends_sentence, self.lines))
        return not self.is_marked and (ended or self.has_bullets or self.is_long)

    @property
    def is_introduction(self) -> bool:
        """Whether it ends with a colon, and so belongs to a paragraph if the next block does."""
        return not self.is_marked and get_text(self.lines[-1])[-1] == ":"

    @property
    def is_long(self) -> bool:
        words = sum(len(get_text(line).split(None, LONGEST_HEADING + 1)) for line in self.lines)
        return words > LONGEST_HEADING

    @property
    def has_bullets(self) -> bool:
        return any(_BULLET.match(get_text(line)) for line in self.lines)

    @property
    def is_list(self) -> bool:
        return _BULLET.match(get_text(self.lines[0])) is not None

    @property
    def counted_lines(self) -> tuple[Span, ...]:
        """The lines that belong to the paragraph, if it is one."""
        ending = [number for number, line in enumerate(self.lines, 1) if _ends_sentence(line)]
        if self.has_bullets or self.is_introduction or not ending:
            return self.lines
        return self.lines[: ending[-1]]


def _ends_sentence(line: Span) -> bool:
    return get_text(line).rstrip(CLOSING).endswith(tuple(STOPS))


def _find_counted(blocks: list[_Block]) -> list[bool]:
    """Return for each block whether it belongs to a paragraph."""
    counted = [block.is_counted for block in blocks]
    # Backwards, because whether a colon counts depends on the next block.
    for place in range(len(blocks) - 2, -1, -1):
        if not counted[place] and blocks[place].is_introduction:
            counted[place] = counted[place + 1]
    return counted


def _split_passages(block: _Block) -> Iterable[Span]:
    """Join the counted lines of a block into passages: one, or one for each item of a list."""
    numbered = _NUMBERED.match(get_text(block.lines[0])) is not None
    passage: list[Span] = []
    for line in block.counted_lines:
        item = _BULLET.match(get_text(line)) or (numbered and _NUMBERED.match(get_text(line)))
        if item:
            if passage:
                yield _join_lines(passage)
            passage = [Span(line.text, line.start + item.end(), line.end)]
        else:
            passage.append(line)
    yield _join_lines(passage)


def _join_lines(lines: Iterable[Span]) -> Span:
    first, *rest = lines
    return Span(first.text, first.start, rest[-1].end if rest else first.end)


def get_text(span: Span) -> str:
    """Return the text in a span."""
    return span.text.content[span.start : span.end]


def _strip(line: Span) -> Span:
    written = get_text(line)
    start = line.start + len(written) - len(written.lstrip())
    return Span(line.text, start, max(start, line.start + len(written.rstrip())))

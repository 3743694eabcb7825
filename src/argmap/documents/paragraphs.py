"""The paragraphs of a text, numbered as its reader numbers them.

An author says `[at ¶7]`, so the rule has to be one that can be followed with a finger on the page:

- blocks are parted by blank lines; in a text that has none, each line is a block;
- a block is a paragraph up to its last line that ends like a sentence: with `.`, `!`, `?` or `…`,
  and perhaps closing quotation marks and brackets. So a credit below a line of text is left out;
- a block without such a line is a heading, a caption, a credit or an advertisement, and does not
  count; neither does a line that begins with `#`. One of more than 50 words is longer than these
  are: it has only lost its full stop, and counts;
- a line that ends with a colon counts if a paragraph or a list follows it;
- a list, a block that begins with a bullet, belongs to the paragraph before it. With no paragraph
  before it, it is one. Numbers are no bullets: many texts number their paragraphs.

So a caption that is a whole sentence counts. What does not count is handed out with the numbers: an
author sees where his own count parts from this one.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.source import Text

STOPS = ".!?…。！？"
"""What a sentence ends with."""

CLOSING = "\"'”’»›)]}」』）*_"
"""What may stand behind that."""

LONGEST_HEADING = 50
"""How many words a heading or a caption has at most."""

_BULLET = re.compile(r"[•‣◦▪·–*+-]\s+(?=.*\w)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s+")


@attrs.frozen
class Pieces:
    """What a text is made of, in order.

    A paragraph is several stretches where a list is in it: what introduces it, and each item
    without its bullet.
    """

    paragraphs: tuple[tuple[Span, ...], ...]
    uncounted: tuple[Span, ...]
    """Headings, captions and all else that belongs to no paragraph."""


def paragraphs(text: Text) -> Pieces:
    """The paragraphs of a text, the first being ¶1, and what is none. Linear in its length."""
    counted: list[list[_Block]] = []
    uncounted: list[Span] = []
    blocks = _blocks(text)
    following = False
    for block, counts in zip(blocks, _counted(blocks), strict=True):
        if not counts:
            uncounted.append(_joined(block.lines))
            following = False
            continue
        if block.is_list and following:
            counted[-1].append(block)
        else:
            counted.append([block])
        if block.left_over:
            uncounted.append(_joined(block.left_over))
        following = True
    return Pieces(
        tuple(
            tuple(stretch for block in each for stretch in _stretches(block)) for each in counted
        ),
        tuple(uncounted),
    )


def _blocks(text: Text) -> list[_Block]:
    starts = text.line_starts
    ends = [*(start - 1 for start in starts[1:]), len(text.content)]
    lines = [_stripped(Span(text, *line)) for line in zip(starts, ends, strict=True)]
    runs = [list(run) for blank, run in groupby(lines, lambda line: not line.length) if not blank]
    if len(runs) == 1:
        runs = [[line] for line in runs[0]]
    return [
        _Block(tuple(lines))
        for run in runs
        for marked, group in groupby(run, lambda line: content(line)[0] == "#")
        for lines in (([line] for line in group) if marked else [group])
    ]


@attrs.frozen
class _Block:
    """Lines that stand together."""

    lines: tuple[Span, ...]

    @property
    def is_marked(self) -> bool:
        """Whether it is marked as a heading; it is of one line then."""
        return content(self.lines[0])[0] == "#"

    @property
    def counts(self) -> bool:
        """Whether it belongs to a paragraph, whatever follows it."""
        ended = any(map(_ends_sentence, self.lines))
        return not self.is_marked and (ended or self.has_bullets or self.is_long)

    @property
    def introduces(self) -> bool:
        """Whether it belongs to a paragraph if what follows it does: it ends with a colon."""
        return not self.is_marked and content(self.lines[-1])[-1] == ":"

    @property
    def is_long(self) -> bool:
        words = sum(len(content(line).split(None, LONGEST_HEADING + 1)) for line in self.lines)
        return words > LONGEST_HEADING

    @property
    def has_bullets(self) -> bool:
        return any(_BULLET.match(content(line)) for line in self.lines)

    @property
    def is_list(self) -> bool:
        return _BULLET.match(content(self.lines[0])) is not None

    @property
    def kept(self) -> tuple[Span, ...]:
        """The lines that belong to the paragraph, if it is one."""
        ending = [number for number, line in enumerate(self.lines, 1) if _ends_sentence(line)]
        if self.has_bullets or self.introduces or not ending:
            return self.lines
        return self.lines[: ending[-1]]

    @property
    def left_over(self) -> tuple[Span, ...]:
        return self.lines[len(self.kept) :]


def _ends_sentence(line: Span) -> bool:
    return content(line).rstrip(CLOSING).endswith(tuple(STOPS))


def _counted(blocks: list[_Block]) -> list[bool]:
    """Whether each block belongs to a paragraph."""
    counted = [block.counts for block in blocks]
    # From the last to the first: whether a colon counts depends on what follows.
    for place in range(len(blocks) - 2, -1, -1):
        if not counted[place] and blocks[place].introduces:
            counted[place] = counted[place + 1]
    return counted


def _stretches(block: _Block) -> Iterable[Span]:
    """The kept lines of a block, those of one item or of running text joined to one stretch."""
    numbered = _NUMBERED.match(content(block.lines[0])) is not None
    stretch: list[Span] = []
    for line in block.kept:
        item = _BULLET.match(content(line)) or (numbered and _NUMBERED.match(content(line)))
        if item:
            if stretch:
                yield _joined(stretch)
            stretch = [Span(line.text, line.start + item.end(), line.end)]
        else:
            stretch.append(line)
    yield _joined(stretch)


def _joined(lines: Iterable[Span]) -> Span:
    first, *rest = lines
    return Span(first.text, first.start, rest[-1].end if rest else first.end)


def content(span: Span) -> str:
    """The text in a span."""
    return span.text.content[span.start : span.end]


def _stripped(line: Span) -> Span:
    written = content(line)
    start = line.start + len(written) - len(written.lstrip())
    return Span(line.text, start, max(start, line.start + len(written.rstrip())))

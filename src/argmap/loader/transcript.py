"""The lines of a text as they were read last, and how a change to the text is taken in.

Around a change, as many lines are read again as it may bear on: from the line above it to a guard,
the first line behind it that begins as it did before, under lines that are indented as before. All
that stands behind the guard reads as it did.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import attrs

from argmap.loader.passages import Passage
from argmap.loader.relations import find_reasons
from argmap.loader.stretches import indent_of, read_stretch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.loader.lines import Line
    from argmap.loader.stretches import Stretch
    from argmap.source import Diagnostic, Text


@attrs.frozen(eq=False)
class Reread:
    """What was read again: from the passage `first` of the transcript to the passage `guard`.

    The guard is the passage `found` of the stretch. Either is the end where there is no guard.
    `start` and `end` are where the stretch stands in the new text.
    """

    first: int
    guard: int
    stretch: Stretch
    found: int
    start: int
    end: int


class Transcript:
    """The lines of a text. Passage 0 is what stands above the first, passage n that of line n-1."""

    def __init__(self, text: Text) -> None:
        stretch = read_stretch(text, 0, len(text.content), [])
        self.text = text
        self.lines = stretch.lines
        self._passages = stretch.passages
        self._mistakes = stretch.mistakes
        self._relate(line for line in self.lines if line.amiss)

    @property
    def mistakes(self) -> list[Diagnostic]:
        """What is wrong with the language of the text."""
        return [each for mistakes in self._mistakes if mistakes for each in mistakes]

    # Reading again

    def reread(self, text: Text, start: int, old_end: int, shift: int) -> Reread:
        """Read again what a change may bear on. It goes from `start` to `old_end` in the old text;
        what stands behind it is shifted in the new one.
        """
        starts = [passage.start for passage in self._passages]
        changed = bisect_right(starts, start) - 1
        first = max(changed - 1, 0)
        guard = max(bisect_left(starts, old_end), changed + 1)
        step = 1
        while True:
            first = self._beginning(first)
            guard = self._ending(guard, text.content, shift)
            end = starts[guard + 1] if guard + 1 < len(starts) else len(self.text.content)
            above = _above(self.lines[first - 1]) if first else []
            stretch = read_stretch(text, starts[first], end + shift, above)
            if first and not self._begins_as_before(first, stretch):
                first -= 1
                continue
            if guard == len(starts):
                there = len(stretch.passages)
                return Reread(first, guard, stretch, there, starts[first], end + shift)
            found = self._found_guard(guard, stretch, shift)
            if found == len(stretch.passages):
                guard = min(guard + step, len(starts))
                step *= 2
                continue
            differing = _differing(self.lines[guard - 1], stretch.lines[found - 1])
            if differing is None:
                return Reread(first, guard, stretch, found, starts[first], end + shift)
            guard = self._next_up(guard, differing)

    def _beginning(self, first: int) -> int:
        """The last passage, up to the first that is to be read, that can be read by itself.

        A line with a mistake cannot: what is wrong with it may be how it stands to those above it.
        """
        content = self.text.content
        while first and (
            self._mistakes[first]
            or _brace_open(content, self._passages[first].start)
            or self._passages[first - 1].start == self._passages[first].start
            or _stands_in(_root(self.lines[first - 1]))
        ):
            first -= 1
        return first

    def _ending(self, guard: int, content: str, shift: int) -> int:
        """The first passage, from one that may be the guard, behind which the change ends."""
        passages = self._passages
        while guard < len(passages):
            start = passages[guard].start
            end = passages[guard + 1].start if guard + 1 < len(passages) else len(self.text.content)
            begins = start + shift == 0 or content[start + shift - 1] == "\n"
            open_still = _brace_open(self.text.content, end) or _brace_open(content, end + shift)
            if begins and not open_still:
                break
            guard += 1
        return guard

    def _begins_as_before(self, first: int, stretch: Stretch) -> bool:
        """Whether the first line of a stretch is the first that was to be read again."""
        if not stretch.lines:
            return False
        old, new = self.lines[first - 1], stretch.lines[0]
        return (
            stretch.passages[1].start == self._passages[first].start
            and old.under is new.under
            and not _stands_in(new)
        )

    def _found_guard(self, guard: int, stretch: Stretch, shift: int) -> int:
        """Which passage of a stretch is the guard; its end where no line begins there any more."""
        start = self._passages[guard].start + shift
        found = max(bisect_left(stretch.passages, start, key=_start), 1)
        passages = stretch.passages
        is_there = found < len(passages) and passages[found].start == start
        return found if is_there else len(passages)

    def _next_up(self, guard: int, indent: int) -> int:
        """The first passage behind a guard whose line is indented no further than so much."""
        for number in range(guard + 1, len(self._passages)):
            if self._passages[number].indent <= indent:
                return number
        return len(self._passages)

    # Taking in

    def take(self, text: Text, reread: Reread, shift: int) -> None:
        """Put what was read again in the place of what was read before."""
        first, guard, stretch, found = reread.first, reread.guard, reread.stretch, reread.found
        kept = int(self._first_is_kept(text, reread))
        begin, new_begin = (first + kept, 1 + kept) if first else (0, 0)
        instead: dict[Line, Line] = {}
        if kept:
            instead[stretch.lines[0]] = self.lines[first - 1]
        if guard < len(self._passages):
            instead[stretch.lines[found - 1]] = self.lines[guard - 1]
        removed = self.lines[max(begin - 1, 0) : guard - 1]
        inserted = stretch.lines[max(new_begin - 1, 0) : found - 1]
        for line in inserted:
            line.under = instead.get(line.under, line.under) if line.under else None
        whole = {*inserted}  # the reasons in blocks that were read as a whole are found already
        touched = {line.under for line in (*removed, *inserted)} - whole
        touched.update(line for line in inserted if line.amiss)
        touched |= self._move(guard, stretch.lines[found - 1 :], instead)

        for passage in self._passages[:begin]:
            passage.text = text
        for passage in self._passages[guard:]:
            passage.text = text
            passage.start += shift
        if kept:
            self._mistakes[first] = _carried(stretch.mistakes[1], self._passages[first])
        if guard < len(self._passages):
            self._mistakes[guard] = _carried(stretch.mistakes[found], self._passages[guard])
        self.text = text
        self.lines[max(begin - 1, 0) : guard - 1] = inserted
        self._passages[begin:guard] = stretch.passages[new_begin:found]
        self._mistakes[begin:guard] = stretch.mistakes[new_begin:found]
        gone = {*removed}
        self._relate(line for line in touched if line and line not in gone)

    def _first_is_kept(self, text: Text, reread: Reread) -> bool:
        """Whether the line above a change is the same as before, with all that is part of it."""
        if not reread.first:
            return False
        before = _extent(self.text, self._passages, reread.first)
        return before == _extent(text, reread.stretch.passages, 1)

    def _move(self, guard: int, read: list[Line], instead: dict[Line, Line]) -> set[Line | None]:
        """Have the lines from the guard on stand under what is now above them.

        Gives the lines under which others may stand now that did not, or the other way round.
        """
        if guard == len(self._passages):
            return set()
        moved: dict[Line | None, Line] = {}
        old, new = self.lines[guard - 1].under, read[0].under
        outermost = 0
        while old is not new:
            assert old is not None
            assert new is not None
            target = instead.get(new, new)
            if old is not target:
                moved[old] = target
                outermost = indent_of(old)
            old, new = old.under, new.under
        if moved:
            for line in self.lines[guard - 1 :]:
                if indent_of(line) <= outermost:
                    break
                line.under = moved.get(line.under, line.under)
        return {*moved, *moved.values(), self.lines[guard - 1].under}

    # Which lines stand under which

    def _relate(self, lines: Iterable[Line]) -> None:
        """Find the reasons again that begin right under some lines."""
        for about in lines:
            block = self._block(about)
            before = [line.reason for line in block]
            for line in block:
                line.reason, line.mark = None, (False, "")
            about.amiss = find_reasons(about, block)
            for line, reason in zip(block, before, strict=True):
                if line.reason and reason and line.reason.is_made_of_the_same_as(reason):
                    line.reason = reason

    def _block(self, about: Line) -> list[Line]:
        """The lines right under a line."""
        assert isinstance(about.text, Passage)
        outermost = about.text.indent
        number = bisect_left(self._passages, about.text.start, 1, key=_start)
        number = self.lines.index(about, number - 1) + 1
        block = []
        for place in range(number, len(self.lines)):
            if self._passages[place + 1].indent <= outermost:
                break
            if self.lines[place].under is about:
                block.append(self.lines[place])
        return block


def _start(passage: Passage) -> int:
    return passage.start


def _above(line: Line) -> list[Line]:
    """The lines that a line stands under, from the margin on."""
    above = []
    while line.under:
        line = line.under
        above.append(line)
    return above[::-1]


def _root(line: Line) -> Line:
    while line.under:
        line = line.under
    return line


def _stands_in(line: Line) -> bool:
    """Whether a line was only supplied, for others to stand under it."""
    assert isinstance(line.text, Passage)
    return line.relation is None and line.node.start != line.text.origin


def _differing(old: Line, new: Line) -> int | None:
    """The least indentation at which two lines differ in what they stand under; None if in nothing.

    What is indented no further than that ends what stands under the one and under the other.
    """
    if old.under is new.under and indent_of(old) == indent_of(new):
        return None
    olds, news = ([indent_of(each) for each in (*_above(line), line)] for line in (old, new))
    differing = (min(each) for each in zip(olds, news, strict=False) if each[0] != each[1])
    shorter = min(len(olds), len(news))
    rest = max(olds, news, key=len)[shorter:]
    return next(differing, rest[0] if rest else None)


def _extent(text: Text, passages: list[Passage], number: int) -> str:
    """All that stands in a passage."""
    start = passages[number].start
    end = passages[number + 1].start if number + 1 < len(passages) else None
    return text.content[start:end]


def _carried(mistakes: Iterable[Diagnostic], passage: Passage) -> tuple[Diagnostic, ...]:
    """Mistakes that move along with a passage, which begins where theirs does."""
    shift = passage.origin - passage.start
    carried = []
    for each in mistakes:
        assert each.span is not None
        span = passage.span(each.span.start + shift, each.span.end + shift)
        carried.append(attrs.evolve(each, span=span))
    return tuple(carried)


_FAR = 2_000
"""How far behind a brace that is not closed a line may read otherwise for it."""


def _brace_open(content: str, end: int) -> bool:
    """Whether a brace before an offset may still be open there."""
    start = max(0, end - _FAR)
    return content.rfind("{", start, end) > content.rfind("}", start, end)

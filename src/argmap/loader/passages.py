"""Places in a text that is being edited: they move along with the lines that they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.source import Span

if TYPE_CHECKING:
    from argmap.source import Text


@attrs.define(eq=False)
class Passage:
    """A stretch of a text that begins at `start`, wherever that is by now.

    `origin` is where it began in the text that it was read from, whose offsets its nodes carry.
    """

    text: Text
    start: int
    origin: int
    indent: int = 0
    """How far its first line is indented."""

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets in the text that the passage was read from."""
        return MovingSpan(self, start - self.origin, end - self.origin)


class MovingSpan(Span):
    """A span in a passage, by offsets that count from its beginning.

    Copies of it (with `copy` or `pickle`) stay where they are.
    """

    __slots__ = ("_from", "_passage", "_to")
    _passage: Passage
    _from: int
    _to: int

    def __init__(self, passage: Passage, start: int, end: int) -> None:
        put = object.__setattr__
        put(self, "_passage", passage)
        put(self, "_from", start)
        put(self, "_to", end)

    @property
    def text(self) -> Text:
        """The text as it is by now."""
        return self._passage.text

    @property
    def start(self) -> int:
        """The offset at which it begins."""
        return self._passage.start + self._from

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self._passage.start + self._to

    def __reduce__(self) -> tuple[type[Span], tuple[Text, int, int]]:
        return Span, (self.text, self.start, self.end)

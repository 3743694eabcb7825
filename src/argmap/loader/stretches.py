"""Reading one stretch of a text by itself, as if all of the text were read.

What a line means hangs on the lines that it stands under, and on the text above it, which it may go
on with. So a stretch is read below stand-ins for the lines that its first line stands under.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import attrs

from argmap.language import parse_text
from argmap.language.indentation import indentation
from argmap.loader.lines import lines_of
from argmap.loader.passages import Passage
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.loader.lines import Line
    from argmap.source import Diagnostic


@attrs.frozen(eq=False)
class Stretch:
    """The lines of a stretch in the order of writing, the passage and the mistakes of each.

    The first passage and its mistakes are what stands above the first line. What the lines right
    under each of them say about it is still to be found.
    """

    lines: list[Line]
    passages: list[Passage]
    mistakes: list[tuple[Diagnostic, ...]]


def read_stretch(text: Text, start: int, end: int, above: list[Line]) -> Stretch:
    """Read what stands between two offsets at which lines begin.

    `above` are the lines that the first line stands under, from the margin on; what stands under
    one of them in the stretch is given that line to stand under.
    """
    content = text.content[start:end]
    above = _needed(above, content)
    stand_ins = "".join(map(_stand_in, above))
    shift = start - len(stand_ins)
    behind = "" if end == len(text.content) else _LINES_BEHIND
    piece = Text(text.name, f"{stand_ins}{content}{behind}")
    document, found = parse_text(piece)
    lines = [line for item in document.items for line in lines_of(piece, item)]
    known = dict(zip(lines, above, strict=False))
    lines = lines[len(above) :]
    passages = [Passage(text, start, len(stand_ins))]
    for line in lines:
        if line.under in known:
            line.under = known[line.under]
        line.text = _passage(line, piece, text, shift)
        passages.append(line.text)
    return Stretch(lines, passages, _by_passage(found, passages))


_LINES_BEHIND = "\n" * 16
"""Stands for the rest of a text: a place that is told may reach a little behind the stretch."""


def _needed(above: list[Line], content: str) -> list[Line]:
    """Those of the lines above a stretch that its indentation brings into play."""
    if len(above) < _FEW:
        return above
    indents = [indent_of(line) for line in above]
    needed = {0, len(above) - 1}
    for found in _INDENTATION.finditer(content):
        place = bisect_left(indents, indentation(content, found.end()))
        needed |= {place, place - 1}
    return [line for place, line in enumerate(above) if place in needed]


_FEW = 4
_INDENTATION = re.compile(r"^[ \t]*(?=[^ \t\n])", re.MULTILINE)


def indent_of(line: Line) -> int:
    """How far a line is indented that stands in a passage."""
    assert isinstance(line.text, Passage)
    return line.text.indent


def _stand_in(line: Line) -> str:
    """A line that is indented like another and says nothing."""
    passage = line.text
    assert isinstance(passage, Passage)
    blank = _INDENTATION.match(passage.text.content, passage.start)
    assert blank is not None
    return f"{blank[0]}{'because ' if line.relation else ''}claim: x\n"


def _passage(line: Line, piece: Text, text: Text, shift: int) -> Passage:
    """The passage that begins where the line does that something stands in."""
    content = piece.content
    place = (line.relation or line.node).start
    origin = content.rfind("\n", 0, place) + 1
    indent = indentation(content, origin) if line.relation else 0
    return Passage(text, origin + shift, origin, indent)


def _by_passage(found: list[Diagnostic], passages: list[Passage]) -> list[tuple[Diagnostic, ...]]:
    """What is wrong with the language of each passage, at places that move along with it."""
    sorted_out: list[list[Diagnostic]] = [[] for _ in passages]
    origins = [passage.origin for passage in passages]
    for each in found:
        assert each.span is not None
        number = bisect_right(origins, each.span.start) - 1
        if number >= 0:
            span = passages[number].span(each.span.start, each.span.end)
            sorted_out[number].append(attrs.evolve(each, span=span))
    return list(map(tuple, sorted_out))

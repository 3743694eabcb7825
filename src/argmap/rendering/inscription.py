"""What is written in the boxes of an SVG.

An engine takes longer to read and measure the labels of a large map than to lay it out. All of them
are measured already, so for SVG it is given empty boxes, and what they hold is written into them
afterwards, line for line where an engine would write it.
"""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

from argmap.rendering.lettering import runs_from_right
from argmap.rendering.scene import HEADER_ROW, LABEL, LEADING, NOTE, NOTE_ROW, OUTCRY_AIR, TEXT
from argmap.rendering.theme import faded
from argmap.semantics import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rendering.scene import Badge, Box, Note, Scene
    from argmap.rendering.theme import Theme

FONTS = "Helvetica, Arial, Liberation Sans, Arimo, DejaVu Sans Condensed, sans-serif"
"""All but the last are as wide as the letters that were measured, or nearly so."""


class Inscriber:
    """Writes into the boxes of a scene, in the colours of a theme."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        self.boxes = {box.id: box for group in scene.groups for box in group.boxes}
        self.themes = {False: theme, True: faded(theme)}

    def inscribed(self, statement: str, x: float, y: float) -> str:
        """What the box of a statement holds; `x` and `y` are where its middle is, in points."""
        box = self.boxes[statement]
        return "\n".join(self._parts(box, x - box.width / 2, y - box.height / 2))

    def _parts(self, box: Box, x: float, y: float) -> Iterator[str]:
        theme = self.themes[box.faded]
        ink = theme.kinds[box.kind].ink
        yield _text(escape(box.heading, quote=False), x, y + 10.4, LABEL, ink)
        right = x + box.width
        for badge in reversed(box.badges):
            right -= badge.width
            yield from _badge(badge, right, y, theme)
            right -= 3
        y += HEADER_ROW - 2
        struck = ' text-decoration="line-through"' if box.struck else ""
        for number, line in enumerate(box.lines):
            yield _text(
                escape(line, quote=False), x, y + TEXT + number * TEXT * LEADING, TEXT, ink, struck
            )
        y += int(len(box.lines) * TEXT * LEADING)
        for note in box.notes:
            yield _note(note, x, y + 9.2, ink)
            y += NOTE_ROW
        if box.unsupported_banner:
            yield from _outcry(box, x, y + 4, theme)


def _badge(badge: Badge, x: float, y: float, theme: Theme) -> Iterator[str]:
    paint = theme.verdicts[badge.verdict]
    yield (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{badge.width}" height="{HEADER_ROW - 2}" rx="4"'
        f' fill="{paint.fill}"/>'
    )
    yield _centred(escape(badge.words, quote=False), x + badge.width / 2, y + 8.6, LABEL, paint.ink)


def _note(note: Note, x: float, y: float, ink: str) -> str:
    link = f' xlink:href="{escape(note.href)}"' if note.href else ""
    underline = ' text-decoration="underline"' if link else ""
    words = _text(escape(note.words, quote=False), x, y, NOTE, ink, underline)
    # A line end in an attribute is read as a space unless it is written by its number.
    title = escape(note.tooltip).replace("\n", "&#10;")
    return f'<g><a{link} xlink:title="{title}">{words}</a></g>'


def _outcry(box: Box, x: float, y: float, theme: Theme) -> Iterator[str]:
    paint = theme.verdicts[Verdict.UNSUPPORTED]
    height = round(len(box.unsupported_banner) * TEXT * LEADING + OUTCRY_AIR - 4)
    yield (
        f'<polygon fill="{paint.fill}" stroke="none" points="{x:.2f},{y:.2f}'
        f" {x + box.width:.2f},{y:.2f} {x + box.width:.2f},{y + height:.2f}"
        f' {x:.2f},{y + height:.2f}"/>'
    )
    y += (OUTCRY_AIR - 4) / 2 + TEXT - 1
    for number, line in enumerate(box.unsupported_banner):
        middle = x + box.width / 2
        yield _centred(
            escape(line, quote=False), middle, y + number * TEXT * LEADING, TEXT, paint.ink
        )


def _centred(words: str, x: float, y: float, size: float, ink: str) -> str:
    return (
        f'<text xml:space="preserve" text-anchor="middle" x="{x:.2f}" y="{y:.2f}"'
        f' font-family="{FONTS}" font-weight="bold" font-size="{size:.2f}" fill="{ink}">'
        f"{words}</text>"
    )


def _text(words: str, x: float, y: float, size: float, ink: str, more: str = "") -> str:
    return (
        text(
            f' xml:space="preserve" text-anchor="start" x="{x:.2f}" y="{y:.2f}"'
            f' font-size="{size:.2f}" fill="{ink}"{more}',
            words,
        )
        + "</text>"
    )


def text(attributes: str, words: str) -> str:
    """The beginning of a text, to the end of its words, in its fonts and its direction."""
    if not (words.isascii() and "&#" not in words) and runs_from_right(unescape(words)):
        # What is meant is the left end, where such a line is at its end.
        attributes = attributes.replace('text-anchor="start"', 'text-anchor="end"')
        attributes = f' direction="rtl"{attributes}'
    return f'<text font-family="{FONTS}"{attributes}>{words}'

"""Breaking a text into lines by what it measures.

Lines break at spaces, and between the characters of scripts that are written without them, though
never before a closing mark or after an opening one. A word that is too long for any line is broken
where it must be. Nothing is added and nothing lost but the spaces at which a line ends.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.rendering.metrics import Font

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
)
"""Letters between which a line may break: Han, kana, hangul and their punctuation."""

_CLOSING = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃¢％‰"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!),.:;?]}"
)
_OPENING = frozenset("‘“（〔［｛〈《「『【([{")

_JOINER = "\u200d"


def wrap(text: str, width: int, font: Font) -> list[str]:
    """Break a text into lines of at most `width` (in units of the font, see `metrics.EM`)."""
    lines: list[str] = []
    line = ""
    used, limit = 0, width
    for piece, size in _pieces(text, width, font):
        used += size
        if used > limit and line:
            lines.append(line.lstrip(" "))
            line, used = piece, size
            # The space before a line is not drawn.
            limit = width + font.width(" ") if piece[0] == " " else width
        else:
            line += piece
    lines.append(line.lstrip(" "))
    return lines


@lru_cache(maxsize=1 << 12)
def shortened(text: str, tail: str, width: int, font: Font) -> str:
    """A text and its tail on one line. When it must be cut to fit, a short tail is kept whole."""
    if 2 * font.width(tail) > width:
        text, tail = text + tail, ""
    room = width - font.width(tail)
    if font.width(text) <= room:
        return text + tail
    return _chopped(text, max(room - font.width("…"), 0), font)[0].rstrip() + "…" + tail


def _pieces(text: str, width: int, font: Font) -> Iterable[tuple[str, int]]:
    """What should stay on one line, and fits on one, each with the space before it, if any; and how
    wide it is.
    """
    pieces = text.replace(" ", "\n ").split("\n")
    sizes = [*map(font.width, pieces)]
    wide = not text.isascii() and _WIDE.search(text)
    if wide or max(sizes) > width:
        stretches = chain.from_iterable(map(_stretches, pieces)) if wide else pieces
        pieces = [piece for stretch in stretches for piece in _chopped(stretch, width, font)]
        sizes = [*map(font.width, pieces)]
    return zip(pieces, sizes, strict=True)


def _stretches(word: str) -> Iterator[str]:
    """A word of a script without spaces, in the stretches between which a line may break."""
    stretch = ""
    for cluster in _clusters(word):
        if stretch and _may_break(stretch[-1], cluster[0]):
            yield stretch
            stretch = ""
        stretch += cluster
    yield stretch


def _may_break(before: str, after: str) -> bool:
    if before == " " or before in _OPENING or after in _CLOSING:
        return False
    return bool(_WIDE.match(before) or _WIDE.match(after))


def _chopped(unit: str, width: int, font: Font) -> list[str]:
    """What should stay together, in as many pieces as it must be; a space before it does not
    count.
    """
    word = unit.lstrip(" ")
    if font.width(word) <= width:
        return [unit]
    chopped = [""]
    used = 0
    for cluster in _clusters(word):
        size = font.width(cluster)
        if used + size > width and chopped[-1]:
            chopped.append("")
            used = 0
        chopped[-1] += cluster
        used += size
    chopped[0] = unit.removesuffix(word) + chopped[0]
    return chopped


def _clusters(text: str) -> Iterator[str]:
    """The characters of a text as a reader sees them: with their marks, joined emoji in one."""
    cluster = ""
    for char in text:
        if cluster and not (_continues(char) or cluster.endswith(_JOINER)):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _continues(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf") or "🏻" <= char <= "🏿"

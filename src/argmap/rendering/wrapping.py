"""Break text into lines by its measured width.

Lines break at spaces, and between the characters of scripts written without spaces, but not
before closing or after opening punctuation. A word wider than a line is broken anywhere. Only the
spaces at the ends of lines are lost.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain

from argmap.rendering.fonts import EM, Font

_FIRST_WIDE = "\u1100"


@cache
def _compile_wide() -> re.Pattern[str]:
    """Return a pattern for Han, kana, hangul and their punctuation. It takes 2 ms to compile."""
    return re.compile(
        "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
    )


_CLOSING = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃¢％‰"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!),.:;?]}"
)
_OPENING = frozenset("‘“（〔［｛〈《「『【([{")

_JOINER = "\u200d"


def wrap(text: str, width: float, font: Font, size: int) -> list[str]:
    """Break text into lines of at most `width` points at a font size."""
    room = int(width * EM // size)
    lines: list[str] = []
    line, used, limit = "", 0, room
    for piece, advance in _split(text, room, font):
        used += advance
        if used > limit and line:
            lines.append(line.lstrip(" "))
            line, used = piece, advance
            # The space before a line is not drawn.
            limit = room + font.advance(" ") if piece[0] == " " else room
        else:
            line += piece
    lines.append(line.lstrip(" "))
    return lines


def shorten(text: str, width: float, font: Font, size: int, suffix: str = "") -> str:
    """Cut text to fit on one line with its suffix, which stays whole if it is short."""
    room = int(width * EM // size)
    if 2 * font.advance(suffix) > room:
        text, suffix = text + suffix, ""
    room -= font.advance(suffix)
    ends = [*accumulate(map(font.advances.__getitem__, text))]
    if not text or ends[-1] <= room:
        return text + suffix
    count = bisect_right(ends, room - font.advance("…"))
    while count and (_extends(text[count]) or text[count - 1] == _JOINER):
        count -= 1
    return (text[:count] or next(_split_clusters(text))).rstrip() + "…" + suffix


def _split(text: str, room: int, font: Font) -> Iterator[tuple[str, int]]:
    """Yield the pieces between which lines may break, with the space before and their advance."""
    words = text.replace(" ", "\n ").split("\n")
    has_wide = not text.isascii() and max(text) >= _FIRST_WIDE
    for piece in chain.from_iterable(map(_split_wide, words)) if has_wide else words:
        advance = font.advance(piece)
        if advance <= room:
            yield piece, advance
        else:
            yield from ((part, font.advance(part)) for part in _chop(piece, room, font))


def _split_wide(word: str) -> Iterator[str]:
    """Yield the pieces of a word; it has several in a script without spaces."""
    if not _compile_wide().search(word):
        yield word
        return
    piece = ""
    for cluster in _split_clusters(word):
        if piece and _may_break(piece[-1], cluster[0]):
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _may_break(before: str, after: str) -> bool:
    if before == " " or before in _OPENING or after in _CLOSING:
        return False
    return bool(_compile_wide().match(before) or _compile_wide().match(after))


def _chop(piece: str, room: int, font: Font) -> Iterator[str]:
    """Cut a piece, not counting the space before it, into parts that fit."""
    word = piece.lstrip(" ")
    space, part, used = piece.removesuffix(word), "", 0
    for cluster in _split_clusters(word):
        advance = font.advance(cluster)
        if used + advance > room and part:
            yield space + part
            space, part, used = "", "", 0
        part += cluster
        used += advance
    yield space + part


def _split_clusters(text: str) -> Iterator[str]:
    """Yield user-perceived characters: letters with their marks, joined emoji as one."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for char in text:
        if cluster and not (_extends(char) or cluster.endswith(_JOINER)):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _extends(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf") or "🏻" <= char <= "🏿"

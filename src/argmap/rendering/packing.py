"""Pack shapes onto a page in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil, inf, sqrt
from operator import itemgetter

import attrs

Size = tuple[float, float]
Point = tuple[float, float]
Strip = tuple[float, float, float, float]
"""Left, right, top and bottom."""


@attrs.frozen(cache_hash=True)
class Shape:
    """An area that nothing else may cover: upright strips beside each other, without overlap."""

    width: float
    height: float
    strips: tuple[Strip, ...]

    @classmethod
    def rectangle(cls, width: float, height: float) -> Shape:
        """Return the shape of a rectangle."""
        return cls(width, height, ((0.0, width, 0.0, height),))

    @classmethod
    def outline(cls, width: float, height: float, parts: Iterable[Strip]) -> Shape:
        """Return the shape that covers rectangles, and everything above and below others."""
        parts = list(parts)
        edges = sorted({edge for left, right, _, _ in parts for edge in (left, right)})
        numbers = {edge: number for number, edge in enumerate(edges)}
        spans = [(numbers[left], numbers[right], top, bottom) for left, right, top, bottom in parts]
        tops = _cover(((span[0], span[1], span[2]) for span in sorted(spans, key=_top)), len(edges))
        spans.sort(key=_bottom, reverse=True)
        bottoms = _cover(((span[0], span[1], span[3]) for span in spans), len(edges))
        strips: list[Strip] = []
        for number, (left, right) in enumerate(pairwise(edges)):
            if number not in tops:
                continue
            top, bottom = tops[number], bottoms[number]
            if strips and strips[-1][1:] == (left, top, bottom):
                left = strips.pop()[0]
            strips.append((left, right, top, bottom))
        return cls(width, height, tuple(strips))


_top, _bottom = itemgetter(2), itemgetter(3)


def _cover(ranges: Iterable[tuple[int, int, float]], size: int) -> dict[int, float]:
    """Return for each place the value of the first range that covers it.

    A range is a place, the place after its last one, and a value. Nearly linear, because each place
    is covered once, and places that are covered are skipped.
    """
    covered: dict[int, float] = {}
    following = list(range(size + 1))

    def find_uncovered(place: int) -> int:
        while following[place] != place:
            following[place] = place = following[following[place]]
        return place

    for start, end, value in ranges:
        place = find_uncovered(start)
        while place < end:
            covered[place] = value
            following[place] = place + 1
            place = find_uncovered(place + 1)
    return covered


MOST_IN_ROW = 40
"""About how many shapes are packed beside each other without columns."""


@lru_cache(maxsize=1024)
def pack(shapes: tuple[Shape, ...], aspect: float, gap: float) -> tuple[list[Point], Size]:
    """Return the upper left corners of shapes, and the size of the whole.

    `aspect` is the ratio of width to height to aim for. A wide page is divided into columns, which
    are filled one after the other: otherwise, each shape would have too many places to try.
    """
    if not shapes:
        return [], (0.0, 0.0)
    areas = list(accumulate((shape.width + gap) * (shape.height + gap) for shape in shapes))
    columns = ceil(sqrt(len(shapes) * aspect) / MOST_IN_ROW)
    ends = {bisect_right(areas, areas[-1] * column / columns) for column in range(columns)}
    corners: list[Point] = []
    right, bottom = -gap, 0.0
    for start, end in pairwise(sorted({*ends, len(shapes)})):
        left = right + gap
        places, (width, height) = _pack_column(shapes[start:end], aspect / columns, gap)
        corners += [(left + x, y) for x, y in places]
        right, bottom = left + width, max(bottom, height)
    return corners, (right, bottom)


def _pack_column(shapes: tuple[Shape, ...], aspect: float, gap: float) -> tuple[list[Point], Size]:
    """Place each shape as far up and then as far left as the others before it allow."""
    area = sum((shape.width + gap) * (shape.height + gap) for shape in shapes)
    # Packed shapes leave about a sixth of the area empty.
    limit = max(sqrt(area * 1.2 * aspect), max(shape.width for shape in shapes) + gap)
    skyline = [(0.0, 0.0), (limit, inf)]
    corners = []
    for shape in shapes:
        left, top = _find_place(skyline, shape, gap, limit)
        corners.append((left, top))
        for start, end, _, bottom in shape.strips:
            _raise(skyline, left + start, min(limit, left + end + gap), top + bottom + gap)
    right = max(x + shape.width for (x, _), shape in zip(corners, shapes, strict=True))
    bottom = max(y + shape.height for (_, y), shape in zip(corners, shapes, strict=True))
    return corners, (right, bottom)


def _find_place(
    skyline: list[tuple[float, float]], shape: Shape, gap: float, limit: float
) -> Point:
    """Return the place for a shape that is as far up as possible."""
    best = (0.0, inf)
    for first, (left, _) in enumerate(skyline):
        if left + shape.width > limit - gap + 0.01:
            break
        top, index = 0.0, first
        for start, end, strip_top, _ in shape.strips:
            while index + 1 < len(skyline) and skyline[index + 1][0] <= left + start:
                index += 1
            place = index
            while place < len(skyline) and skyline[place][0] < left + end + gap - 0.01:
                top = max(top, skyline[place][1] - strip_top)
                if top >= best[1]:
                    break
                place += 1
            if top >= best[1]:
                break
        if top < best[1]:
            best = (left, top)
    return best


def _raise(skyline: list[tuple[float, float]], start: float, end: float, height: float) -> None:
    """Raise the skyline between two places to a height, where it is lower."""
    index = 0
    while index + 1 < len(skyline) and skyline[index + 1][0] <= start:
        index += 1
    first, before = index, skyline[index]
    raised = [before] if before[0] < start else []
    place = start
    while index < len(skyline) and skyline[index][0] < end:
        level = skyline[index][1]
        raised.append((place, max(level, height)))
        index += 1
        place = skyline[index][0] if index < len(skyline) else end
    if index < len(skyline) and skyline[index][0] > end:
        raised.append((end, skyline[index - 1][1]))
    merged: list[tuple[float, float]] = []
    for left, level in raised:
        if not merged or merged[-1][1] != level:
            merged.append((left, level))
    skyline[first:index] = merged

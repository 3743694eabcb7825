"""Measures of a layout: the lengths of its lines, and where they cross."""

from itertools import combinations, pairwise
from math import dist

from argmap.rendering.deadline import Deadline
from argmap.rendering.dot import measure_labels, measure_titles
from argmap.rendering.layout import Layout
from argmap.rendering.page import lay_out
from argmap.rendering.scene_builder import build_scene
from argmap.semantics import Reading, assess


def make_scene(argument_map, upright=True, **options):
    return build_scene(argument_map, assess(argument_map), Reading.CHARITABLE, upright, **options)


def make_layout(argument_map, rankdir="TB", seconds=20.0, **options) -> Layout:
    scene = make_scene(argument_map, rankdir in ("TB", "BT"), **options)
    labels = measure_labels(scene, "down")
    return lay_out(scene, rankdir, labels, measure_titles(scene), Deadline.after(seconds))


def flatten(line, steps=8):
    """Return the points of a line as drawn, from its arrowhead."""
    first, *rest = line.points
    points = [first]
    for one, two, end in zip(*(rest[offset::3] for offset in range(3)), strict=True):
        start = points[-1]
        for step in range(1, steps + 1):
            t = step / steps
            weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            points.append(
                tuple(
                    sum(
                        weight * point[axis]
                        for weight, point in zip(weights, (start, one, two, end), strict=True)
                    )
                    for axis in (0, 1)
                )
            )
    return [line.tip, *points] if line.tip else points


def length(points):
    return sum(dist(start, end) for start, end in pairwise(points))


def count_crossings(layout):
    """Return how many pairs of lines cross, apart from their ends."""
    drawn = [flatten(line) for line in layout.lines]
    spans = [
        (min(x for x, _ in d), max(x for x, _ in d), min(y for _, y in d), max(y for _, y in d))
        for d in drawn
    ]
    return sum(
        _cross(drawn[one], drawn[other])
        for one, other in combinations(range(len(drawn)), 2)
        if _overlap(spans[one], spans[other])
    )


def _overlap(one, other):
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _cross(one, other):
    return any(_intersect(*a, *b) for a in pairwise(one) for b in pairwise(other))


def _intersect(a, b, c, d):
    """Return whether two segments cross, not only touch."""

    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    ends = side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
    return ends[0] * ends[1] < -1e-6 and ends[2] * ends[3] < -1e-6

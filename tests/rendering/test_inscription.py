from __future__ import annotations

from xml.etree import ElementTree

import pytest

from argmap.rendering import to_dot
from argmap.rendering.engine import engine_for
from tests.rendering.drawn import SVG, Drawn


def written(group):
    """What is written in a box, and from where to where down it goes."""
    return sorted(
        ("".join(text.itertext()), float(text.get("x")), float(text.get("y")))
        for text in group.iter(SVG + "text")
        if text.get("font-weight") != "bold"
    )


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
def test_what_is_written_in_boxes_stands_where_an_engine_would_write_it(agenda, direction):
    labelled = to_dot(agenda, direction=direction).encode()
    root = ElementTree.fromstring(engine_for("svg", None).draw(labelled, "svg"))
    by_engine = {group.get("id"): written(group) for group in root.iter(SVG + "g")}
    drawn = Drawn(agenda, direction=direction)
    for key in drawn.ids("statement"):
        ours, theirs = written(drawn.by_id[key]), by_engine[key]
        assert [words for words, _, _ in ours] == [words for words, _, _ in theirs]
        for (_, x, y), (_, other_x, other_y) in zip(ours, theirs, strict=True):
            # Engines set what is underlined two points higher than the same words without a line.
            assert (x, y) == pytest.approx((other_x, other_y), abs=2)

import re
import shlex
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from argmap.loader import parse
from argmap.rendering import DIRECTIONS, THEMES, draw
from argmap.rendering.engines import find_layout_engine
from argmap.rendering.themes import load_colors
from argmap.rendering.views import view_map
from argmap.semantics import assess
from argmap.testing import maps


def to_dot(argument_map, **view):
    return draw(argument_map, "dot", **view).data.decode()


def find_drawn(dot):
    """Return the ids of the elements that Graphviz draws."""
    root = ElementTree.fromstring(find_layout_engine().draw(dot, "svg"))
    return {element.get("id") for element in root.iter()}


def find_centers(dot):
    """Return where Graphviz places each node, in inches from the lower left corner."""
    lines = find_layout_engine().draw(dot, "plain").decode().splitlines()
    nodes = [shlex.split(line)[1:4] for line in lines if line.startswith("node ")]
    return {name: (float(x), float(y)) for name, x, y in nodes}


@settings(max_examples=15)
@given(maps(size=(0, 8)))
def test_graphviz_draws_every_statement_and_arrow(argument_map):
    dot = to_dot(argument_map, legend=False)
    arrows = {arrow.id for arrow in view_map(argument_map).scene.arrows}
    drawn = find_drawn(dot)
    assert drawn >= {f"statement-{name}" for name in argument_map.statements}
    assert {name for name in drawn if name and name.startswith("line-")} == arrows


def test_nothing_has_a_place_and_no_process_runs(agenda, monkeypatch):
    monkeypatch.setattr("subprocess.run", None)
    assert " pos=" not in to_dot(agenda)


def test_edges_lead_from_conclusions_to_reasons(agenda):
    assert '"deepens" -> "gap" [id="line-deepens-1-1"' in to_dot(agenda)


def test_boxes_show_text_verdict_and_sources(agenda):
    (box,) = (line for line in to_dot(agenda).splitlines() if line.startswith('"gap" ['))
    for words in ("Evidence", "[gap]", "¶4", "silent on", "Readout of the summit, p. 3"):
        assert words in box
    (box,) = (line for line in to_dot(agenda).splitlines() if line.startswith('"bare" ['))
    assert "<B>Unsupported: no reason" in box
    assert "penwidth=5" in box


def test_reason_in_another_section_has_an_edge(agenda):
    assert '"crowded" -> "late" [id="line-crowded-1-1"' in to_dot(agenda)


def test_junctions_connect_linked_premises(agenda):
    text = to_dot(agenda)
    for tail in ("deepens", "meets"):
        assert f'"agenda 1" -> "{tail}"' in text
    assert '"agenda" -> "agenda 1"' in text


def test_sections_are_clusters(agenda):
    text = to_dot(agenda)
    outer, inner, box = (
        text.index(part) for part in ("section-missed", "section-later", '"late" [')
    )
    assert outer < inner < box
    assert {"section-missed", "section-later"} <= find_drawn(text)
    assert "section-missed" not in find_drawn(to_dot(agenda, sections=False))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_reasons_are_in_the_direction_of_the_view(agenda, direction):
    centers = find_centers(to_dot(agenda, direction=direction))
    (x, y), (reason_x, reason_y) = centers["chips"], centers["edge"]
    moved = {"down": y - reason_y, "up": reason_y - y, "right": reason_x - x, "left": x - reason_x}
    assert moved[direction] > 0.3


def test_large_maps_are_not_divided():
    leaves = "".join(f"  because evidence e{number}: Fact.\n" for number in range(60))
    text = to_dot(parse(f"claim a: So.\n{leaves}claim b: Also.\n  because [e1]\n  but [a]\n"))
    edges = re.findall(r'^"(\w+)" -> "(\w+)"', text, re.MULTILINE)
    assert edges == [*(("a", f"e{number}") for number in range(60)), ("b", "e1"), ("b", "a")]


@pytest.mark.parametrize("theme", THEMES)
def test_theme_sets_the_background(agenda, theme):
    assert f'bgcolor="{load_colors(theme).plain.background}"' in to_dot(agenda, theme=theme)


def test_title_and_legend_are_the_label_of_the_graph(agenda):
    (label,) = re.findall(r"^label=<(.*)>;$", to_dot(agenda), re.MULTILINE)
    assert "Technology in the alliance" in label
    assert "linked premises" in label
    assert "linked premises" not in to_dot(agenda, legend=False)


def test_an_assessed_map_gives_the_same_text(agenda):
    assert to_dot(assess(agenda)) == to_dot(agenda)

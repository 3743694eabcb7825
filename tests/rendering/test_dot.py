import re

import pytest

from argmap.model import ArgumentMap, Inference, Statement
from argmap.rendering import THEMES
from argmap.rendering.deadline import Deadline
from argmap.rendering.dot import measure_titles, write_dot
from argmap.rendering.page import lay_out
from argmap.rendering.themes import load_colors
from argmap.rendering.views import view_map


def to_dot(argument_map, theme="light"):
    scene = view_map(argument_map).scene
    layout = lay_out(scene, "TB", {}, measure_titles(scene), Deadline.after(20))
    return write_dot(scene, layout, load_colors(theme), with_legend=True)


def test_statements_are_nodes_and_arrows_are_edges(agenda):
    text = to_dot(agenda)
    nodes = re.findall(r'^"([^"]*)" \[id="statement-', text, re.MULTILINE)
    assert sorted(nodes) == sorted(agenda.statements)
    assert len(re.findall(r'^"[^"]*" -> "[^"]*" \[id="line-', text, re.MULTILINE)) == 7


def test_edges_lead_from_conclusions_to_reasons(agenda):
    assert '"deepens" -> "gap" [id="line-deepens-1-1"' in to_dot(agenda)


def test_reason_in_another_section_is_a_reference(agenda):
    (box,) = (line for line in to_dot(agenda).splitlines() if line.startswith('"crowded" ['))
    assert 'ID="line-crowded-1-1" HREF="#statement-late"' in box
    assert "[late] The agenda" in box


def test_sections_are_drawn_before_what_they_contain(agenda):
    text = to_dot(agenda)
    outer, inner, box = (
        text.index(f'"{name}" [') for name in ("section missed", "section later", "late")
    )
    assert outer < inner < box


def test_everything_has_its_place(agenda):
    for line in to_dot(agenda).splitlines():
        assert (
            line.startswith(("digraph", "graph", "node [", "edge [", "}"))
            or ' pos="' in line
            or not line
        )


@pytest.mark.parametrize("theme", THEMES)
def test_theme_sets_the_background(agenda, theme):
    assert f'bgcolor="{load_colors(theme).plain.background}"' in to_dot(agenda, theme=theme)


def test_unsupported_recommendations_have_a_thick_outline(agenda):
    thick = re.findall(r'^"(\w+)" .*penwidth=5', to_dot(agenda), re.MULTILINE)
    assert sorted(thick) == ["bare", "chips"]


def test_no_table_has_many_rows():
    names = [f"n{number}" for number in range(120)]
    dense = ArgumentMap(
        [Statement("claim", name, "Text.") for name in names],
        [Inference("n0", "because", (tail,)) for tail in names[1:]]
        + [Inference("n1", "because", (tail,)) for tail in names[2:]],
    )
    rows = [0]
    for tag in re.findall(r"<TABLE|</TABLE|<TR>", to_dot(dense)):
        if tag == "<TR>":
            rows[-1] += 1
            assert rows[-1] <= 40
        elif tag == "<TABLE":
            rows.append(0)
        else:
            rows.pop()
    assert rows == [0]

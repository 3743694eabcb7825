from __future__ import annotations

import re

import pytest

from argmap.model import ArgumentMap, Statement
from argmap.rendering import RenderError, to_dot
from argmap.rendering.theme import THEMES


def test_each_statement_is_a_node_and_each_line_an_edge(agenda):
    text = to_dot(agenda)
    nodes = re.findall(r'^"([^"]*)" \[id="statement-', text, re.MULTILINE)
    assert sorted(nodes) == sorted(agenda.statements)
    assert len(re.findall(r'^"[^"]*" -> "[^"]*" \[id="line-', text, re.MULTILINE)) == 8


def test_lines_lead_from_conclusions_to_reasons(agenda):
    assert '"crowded" -> "late" [id="line-crowded-1-1"' in to_dot(agenda)


def test_sections_are_clusters_in_one_another(agenda):
    text = to_dot(agenda)
    outer, inner = text.index('subgraph "cluster missed"'), text.index('subgraph "cluster later"')
    assert outer < inner
    assert "\n}\n" not in text[outer:inner]


@pytest.mark.parametrize(
    ("direction", "rankdir"), [("down", "TB"), ("up", "BT"), ("right", "LR"), ("left", "RL")]
)
def test_directions(agenda, direction, rankdir):
    assert f"rankdir={rankdir} " in to_dot(agenda, direction=direction)


@pytest.mark.parametrize("name", THEMES)
def test_the_ground_is_that_of_the_theme(agenda, name):
    assert f'bgcolor="{THEMES[name].ground}"' in to_dot(agenda, theme=name)


def test_only_recommendations_without_support_have_the_outline_of_an_outcry(agenda):
    alarmed = re.findall(r'^"(\w+)" .*penwidth=5', to_dot(agenda), re.MULTILINE)
    assert sorted(alarmed) == ["bare", "chips"]


def test_rows_are_tied_by_what_is_not_seen():
    many = ArgumentMap([Statement("claim", f"n{x}", "Text.") for x in range(50)])
    text = to_dot(many)
    assert '" row 0" [style=invis' in text
    assert '" row 0" -> "n0" [style=invis weight=1]' in text


def test_a_large_map_has_a_line_of_dot_for_each_thing():
    """What takes time grows with the map and no faster."""

    def length(number):
        statements = [Statement("claim", f"n{x}", "Some text here.") for x in range(number)]
        return len(to_dot(ArgumentMap(statements), legend=False).splitlines())

    assert length(2000) - length(1000) == pytest.approx(length(1000), rel=0.1)


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ({"direction": "sideways"}, "no direction of a picture; there are down, up, right, left"),
        ({"theme": "pink"}, "no theme of a picture; there are light, dark"),
        ({"depth": 2}, "needs one"),
        ({"focus": "agenda", "depth": -1}, "number of steps"),
        ({"focus": "nobody"}, "no statement `nobody`"),
    ],
)
def test_a_view_that_makes_no_sense(agenda, view, message):
    with pytest.raises(RenderError, match=message):
        to_dot(agenda, **view)

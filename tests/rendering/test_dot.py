import re

import pytest

from argmap.model import ArgumentMap, Statement
from argmap.rendering import DIRECTIONS, THEMES, draw
from argmap.rendering.themes import PALETTES


def to_dot(argument_map, **view):
    return draw(argument_map, "dot", **view).data.decode()


def test_statements_are_nodes_and_arrows_are_edges(agenda):
    text = to_dot(agenda)
    nodes = re.findall(r'^"([^"]*)" \[id="statement-', text, re.MULTILINE)
    assert sorted(nodes) == sorted(agenda.statements)
    assert len(re.findall(r'^"[^"]*" -> "[^"]*" \[id="line-', text, re.MULTILINE)) == 8


def test_edges_lead_from_conclusions_to_reasons(agenda):
    assert '"crowded" -> "late" [id="line-crowded-1-1"' in to_dot(agenda)


def test_sections_are_nested_clusters(agenda):
    text = to_dot(agenda)
    outer, inner = text.index('subgraph "cluster missed"'), text.index('subgraph "cluster later"')
    assert outer < inner
    assert "\n}\n" not in text[outer:inner]


@pytest.mark.parametrize(
    ("direction", "rankdir"), [*zip(DIRECTIONS, ("TB", "BT", "LR", "RL"), strict=True)]
)
def test_direction_sets_rankdir(agenda, direction, rankdir):
    assert f"rankdir={rankdir} " in to_dot(agenda, direction=direction)


@pytest.mark.parametrize("theme", THEMES)
def test_theme_sets_the_background(agenda, theme):
    assert f'bgcolor="{PALETTES[theme].background}"' in to_dot(agenda, theme=theme)


def test_unsupported_recommendations_have_a_thick_outline(agenda):
    thick = re.findall(r'^"(\w+)" .*penwidth=5', to_dot(agenda), re.MULTILINE)
    assert sorted(thick) == ["bare", "chips"]


def test_rows_are_tied_by_invisible_edges():
    many = ArgumentMap([Statement("claim", f"n{number}", "Text.") for number in range(50)])
    text = to_dot(many)
    assert '" row 0" [style=invis' in text
    assert '" row 0" -> "n0" [style=invis weight=1]' in text

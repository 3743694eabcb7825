"""The options of maps in documents, and the elements that pages get."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.integrations.embedding import FLAGS, TEXTS, describe, draw_element, to_view
from argmap.loader import parse, parse_draft
from argmap.model import ArgumentMap
from argmap.rendering import RenderError, draw
from argmap.testing import maps, prose

PLAN = parse("recommendation act: Act now.\n  because evidence e: It burns.\n  but [act]\n")


def test_every_option_changes_the_view() -> None:
    default = to_view(PLAN, {})
    assert default == {"theme": "auto", "withdrawn": {}}
    for name in FLAGS:
        assert to_view(PLAN, {name: ""}) != default
    for name in TEXTS:
        assert to_view(PLAN, {name: "1"}) != default


def test_what_is_out_of_date_is_struck_out() -> None:
    old = parse("recommendation act: Act.\n  because evidence e: It burns. {valid-until: 2001}\n")
    assert [*to_view(old, {})["withdrawn"]] == ["e"]
    assert "unsupported" in draw_element(old, {}, "x-").lower()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"focsu": "act"}, "`focus`"),
        ({"width": "1"}, "direction"),
        ({"depth": "two"}, "`two`"),
        ({"depth": "²", "focus": "act"}, "`²`"),
        ({"depth": "1"}, "focus"),
        ({"direction": "sideways"}, "'sideways'"),
        ({"theme": "pink"}, "'pink'"),
        ({"focus": "acct"}, "`act`"),
        ({"focus": "act", "explain": "act"}, "focus and explain"),
    ],
)
def test_wrong_options_are_explained(options: dict[str, str], named: str) -> None:
    with pytest.raises(RenderError, match=re.escape(named)):
        draw_element(PLAN, options, "x-")


def test_recommendations_are_arranged_for_a_column_of_text() -> None:
    plan = parse(
        "".join(
            f"recommendation r{number}: Act.\n"
            f"  because evidence a{number}: It burns.\n"
            f"  because evidence b{number}: It is dry.\n"
            for number in range(6)
        )
    )
    sizes = [
        [float(size) for size in re.findall(r'(?:width|height)="([\d.]+)pt"', svg)]
        for svg in (draw_element(plan, {}, "x-"), draw(plan, "svg").data.decode())
    ]
    (column_width, column_height), (width, height) = sizes
    assert column_width < column_height
    assert width > height


@settings(max_examples=10)
@given(maps(size=(1, 6)), prose(), st.sampled_from(["auto", "light", "dark"]))
def test_elements_are_markup_with_their_own_ids(
    argument_map: ArgumentMap, label: str, theme: str
) -> None:
    element = draw_element(argument_map, {"theme": theme}, "x-1-", label)
    root = ElementTree.fromstring(element)
    assert root.tag == "div"
    ids = [found.get("id") for found in root.iter() if found.get("id")]
    assert len({*ids}) == len(ids)
    assert all(name and name.startswith("x-1-") for name in ids)
    assert [found.get("aria-label") for found in root if found.get("id") == "x-1-map"] == [label]


def test_colors_follow_the_page_only_in_the_theme_auto() -> None:
    automatic = draw_element(PLAN, {}, "x-")
    assert "light-dark(" in automatic
    assert "fill:#" not in automatic
    light = draw_element(PLAN, {"theme": "light"}, "x-")
    assert "light-dark(" not in light
    assert "prefers-color-scheme" not in light


def test_styles_have_the_colors_of_the_picture_that_change() -> None:
    _, style, body = re.split("<style>|</style>", draw_element(PLAN, {}, "x-"))
    rule = r'\[(\w+="(#\w+)")\]\{\w+:light-dark\((#\w+),(#\w+)\)\}'
    rules = re.findall(rule, style)
    assert len(rules) == style.count("light-dark")
    for attribute, selected, light, dark in rules:
        assert attribute in body
        assert selected == light != dark.lower()
    changed = {attribute for attribute, *_ in rules}
    in_file = draw(PLAN, "svg", theme="auto").data.decode()
    for attribute, light, dark in re.findall(r'\[(\w+="(#\w+)")\]\{\w+:(#\w+)\}', in_file):
        assert (attribute in changed) == (attribute in body and light != dark.lower())


def test_rules_of_style_concern_only_the_picture() -> None:
    [style] = re.findall("<style>(.*?)</style>", draw_element(PLAN, {}, "x-"))
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", style)
    assert all("#x-map" in selector for selector in selectors)


def test_diagnostics_are_one_line() -> None:
    [error] = parse_draft("claim a: x\nbecuase claim b: \x1b\n").errors[:1]
    assert describe(error).startswith(error.message)
    assert "\n" not in describe(error)

import pytest

from argmap.model import ArgumentMap, Statement
from argmap.rendering.fonts import BOLD, EM, REGULAR, _load_fonts, is_right_to_left
from argmap.rendering.scene_builder import build_scene
from argmap.rendering.scripts import find_scripts_not_installed, find_scripts_without_font
from argmap.semantics import Reading, assess


def scripts_of(argument_map):
    scene = build_scene(argument_map, assess(argument_map), Reading.CHARITABLE, upright=True)
    return find_scripts_without_font(scene)


def test_widths_are_those_of_helvetica():
    """Adobe published these metrics, in thousandths of an em."""
    regular = {" ": 278, "i": 222, "m": 833, "A": 667, "W": 944, "é": 556}
    bold = {"i": 278, "m": 889, "A": 722, "e": 556}
    assert {char: round(REGULAR.advance(char) * 1000 / EM) for char in regular} == regular
    assert {char: round(BOLD.advance(char) * 1000 / EM) for char in bold} == bold


@pytest.mark.parametrize(
    ("char", "width"), [("漢", EM), ("が", EM), ("\u3099", 0), ("\u0301", 0), ("\u200d", 0)]
)
def test_widths_of_other_scripts_are_estimated(char, width):
    assert REGULAR.advance(char) == width


def test_symbols_are_wider_than_letters():
    assert REGULAR.advance("∀") > REGULAR.advance("ა")
    assert REGULAR.advance("🙂") > EM
    assert 0 < REGULAR.advance("م") < EM


def test_font_has_latin_greek_cyrillic_and_hebrew():
    assert all(map(REGULAR.has, "aß€Ωжש \u00a0\u200d"))
    assert not any(map(REGULAR.has, "漢かم🙂한"))


def test_measuring_a_text_does_not_add_its_characters_to_the_font():
    for text in ("aЖ", "a𝔸", "語"):
        font, _ = _load_fonts()
        before = font.covers(text)
        assert font.advance(text) == REGULAR.advance(text)
        assert font.covers(text) == before


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("技術", "Chinese characters"),
        ("がんばる。", "Japanese"),
        ("한국어", "Korean"),
        ("مرحبا", "Arabic"),
        ("Good 👍🏽", "emoji"),
        ("「quoted」", "Japanese"),
        ("a ⊣ b", "some symbols"),
        ("नमस्ते", "Devanagari"),
    ],
)
def test_scripts_without_font_are_named(text, script):
    assert script in scripts_of(ArgumentMap([Statement("claim", "x", text)]))


@pytest.mark.parametrize(
    "text", ["Plain.", "Ärger – naïve “quotes” …", "Ωμέγα", "Журнал", "שלום", "©\ufe0e"]
)
def test_scripts_with_font_are_not(text):
    assert not scripts_of(ArgumentMap([Statement("claim", "x", text)]))


def test_title_and_author_are_searched_too():
    titled = ArgumentMap([Statement("claim", "x", "Text.")], title="技術", author="👍")
    assert list(scripts_of(titled)) == ["Chinese characters", "emoji"]


def test_installed_fonts_are_found_with_fc_list(tmp_path):
    scripts = {"Japanese": "か", "emoji": "👍"}
    assert find_scripts_not_installed(scripts) == ["Japanese", "emoji"]
    listing = tmp_path / "fc-list"
    listing.write_text('#!/bin/sh\n[ "$1" = ":charset=304b" ] && echo Some Font\n')
    listing.chmod(0o755)
    assert find_scripts_not_installed(scripts) == ["emoji"]


def test_first_letter_with_a_direction_decides():
    assert is_right_to_left("12. مرحبا, hello")
    assert is_right_to_left("«שלום»")
    assert not is_right_to_left("hello, مرحبا")
    assert not is_right_to_left("1234 日本語")
    assert not is_right_to_left("")

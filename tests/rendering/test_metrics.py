from __future__ import annotations

import pytest

from argmap.rendering.metrics import EM, bold, regular


def test_widths_are_those_of_helvetica():
    """As the metrics that Adobe published for it have them, in thousandths of an em."""
    published = {" ": 278, "i": 222, "m": 833, "A": 667, "W": 944, "é": 556}
    assert {char: round(regular().width(char) * 1000 / EM) for char in published} == published
    published_bold = {"i": 278, "m": 889, "A": 722, "e": 556}
    assert {
        char: round(bold().width(char) * 1000 / EM) for char in published_bold
    } == published_bold


@pytest.mark.parametrize(
    ("char", "width"), [("漢", EM), ("が", EM), ("\u3099", 0), ("\u0301", 0), ("\u200d", 0)]
)
def test_other_scripts_are_estimated(char, width):
    assert regular().width(char) == width


def test_signs_are_wider_than_letters():
    assert regular().width("∀") > regular().width("ა")


def test_emoji_and_arabic_take_room():
    assert regular().width("🙂") > EM
    assert 0 < regular().width("م") < EM


def test_the_font_is_latin_greek_cyrillic_and_hebrew():
    assert all(map(regular().draws, "aß€Ωжש \u00a0\u200d"))
    assert not any(map(regular().draws, "漢かم🙂한"))

from __future__ import annotations

import warnings

import pytest

from argmap.model import ArgumentMap, Statement
from argmap.rendering import draw, render
from argmap.rendering.lettering import runs_from_right, without_font


def saying(text):
    return ArgumentMap([Statement("claim", "x", text)])


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("技術", "Chinese characters"),
        ("がんばる。", "Japanese"),
        ("한국어", "Korean"),
        ("مرحبا", "Arabic"),
        ("Good 👍🏽", "emoji"),
        ("「quoted」", "Japanese"),
        ("a ⊣ b", "some signs"),
        ("नमस्ते", "Devanagari"),
    ],
)
def test_a_png_names_the_script_that_it_cannot_show(text, script):
    warned = draw(saying(text), "png").warnings
    (warning,) = warned
    assert warning.startswith("the engine that comes with argmap brings no font for ")
    assert script in warning
    assert "`--engine dot`" in warning


@pytest.mark.parametrize(
    "text", ["Plain.", "Ärger – naïve “quotes” …", "Ωμέγα", "Журнал", "שלום", "©\ufe0e"]
)
def test_what_the_engine_has_letters_for_needs_no_warning(text):
    assert draw(saying(text), "png").warnings == ()


def test_an_svg_holds_every_letter_as_text():
    assert draw(saying("技術 👍 مرحبا"), "svg").warnings == ()


def test_every_place_that_is_written_counts():
    titled = ArgumentMap([Statement("claim", "x", "Text.")], title="技術", author="👍")
    assert "for Chinese characters and emoji, so" in draw(titled, "png").warnings[0]


def test_written_files_warn(tmp_path):
    with pytest.warns(UserWarning, match="Japanese"):
        render(saying("かな"), tmp_path / "map.png")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        render(saying("かな"), tmp_path / "map.svg")


def test_fonts_of_the_machine_are_asked_for(tmp_path):
    scripts = {"Japanese": "か", "emoji": "👍"}
    assert without_font(scripts) == ["Japanese", "emoji"]
    listing = tmp_path / "fc-list"
    listing.write_text('#!/bin/sh\n[ "$1" = ":charset=304b" ] && echo Some Font\n')
    listing.chmod(0o755)
    assert without_font(scripts) == ["emoji"]


def test_a_graphviz_of_the_system_lacks_what_the_machine_lacks(tmp_path):
    for name, script in (
        ("fc-list", '[ "$1" = ":charset=304b" ] && echo Some Font'),
        ("dot", "echo"),
    ):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    assert draw(saying("か"), "png", engine="dot").warnings == ()
    (warning,) = draw(saying("か 👍"), "png", engine="dot").warnings
    assert warning.startswith("there is no font at hand for emoji, so")


def test_direction_is_that_of_the_first_letter_that_has_one():
    assert runs_from_right("12. مرحبا, hello")
    assert runs_from_right("«שלום»")
    assert not runs_from_right("hello, مرحبا")
    assert not runs_from_right("1234 日本語")
    assert not runs_from_right("")

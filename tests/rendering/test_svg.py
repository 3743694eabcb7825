from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering.scene import Scene
from argmap.rendering.svg import complete_svg
from argmap.testing import prose

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = """<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg"><text text-anchor="start" x="3">{}</text></svg>
"""


def _scene(title, description, language):
    return Scene(title, "", description, language, groups=[], arrows=[])


def root(words="Hello", title="T", description="D", language=""):
    return ElementTree.fromstring(
        complete_svg(DRAWN.format(words).encode(), _scene(title, description, language))
    )


@given(st.just("") | prose(), st.just("") | prose())
def test_title_and_description_come_first(title, description):
    first, second = list(root(title=title, description=description))[:2]
    assert (first.tag, first.text) == (SVG + "title", title or "Argument map")
    assert (second.tag, second.text or "") == (SVG + "desc", description)


def test_picture_has_a_role_and_a_language():
    svg = root(language="ja")
    assert svg.get("role") == "img"
    assert svg.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
    assert not any("lang" in key for key in root().attrib)


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("en_US", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("français", None),
        ("日本語", None),
        ("x y", None),
        ("en-", None),
        ("en\n", None),
        ("languages-of-many", None),
    ],
)
def test_only_a_language_tag_is_written(language, tag):
    assert root(language=language).get("{http://www.w3.org/XML/1998/namespace}lang") == tag


def test_text_has_fonts_of_the_measured_width():
    assert root().find(SVG + "text").get("font-family").startswith("Helvetica, Arial, ")


@pytest.mark.parametrize("words", ["مرحبا بالعالم.", "«مرحبا»", "שלום"])
def test_right_to_left_text_starts_on_the_right(words):
    text = root(words).find(SVG + "text")
    assert text.text == words
    assert (text.get("direction"), text.get("text-anchor")) == ("rtl", "end")


@pytest.mark.parametrize("words", ["Hello مرحبا", "1234", "日本語"])
def test_other_text_starts_on_the_left(words):
    text = root(words).find(SVG + "text")
    assert (text.get("direction"), text.get("text-anchor")) == (None, "start")


def test_comments_and_document_type_are_dropped():
    out = complete_svg(DRAWN.format("x").encode(), _scene("T", "D", ""))
    assert b"<!" not in out

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering.fonts import BOLD, REGULAR
from argmap.rendering.scene import Scene
from argmap.rendering.svg import complete_svg
from argmap.testing import prose
from tests.rendering.drawn import ELEMENTS, HREF, Drawn

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
    assert svg.get("role") == "graphics-document document"
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
    assert root().get("font-family").startswith("Helvetica, Arial, ")


@pytest.mark.parametrize("theme", ["light", "slides"])
def test_no_font_draws_text_over_the_edge_of_a_badge_or_box(agenda, theme):
    drawn = Drawn(agenda, theme=theme)
    texts = [text for text in drawn.root.iter(SVG + "text") if len(text.text) > 1]
    badges = [text for text in texts if text.text == "unsupported"]
    assert badges
    for text in texts:
        font = BOLD if text.get("font-weight") == "bold" else REGULAR
        width = font.width(text.text, float(text.get("font-size")))
        assert width - 1 <= float(text.get("textLength")) <= width
        assert text.get("lengthAdjust") == "spacingAndGlyphs"


@pytest.mark.parametrize("words", ["►", "日本語", "Hello 日本", "שלום", "🙂🙂"])
def test_signs_and_text_of_unknown_width_are_not_stretched(words):
    attributes = 'text-anchor="start" font-size="11.00"'
    drawn = DRAWN.replace('text-anchor="start"', attributes).format(words).encode()
    text = ElementTree.fromstring(complete_svg(drawn, _scene("T", "D", ""))).find(SVG + "text")
    assert text.get("font-size") == "11.00"
    assert text.get("textLength") is None


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


def test_screen_readers_get_statements_with_their_reasons(agenda):
    drawn = Drawn(agenda)
    crowded = drawn.by_id["statement-crowded"]
    assert crowded.get("role") == "group"
    assert crowded.get("aria-label") == (
        "Claim crowded. Trade fills every session. Unsupported: no reason given."
        " late attacks crowded"
    )
    label = drawn.by_id["statement-agenda"].get("aria-label")
    assert "deepens and meets support agenda" in label
    assert "crowded is an exception to the reason for agenda" in label
    for name in drawn.ids("edge") | drawn.ids("junction") | drawn.ids("section"):
        assert drawn.by_id[name].get("aria-hidden") == "true"
    links = [link for link in drawn.root.iter(SVG + "a") if link.get(HREF)]
    hidden = [part for part in drawn.root.iter() if part.get("aria-hidden")]
    assert not any(link in list(part.iter()) for part in hidden for link in links)


def test_two_pictures_in_one_page_share_no_id(agenda):
    one, other = (Drawn(agenda, id_prefix=prefix, theme="auto") for prefix in ("one-", "other-"))
    assert not one.by_id.keys() & other.by_id.keys()
    assert {f"#one-{name}" for name in ("statement-late",)} <= one.links()
    assert all(link[1:] in one.by_id for link in one.links() if link.startswith("#"))


@pytest.mark.parametrize("theme", ["light", "auto"])
def test_svg_survives_sanitizers(agenda, theme):
    drawn = Drawn(agenda, theme=theme)
    for element in drawn.root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS | {"style"}
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
    assert all(link.startswith(("https://", "#")) for link in drawn.links())

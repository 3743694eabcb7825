"""Pictures in notebooks."""

from base64 import b64decode
from xml.etree import ElementTree

import pytest
from IPython.core.formatters import DisplayFormatter

from argmap.loader import parse
from argmap.rendering import Picture, PictureFormat, Theme, draw
from argmap.rendering.svg import prefix_ids

PLAN = parse('title: Use id="x" here\nclaim a: See #map [b] and id="y".\n  because evidence b: y\n')


@pytest.mark.parametrize(("form", "kind"), [("png", "image/png"), ("pdf", "application/pdf")])
def test_pictures_are_shown_in_their_format(form: PictureFormat, kind: str) -> None:
    data, _ = DisplayFormatter().format(Picture(b"\x89 drawn", form))
    assert b64decode(data[kind]) == b"\x89 drawn"


def test_dot_is_shown_as_text() -> None:
    data, _ = DisplayFormatter().format(draw(PLAN, "dot"))
    assert data["text/plain"].startswith("digraph")


@pytest.mark.parametrize("theme", ["light", "auto"])
def test_pictures_of_one_page_share_no_ids(theme: Theme) -> None:
    first, second = (
        DisplayFormatter().format(draw(PLAN, theme=theme, direction=direction))[0]["image/svg+xml"]
        for direction in ("down", "right")
    )
    ids = [
        {element.get("id") for element in ElementTree.fromstring(svg.encode()).iter()} - {None}
        for svg in (first, second)
    ]
    assert ids[0]
    assert ids[0].isdisjoint(ids[1])
    assert first == draw(PLAN, theme=theme)._repr_mimebundle_()["image/svg+xml"]


@pytest.mark.parametrize("theme", ["light", "auto"])
@pytest.mark.parametrize("before", ["", "x-"])
def test_a_prefix_is_added_to_ids_and_nothing_else(theme: Theme, before: str) -> None:
    prefixed = prefix_ids(draw(PLAN, theme=theme, id_prefix=before).data, "p-")
    assert prefixed == draw(PLAN, theme=theme, id_prefix=f"p-{before}").data.decode()
    assert ElementTree.fromstring(prefixed.encode()) is not None

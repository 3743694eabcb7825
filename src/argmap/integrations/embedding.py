"""Draw a map for a document: the options that authors write, and the element of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from argmap.model import ArgumentMap
from argmap.rendering import RenderError, View, draw
from argmap.rendering.svg import to_html_element
from argmap.semantics import Reading
from argmap.source import Diagnostic, nearest
from argmap.text_layout import join_words, strip_control_chars

FLAGS: Mapping[str, View] = {
    "no-legend": {"legend": False},
    "no-ids": {"ids": False},
    "no-sections": {"sections": False},
    "as-written": {"reading": Reading.AS_WRITTEN},
}
"""The options without a value, each with what it sets."""

TEXTS = ("direction", "theme", "focus", "explain", "depth")
"""The options with a value."""


def to_view(options: Mapping[str, str]) -> View:
    """Return the view that options select. Raises RenderError for a wrong name or value."""
    view = View(theme="auto")
    for name, value in options.items():
        if name in FLAGS:
            view |= FLAGS[name]
        elif name == "depth":
            if not (value.isascii() and value.isdigit()):
                raise RenderError(f"depth must be a whole number, not `{value}`")
            view["depth"] = int(value)
        elif name in TEXTS:
            view |= cast("View", {name: value})
        else:
            known = (*TEXTS, *FLAGS)
            near = nearest(name, known)
            fix = f"did you mean `{near}`?" if near else f"the options are {join_words(known)}"
            raise RenderError(f"there is no option `{name}`; {fix}")
    return view


def draw_element(argument_map: ArgumentMap, view: View, prefix: str, label: str = "") -> str:
    """Return the picture of a map as an element of an HTML page.

    All ids in it get the prefix. Screen readers say the label, if there is one, in place of the
    title. Raises RenderError, also for options that are wrong.
    """
    prefixed: View = {**view, "id_prefix": prefix}
    try:
        picture = draw(argument_map, "svg", **prefixed)
    except ValueError as error:
        raise RenderError(str(error)) from error
    return to_html_element(picture.data, prefix, label)


def describe(diagnostic: Diagnostic) -> str:
    """Return a diagnostic in one line: its message and how to fix it."""
    parts = filter(None, (diagnostic.message, diagnostic.help))
    return strip_control_chars("; ".join(parts))

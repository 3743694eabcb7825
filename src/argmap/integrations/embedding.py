"""Draw a map for a document: the options that authors write, and the element of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from argmap.checker.withdrawn import find_withdrawal_reasons
from argmap.model import ArgumentMap
from argmap.rendering import RenderError, View
from argmap.rendering.deadline import TIMEOUT, Deadline
from argmap.rendering.drawing import draw_scene
from argmap.rendering.page import COLUMN
from argmap.rendering.svg import to_html_element
from argmap.rendering.views import view_map
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


def to_view(argument_map: ArgumentMap, options: Mapping[str, str]) -> View:
    """Return the view of a map that options select, without statements that are out of date.

    Raises RenderError for a wrong name or value.
    """
    withdrawn = find_withdrawal_reasons(argument_map, None, date.today())
    view = View(theme="auto", withdrawn=withdrawn)
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


def draw_element(
    argument_map: ArgumentMap, options: Mapping[str, str], prefix: str, label: str = ""
) -> str:
    """Return the picture of a map as an element of an HTML page.

    It is arranged for a column of text. All ids in it get the prefix. Screen readers say the label,
    if there is one, in place of the title. Raises RenderError, also for options that are wrong.
    """
    view = to_view(argument_map, options)
    view["id_prefix"] = prefix
    try:
        viewed = view_map(argument_map, **view)
    except ValueError as error:
        raise RenderError(str(error)) from error
    drawing, _ = draw_scene(viewed, "svg", None, Deadline.after(TIMEOUT), COLUMN)
    return to_html_element(drawing, prefix, label)


def describe(diagnostic: Diagnostic) -> str:
    """Return a diagnostic in one line: its message and how to fix it."""
    parts = filter(None, (diagnostic.message, diagnostic.help))
    return strip_control_chars("; ".join(parts))

"""The page of a map inside a notebook."""

from __future__ import annotations

from html import escape

from argmap.model import ArgumentMap
from argmap.web.document import to_html

HEIGHT = 640
"""The height of the frame, in pixels."""


def to_frame(argument_map: ArgumentMap) -> str:
    """Return the page of a map in a frame of its own, which also survives `nbconvert`.

    Several frames in one notebook share no ids and styles. Scripts in them have no access to the
    notebook.
    """
    title = escape(f"Argument map: {argument_map.title}" if argument_map.title else "Argument map")
    return (
        f'<iframe title="{title}" width="100%" height="{HEIGHT}" style="border: 0"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="fullscreen"'
        f' srcdoc="{escape(to_html(argument_map))}"></iframe>'
    )

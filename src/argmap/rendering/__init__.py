"""Pictures of argument maps, drawn by Graphviz."""

from argmap.rendering.dot import Direction
from argmap.rendering.engines import RenderError
from argmap.rendering.pictures import (
    DIRECTIONS,
    FORMATS,
    THEMES,
    Format,
    Picture,
    View,
    draw,
    render,
    to_graphviz,
)
from argmap.rendering.themes import Theme

__all__ = [
    "DIRECTIONS",
    "FORMATS",
    "THEMES",
    "Direction",
    "Format",
    "Picture",
    "RenderError",
    "Theme",
    "View",
    "draw",
    "render",
    "to_graphviz",
]

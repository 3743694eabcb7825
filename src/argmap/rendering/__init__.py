"""Pictures of argument maps, drawn by Graphviz."""

from argmap.rendering.dot import Direction
from argmap.rendering.engines import RenderError
from argmap.rendering.pictures import (
    DIRECTIONS,
    FORMATS,
    THEMES,
    Picture,
    PictureFormat,
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
    "Picture",
    "PictureFormat",
    "RenderError",
    "Theme",
    "View",
    "draw",
    "render",
    "to_graphviz",
]

"""Pictures of argument maps, drawn by Graphviz."""

from argmap.rendering.deadline import RenderError
from argmap.rendering.dot_elements import Direction
from argmap.rendering.pictures import (
    FORMATS,
    PAGE_SIZES,
    PageSize,
    Picture,
    PictureFormat,
    draw,
    draw_each,
    render,
    to_graphviz,
)
from argmap.rendering.themes import Theme
from argmap.rendering.views import DIRECTIONS, THEMES, View

__all__ = [
    "DIRECTIONS",
    "FORMATS",
    "PAGE_SIZES",
    "THEMES",
    "Direction",
    "PageSize",
    "Picture",
    "PictureFormat",
    "RenderError",
    "Theme",
    "View",
    "draw",
    "draw_each",
    "render",
    "to_graphviz",
]

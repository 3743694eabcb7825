"""The picture of an argument map: what is to be seen, written as DOT, drawn by Graphviz."""

from argmap.rendering.drawing import FORMATS, Picture, View, picture, render, to_dot
from argmap.rendering.error import RenderError

__all__ = ["FORMATS", "Picture", "RenderError", "View", "picture", "render", "to_dot"]

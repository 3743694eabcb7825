"""The picture of an argument map: what is to be seen, written as DOT, drawn by Graphviz."""

from argmap.rendering.error import RenderError
from argmap.rendering.pictures import FORMATS, Picture, View, draw, render, to_dot

__all__ = ["FORMATS", "Picture", "RenderError", "View", "draw", "render", "to_dot"]

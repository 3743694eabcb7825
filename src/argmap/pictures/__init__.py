"""The picture of an argument map: what is to be seen, written as DOT, drawn by Graphviz."""

from argmap.pictures.error import RenderError
from argmap.pictures.picture import FORMATS, Picture, View, picture, render, to_dot

__all__ = ["FORMATS", "Picture", "RenderError", "View", "picture", "render", "to_dot"]

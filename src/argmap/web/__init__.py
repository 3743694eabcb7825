"""A map as an interactive page: one HTML document with its data, script and style."""

from argmap.web.document import PageTheme, to_html

__all__ = ["PageTheme", "to_html"]

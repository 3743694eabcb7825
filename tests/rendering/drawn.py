"""An SVG as a test looks at it."""

from __future__ import annotations

from xml.etree import ElementTree

from argmap.rendering import draw

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
TITLE = "{http://www.w3.org/1999/xlink}title"
ELEMENTS = {
    "svg",
    "title",
    "desc",
    "g",
    "a",
    "text",
    "polygon",
    "polyline",
    "path",
    "rect",
    "ellipse",
}


class Drawn:
    """The SVG of a map."""

    def __init__(self, argument_map, **view):
        self.root = ElementTree.fromstring(draw(argument_map, "svg", **view).data)
        self.by_id = {x.get("id"): x for x in self.root.iter() if x.get("id")}

    def ids(self, word):
        """The ids of all elements that have this word among their classes."""
        return {
            element.get("id")
            for element in self.root.iter()
            if word in (element.get("class") or "").split()
        }

    def classes(self, key):
        return set(self.by_id[key].get("class").split())

    def words(self, key=None):
        """What is written in an element, a line of text each."""
        start = self.root if key is None else self.by_id[key]
        return ["".join(text.itertext()) for text in start.iter(SVG + "text")]

    def tooltip(self, key):
        return next(x.get(TITLE) for x in self.by_id[key].iter(SVG + "a"))

    def links(self):
        return {x.get(HREF) for x in self.root.iter(SVG + "a") if x.get(HREF)}

    def line(self, key):
        """Colour and dashes of a line."""
        path = next(self.by_id[key].iter(SVG + "path"))
        return path.get("stroke"), path.get("stroke-dasharray")

    def heads(self, key):
        """How many shapes a line has for its head."""
        return len(list(self.by_id[key].iter(SVG + "polygon")))

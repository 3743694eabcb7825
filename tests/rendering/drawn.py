"""A parsed SVG picture for tests."""

from xml.etree import ElementTree

from argmap.rendering import draw

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
TITLE = "{http://www.w3.org/1999/xlink}title"
ELEMENTS = {"svg", "title", "desc", "g", "a", "text", "polygon", "polyline", "path", "ellipse"}


class Drawn:
    """The SVG picture of a map."""

    def __init__(self, argument_map, **view):
        self.root = ElementTree.fromstring(draw(argument_map, "svg", **view).data)
        self.by_id = {
            element.get("id"): element for element in self.root.iter() if element.get("id")
        }

    def ids(self, name):
        """Return the ids of the elements of a class."""
        return {
            element.get("id")
            for element in self.root.iter()
            if name in (element.get("class") or "").split()
        }

    def classes(self, key):
        return set(self.by_id[key].get("class").split())

    def words(self, key=None):
        """Return the lines of text in an element, or in the whole picture."""
        start = self.root if key is None else self.by_id[key]
        return ["".join(text.itertext()) for text in start.iter(SVG + "text")]

    def tooltip(self, key):
        return next(link.get(TITLE) for link in self.by_id[key].iter(SVG + "a"))

    def links(self):
        return {link.get(HREF) for link in self.root.iter(SVG + "a") if link.get(HREF)}

    def stroke(self, key):
        """Return the color and the dashes of an arrow."""
        path = next(self.by_id[key].iter(SVG + "path"))
        return path.get("stroke"), path.get("stroke-dasharray")

    def count_heads(self, key):
        return len(list(self.by_id[key].iter(SVG + "polygon")))

    def center(self, key):
        """Return the center of the polygon that outlines a box."""
        points = next(self.by_id[key].iter(SVG + "polygon")).get("points").split()
        x, y = zip(*(map(float, point.split(",")) for point in points), strict=True)
        return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2

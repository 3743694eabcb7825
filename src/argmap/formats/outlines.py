"""Outlines in OPML, and mind maps of Freeplane and FreeMind."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from argmap.formats.assembly import MapAssembly, to_prose
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.outline_tree import OutlineNode, add_outline
from argmap.formats.xml_parts import is_root, parse_xml, report_rest, show, text_of

LONGEST_PLACE = 80
"""The greatest length of the place of a node, such as `1.3.2`."""

_OPML_READ = ("text", "_note", "url", "htmlUrl", "xmlUrl", "type", "isComment", "_status")
_OPML_LAYOUT = ("expansionState", "vertScrollState", "windowTop", "windowLeft", "windowBottom")

_FREEPLANE_READ = frozenset(("TEXT", "ID", "LINK", "CREATED", "MODIFIED", "FOLDED", "POSITION"))
_FREEPLANE_VIEW = ("MapStyle", "AutomaticEdgeColor")
"""The hooks that each mind map has."""


def load_opml(file: InputFile) -> Imported:
    """Read an outline. Raises FormatError."""
    root = parse_xml(file)
    assembly = MapAssembly()
    add_outline(assembly, _read_tree(root.find("body"), "outline", assembly, _read_outline))
    head = root.find("head")
    headers = {}
    for part in head if head is not None else ():
        value = to_prose(text_of(part))
        header = {"title": "title", "ownerName": "author", "dateCreated": "date"}.get(part.tag)
        if header:
            headers[header] = value
        elif value:
            kind = LossKind.LAYOUT if part.tag.startswith(_OPML_LAYOUT) else LossKind.HEADER
            assembly.lose(kind, f"{part.tag}: {value}", "head")
    return assembly.finish(**headers)


def _read_outline(assembly: MapAssembly, outline: Element, element: str) -> OutlineNode:
    for name, value in outline.attrib.items():
        if name not in _OPML_READ and value:
            assembly.lose(LossKind.ATTRIBUTE, f"{name}: {to_prose(value)}", element)
    url = outline.get("url") or outline.get("htmlUrl") or outline.get("xmlUrl") or ""
    return OutlineNode(outline.get("text", ""), element, outline.get("_note", ""), url)


def load_freeplane(file: InputFile) -> Imported:
    """Read a mind map. Raises FormatError."""
    assembly = MapAssembly()
    add_outline(assembly, _read_tree(parse_xml(file), "node", assembly, _read_node))
    return assembly.finish()


def _read_node(assembly: MapAssembly, node: Element, element: str) -> OutlineNode:
    name = node.get("ID", element)
    found = OutlineNode(node.get("TEXT", ""), name, url=node.get("LINK", ""))
    for part in node:
        kind = part.get("TYPE", "NODE").upper()
        if part.tag == "richcontent" and kind == "NODE":
            found.text = found.text or to_prose(text_of(part))
        elif part.tag == "richcontent":
            found.note = " ".join(filter(None, (found.note, to_prose(text_of(part)))))
        elif part.tag == "arrowlink":
            about = f"an arrow to {part.get('DESTINATION', '?')}"
            assembly.lose(LossKind.UNKNOWN_RELATION, about, name)
        elif part.tag == "attribute":
            about = f"{part.get('NAME', '')}: {part.get('VALUE', '')}"
            assembly.lose(LossKind.ATTRIBUTE, to_prose(about), name)
        elif part.tag != "node" and part.get("NAME") not in _FREEPLANE_VIEW:
            assembly.lose(LossKind.LAYOUT, show(part), name)
    parts = {part.tag for part in node}
    report_rest(assembly, node, name, _FREEPLANE_READ | parts, LossKind.LAYOUT)
    return found


def _read_tree(
    root: Element | None,
    tag: str,
    assembly: MapAssembly,
    read: Callable[[MapAssembly, Element, str], OutlineNode],
) -> list[OutlineNode]:
    """Return the nodes that have a tag, below an element. `read` reads one without those below."""
    top = OutlineNode("")
    pending = [] if root is None else [(root, top, "")]
    while pending:
        element, node, place = pending.pop()
        for number, part in enumerate(element.findall(tag), 1):
            # A deeply nested node has the place of an ancestor: places would grow with the depth.
            here = f"{place}.{number}".lstrip(".") if len(place) < LONGEST_PLACE else place
            child = read(assembly, part, here)
            node.children.append(child)
            pending.append((part, child, here))
    return top.children


def is_opml(file: InputFile) -> bool:
    """Return whether a file is XML with the root `opml`."""
    return is_root(file, "opml")


def is_freeplane(file: InputFile) -> bool:
    """Return whether a file is XML with the root `map`."""
    return is_root(file, "map")


OPML = Format(
    "opml",
    "outlines in OPML, with words such as `because:`",
    (".opml",),
    sniff=is_opml,
    load=load_opml,
    unread="relations that no word names, other attributes",
)
FREEPLANE = Format(
    "freeplane",
    "mind maps of Freeplane and FreeMind, with words such as `because:`",
    (".mm",),
    sniff=is_freeplane,
    load=load_freeplane,
    unread="relations that no word names, arrows, attributes, icons, styles",
)

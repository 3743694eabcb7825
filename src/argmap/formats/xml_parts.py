"""Read XML without entities and without references to other files."""

from __future__ import annotations

import re
from collections.abc import Set
from xml.etree.ElementTree import Element, ParseError

from argmap.errors import FormatError
from argmap.formats.assembly import QUOTED_WIDTH, MapAssembly, quote, to_prose
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.text_layout import shorten


def parse_xml(file: InputFile) -> Element:
    """Return the root of an XML document. Raises FormatError."""
    from defusedxml.common import DefusedXmlException  # takes 10 ms
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(file.content)
    except ParseError as error:
        line, column = error.position
        message = f"this is not XML: {str(error).partition(':')[0]}"
        raise FormatError(message, file.name, line, column + 1) from None
    except DefusedXmlException as error:
        message = f"XML with entities is not read: {type(error).__name__}"
        before, entity, _ = file.content.partition(b"<!ENTITY")
        line = before.count(b"\n") + 1 if entity else 0
        column = len(before.rpartition(b"\n")[2]) + 1 if entity else 0
        help_text = "remove the entities from its DOCTYPE"
        raise FormatError(message, file.name, line, column, help_text) from None
    except (ValueError, LookupError) as error:  # an encoding that is unknown
        raise FormatError(f"this is not XML: {error}", file.name) from None
    for element in root.iter():
        element.tag = local_name(element)
    return root


def local_name(element: Element) -> str:
    """Return the tag of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


_BEFORE_ROOT = re.compile(
    rb"\xef\xbb\xbf|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL
)
_ROOT = re.compile(rb"\s*<(?:[\w.-]+:)?([\w.-]+)")


def is_root(file: InputFile, tag: str) -> bool:
    """Return whether a file begins as an XML document does whose root has a tag."""
    found = _ROOT.match(_BEFORE_ROOT.sub(b"", file.content[:10_000]))
    return found is not None and found[1] == tag.encode()


def text_of(element: Element | None) -> str:
    """Return all text in an element."""
    return "" if element is None else "".join(element.itertext())


def report_rest(
    assembly: MapAssembly,
    element: Element,
    name: str,
    read: Set[str],
    kind: LossKind = LossKind.ATTRIBUTE,
) -> None:
    """Report as losses the attributes and parts of an element that a format does not read."""
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2]
        if attribute not in read and value:
            assembly.lose(kind, f"{attribute}: {quote(to_prose(value))}", name)
    for part in element:
        if part.tag not in read:
            assembly.lose(kind, show(part), name)


def show(element: Element) -> str:
    """Return the start and the text of an element, cut to a width that fits a line."""
    attributes = "".join(f' {key}="{value}"' for key, value in element.attrib.items())
    return shorten(to_prose(f"<{element.tag}{attributes}> {text_of(element)}"), QUOTED_WIDTH)

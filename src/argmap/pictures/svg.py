"""Finishing the SVG of an engine: what is written in it stays, and is made known to more readers.

The picture gets a title and a description, fonts that are as wide as those it was measured with,
and a direction for lines of text that run from right to left. Comments and the document type are
left out.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax import parse
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import XMLGenerator

from argmap.pictures.lettering import runs_from_right

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

FONTS = "Helvetica, Arial, Liberation Sans, Arimo, DejaVu Sans Condensed, sans-serif"
"""All but the last are as wide as the letters that were measured, or nearly so."""

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""A language tag by its form (BCP 47); some programs draw nothing where `xml:lang` is none."""


def finished(svg: bytes, title: str, description: str, language: str) -> bytes:
    """The SVG with a title, a description and a language, if that is a language tag, in UTF-8."""
    out = BytesIO()
    parse(BytesIO(svg), _Finishing(out, title, description, language))
    return out.getvalue()


class _Finishing(ContentHandler):
    """Passes a document through, a text only when it is known whole."""

    def __init__(self, out: BytesIO, title: str, description: str, language: str) -> None:
        super().__init__()
        self.out = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
        self.about = {"title": title, "desc": description}
        self.language = language.replace("_", "-")
        self.text: tuple[dict[str, str], list[str]] | None = None

    def startDocument(self) -> None:  # noqa: N802
        self.out.startDocument()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        attributes = dict(attrs.items())
        if name == "text":
            self.text = attributes, []
        elif name == "svg":
            self._root(attributes)
        else:
            self._open(name, attributes)

    def characters(self, content: str) -> None:
        if self.text:
            self.text[1].append(content)
        else:
            self.out.characters(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        if name == "text" and self.text:
            attributes, pieces = self.text
            self.text = None
            self._text(attributes, "".join(pieces))
        self.out.endElement(name)

    def endDocument(self) -> None:  # noqa: N802
        self.out.endDocument()

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self.out.startElement(name, attributes)  # type: ignore[arg-type]

    def _root(self, attributes: dict[str, str]) -> None:
        language = {"xml:lang": self.language} if _LANGUAGE.fullmatch(self.language) else {}
        self._open("svg", {**attributes, "role": "img", **language})
        for name, words in self.about.items():
            self._open(name, {})
            self.out.characters(words)
            self.out.endElement(name)

    def _text(self, attributes: dict[str, str], words: str) -> None:
        attributes["font-family"] = FONTS
        if runs_from_right(words):
            attributes["direction"] = "rtl"
            if attributes.get("text-anchor") == "start":
                # What the engine means is the left end, where such a line is at its end.
                attributes["text-anchor"] = "end"
        self._open("text", attributes)
        self.out.characters(words)

"""Finishing the SVG of an engine: what is written in it stays, and is made known to more readers.

The picture gets a title and a description, fonts that are as wide as those it was measured with,
and a direction for lines of text that run from right to left. Comments and the document type are
left out. All else is passed on as the engine wrote it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

from argmap.pictures.lettering import runs_from_right

if TYPE_CHECKING:
    from re import Match

FONTS = "Helvetica, Arial, Liberation Sans, Arimo, DejaVu Sans Condensed, sans-serif"
"""All but the last are as wide as the letters that were measured, or nearly so."""

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""A language tag by its form (BCP 47); some programs draw nothing where `xml:lang` is none."""

_TEXT = re.compile(
    r"""<!--.*?-->\s*                                    # a comment, which may look like a text
    |<text\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>([^<]*)    # a text: its attributes, its words
    """,
    re.DOTALL | re.VERBOSE,
)
_ROOT = re.compile(r"""<svg\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_FONT = re.compile(r""" font-family=("[^"]*"|'[^']*')""")


def finished(svg: bytes, title: str, description: str, language: str) -> bytes:
    """The SVG with a title, a description and a language, if that is a language tag, in UTF-8.

    Raises ValueError where it is not well-formed, or no SVG.
    """
    document = _TEXT.sub(_text, _well_formed(svg))
    root = _ROOT.search(document)
    if root is None:
        raise ValueError("there is no element svg in it")
    language = language.replace("_", "-")
    tag = f' xml:lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
    about = f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>"
    whole = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg role="img"{tag}{root[1]}>\n{about}{document[root.end() :]}'
    )
    return whole.encode()


def _well_formed(svg: bytes) -> str:
    """The text of a document in which `<` begins nothing but what it seems to begin."""
    try:
        expat.ParserCreate().Parse(svg, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return svg.decode()


def _text(found: Match[str]) -> str:
    """A text in its fonts and its direction; nothing for a comment."""
    attributes, words = found.groups()
    if attributes is None:
        return ""
    attributes = _FONT.sub("", attributes)
    if not (words.isascii() and "&#" not in words) and runs_from_right(unescape(words)):
        # What the engine means is the left end, where such a line is at its end.
        attributes = attributes.replace('text-anchor="start"', 'text-anchor="end"')
        attributes = f' direction="rtl"{attributes}'
    return f'<text font-family="{FONTS}"{attributes}>{words}'

"""Finishing the SVG of an engine: what is written in it stays, and is made known to more readers.

The picture gets a title and a description, fonts that are as wide as those it was measured with,
and a direction for lines of text that run from right to left. Comments and the document type are
left out. Boxes, which the engine draws empty, get what is written in them. All else stays as it is.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from xml.parsers import expat

from argmap.rendering.inscription import Inscriber, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

    from argmap.rendering.scene import Scene
    from argmap.rendering.theme import Theme

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""A language tag by its form (BCP 47); some programs draw nothing where `xml:lang` is none."""

_FOUND = re.compile(
    r"""<!--.*?-->\s*                                    # a comment, which may look like a text
    |<text\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>([^<]*)    # a text: its attributes, its words
    |<g\ id="(statement[^"]*)"\ class="node.*?(?=</a>)   # a box: its id, and its outline
    """,
    re.DOTALL | re.VERBOSE,
)
_SHAPE = re.compile(r'<(?:polygon|path)\b[^>]*\s(?:points|d)="([^"]*)"')
_NUMBER = re.compile(r"-?[\d.]+")
_ROOT = re.compile(r"""<svg\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_FONT = re.compile(r""" font-family=("[^"]*"|'[^']*')""")


def finished(svg: bytes, scene: Scene, theme: Theme) -> bytes:
    """The SVG of a scene with what is written in its boxes, a title, a description and a language,
    if that is a language tag, in UTF-8.

    Raises ValueError where it is not well-formed, or no SVG.
    """
    document = _FOUND.sub(_finisher(Inscriber(scene, theme)), _well_formed(svg))
    root = _ROOT.search(document)
    if root is None:
        raise ValueError("there is no element svg in it")
    language = scene.language.replace("_", "-")
    tag = f' xml:lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
    title = " ".join(scene.title) or "Argument map"
    title, summary = (escape(words, quote=False) for words in (title, scene.summary))
    about = f"<title>{title}</title>\n<desc>{summary}</desc>"
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


def _finisher(inscriber: Inscriber) -> Callable[[Match[str]], str]:
    """What becomes of a text, of a box, and of a comment, which is left out."""

    def finish(found: Match[str]) -> str:
        attributes, words, node = found.groups()
        if attributes is not None:
            return text(_FONT.sub("", attributes), words)
        if node is None:
            return ""
        statement = unescape(node).removeprefix("statement-")
        return f"{found[0]}{inscriber.inscribed(statement, *_middle(found[0]))}\n"

    return finish


def _middle(node: str) -> tuple[float, float]:
    """Where the middle of the first shape of a node is."""
    shape = _SHAPE.search(node)
    if shape is None:
        raise ValueError("a box has no outline in it")
    numbers = [*map(float, _NUMBER.findall(shape[1]))]
    x, y = numbers[::2], numbers[1::2]
    return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2

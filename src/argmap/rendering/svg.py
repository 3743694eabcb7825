"""Completing the SVG of an engine: title, description, language, fonts and text direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from xml.parsers import expat

from argmap.rendering.fonts import FAMILIES, is_right_to_left
from argmap.rendering.scene import Scene

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""The form of a language tag (BCP 47). Some programs draw nothing if `xml:lang` is not one."""

_ROOT = re.compile(r"""<svg\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_COMMENT_OR_TEXT = re.compile(
    r"""<!--.*?-->\s*                                    # a comment, which may look like a text
    |<text\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>([^<]*)    # a text: its attributes and words
    """,
    re.DOTALL | re.VERBOSE,
)
_FONT = re.compile(r""" font-family=("[^"]*"|'[^']*')""")


def complete_svg(svg: bytes, scene: Scene, dark: Mapping[str, str] | None = None) -> bytes:
    """Return the SVG of a scene with a title, a description, a language and fonts.

    `dark` are the colours that replace others where the reader prefers a dark background.
    Raises ValueError if it is not well-formed, or not SVG.
    """
    try:
        expat.ParserCreate().Parse(svg, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    document = _COMMENT_OR_TEXT.sub(_complete_text, svg.decode())
    root = _ROOT.search(document)
    if root is None:
        raise ValueError("there is no svg element")
    language = scene.language.replace("_", "-")
    tag = f' xml:lang="{language}"' if _LANGUAGE_TAG.fullmatch(language) else ""
    title = escape(scene.title or "Argument map", quote=False)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg role="img"{tag}{root[1]}>\n<title>{title}</title>\n'
        f"<desc>{escape(scene.summary, quote=False)}</desc>{_write_style(dark)}"
        f"{document[root.end() :]}"
    ).encode()


def _complete_text(match: re.Match[str]) -> str:
    """Drop a comment; set the fonts of a text, and its direction if it runs right to left."""
    attributes, words = match.groups()
    if attributes is None:
        return ""
    attributes = _FONT.sub("", attributes)
    if is_right_to_left(unescape(words)):
        # The engine gives the left end of the line, where right-to-left text ends.
        attributes = attributes.replace('text-anchor="start"', 'text-anchor="end"')
        attributes = f' direction="rtl"{attributes}'
    return f'<text font-family="{FAMILIES}"{attributes}>{words}'


def _write_style(dark: Mapping[str, str] | None) -> str:
    if not dark:
        return ""
    rules = "".join(
        f'[{part}="{colour}"]{{{part}:{other}}}'
        for colour, other in dark.items()
        for part in ("fill", "stroke")
    )
    return f"\n<style>@media (prefers-color-scheme: dark) {{{rules}}}</style>"

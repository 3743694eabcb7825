"""Complete the SVG of an engine: descriptions, labels, language, fonts and text direction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from html import escape, unescape
from xml.parsers import expat

from argmap.rendering.fonts import BOLD, EM, FAMILIES, REGULAR, is_right_to_left
from argmap.rendering.scene import Scene

LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""The form of a language tag (BCP 47). Some programs draw nothing if `xml:lang` is not one."""

_ROOT = re.compile(r"""<svg\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_COMMENT_OR_TEXT = re.compile(
    r"""<!--.*?-->\s*                                    # a comment, which may look like a text
    |<text\b((?:[^>"']++|"[^"]*"|'[^']*')*+)>([^<]*)    # a text: its attributes and words
    """,
    re.DOTALL | re.VERBOSE,
)
_GROUP = re.compile(r'<g id="([^"]*)" class="([^"]*)"')
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_DARK_STYLE = re.compile(r"<style>@media \(prefers-color-scheme: dark\) \{(.*?)\}</style>")
_DARK_RULE = re.compile(r'(\[((?:fill|stroke)="(#\w+)")\]\{(?:fill|stroke):)(#\w+)\}')
_WIDTH = re.compile(r'<svg\b[^>]* width="([\d.]+)pt"')
_ID = re.compile(r'( id="| xlink:href="#)')
_FONT = re.compile(r""" font-family=("[^"]*"|'[^']*')""")
_FONT_SIZE = re.compile(r' font-size="([\d.]+)"')


def complete_svg(
    svg: bytes, scene: Scene, dark: Mapping[str, str] | None = None, prefix: str = ""
) -> bytes:
    """Return the SVG of a scene with all that readers, browsers and screen readers need.

    That is a title, a description, a language, fonts, and labels of statements that name their
    reasons. `dark` are the colors that replace others where the reader prefers a dark background.
    All ids get the prefix. Raises ValueError if the SVG is not well-formed, or not SVG.
    """
    try:
        expat.ParserCreate().Parse(svg, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    document = _COMMENT_OR_TEXT.sub(_complete_text, svg.decode())
    root = _ROOT.search(document)
    if root is None:
        raise ValueError("there is no svg element")
    labels = _label_statements(scene)
    body = _GROUP.sub(lambda match: _complete_group(match, labels), document[root.end() :])
    if prefix:
        body = _ID.sub(rf"\g<1>{prefix}", body)
    language = scene.language.replace("_", "-")
    tag = f' xml:lang="{language}"' if LANGUAGE_TAG.fullmatch(language) else ""
    title = escape(scene.title or "Argument map", quote=False)
    return (
        f'{_DECLARATION}<svg id="{prefix}map" role="graphics-document document"'
        f' aria-roledescription="argument map" font-family="{FAMILIES}"{tag}{root[1]}>\n'
        f"<title>{title}</title>\n<desc>{escape(scene.summary, quote=False)}</desc>"
        f"{_write_style(dark, prefix)}{body}"
    ).encode()


def _label_statements(scene: Scene) -> dict[str, str]:
    """Return what a screen reader says for each statement, by the id of its element."""
    reasons: dict[str, dict[str, None]] = defaultdict(dict)
    conclusions = {arrow.tail: arrow.head for arrow in scene.arrows}
    boxes = {box.id: box for box in scene.boxes}
    for arrow in scene.arrows:
        head = arrow.head if arrow.head in boxes else conclusions[arrow.head]
        reasons[head][arrow.tooltip] = None
    return {
        f"statement-{name}": ". ".join(
            part.rstrip(".") for part in (*box.tooltip.split("\n"), *reasons[name])
        )
        for name, box in boxes.items()
    }


def _complete_group(match: re.Match[str], labels: Mapping[str, str]) -> str:
    """Label a statement, and hide lines and frames from screen readers."""
    label = labels.get(unescape(match[1]))
    if label is not None:
        return f'{match[0]} role="group" aria-label="{escape(label)}"'
    sorts = match[2].split()
    if sorts[0] == "edge" or {"junction", "stack", "section"}.intersection(sorts):
        return f'{match[0]} aria-hidden="true"'
    return match[0]


def _complete_text(match: re.Match[str]) -> str:
    """Drop a comment; set the font, the width and, from right to left, the direction of a text."""
    attributes, escaped = match.groups()
    if attributes is None:
        return ""
    words = unescape(escaped)
    attributes = _FONT.sub("", attributes)
    if is_right_to_left(words):
        # The engine gives the left end of the line, where right-to-left text ends.
        attributes = attributes.replace('text-anchor="start"', 'text-anchor="end"')
        attributes = f' direction="rtl"{attributes}'
    else:
        attributes += _fix_width(words, attributes)
    return f"<text{attributes}>{escaped}"


def _fix_width(words: str, attributes: str) -> str:
    """Return attributes that fit a text to its measured width, whichever font draws it.

    Without them, a wide font draws over the edges of boxes and badges. Single signs keep their
    shape, and characters outside the font have only an estimated width.
    """
    font = BOLD if ' font-weight="bold"' in attributes else REGULAR
    size = _FONT_SIZE.search(attributes)
    if size is None or len(words) < 2 or not font.covers(words):
        return ""
    width = font.advance(words) * float(size[1]) / EM
    return f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"'


def _write_style(dark: Mapping[str, str] | None, prefix: str) -> str:
    if not dark:
        return ""
    rules = "".join(
        f'#{prefix}map [{part}="{color}"]{{{part}:{other}}}'
        for color, other in dark.items()
        for part in ("fill", "stroke")
    )
    return f"\n<style>@media (prefers-color-scheme: dark) {{{rules}}}</style>"


def prefix_ids(svg: bytes, prefix: str) -> str:
    """Return a completed SVG with a prefix before all its ids."""
    head, end, body = svg.decode().partition("</desc>")
    prefixed = rf"\g<1>{prefix}"
    head, body = _ID.sub(prefixed, head, count=1), _ID.sub(prefixed, body)
    style = _DARK_STYLE.match(body.lstrip())
    if style:
        rules = re.sub(r"#(?=[\w-]*map \[)", f"#{prefix}", style[0])
        body = body.replace(style[0], rules, 1)
    return f"{head}{end}{body}"


SMALLEST_SCALE = 0.75
"""The smallest scale of a picture in a page; a wider one has to be scrolled."""


def to_html_element(svg: bytes, prefix: str, label: str = "") -> str:
    """Return a completed SVG as an element of an HTML page, whose ids have this prefix.

    The picture shrinks to the width of the page, and wider ones can be scrolled. Colors of the
    theme `auto` follow the color scheme of the page, which may be light only or have a switch. The
    label, if there is one, is what screen readers call the picture.
    """
    text = svg.decode().removeprefix(_DECLARATION)
    if label:
        text = text.replace("<svg ", f'<svg aria-label="{escape(label)}" ', 1)
    width = _WIDTH.match(text)
    least = float(width[1]) * SMALLEST_SCALE if width else 0
    rules = f"#{prefix}map{{max-width:100%;min-width:{least:.0f}pt;height:auto}}"
    rules += f"#{prefix}map a{{text-decoration:none;border:0}}"
    dark = _DARK_STYLE.search(text)
    if dark:
        body = text[dark.end() :]
        for start, attribute, light, color in _DARK_RULE.findall(dark[1]):
            if attribute in body and light != color.lower():
                rules += f"#{prefix}map {start}light-dark({light},{color})}}"
        # Some pages, such as those of Furo, have a switch but do not set their color scheme.
        scheme = f"#{prefix}map{{color-scheme:dark}}"
        rules += f"@media screen{{[data-theme=dark] {scheme}}}"
        rules += f"@media screen and (prefers-color-scheme: dark){{[data-theme=auto] {scheme}}}"
        text = text[: dark.start()] + text[dark.end() :]
    text = text.replace("</desc>", f"</desc>\n<style>{rules}</style>", 1)
    return f'<div style="overflow-x:auto">{text}</div>'

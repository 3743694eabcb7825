"""The page as one HTML document, which needs no network and no other file, or in a frame.

A content security policy allows exactly the script and the style of the document, by their hashes.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Literal, get_args

from argmap.checker import Settings, check
from argmap.checker.withdrawn import find_withdrawal_reasons
from argmap.model import ArgumentMap
from argmap.rendering.palettes import Palette
from argmap.rendering.svg import LANGUAGE_TAG
from argmap.rendering.themes import load_colors
from argmap.rendering.views import check_choice
from argmap.semantics import Assessment, Reading, to_assessment
from argmap.test_results import Outcomes
from argmap.web.outline import build_outline
from argmap.web.page_data import PageData, build_page_data, to_json

PageTheme = Literal["auto", "light", "dark"]
"""The colors of an interactive page; `auto` follows the preference of the reader."""

PAGE_THEMES: tuple[PageTheme, ...] = get_args(PageTheme)

FRAME_HEIGHT = 640
"""The height of the frame of a page in a notebook, in pixels."""


def to_html(
    subject: ArgumentMap | Assessment,
    reading: Reading | str = Reading.CHARITABLE,
    *,
    theme: PageTheme = "auto",
    settings: Settings | None = None,
    folder: str | os.PathLike[str] | None = None,
    outcomes: Outcomes | None = None,
) -> str:
    """Return a map as an interactive page: one HTML document that needs no other file.

    It shows verdicts, explanations and findings, and what changes when statements are withdrawn or
    granted. `reading` is what it shows first, charitable or as written. The theme `auto` follows
    the reader's preference. The other arguments, and the errors raised, are those of `check`.
    Raises ValueError for a theme or a reading that a page does not have.

    >>> page = argmap.to_html(argmap.parse("claim a: It rains."), theme="dark")
    >>> page[:15]
    '<!doctype html>'
    """
    check_choice("theme", theme, PAGE_THEMES)
    assessment = to_assessment(subject)
    findings = check(assessment, reading, settings, folder, outcomes)
    today = (settings or Settings()).today
    withdrawn = find_withdrawal_reasons(assessment.map, outcomes, today)
    return write_document(build_page_data(assessment.map, reading, findings, withdrawn), theme)


def to_frame(argument_map: ArgumentMap) -> str:
    """Return the page of a map in a frame of its own, which also survives `nbconvert`.

    Several frames in one notebook share no ids and styles. Scripts in them have no access to the
    notebook.
    """
    title = escape(f"Argument map: {argument_map.title}" if argument_map.title else "Argument map")
    return (
        f'<iframe title="{title}" width="100%" height="{FRAME_HEIGHT}" style="border: 0"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="fullscreen"'
        f' srcdoc="{escape(to_html(argument_map))}"></iframe>'
    )


def write_document(data: PageData, theme: PageTheme = "auto", live: str = "") -> str:
    """Return the document of a page.

    `live` is the number of this version of it; with one, the page asks its server for others.
    """
    style, scripts = _read_style(), [_read("page.js"), *([_read("watch.js")] if live else [])]
    policy = [
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {_hash(style)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if live:
        policy.append("connect-src 'self'")
    version = f' data-live="{escape(live)}"' if live else ""
    language = data["language"].replace("_", "-")
    if not LANGUAGE_TAG.fullmatch(language):
        language = "en"
    return f"""<!doctype html>
<html lang="{language}" data-theme="{theme}"{version}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="argmap">
<meta name="color-scheme" content="{"light dark" if theme == "auto" else theme}">
<title>{escape(data["title"] or "Argument map")}</title>
<style>{style}</style>
</head>
<body>
<main id="argmap-outline">
{build_outline(data)}</main>
<script type="application/json" id="argmap-data">{to_json(data)}</script>
{"".join(f"<script>{script}</script>" for script in scripts)}
</body>
</html>
"""


def _hash(content: str) -> str:
    digest = b64encode(sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


@cache
def _read_style() -> str:
    """Return the style of the page, with the colors of the light and dark themes."""
    light = _write_variables(load_colors("light").plain)
    dark = _write_variables(load_colors("dark").plain)
    return (
        f":root{{{light}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
        f'@media screen and (prefers-color-scheme: dark){{:root[data-theme="auto"]{{{dark}}}}}\n'
        f"{_read('page.css')}"
    )


def _write_variables(palette: Palette) -> str:
    """Return the colors as custom properties, such as `--ink` and `--claim-fill`."""
    return "".join(f"--{name}:{color};" for name, color in _list_colors(palette))


def _list_colors(palette: Palette) -> Iterator[tuple[str, str]]:
    for name in ("background", "ink", "faint", "group", "group_line", "ghost"):
        yield name.replace("_", "-"), getattr(palette, name)
    boxes = (
        *palette.kinds.items(),
        *((f"{kind}-reference", colors) for kind, colors in palette.references.items()),
        *palette.verdicts.items(),
    )
    for name, colors in boxes:
        yield f"{name}-fill", colors.fill
        yield f"{name}-ink", colors.ink
        yield f"{name}-line", colors.line
    for arrow, color in palette.arrows.items():
        yield f"arrow-{arrow}", color

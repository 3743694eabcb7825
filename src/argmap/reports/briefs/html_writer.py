"""Write a memo as one HTML page without scripts."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from argmap.rendering.themes import load_colors
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    Memo,
    Phrase,
    PictureBlock,
    TableBlock,
    TextBlock,
)

_PROLOG = re.compile(r"^<\?xml[^>]*\?>\s*")


def write_html(memo: Memo) -> bytes:
    """Return a memo as a page that needs nothing else and runs nothing."""
    style = _read_style()
    allowed = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'"
    body = "\n".join(part for block in memo.blocks for part in _write_block(block))
    byline = f'<p class="byline">{escape(memo.byline)}</p>\n' if memo.byline else ""
    author = f'<meta name="author" content="{escape(memo.author)}">\n' if memo.author else ""
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
{author}<title>{escape(memo.title)}</title>
<style>{style}</style>
</head>
<body>
<main>
<header>
<h1>{escape(memo.title)}</h1>
{byline}</header>
{body}
</main>
</body>
</html>
""".encode()


def _read_style() -> str:
    """Return the style sheet, with the colors of verdicts."""
    style = Path(__file__).with_name("memo.css").read_text("utf-8")
    colors = load_colors("light").plain.verdicts
    rules = (f".{verdict} {{ border-color: {color.line}; }}\n" for verdict, color in colors.items())
    return style + "".join(rules)


def _write_block(block: Block) -> Iterator[str]:
    match block:
        case HeadingBlock(level, phrase, name):
            yield f"<h{level + 1}{_write_id(name)}>{_write_phrase(phrase)}</h{level + 1}>"
        case TextBlock(phrase, style, verdict, name):
            classes = f"{style} verdict {verdict}" if verdict else style
            yield f'<p class="{classes}"{_write_id(name)}>{_write_phrase(phrase)}</p>'
        case ListBlock():
            yield from _write_list(block)
        case TableBlock():
            yield from _write_table(block)
        case PictureBlock():
            yield from _write_picture(block)


def _write_list(block: ListBlock) -> Iterator[str]:
    depth = -1
    for item in block.items:
        if item.depth > depth:
            yield "<ul>" * (item.depth - depth)
        else:
            yield "</li>" + "</ul></li>" * (depth - item.depth)
        yield f"<li>{_write_phrase(item.phrase)}"
        depth = item.depth
    yield "</li></ul>" * (depth + 1)


def _write_table(block: TableBlock) -> Iterator[str]:
    yield f"<table>\n<caption>{escape(block.description)}</caption>"
    heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in block.columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in block.rows:
        first, *rest = map(_write_phrase, row.cells)
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        yield f'<tr{_write_id(row.name)}><th scope="row">{first}</th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _write_picture(block: PictureBlock) -> Iterator[str]:
    label = escape(block.description)
    svg = _PROLOG.sub("", block.data.decode())
    yield f'<figure aria-label="{label}">\n{svg}\n<figcaption>{escape(block.caption)}</figcaption>'
    yield "</figure>"


def _write_phrase(phrase: Phrase) -> str:
    parts = []
    for run in phrase:
        text = escape(run.text, quote=False)
        if run.is_strong:
            text = f"<strong>{text}</strong>"
        parts.append(f'<a href="{escape(run.target)}">{text}</a>' if run.target else text)
    return "".join(parts)


def _write_id(name: str) -> str:
    return f' id="{name}"' if name else ""

"""Write a memo as Markdown (CommonMark with tables)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from argmap.markdown_text import escape_markup, escape_start
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


def write_markdown(memo: Memo, stem: str) -> bytes:
    """Return a memo as Markdown. Its pictures are files whose names begin with `stem`."""
    parts = [f"# {escape_markup(memo.title)}"]
    if memo.byline:
        parts.append(escape_start(escape_markup(memo.byline)))
    for block in memo.blocks:
        parts += _write_block(block, stem)
    return ("\n\n".join(parts) + "\n").encode()


def name_picture(stem: str, picture: PictureBlock) -> str:
    """Return the name of the file of a picture."""
    return f"{stem}-{picture.name}.{picture.format}"


def _write_block(block: Block, stem: str) -> Iterator[str]:
    match block:
        case HeadingBlock(level, phrase):
            yield f"#{'#' * level} {_write_phrase(phrase)}"
        case TextBlock(phrase, verdict=verdict):
            text = escape_start(_write_phrase(phrase))
            yield f"> {text}" if verdict else text
        case ListBlock(items):
            yield "\n".join(
                f"{'  ' * item.depth}- {escape_start(_write_phrase(item.phrase))}" for item in items
            )
        case TableBlock():
            yield "\n".join(_write_table(block))
        case PictureBlock():
            yield f"![{escape_markup(block.description)}]({quote(name_picture(stem, block))})"
            yield escape_start(escape_markup(block.caption))


def _write_table(block: TableBlock) -> Iterator[str]:
    yield _write_row([escape_markup(column.heading) for column in block.columns])
    yield _write_row(["---"] * len(block.columns))
    for row in block.rows:
        yield _write_row([_write_phrase(cell) for cell in row.cells])


def _write_row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_phrase(phrase: Phrase) -> str:
    parts = []
    for run in phrase:
        if run.target.startswith(("http:", "https:")):
            parts.append(f"<{run.target}>")
        else:
            parts.append(
                f"**{escape_markup(run.text)}**" if run.is_strong else escape_markup(run.text)
            )
    return "".join(parts)

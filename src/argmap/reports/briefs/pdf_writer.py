"""Write a memo as PDF, which Typst lays out by `memo.typ`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import attrs
import typst

from argmap.rendering import RenderError
from argmap.rendering.scripts import name_script
from argmap.rendering.themes import load_colors
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    Memo,
    PictureBlock,
    TableBlock,
    TextBlock,
)
from argmap.reports.briefs.picture_blocks import MARGIN, PageFormat
from argmap.text_layout import join_words

_LONG_WORD = re.compile(r"\S{30}(?=\S)")
_BREAK = "\u200b"
"""The invisible character after which a long word may be broken."""
_RIGHT_TO_LEFT = re.compile(rb'(<text) direction="rtl"([^>]* text-anchor=)"end"')
"""Text whose left end is the end of the line. Typst ignores the direction, and finds it itself."""
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{(\w+)\}")
_PAGES = {"A4": "a4", "letter": "us-letter"}


def write_pdf(memo: Memo, page: PageFormat) -> tuple[bytes, tuple[str, ...]]:
    """Return a memo as accessible PDF (PDF/UA-1), and warnings.

    Where no font has a character, a warning says so, and the file is plain PDF. Raises RenderError.
    """
    files: Any = _build_files(memo, page)  # the type stubs lack several files
    try:
        return typst.compile(files, pdf_standards="ua-1"), ()
    except typst.TypstError as error:
        not_shown = "".join(_NOT_SHOWN.findall(error.diagnostic))
        if not not_shown:
            raise RenderError(f"Typst cannot write this memo: {error.message}") from error
    chars = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), not_shown).replace(_BREAK, "")
    scripts = join_words(sorted(set(map(name_script, chars))))
    warning = f"no font is installed for {scripts}, so the PDF shows empty boxes: install one"
    try:
        return typst.compile(files), (warning,)
    except typst.TypstError as error:
        raise RenderError(f"Typst cannot write this memo: {error.message}") from error


def _build_files(memo: Memo, page: PageFormat) -> dict[str, bytes]:
    """Return the files that Typst reads."""
    data = {
        "title": memo.title,
        "author": memo.author,
        "byline": memo.byline,
        "page": _PAGES[page],
        "margin": MARGIN,
        "blocks": [_to_data(block) for block in memo.blocks],
    }
    return {
        "main.typ": Path(__file__).with_name("memo.typ").read_bytes(),
        "memo.json": json.dumps(data).encode(),
        **{
            _name_file(picture): _RIGHT_TO_LEFT.sub(rb'\1\2"start"', picture.data)
            for picture in memo.pictures
        },
    }


def _to_data(block: Block) -> dict[str, Any]:
    skipped = attrs.filters.exclude("data", "warnings", "format")
    data = attrs.asdict(block, filter=skipped, value_serializer=_serialize)
    match block:
        case PictureBlock():
            data["file"] = _name_file(block)
        case TextBlock(verdict=verdict) if verdict:
            data["verdict"] = load_colors("light").plain.verdicts[verdict].line
    return {"kind": _KINDS[type(block)], **data}


_KINDS = {
    HeadingBlock: "heading",
    ListBlock: "list",
    PictureBlock: "picture",
    TableBlock: "table",
    TextBlock: "text",
}


def _serialize(_: object, field: attrs.Attribute[Any] | None, value: Any) -> Any:
    """Let long words break."""
    if field is not None and field.name == "text" and isinstance(value, str):
        return _LONG_WORD.sub(lambda match: f"{match[0]}{_BREAK}", value)
    return value


def _name_file(picture: PictureBlock) -> str:
    return f"{picture.name}.{picture.format}"

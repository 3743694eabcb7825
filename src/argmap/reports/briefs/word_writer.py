"""Write a memo as a Word document, with real headings, links, tables and alternative texts."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from argmap.rendering.packing import Size
from argmap.rendering.themes import load_colors
from argmap.reports.briefs.blocks import (
    HeadingBlock,
    ListBlock,
    Memo,
    Phrase,
    PictureBlock,
    Run,
    TableBlock,
    TextBlock,
)
from argmap.reports.briefs.picture_blocks import MARGIN, PAGE_SIZES, PageFormat

_INK, _FAINT, _LINK, _RULE = "1B1B1B", "595959", "00507D", "D5D5D5"
_FONT = "Calibri"
_LONGEST_PROPERTY = 255
_INDENT = 14
"""The indentation of each level of a list, in points."""


def write_word(memo: Memo, page: PageFormat) -> bytes:
    """Return a memo as a Word document."""
    document = docx.Document()
    writer = _WordWriter(document, PAGE_SIZES[page])
    writer.set_up(memo)
    writer.write(memo)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


class _WordWriter:
    """Adds the blocks of a memo to a document."""

    def __init__(self, document: Document, page: Size) -> None:
        self.document, self.page = document, page
        self.width = page[0] - 2 * MARGIN
        self.bookmarks = 0

    def set_up(self, memo: Memo) -> None:
        """Set the page, the styles, the properties and the footer."""
        (section,) = self.document.sections
        section.page_width, section.page_height = map(Pt, self.page)
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", Pt(MARGIN))
        properties = self.document.core_properties
        properties.title = memo.title[:_LONGEST_PROPERTY]
        properties.author = memo.author[:_LONGEST_PROPERTY]
        properties.comments = ""
        properties.language = "en"
        properties.created = properties.modified = datetime.now(UTC)
        sizes = {"Normal": 10.5, "Title": 22, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 10.5}
        for name, size in {**sizes, "Caption": 9}.items():
            _set_style(self.document, name, size)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            footer.add_run(text)
            _add_field(footer, field)
        for run in footer.runs:
            run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(_FAINT)

    def write(self, memo: Memo) -> None:
        """Add all blocks."""
        self.document.add_paragraph(memo.title, "Title")
        if memo.byline:
            self._add_text(TextBlock(memo.byline, "note"))
        for place, block in enumerate(memo.blocks):
            match block:
                case HeadingBlock(level, phrase, name):
                    paragraph = self.document.add_paragraph(style=f"Heading {level}")
                    _add_phrase(paragraph, phrase)
                    self._add_bookmark(paragraph, name)
                case TextBlock():
                    paragraph = self._add_text(block)
                    following = memo.blocks[place + 1 : place + 2]
                    introduces = any(isinstance(other, ListBlock) for other in following)
                    if introduces or block.verdict or block.style == "note":
                        paragraph.paragraph_format.keep_with_next = True
                case ListBlock():
                    self._add_list(block)
                case TableBlock():
                    self._add_table(block)
                case PictureBlock():
                    self._add_picture(block)

    def _add_text(self, block: TextBlock) -> Paragraph:
        paragraph = self.document.add_paragraph()
        _add_phrase(paragraph, block.phrase)
        self._add_bookmark(paragraph, block.name)
        spacing = paragraph.paragraph_format
        for run in paragraph.runs:
            if block.style == "note":
                run.font.size, run.font.color.rgb = Pt(9.5), RGBColor.from_string(_FAINT)
            elif block.style == "lead":
                run.font.size = Pt(13)
        if block.style == "reference":
            spacing.left_indent, spacing.first_line_indent = Pt(22), Pt(-22)
        if block.verdict:
            color = load_colors("light").plain.verdicts[block.verdict].line.removeprefix("#")
            _set_border(paragraph._p.get_or_add_pPr(), "left", color, 36)
            spacing.left_indent = Pt(12)
        return paragraph

    def _add_list(self, block: ListBlock) -> None:
        for item in block.items:
            style = "List Bullet" if not item.depth else f"List Bullet {min(item.depth, 2) + 1}"
            paragraph = self.document.add_paragraph(style=style)
            _add_phrase(paragraph, item.phrase)
            spacing = paragraph.paragraph_format
            spacing.left_indent = Pt(_INDENT * (item.depth + 1))
            spacing.first_line_indent = Pt(-_INDENT)
            spacing.tab_stops.add_tab_stop(Pt(_INDENT * (item.depth + 1)))
            spacing.space_after = Pt(3)

    def _add_table(self, block: TableBlock) -> None:
        caption = self.document.add_paragraph(block.description, "Caption")
        caption.paragraph_format.keep_with_next = True
        total = sum(column.share for column in block.columns)
        widths = [Pt(self.width * column.share / total) for column in block.columns]
        table = self.document.add_table(rows=1, cols=len(widths))
        table.autofit = False
        _set_table_description(table, block.description)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        heads = tuple((Run(column.heading, is_strong=True),) for column in block.columns)
        _fill_row(table.rows[0], heads, widths, _INK)
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        for row in block.rows:
            added = table.add_row()
            _fill_row(added, row.cells, widths, _RULE)
            self._add_bookmark(added.cells[0].paragraphs[0], row.name)
        self.document.add_paragraph()

    def _add_picture(self, block: PictureBlock) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        inline = paragraph.add_run().add_picture(io.BytesIO(block.data), Pt(block.width))
        inline._inline.docPr.set("descr", block.description)
        caption = self.document.add_paragraph(block.caption, "Caption")
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _add_bookmark(self, paragraph: Paragraph, name: str) -> None:
        if not name:
            return
        self.bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self.bookmarks))
        start.set(qn("w:name"), name)
        properties = paragraph._p.get_or_add_pPr()
        properties.addnext(start)
        paragraph._p.append(end)


def _set_style(document: Document, name: str, size: float) -> None:
    style: Any = document.styles[name]
    font, spacing = style.font, style.paragraph_format
    font.name, font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    font.color.rgb = RGBColor.from_string(_FAINT if name == "Caption" else _INK)
    font.bold = name not in ("Normal", "Caption")
    spacing.space_after = Pt(5)
    if name.startswith("Heading"):
        spacing.space_before = Pt({"1": 22, "2": 18, "3": 9}[name[-1]])
    if name in ("Title", "Heading 1"):
        _set_border(style.element.get_or_add_pPr(), "bottom", _INK, 6)


def _fill_row(row: Any, cells: tuple[Phrase, ...], widths: list[Any], rule: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, phrase, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        (paragraph,) = cell.paragraphs
        paragraph.paragraph_format.space_after = Pt(2)
        _add_phrase(paragraph, phrase, 9)
        borders = OxmlElement("w:tcBorders")
        borders.append(_make_border("bottom", rule, 4))
        cell._tc.get_or_add_tcPr().append(borders)


def _set_table_description(table: Any, description: str) -> None:
    element = OxmlElement("w:tblDescription")
    element.set(qn("w:val"), description)
    table._tbl.tblPr.append(element)


def _add_phrase(paragraph: Paragraph, phrase: Phrase, size: float = 0) -> None:
    for run in phrase:
        added = paragraph.add_run(run.text)
        added.bold = True if run.is_strong else None
        if size:
            added.font.size = Pt(size)
        if run.target:
            added.font.color.rgb = RGBColor.from_string(_LINK)
            _link(paragraph, added, run.target)


def _link(paragraph: Paragraph, run: Any, target: str) -> None:
    """Move a run into a link to a bookmark or a web address."""
    link = OxmlElement("w:hyperlink")
    if target.startswith("#"):
        link.set(qn("w:anchor"), target[1:])
    else:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        identifier = paragraph.part.relate_to(target, kind, is_external=True)
        link.set(qn("r:id"), identifier)
    run._r.addprevious(link)
    link.append(run._r)


def _add_field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "text":
            run.text = "1"
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run._r.append(element)


def _set_border(properties: Any, side: str, color: str, size: int) -> None:
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    borders = OxmlElement("w:pBdr")
    borders.append(_make_border(side, color, size))
    # The schema prescribes the order of elements.
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def _make_border(side: str, color: str, size: int) -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", 6), ("color", color)):
        border.set(qn(f"w:{name}"), str(value))
    return border

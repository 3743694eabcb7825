"""Briefs: their content in the order that readers need, and their files in each format."""

import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import attrs
import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import argmap
from argmap.model import ArgumentMap, Kind
from argmap.rendering.fonts import BOLD
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    Memo,
    Phrase,
    PictureBlock,
    TableBlock,
    TextBlock,
    to_plain,
)
from argmap.reports.briefs.building import build_memo
from argmap.reports.briefs.html_writer import write_html
from argmap.reports.briefs.markdown_writer import write_markdown
from argmap.reports.briefs.pdf_writer import write_pdf
from argmap.reports.briefs.picture_blocks import MARGIN, PAGE_SIZES
from argmap.reports.briefs.word_writer import write_word
from argmap.semantics import Reading
from argmap.testing import maps

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 29)
HOSTILE = "</style><script>alert(1)</script> #let x = [*y*] \\input{z} | `a` <b> &amp; ]] $x$"

MAPS = maps()


def phrases(block: Block) -> Iterator[Phrase]:
    """Yield the texts of a block that a reader sees."""
    match block:
        case HeadingBlock(_, phrase) | TextBlock(phrase):
            yield phrase
        case ListBlock(items):
            yield from (item.phrase for item in items)
        case TableBlock(_, _, rows):
            yield from (cell for row in rows for cell in row.cells)


def words(memo: Memo) -> str:
    return "\n".join(to_plain(phrase) for block in memo.blocks for phrase in phrases(block))


def memo_of(argument_map: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> Memo:
    return build_memo(argument_map, today=TODAY, reading=reading, pictures=None)


@pytest.fixture(scope="module")
def job_queue() -> ArgumentMap:
    return argmap.load(EXAMPLES / "job-queue.argmap")


@given(MAPS, st.sampled_from([Reading.CHARITABLE, Reading.AS_WRITTEN]))
@settings(max_examples=20)
def test_every_recommendation_and_every_piece_of_evidence_appears(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    text = words(memo_of(argument_map, reading))
    for statement in argument_map.statements.values():
        if statement.kind in (Kind.RECOMMENDATION, Kind.EVIDENCE):
            assert statement.text in text
    for statement in argument_map.statements.values():
        for citation in statement.citations:
            if statement.kind is Kind.EVIDENCE:
                assert argument_map.sources[citation.source].text in text


@given(MAPS)
@settings(max_examples=20)
def test_headings_nest_links_lead_somewhere_and_lists_have_no_gaps(
    argument_map: ArgumentMap,
) -> None:
    memo = memo_of(argument_map)
    level = 0
    names = Counter[str]()
    targets = set[str]()
    for block in memo.blocks:
        match block:
            case HeadingBlock():
                assert block.level <= level + 1
                level = block.level
                names[block.name] += 1
            case TextBlock():
                names[block.name] += 1
            case ListBlock(items):
                depths = [-1, *(item.depth for item in items)]
                assert all(below <= above + 1 for above, below in pairwise(depths))
            case TableBlock(_, columns, rows):
                names.update(row.name for row in rows)
                assert all(len(row.cells) == len(columns) for row in rows)
        targets |= {run.target for phrase in phrases(block) for run in phrase}
    del names[""]
    assert set(names.values()) <= {1}
    assert {target[1:] for target in targets if target.startswith("#")} <= names.keys()


@given(MAPS)
@settings(max_examples=20)
def test_recommendations_are_numbered_as_the_overview_orders_them(
    argument_map: ArgumentMap,
) -> None:
    headings = [
        to_plain(block.phrase)
        for block in memo_of(argument_map).blocks
        if isinstance(block, HeadingBlock) and block.level == 2
    ]
    order = argmap.build_statement_reports(argument_map)
    assert len(headings) == len(order)
    verdicts = argmap.verdicts(argument_map)
    worst_first = ["contested", "unsupported", "undecided", "conditional", "supported"]
    places = []
    for number, heading in enumerate(headings, 1):
        assert heading.startswith(f"{number}. ")
        text = heading.removeprefix(f"{number}. ")
        places.append(
            {
                worst_first.index(verdicts[report.statement.id].verdict)
                for report in order
                if report.statement.text == text
            }
        )
    assert all(min(above) <= max(below) for above, below in pairwise(places))


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attributes)
        assert not any(name.startswith("on") or name == "style" for name in values)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@given(MAPS)
@settings(max_examples=20)
def test_html_shows_all_text_and_runs_nothing(argument_map: ArgumentMap) -> None:
    memo = memo_of(argument_map)
    page = Page(write_html(memo).decode())
    assert not {"script", "iframe", "object", "base", "img"} & set(page.tags)
    shown = "".join(page.text)
    for block in memo.blocks:
        for phrase in phrases(block):
            assert to_plain(phrase) in shown
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith(("#", "http://", "https://")) for link in page.links)


@given(MAPS)
@settings(max_examples=20)
def test_markdown_is_read_back_as_the_same_text(argument_map: ArgumentMap) -> None:
    memo = memo_of(argument_map)
    tokens = MarkdownIt("commonmark").enable("table").parse(write_markdown(memo, "memo").decode())
    read = [
        "".join(child.content for child in token.children or () if child.type == "text")
        for token in tokens
        if token.type == "inline"
    ]
    assert "html_block" not in {token.type for token in tokens}
    written = [to_plain(phrase).strip() for block in memo.blocks for phrase in phrases(block)]
    missing = Counter(written) - Counter(text.strip() for text in read)
    assert not missing


@given(MAPS)
@settings(max_examples=8)
def test_word_has_the_headings_and_the_text(argument_map: ArgumentMap) -> None:
    memo = memo_of(argument_map)
    document = docx.Document(io.BytesIO(write_word(memo, "A4")))
    read = [
        (int(str(paragraph.style.name)[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style and str(paragraph.style.name).startswith("Heading")
    ]
    assert read == [
        (block.level, to_plain(block.phrase))
        for block in memo.blocks
        if isinstance(block, HeadingBlock)
    ]
    cells = [
        [cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]
    ]
    assert cells == [
        [to_plain(cell) for cell in row.cells]
        for block in memo.blocks
        if isinstance(block, TableBlock)
        for row in block.rows
    ]


@given(MAPS)
@settings(max_examples=6)
def test_pdf_is_written_for_every_map(argument_map: ArgumentMap) -> None:
    data, _ = write_pdf(memo_of(argument_map), "letter")
    assert pypdf.PdfReader(io.BytesIO(data)).pages


def test_pdf_is_accessible_and_has_its_text(job_queue: ArgumentMap) -> None:
    brief = argmap.make_brief(job_queue, "pdf", today=TODAY)
    reader = pypdf.PdfReader(io.BytesIO(brief.data))
    assert not brief.warnings
    assert reader.metadata is not None
    assert reader.metadata.title == job_queue.title
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "1 of 2 recommendations is contested and 1 is supported." in text
    assert "In 10,000 forced crashes no order was left without its job." in text


def test_pdf_draws_text_from_right_to_left_inside_its_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst takes the start of a text to be its left end, whatever its direction."""
    read: dict[str, bytes] = {}

    def compile_files(files: dict[str, bytes], **_: object) -> bytes:
        read.update(files)
        return b"%PDF"

    monkeypatch.setattr("argmap.reports.briefs.pdf_writer.typst.compile", compile_files)
    hebrew = argmap.parse("recommendation a: הטכנולוגיה\n")
    argmap.make_brief(hebrew, "pdf", today=TODAY)
    (picture,) = (data.decode() for name, data in read.items() if name.endswith(".svg"))
    (attributes,) = re.findall("<text([^>]*)>הטכנולוגיה", picture)
    assert 'text-anchor="start"' in attributes
    assert "direction" not in attributes


def test_pdf_draws_greek_and_cyrillic_and_names_what_no_font_has() -> None:
    written = argmap.parse("recommendation a: Ελληνικά и русский текст.\n")
    brief = argmap.make_brief(written, "pdf", today=TODAY, pictures=False)
    assert not brief.warnings
    (page,) = pypdf.PdfReader(io.BytesIO(brief.data)).pages
    assert "русский" in page.extract_text()
    for words in ("\U000f1234", "\U000f1234" * 40):  # Typst may break the long word
        unknown = argmap.parse(f"recommendation a: It is {words}.\n")
        brief = argmap.make_brief(unknown, "pdf", today=TODAY, pictures=False)
        (warning,) = brief.warnings
        assert warning.startswith("no font is installed for some symbols, so")


def test_word_repeats_header_rows_and_describes_pictures(job_queue: ArgumentMap) -> None:
    brief = argmap.make_brief(job_queue, "docx", today=TODAY)
    document = docx.Document(io.BytesIO(brief.data))
    assert document.core_properties.title == job_queue.title
    for table in document.tables:
        header, *others = table.rows
        assert header._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert not any(row._tr.findall(f".//{qn('w:tblHeader')}") for row in others)
    descriptions = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(descriptions) == 2
    assert all("recommendation" in str(description) for description in descriptions)
    fields = document.sections[0].footer._element.findall(f".//{qn('w:instrText')}")
    assert [field.text for field in fields] == ["PAGE", "NUMPAGES"]
    bookmarks = {
        element.get(qn("w:name")) for element in document.element.iter(qn("w:bookmarkStart"))
    }
    anchors = {element.get(qn("w:anchor")) for element in document.element.iter(qn("w:hyperlink"))}
    assert anchors - {None} <= bookmarks
    pictures = [part for part in document.part.package.parts if part.partname.endswith(".png")]
    assert len(pictures) == 2


def test_words_in_the_heads_of_tables_are_not_broken() -> None:
    memo = memo_of(argmap.load(EXAMPLES / "us-japan-technology.argmap"))
    tables = [block for block in memo.blocks if isinstance(block, TableBlock)]
    assert max(len(table.columns) for table in tables) == 6
    room = PAGE_SIZES["A4"][0] - 2 * MARGIN
    for columns in (table.columns for table in tables):
        for column in columns:
            width = room * column.share / sum(other.share for other in columns)
            # Calibri of 9 points is about as wide as Arimo of 8; Word pads cells with 5.4 points.
            longest = max(BOLD.width(word, 8) for word in column.heading.split())
            assert longest + 2 * 5.4 <= width, column


def test_pictures_of_word_have_at_least_200_dots_per_inch(job_queue: ArgumentMap) -> None:
    for picture in build_memo(job_queue, pictures="png").pictures:
        pixels = int.from_bytes(picture.data[16:20], "big")
        assert pixels / (picture.width / 72) >= 200


def test_html_has_each_picture_with_ids_of_its_own(job_queue: ArgumentMap) -> None:
    page = Page(argmap.make_brief(job_queue, "html", today=TODAY).data.decode())
    assert page.tags.count("svg") == page.tags.count("figure") == 2
    assert len(page.ids) == len(set(page.ids))


def test_markdown_names_the_pictures_beside_it(job_queue: ArgumentMap, tmp_path: Path) -> None:
    brief = argmap.write_brief(job_queue, tmp_path / "a memo.md", today=TODAY)
    named = re.findall(r"\]\(([^)]*)\)", brief.data.decode())
    assert [name.replace("%20", " ") for name in named] == list(brief.pictures)
    assert {path.name for path in tmp_path.iterdir()} == {"a memo.md", *brief.pictures}
    plain = argmap.make_brief(job_queue, "md", today=TODAY, pictures=False)
    assert not plain.pictures
    assert b"![" not in plain.data


def test_a_large_argument_is_not_drawn() -> None:
    lines = ["recommendation a: Act.", "  because evidence: One."]
    lines += [f"  and evidence: Number {number}." for number in range(80)]
    memo = build_memo(argmap.parse("\n".join(lines)))
    assert not list(memo.pictures)
    assert "more than 60 statements" in words(memo)


def test_a_deep_argument_is_cut_and_says_so() -> None:
    lines = ["recommendation a: Act."]
    lines += [f"{'  ' * depth}because claim: Number {depth}." for depth in range(1, 80)]
    text = words(memo_of(argmap.parse("\n".join(lines))))
    assert "The rest of this argument is left out here." in text


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("recommendation a: A.\n", "The only recommendation is unsupported."),
        (
            "recommendation a: A.\n\nrecommendation b: B.\n",
            "Both recommendations are unsupported.",
        ),
        (
            "recommendation a: A.\n\nrecommendation b: B.\n  because evidence: E.\n",
            "1 of 2 recommendations is unsupported and 1 is supported.",
        ),
        ("claim a: A.\n", "There are no recommendations in this map."),
    ],
)
def test_the_summary_counts_the_verdicts(written: str, sentence: str) -> None:
    assert sentence in words(memo_of(argmap.parse(written)))


def test_objections_are_apart_from_the_reasons(job_queue: ArgumentMap) -> None:
    blocks = iter(memo_of(job_queue).blocks)
    parts: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, HeadingBlock):
            heading = to_plain(block.phrase)
            if heading.startswith("2."):
                break
            parts[heading] = ""
        else:
            parts[heading] += "\n".join(map(to_plain, phrases(block)))
    objection = "The order would be written to one system and its job to another"
    assert objection not in parts["Why"]
    assert objection in parts["What is said against it"]
    assert "The orders database would be rid of the work" in parts["Why"]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("because evidence: E.", "No objection is recorded."),
        (
            "because evidence: E.\n  because evidence: F.\n  unless claim: G.",
            "No objection to it or to its reasons is open.",
        ),
    ],
)
def test_answered_objections_are_not_called_missing(reason: str, sentence: str) -> None:
    assert sentence in words(memo_of(argmap.parse(f"recommendation a: A.\n  {reason}\n")))


def test_the_summary_names_critical_sources() -> None:
    written = (
        "recommendation a: A.\n  because evidence: E [@s].\n  because evidence: F [@s].\n\n"
        "recommendation b: B.\n  because evidence: G.\n  because evidence: H.\n\n"
        "source s: S\n"
    )
    [table] = [
        block for block in memo_of(argmap.parse(written)).blocks if isinstance(block, TableBlock)
    ][:1]
    assert {to_plain(row.cells[3]) for row in table.rows} == {"[1]", "the author's word"}


def test_withdrawn_evidence_is_listed_with_the_reason(job_queue: ArgumentMap) -> None:
    name, evidence = next(
        (name, statement)
        for name, statement in job_queue.statements.items()
        if statement.kind is Kind.EVIDENCE
    )
    memo = build_memo(job_queue, withdrawn={name: "its test failed"}, today=TODAY)
    (line,) = (line for line in words(memo).splitlines() if "its test failed" in line)
    assert evidence.text in line
    assert f"E{sum(item.kind is Kind.EVIDENCE for item in job_queue.statements.values())}" not in (
        words(memo).split()
    )
    assert list(memo.pictures)


@pytest.mark.parametrize("form", ["html", "md", "docx", "pdf"])
def test_hostile_texts_stay_text(form: argmap.BriefFormat) -> None:
    written = argmap.parse("recommendation a: A.\n  because evidence e: E [@s].\n\nsource s: S\n")
    hostile = attrs.evolve(
        written,
        title=HOSTILE,
        author=HOSTILE,
        statements=[
            attrs.evolve(statement, text=f"{HOSTILE} {statement.id}")
            for statement in written.statements.values()
        ],
        sources=[
            attrs.evolve(
                written.sources["s"],
                text=HOSTILE,
                attributes={"doi": "javascript:alert(1)", "author": HOSTILE},
            )
        ],
    )
    data = argmap.make_brief(hostile, form, today=TODAY).data
    if form == "html":
        page = Page(data.decode())
        assert "script" not in page.tags
        assert not any(link.startswith("javascript") for link in page.links)
        assert page.text.count(HOSTILE) >= 2
    elif form == "docx":
        assert docx.Document(io.BytesIO(data)).paragraphs[0].text == HOSTILE
    elif form == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        assert reader.metadata is not None
        assert reader.metadata.title == HOSTILE
    else:
        assert f"# {HOSTILE}" not in data.decode()


@pytest.mark.parametrize(
    ("form", "module", "writer"), [("docx", "docx", "word_writer"), ("pdf", "typst", "pdf_writer")]
)
def test_without_the_extra_the_error_names_it(
    form: argmap.BriefFormat,
    module: str,
    writer: str,
    monkeypatch: pytest.MonkeyPatch,
    job_queue: ArgumentMap,
) -> None:
    monkeypatch.delitem(sys.modules, f"argmap.reports.briefs.{writer}")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(argmap.RenderError, match=r"argmap\[brief\]"):
        argmap.make_brief(job_queue, form, today=TODAY, pictures=False)


def test_invalid_arguments_are_refused(job_queue: ArgumentMap, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="format must be"):
        argmap.make_brief(job_queue, "odt")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="page must be"):
        argmap.make_brief(job_queue, page="A3")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="suffix"):
        argmap.write_brief(job_queue, tmp_path / "memo.odt")
    with pytest.raises(argmap.RenderError, match="cannot write"):
        argmap.write_brief(job_queue, tmp_path / "none" / "memo.html", pictures=False)


def test_picture_sizes_fit_the_page(job_queue: ArgumentMap) -> None:
    pictures = list(build_memo(job_queue).pictures)
    assert pictures
    assert all(isinstance(picture, PictureBlock) for picture in pictures)
    assert all(picture.width <= 460 and picture.height <= 510 for picture in pictures)

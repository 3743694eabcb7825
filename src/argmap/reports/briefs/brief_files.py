"""Make the files of a brief in one of its formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Literal, get_args

import attrs

from argmap.choices import require_bool
from argmap.model import ArgumentMap
from argmap.rendering import RenderError
from argmap.rendering.output import choose_format, write_picture
from argmap.rendering.views import check_choice
from argmap.reports.briefs.building import build_memo
from argmap.reports.briefs.html_writer import write_html
from argmap.reports.briefs.markdown_writer import name_picture, write_markdown
from argmap.reports.briefs.picture_blocks import PAGE_SIZES, PageFormat
from argmap.semantics import Assessment, Reading

BriefFormat = Literal["html", "md", "docx", "pdf"]
"""The format of a brief; `docx` is Word, and `md` is Markdown."""

FORMATS: tuple[BriefFormat, ...] = get_args(BriefFormat)


@attrs.frozen
class Brief:
    """A memo about a map, as a file.

    >>> brief = argmap.make_brief(argmap.parse("recommendation act: Act now."), "md")
    >>> list(brief.pictures)
    ['brief-picture-1.svg']
    """

    data: bytes = attrs.field(repr=False)
    """The content of a file with the memo."""
    format: BriefFormat
    """The format of the data."""
    pictures: Mapping[str, bytes] = attrs.field(factory=dict, repr=False)
    """The pictures that Markdown names, by the names of their files, which are beside it."""
    warnings: tuple[str, ...] = ()
    """The warnings about its pictures."""


def make_brief(
    subject: ArgumentMap | Assessment,
    format: BriefFormat = "html",  # noqa: A002
    *,
    stem: str = "brief",
    reading: Reading | str = Reading.CHARITABLE,
    today: date | None = None,
    withdrawn: Mapping[str, str] | None = None,
    pictures: bool = True,
    page: PageFormat = "A4",
) -> Brief:
    r"""Return a memo about a map for readers who decide.

    It has a summary, and each recommendation, the worst first: the verdict and why, what it depends
    on, what is said against it, and what would change it. The evidence and its sources follow.

    The names of the pictures of Markdown begin with `stem`. `today` is the day from which the age
    of evidence is counted; by default, it is today. `withdrawn` are the ids of statements to
    withdraw from the map, each with the reason why. `page` is the size of the pages of Word and
    PDF. Raises RenderError if a picture cannot be drawn, or a package that the format needs is not
    installed; ValueError for an unknown format, reading, page or id.

    >>> plan = argmap.parse("title: The fire\n\nrecommendation act: Act now.")
    >>> brief = argmap.make_brief(plan, "md", pictures=False)
    >>> print(brief.data.decode().splitlines()[0])
    # The fire
    """
    check_choice("format", format, FORMATS)
    check_choice("page", page, PAGE_SIZES)
    require_bool("pictures", pictures)
    memo = build_memo(
        subject,
        reading=reading,
        today=today,
        withdrawn=withdrawn,
        pictures=None if not pictures else "png" if format == "docx" else "svg",
        page=page,
    )
    warnings = [warning for picture in memo.pictures for warning in picture.warnings]
    match format:
        case "html":
            data = write_html(memo)
        case "md":
            data = write_markdown(memo, stem)
        case "docx":
            with _require_extra("Word"):
                from argmap.reports.briefs.word_writer import write_word
            data = write_word(memo, page)
        case "pdf":
            with _require_extra("PDF"):
                from argmap.reports.briefs.pdf_writer import write_pdf
            data, more = write_pdf(memo, page)
            warnings += more
    beside = memo.pictures if format == "md" else ()
    files = {name_picture(stem, picture): picture.data for picture in beside}
    return Brief(data, format, files, tuple(dict.fromkeys(warnings)))


@contextmanager
def _require_extra(name: str) -> Iterator[None]:
    """Say what to install if an import inside the block fails. Raises RenderError."""
    try:
        yield
    except ImportError as error:
        raise RenderError(
            f"{name} needs {error.name}: run `pip install 'argmap[brief]'`, "
            "or write HTML or Markdown, which need nothing else"
        ) from error


def write_brief(
    subject: ArgumentMap | Assessment,
    path: str | PathLike[str],
    *,
    format: BriefFormat | None = None,  # noqa: A002
    reading: Reading | str = Reading.CHARITABLE,
    today: date | None = None,
    withdrawn: Mapping[str, str] | None = None,
    pictures: bool = True,
    page: PageFormat = "A4",
) -> Brief:
    """Write a memo about a map into a file, by default in the format that its suffix names.

    The pictures of Markdown are written beside it. Takes the options of `make_brief`, and returns
    what it returns. Raises RenderError also if a file cannot be written.

    >>> written = argmap.write_brief(argmap.parse("recommendation act: Act now."), "memo.html")
    >>> written.format
    'html'
    """
    path = Path(path)
    if format is None:
        format = choose_format(path, FORMATS)  # noqa: A001
    brief = make_brief(
        subject,
        format,
        stem=path.stem,
        reading=reading,
        today=today,
        withdrawn=withdrawn,
        pictures=pictures,
        page=page,
    )
    for name, picture in brief.pictures.items():
        write_picture(picture, path.with_name(name))
    write_picture(brief.data, path)
    return brief

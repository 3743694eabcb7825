"""Read Argdown files: front matter, code blocks in Markdown, and the files that they include."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from argmap.errors import FormatError
from argmap.formats.argdown.assembling import assemble
from argmap.formats.argdown.comments import remove_comments
from argmap.formats.argdown.data_values import describe_value, read_mapping
from argmap.formats.argdown.entries import HEADERS, Document
from argmap.formats.argdown.line_parser import ArgdownLine, parse_lines
from argmap.formats.argdown.outline import Outline
from argmap.formats.assembly import join_lines, quote
from argmap.formats.format import Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.loader.markdown import find_fences, is_markdown
from argmap.project import find_real_path
from argmap.source import Passage, Span, Text

_SKIPPED = r"(?:\s|<!--.*?-->|/\*.*?\*/)*+"
_FENCES = (r"={3,}", r"-{3}")
"""The marks around front matter in Argdown, and in Markdown."""

_ARROW = r"(?:\+>?|<[+_-]|->?|_>|><)[ \t]*"
_TITLE = r"(?:\[(?![\^#/({$]|[ xX]\])[^\]\n]+\]|<(?![!#/({$]|https?://)[^>\n]+>)"
_DEFINITION = re.compile(
    rf"^[ \t]*(?:{_ARROW}|\(\d+\)[ \t]*)?{_TITLE}:[ \t]+(?!<?https?://|[./#])\S", re.MULTILINE
)
_RELATION = re.compile(
    rf"^[ \t]*{_ARROW}{_TITLE}[ \t]*(?:[:#{{]|$)|^[ \t]*-{{2,}}\n[ \t]*\(\d+\)", re.MULTILINE
)
_ASCIIDOC = re.compile(r"^(?:=+ \S|:[\w-]+:(?: |$)|\[\[|\|===$|image::)", re.MULTILINE)
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
_LANGUAGE = re.compile(r"argdown\b", re.IGNORECASE)


def is_argdown(file: InputFile) -> bool:
    """Return whether a file looks like Argdown."""
    try:
        text = file.text
    except FormatError:
        return False
    if is_markdown(file.name):
        return bool(_find_blocks(text)) or _resembles_argdown(_CODE.sub("", text.content))
    return _resembles_argdown(text.content)


def _resembles_argdown(content: str) -> bool:
    """Return whether a text has a title with a colon, and a relation or a bar above a number.

    Neither is enough: links, footnotes and tables of TOML have lines like these.
    """
    return bool(_DEFINITION.search(content) and _RELATION.search(content))


def load_argdown(file: InputFile) -> Imported:
    """Read an Argdown file, or the Argdown of a Markdown file, with the files that it includes.

    Raises FormatError if the file is not text, or is AsciiDoc, whose files have the same suffix.
    """
    if file.suffix == ".ad" and not is_argdown(file) and _ASCIIDOC.search(file.text.content):
        raise FormatError("this looks like AsciiDoc, not like Argdown", file.name)
    return assemble(read_document(file))


def read_document(file: InputFile) -> Document:
    """Read what a file says in Argdown's own notions. Raises FormatError."""
    outline = Outline()
    _ArgdownReader(outline).read(file)
    return outline.finish()


@attrs.define
class _OpenFile:
    """A file that is being read: what is still to come of it."""

    file: InputFile
    lines: Iterator[ArgdownLine]


class _ArgdownReader:
    """Reads a file and what it includes, each file once, and adds their lines to an outline."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._document = outline.document
        self._seen: set[Path] = set()

    def read(self, file: InputFile) -> None:
        """Read a file. Includes are read in their place, without recursion."""
        stack = [self._open(attrs.evolve(file, root=file.root or file.folder))]
        while stack:
            current = stack[-1]
            line = next(current.lines, None)
            if line is None:
                stack.pop()
                self._outline.begin_text()
            elif line.type == "INCLUDE":
                self._outline.begin_text()
                if included := self._include(current.file, line):
                    stack.append(included)
            else:
                self._outline.add(line)

    def _open(self, file: InputFile) -> _OpenFile:
        self._seen.add(_identify(file))
        return _OpenFile(file, self._parse(file))

    def _parse(self, file: InputFile) -> Iterator[ArgdownLine]:
        for text in self._find_texts(file):
            self._outline.begin_text()
            start = self._read_front_matter(text)
            yield from parse_lines(remove_comments(text, start))

    def _find_texts(self, file: InputFile) -> Sequence[Text]:
        """Return the code blocks of a Markdown file, or the text of a file without any."""
        blocks = _find_blocks(file.text) if is_markdown(file.name) else []
        if len(blocks) > 1:
            message = f"{len(blocks)} code blocks are read as one map"
            help = "put them into files of their own to keep them apart"  # noqa: A001
            self._document.warn("A009", message, blocks[1].span(0, 1), help)
        return blocks or [file.text]

    def _read_front_matter(self, text: Text) -> int:
        """Read the headers of a text, and return where its front matter ends.

        Everything else there is configuration: it may name files to write.
        """
        for fence in _FENCES:
            if found := _match_front_matter(fence, text.content):
                self._read_headers(found["yaml"], text.span(found.start(1), found.end(1)))
                return found.end()
        return 0

    def _read_headers(self, written: str, span: Span) -> None:
        try:
            headers = read_mapping(written)
        except FormatError as error:
            self._document.lose(LossKind.HEADER, f"the front matter: {error.message}", span)
            return
        self._warn_about_syntax(headers.get("parser"), span)
        for key, value in headers.items():
            shown = join_lines(_list_values(value))
            is_header = key in HEADERS and not isinstance(value, dict)
            if is_header and key not in self._document.header:
                self._document.header[key] = shown
            else:
                kind = LossKind.HEADER if is_header else LossKind.SETTING
                self._document.lose(kind, f"{key}: {quote(shown)}", span)

    def _warn_about_syntax(self, settings: object, span: Span) -> None:
        syntax = settings.get("syntax") if isinstance(settings, dict) else None
        if isinstance(syntax, str) and syntax != "argdown":
            message = f"the document is written in {quote(syntax)}, but read as Argdown"
            help = "its new relations and titles are read as text: compare the two"  # noqa: A001
            self._document.warn("A010", message, span, help)

    def _include(self, file: InputFile, line: ArgdownLine) -> _OpenFile | None:
        """Return the file that a line includes, unless it was read before or cannot be read."""
        path = line.start.partition("(")[2].rpartition(")")[0].strip()
        try:
            if file.folder and file.root:
                real = find_real_path(file.folder / path)
                if not real.is_relative_to(find_real_path(file.root)):
                    raise FormatError("it is outside of the folder of the document")
            included = file.read_beside(path)
            if _identify(included) in self._seen:
                return None
            _ = included.text  # the error of a file that is not text
        except FormatError as error:
            about = f"everything in {quote(path)}: {error}"
            self._document.lose(LossKind.STATEMENT, about, line.span)
            return None
        return self._open(included)


def _list_values(value: object) -> str:
    """Return a value of front matter as text: several authors with commas between them."""
    return ", ".join(map(describe_value, value if isinstance(value, list) else [value]))


def _identify(file: InputFile) -> Path:
    return find_real_path((file.folder or Path()) / Path(file.name).name)


def _find_blocks(text: Text) -> list[Passage]:
    """Return the code blocks in Argdown, or else those that look like it."""
    blocks = [*find_fences(text)]
    named = [block for info, block in blocks if _LANGUAGE.match(info)]
    return named or [block for _, block in blocks if _resembles_argdown(block.content)]


def _match_front_matter(fence: str, content: str) -> re.Match[str] | None:
    pattern = rf"{_SKIPPED}{fence}[ \t]*\n(?P<yaml>.*?)(?<=\n)[ \t]*{fence}[ \t]*(?:\n|\Z)"
    return re.compile(pattern, re.DOTALL).match(content)

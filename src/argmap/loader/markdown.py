"""Find and replace the maps in Markdown: fenced code blocks in the language `argmap`.

    ```argmap title="agenda"
    recommendation act: Act now.
    ```

The directive of Sphinx, `{argmap}`, counts as well, and so do the braces of Pandoc and MkDocs,
`{ .argmap }`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs

from argmap.source import UNPRINTABLE, Passage, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SUFFIXES = (".md", ".markdown")

_DEEPEST = 100
"""The greatest depth of a block in lists and quotations."""

_LANGUAGE = re.compile(r"\{?[ \t]*\.?argmap(?![\w-])(?P<braces>\})?", re.IGNORECASE)
_TITLE = re.compile(r"""[\s{,]title=(?:"([^"]*)"|'([^']*)'|([^\s,}]+))""")
_FENCE = re.compile(r"(.*?)(?:`{3,}|~{3,})")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_OPTION = re.compile(r":[\w-]+:( .*)?")


@attrs.frozen(eq=False, repr=False)
class Block:
    """A code block with a map, which has the title that its first line names, or none."""

    text: Passage
    line: int
    """The line of the opening fence."""
    title: str = ""


def is_markdown(path: PurePath | str) -> bool:
    """Return whether the name of a file is one of Markdown."""
    return PurePath(path).suffix.lower() in SUFFIXES


def find_blocks(text: Text) -> list[Block]:
    """Return the code blocks with maps in a Markdown text, as CommonMark finds them."""
    if "argmap" not in text.content.casefold():
        return []
    # CommonMark has three line endings. Text keeps only one, and does not count the others.
    text = Text(text.name, re.sub(r"\r\n?", "\n", text.content))
    return [*_find_blocks(text)]


def find_fences(text: Text) -> Iterator[tuple[str, Passage]]:
    """Yield the fenced code blocks of a Markdown text: the words after the fence, and the content.

    Lines end with LF.
    """
    for token in _make_parser().parse(text.content):
        if token.type == "fence" and token.map is not None:
            lines = token.content.removesuffix("\n").split("\n")
            yield token.info, _make_passage(text, token.map[0] + 2, lines)


def _find_blocks(text: Text) -> Iterator[Block]:
    for token in _make_parser().parse(text.content):
        language = _LANGUAGE.match(token.info) if token.type == "fence" else None
        if language is None or token.map is None:
            continue
        first = token.map[0] + 1  # counted from 1
        lines = token.content.removesuffix("\n").split("\n")
        title = _TITLE.search(token.info, language.start() + 1)
        skipped = _count_option_lines(lines) if language["braces"] else 0
        if skipped == len(lines):
            continue  # a directive that names a file
        passage = _make_passage(text, first + 1 + skipped, lines[skipped:])
        name = next(filter(None, title.groups()), "") if title else ""
        yield Block(passage, first, to_title(name))


def replace_blocks(text: Text, change: Callable[[Text], str]) -> str:
    """Return a Markdown text in which the contents of the blocks with maps are changed.

    `text` may have a byte-order mark and any line ends. New lines are indented as the block is.
    Nothing else changes.
    """
    mark = "\ufeff" if text.content.startswith("\ufeff") else ""
    content = text.content.removeprefix(mark)
    lines = _LINE.findall(content)
    for block in reversed(find_blocks(Text(text.name, content))):
        changed = change(block.text)
        if not block.text.content.endswith("\n"):
            changed = changed.removesuffix("\n")
        if block.text.content and changed != block.text.content:
            first, last = block.text.first_line - 1, block.text.last_line
            lines[first:last] = _embed(changed.split("\n"), block, lines[first:last])
    return mark + "".join(lines)


def _embed(changed: Sequence[str], block: Block, lines: Sequence[str]) -> list[str]:
    """Return the lines of the file for the changed lines of a block, which were other ones."""
    opening = _FENCE.match(block.text.line(block.line))
    before = re.sub(r"[^>\s]", " ", opening[1]) if opening else ""  # the width of a list's mark
    old = dict(zip(block.text.content.split("\n"), lines, strict=True))
    new = [
        old.get(line, f"{before}{line}" if line else before.rstrip()).rstrip("\r\n")
        for line in changed
    ]
    first, last = (line[len(line.rstrip("\r\n")) :] for line in (lines[0], lines[-1]))
    inner = first or "\n"  # a file need not end with a line end, so the only line may have none
    return [*(f"{line}{inner}" for line in new[:-1]), f"{new[-1]}{last}"]


def _make_passage(text: Text, first: int, lines: Sequence[str]) -> Passage:
    last = text.last_line
    numbers = range(first, first + len(lines))
    originals = [text.line(number) if number <= last else "" for number in numbers]
    indentations = [
        len(original) - len(line) for original, line in zip(originals, lines, strict=True)
    ]
    # The parser replaces NUL, which a map must not contain: take the lines of the text instead.
    content = [
        original[indentation:] if "\0" in original else line
        for original, line, indentation in zip(originals, lines, indentations, strict=True)
    ]
    return Passage(text, "\n".join(content), first, indentations)


def _count_option_lines(lines: Sequence[str]) -> int:
    """Return how many lines at the start of a directive are its options, in one of two forms.

    The blank lines below the options count, so that formatting the map keeps them.
    """
    if lines[:1] == ["---"]:
        options = lines.index("---", 1) + 1 if "---" in lines[1:] else 0
    else:
        options = len([*takewhile(_OPTION.fullmatch, lines)])
    blank = takewhile(lambda line: not line.strip(), lines[options:] if options else ())
    return options + len([*blank])


def to_title(text: str) -> str:
    """Return a text in the form of a map's title: printable, on one line."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


@cache
def _make_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # takes 30 ms, and only Markdown files need it

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.disable(["inline", "text_join"])

"""Start the map of a document: its paragraphs as comments, its headings, and its sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from argmap.documents.paragraphs import get_text, split_paragraphs
from argmap.identifiers import is_key, normalize_name, number_name
from argmap.language.printer import print_document
from argmap.language.syntax import Attribute, Header, Heading, Item, Prose, SourceLine, SyntaxTree
from argmap.loader.markdown import to_title
from argmap.source import Span, Text
from argmap.text_layout import shorten, wrap_text

WIDTH = 88
"""The number of columns of a comment."""

LONGEST_TITLE = 100
"""The number of columns of a title that are kept."""

_LONGEST_KEY = 40
_DEEPEST = 6
_HEADING = re.compile(r"(#{1,6})\s+(.*?)[\s#]*$")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\((https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)\)")
"""A Markdown link to a web address: its text and its target."""

_ADDRESS = re.compile(r"https?://[^\s<>\"“”»]+", re.IGNORECASE)
_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}/[^\s<>\"“”»]+")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/.+)", re.IGNORECASE)
_CLOSING = ".,;:!?'’”»*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_INSTRUCTION = re.compile(r"^(//\s+)(argmap)")


def outline_document(document: Text, path: str = "") -> str:
    """Return the text of a map to start with, without a statement.

    It has the title of the document, and its `path` if there is one; a source for each web address
    and DOI; the headings as sections; and each paragraph as a comment, with the number that
    statements refer to, `[at ¶7]`. Markdown links in it become citations.
    """
    parts = split_paragraphs(document)
    # Each with its number; 0 for a part that is not a paragraph.
    numbered = [(passages, number) for number, passages in enumerate(parts.paragraphs, 1)]
    numbered += [((span,), 0) for span in parts.uncounted]
    numbered.sort(key=lambda entry: entry[0][0].start)
    title = ""
    if numbered and numbered[0][1] == 0:
        title = _clean(_HEADING.sub(r"\2", get_text(numbered[0][0][0])))
        numbered = numbered[1:] if title else numbered
    sources = _make_sources(_clean(document.content))
    blocks = [
        print_document(SyntaxTree(tuple(_make_headers(title, path)))),
        print_document(SyntaxTree(tuple(sources.values()))),
        _HINT if parts.paragraphs else "",
        *("".join(_write_part(passages, number, sources)) for passages, number in numbered),
    ]
    return "\n".join(block for block in blocks if block)


_HINT = """\
// Below each paragraph (¶), write what it says, with its place:
//     recommendation short-name: Who should do what? [at ¶1]
//       because evidence another-name: What was observed? [at ¶2; @key]
// `argmap coverage` lists what is left to write.
"""


def _make_headers(title: str, path: str) -> Iterator[Item]:
    if title:
        yield Header("title", shorten(title, LONGEST_TITLE))
    if path:
        yield Header("document", path)


def _write_part(passages: Sequence[Span], number: int, sources: _Sources) -> Iterator[str]:
    """Yield the lines of a paragraph as comments, or of a heading as a section."""
    heading = None if number else _HEADING.fullmatch(get_text(passages[0]))
    if heading and (title := _clean(heading[2])):
        level = min(len(heading[1]), _DEEPEST)
        yield print_document(SyntaxTree((Heading(level, title),)))
        return
    first = f"// ¶{number} " if number else "// "
    for passage in passages:
        text = _cite_links(_clean(get_text(passage)), sources)
        for line in wrap_text(text, WIDTH, first, "//     "):
            # It would be read as an instruction to argmap.
            yield _INSTRUCTION.sub(r"\1…\2", line.rstrip()) + "\n"
        first = "//   - "


def _clean(text: str) -> str:
    """Return a text on one line, without control characters."""
    return to_title(text)


# Sources

_Address = tuple[str, str]
"""A web address or DOI in lower case, after the attribute that it is: `url` or `doi`."""

_Sources = dict[_Address, SourceLine]


def _cite_links(text: str, sources: _Sources) -> str:
    """Replace the targets of Markdown links with citations: `the report [@example.org]`."""

    def cite(link: re.Match[str]) -> str:
        for what, value in _find_addresses(link[2]):
            if source := sources.get((what, value.casefold())):
                return f"{link[1]} [@{source.key}]"
        return link[0]

    return LINK.sub(cite, text)


def _make_sources(content: str) -> _Sources:
    """Return a source for each web address and DOI in a text, in their order."""
    titles = {link[2]: re.sub(r"[*`]", "", link[1]) for link in reversed([*LINK.finditer(content)])}
    sources: _Sources = {}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for what, value in _find_addresses(content):
        if (what, value.casefold()) in sources:
            continue
        if what == "doi":
            key, text = f"doi-{value.partition('/')[2]}", f"DOI {value}"
        else:
            host = _get_host(value)
            key, text = host, titles.get(value, value.partition("://")[2])
        name = number_name(_to_key(key), taken, counts)
        taken.add(name)
        prose = Prose(
            shorten(_clean(text) or value, LONGEST_TITLE), attributes=(Attribute(what, value),)
        )
        sources[what, value.casefold()] = SourceLine(name, prose)
    return sources


def _find_addresses(content: str) -> Iterator[tuple[str, str]]:
    """Yield web addresses and DOIs, each with the attribute that it is."""
    places = {match.start(): match[0] for match in _DOI.finditer(content)}
    for match in _ADDRESS.finditer(content):
        doi = _DOI_ADDRESS.match(match[0])
        places = {
            start: value
            for start, value in places.items()
            if not match.start() <= start < match.end()
        }
        places[match.start()] = doi[1] if doi else match[0]
    for start in sorted(places):
        value = _trim(places[start])
        if _DOI.fullmatch(value):
            yield "doi", value
        elif _get_host(value):
            yield "url", value


def _trim(address: str) -> str:
    """Return an address without the punctuation that follows it in its sentence."""
    while address:
        last = address[-1]
        is_unpaired = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if last not in _CLOSING and not is_unpaired:
            break
        address = address[:-1]
    return address


def _get_host(address: str) -> str:
    """Return the host of a web address, or "" if it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _to_key(text: str) -> str:
    """Return a text in the form of a key."""
    key = normalize_name(re.sub(r"[^\w.-]+", "-", text)[:_LONGEST_KEY].strip(".-"))
    return key if is_key(key) else "source"

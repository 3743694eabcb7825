"""The lexer for Pygments, beside the parser."""

from collections import defaultdict
from collections.abc import Iterator
from unicodedata import normalize

import pygments
from hypothesis import example, given
from hypothesis import strategies as st
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Error

from argmap.integrations.pygments import TOKENS, ArgmapLexer
from argmap.language import syntax
from argmap.language.parser import parse_text
from argmap.language.source_lines import walk
from argmap.source import Text
from argmap.testing import broken_documents, documents
from tools.editor_grammars import EXAMPLE, make_files

NAMES = {token: name for name, token in TOKENS.items()}

MIXED_TAGS = """\
claim a: #no C#no \\#no a #yes, \\ #yes-too and (#no) #é/ü
    #third {k: v} #last
"""


def lex(text: str) -> list[tuple[str, str]]:
    """Return the name and text of each part."""
    tokens = ArgmapLexer().get_tokens_unprocessed(text)
    return [(NAMES[token], part) for _, token, part in tokens]


def list_parsed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and texts that the parser finds."""
    tree, _ = parse_text(Text("map", text))
    for item, relation, _ in walk(tree):
        if relation:
            yield "connective", relation.connective
            yield "mark", "()" if relation.mark else ""
        match item:
            case syntax.Header(key):
                yield "header", key
            case syntax.Heading(level, _, identifier):
                yield "heading", "#" * level
                yield "id", identifier
            case syntax.Include(path):
                yield "header", "include"
                yield "path", path
            case syntax.SourceLine(key, prose):
                yield "kind", "source"
                yield "id", key
                yield from list_parsed_prose(prose)
            case syntax.StatementNode(kind, identifier, prose):
                yield "kind", kind
                yield "id", identifier
                yield from list_parsed_prose(prose)
            case syntax.Reference(identifier):
                yield "reference", identifier


def list_parsed_prose(prose: syntax.Prose) -> Iterator[tuple[str, str]]:
    for citation in prose.citations:
        yield "source", citation.key
    for _ in prose.places:
        yield "place", "at"
    for attribute in prose.attributes:
        yield "key", attribute.key
    for tag in prose.tags:
        yield "tag", f"#{tag}"


def list_lexed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and texts that the lexer finds, in the form of the parser."""
    is_document = False
    for name, part in lex(text):
        match name:
            case "heading":
                yield name, part.split()[0]
            case "mark":
                yield name, part[:1] + part[-1:]
            case "id":
                yield name, part.removeprefix("{#").removesuffix("}")
            case "path" if not is_document:
                yield name, part.strip()
            case "header" | "kind" | "connective" | "reference" | "source" | "place":
                yield name, part
            case "key" | "tag":
                yield name, part
        if name == "header":
            is_document = part != "include"
        elif name not in {"", "punctuation"}:
            is_document = False


def collect(parts: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the texts of each name in their order, without duplicate tags."""
    collected: dict[str, list[str]] = defaultdict(list)
    for name, part in parts:
        if part:
            collected[name].append(normalize("NFC", part))
    collected["tag"] = sorted(set(collected["tag"]))
    return collected


@example(EXAMPLE.read_text("utf-8").split("  becuase")[0])
@example(MIXED_TAGS)
@given(documents())
def test_the_lexer_and_the_parser_find_the_same_parts(text: str) -> None:
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    assert collect(list_lexed(text)) == collect(list_parsed(text))


@given(st.text() | documents() | broken_documents().map(lambda document: document.text))
def test_the_parts_give_the_text_back(text: str) -> None:
    tokens = list(ArgmapLexer().get_tokens_unprocessed(text))
    assert "".join(part for _, _, part in tokens) == text
    assert Error not in {token for _, token, _ in tokens}


def test_an_unclosed_bracket_ends_where_the_next_statement_begins() -> None:
    for unclosed in ("[@s, p. 3", "[at ¶3", "{", "{by", "{by: A", "{by: [A", '{by: "A', "{by: [A,"):
        parts = lex(f"claim a: b {unclosed}\nclaim c: d\n")
        assert [part for name, part in parts if name == "id"] == ["a", "c"], unclosed


def test_pygments_finds_the_lexer() -> None:
    assert isinstance(get_lexer_by_name("argmap"), ArgmapLexer)
    assert isinstance(get_lexer_for_filename("plan.argmap"), ArgmapLexer)
    html = pygments.highlight("claim a: <b>\n", get_lexer_by_name("argmap"), HtmlFormatter())
    assert '<span class="kt">claim</span>' in html
    assert "&lt;" in html


def test_files_for_editors_are_up_to_date() -> None:
    """If not, run `python -m tools.editor_grammars`."""
    written = {path: path.read_text("utf-8") for path in make_files()}
    assert written == make_files()

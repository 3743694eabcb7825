"""Maps in code blocks of Markdown files: which blocks are found, and where their contents are."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language.fixing import fix_text
from argmap.loader import load_draft, load_drafts, parse_draft, parse_drafts
from argmap.loader.markdown import Block, find_blocks, is_markdown, replace_blocks
from argmap.source import Span, Text
from argmap.testing import BrokenDocument, broken_documents, documents

CONTEXTS = (
    ("", ""),
    ("- item\n\n", "  "),
    ("1. one\n   - two\n\n", "     "),
    ("", "> "),
    ("> - quoted\n>\n", ">   "),
    ("# Heading\n\n<details>\n\n", ""),
)
"""What may stand before a block, and what its lines then begin with."""

INFO = ("argmap", " argmap", 'argmap title="x"', "argmap plan.argmap", "{argmap}", "{ .argmap }")


def blocks(content: str) -> list[Block]:
    return find_blocks(Text("notes.md", content))


def found(content: str) -> list[str]:
    return [block.text.content for block in blocks(content)]


@st.composite
def embedded(draw: st.DrawFn, document: st.SearchStrategy[str]) -> tuple[str, str]:
    """A text, and a Markdown text with it in a code block."""
    content = draw(document).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "")
    before, start = draw(st.sampled_from(CONTEXTS))
    sign = draw(st.sampled_from("`~"))
    longest = max(map(len, re.findall(f"{sign}+", content)), default=0)
    fence = sign * max(draw(st.integers(3, 5)), longest + 1)
    lines = [fence + draw(st.sampled_from(INFO)), *content.split("\n"), fence]
    return content, before + "".join(f"{start}{line}\n" for line in lines) + "\nAfter it.\n"


def shown(span: Span, whole: Text) -> str:
    """What the lines and columns of a span enclose in the whole text."""
    lines = [whole.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


@settings(max_examples=30)
@given(embedded(documents()))
def test_a_block_is_the_same_map_as_its_content(texts: tuple[str, str]) -> None:
    content, markdown = texts
    whole = Text("notes.md", markdown)
    [draft] = parse_drafts(markdown.encode("utf-8", "surrogatepass"), "notes.md", ".")
    alone = parse_draft(content)
    assert draft.map.statements == alone.map.statements
    assert draft.map.inferences == alone.map.inferences
    assert [error.code for error in draft.diagnostics] == [e.code for e in alone.diagnostics]
    for statement in draft.map.statements.values():
        span = statement.span
        assert span
        inside = content[span.start : span.end]
        assert span.path == "notes.md"
        assert shown(span, whole).startswith(inside.partition("\n")[0])
        assert shown(span, whole).endswith(inside.rpartition("\n")[2])


def to_text(broken: BrokenDocument) -> str:
    return broken.text


@settings(max_examples=35)
@given(embedded(broken_documents().map(to_text)))
def test_errors_are_at_the_same_place_of_the_block(texts: tuple[str, str]) -> None:
    content, markdown = texts
    whole = Text("notes.md", markdown)
    [draft] = parse_drafts(markdown.encode("utf-8", "surrogatepass"), "notes.md", ".")
    expected = parse_draft(content).diagnostics
    assert [error.code for error in draft.diagnostics] == [error.code for error in expected]
    for error, alone in zip(draft.diagnostics, expected, strict=True):
        assert error.span
        assert alone.span
        assert (error.span.start, error.span.end) == (alone.span.start, alone.span.end)
        line = alone.span.text.line(alone.span.line)[alone.span.column - 1 :]
        assert whole.line(error.span.line)[error.span.column - 1 :] == line


def fix(text: Text) -> str:
    return fix_text(text).content


@settings(max_examples=25)
@given(embedded(broken_documents().map(to_text)), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_blocks_are_replaced_and_nothing_else(
    texts: tuple[str, str], end: str, is_marked: bool
) -> None:
    content, markdown = texts
    whole = "\ufeff" * is_marked + markdown.replace("\n", end)
    text = Text("notes.md", whole)
    assert replace_blocks(text, lambda passage: passage.content) == whole
    replaced = replace_blocks(text, fix)
    assert found(replaced.removeprefix("\ufeff")) == [fix(Text("<text>", content))]
    before, after = whole.split(end), replaced.split(end)
    assert before[0] == after[0]
    assert before[-3:] == after[-3:]
    assert sum(old != new for old, new in zip(before, after, strict=True)) <= 1


def test_new_lines_are_indented_as_the_block_is() -> None:
    quoted = "> 1. ```argmap\n>    claim a: x\n>    ```\n\n```argmap\nclaim b: y"
    replaced = replace_blocks(
        Text("notes.md", quoted), lambda passage: f"{passage.content}\n\n  because claim c: z\n"
    )
    assert replaced == (
        "> 1. ```argmap\n>    claim a: x\n>\n>      because claim c: z\n>    ```\n\n"
        "```argmap\nclaim b: y\n\n  because claim c: z"
    )
    assert found(replaced) == [f"claim {rest}\n\n  because claim c: z" for rest in ("a: x", "b: y")]


@pytest.mark.parametrize(
    "info",
    [
        *INFO,
        "ARGMAP",
        "{.argmap}",
        "argmap {.wide}",
        "argmap\ttitle=x",
        "{argmap} extra",
    ],
)
def test_the_first_word_names_the_language(info: str) -> None:
    assert found(f"```{info}\nclaim a: x\n```\n") == ["claim a: x"]


@pytest.mark.parametrize(
    "info", ["", "argmaps", "argmap-output", "text argmap", "python", "{code}"]
)
def test_other_languages_are_no_maps(info: str) -> None:
    assert found(f"```{info}\nclaim a: argmap\n```\n") == []


@pytest.mark.parametrize(
    "content",
    [
        "    ```argmap\n    claim a: x\n    ```\n",
        "````text\n```argmap\nclaim a: x\n```\n````\n",
        "<!--\n```argmap\nclaim a: x\n```\n-->\n",
        "`argmap` is a word\n",
    ],
)
def test_what_markdown_shows_as_something_else_is_no_map(content: str) -> None:
    assert found(content) == []


def test_a_block_that_does_not_end_goes_on_to_the_end_of_the_file() -> None:
    assert found("```argmap\nclaim a: x\n  because claim b: y") == [
        "claim a: x\n  because claim b: y"
    ]
    assert found("```argmap") == [""]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_all_line_endings_of_markdown_count(end: str) -> None:
    [block] = blocks(end.join(["# x", "```argmap", "claim a: x", "claim b: y", "```", ""]))
    assert (block.text.content, block.line) == ("claim a: x\nclaim b: y", 2)
    assert block.text.place(len("claim a: x\n")) == (4, 1)


def test_a_null_character_is_not_lost() -> None:
    assert found("```argmap\nclaim a: x\0y\n```\n") == ["claim a: x\0y"]


def test_a_tab_that_is_partly_indentation() -> None:
    content = "- item\n\n  ```argmap\n  claim a: x\n\tbecause claim b: y\n  ```\n"
    [block] = blocks(content)
    assert block.text.content == "claim a: x\n  because claim b: y"
    [draft] = parse_drafts(content.encode(), "notes.md", ".")
    span = draft.map.statements["b"].span
    assert span
    assert span.line == 5


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("argmap", ""),
        ('argmap title="The agenda"', "The agenda"),
        ("argmap title='The agenda' x=1", "The agenda"),
        ("argmap title=Agenda", "Agenda"),
        ("{ .argmap title=Agenda }", "Agenda"),
        ('argmap title=""', ""),
        ('argmap subtitle="no"', ""),
        ('argmap title="a \u202e  b"', "a b"),
    ],
)
def test_the_first_line_may_give_a_title(info: str, title: str) -> None:
    content = f"```{info}\nclaim a: x\n```\n"
    assert [block.title for block in blocks(content)] == [title]
    [draft] = parse_drafts(content.encode(), "notes.md", ".")
    assert draft.map.title == title


def test_the_title_in_the_map_comes_first() -> None:
    [draft] = parse_drafts(b'```argmap title="a"\ntitle: b\nclaim a: x\n```\n', "n.md", ".")
    assert draft.map.title == "b"


@pytest.mark.parametrize(
    "options",
    [":caption: A map\n:name: x\n", ":no-legend:\n\n", "---\ncaption: A map\n---\n", ""],
)
def test_the_options_of_a_directive_are_no_part_of_the_map(options: str) -> None:
    [block] = blocks(f"```{{argmap}}\n{options}claim a: x\n```\n")
    assert block.text.content == "claim a: x"
    assert block.text.place(block.text.content.index("claim")) == (2 + options.count("\n"), 1)
    [plain] = blocks(f"```argmap\n{options}claim a: x\n```\n")
    assert plain.text.content == f"{options}claim a: x"


def test_a_directive_that_names_a_file_is_no_map() -> None:
    assert found("```{argmap}\n:file: plan.argmap\n```\n") == []
    assert found("```{argmap}\n---\nfile: plan.argmap\n---\n```\n") == []
    assert found("```{argmap}\n:file: plan.argmap\n\n```\n") == []
    assert found("```{argmap}\n```\n") == [""]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.md", True), ("b/A.MD", True), ("a.markdown", True), ("a.argmap", False), ("md", False)],
)
def test_suffixes(path: str, expected: bool) -> None:
    assert is_markdown(path) == expected


def test_blocks_may_name_files_beside_the_document(tmp_path: Path) -> None:
    (tmp_path / "more.argmap").write_text("claim b: y\n", "utf-8")
    path = tmp_path / "notes.md"
    block = "```argmap\ninclude more.argmap\nclaim a: x\n  because [b]\n```\n"
    path.write_text(block * 2, "utf-8")
    drafts = load_drafts(path)
    assert [draft.diagnostics for draft in drafts] == [(), ()]
    assert [[*draft.map.statements] for draft in drafts] == [["b", "a"]] * 2
    assert [draft.included_paths for draft in drafts] == [(str(tmp_path / "more.argmap"),)] * 2


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_file_that_is_read_as_one_map_has_one_block(tmp_path: Path, count: int) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# argmap\n" + "```argmap\nclaim a: x\n```\n" * count, "utf-8")
    draft = load_draft(path)
    assert [error.code for error in draft.errors] == ([] if count == 1 else ["F011"])
    assert list(draft.map.statements) == (["a"] if count == 1 else [])


@pytest.mark.parametrize(
    "content",
    [
        ">" * 20_000 + "\n```argmap",
        "- " * 10_000 + "```argmap\n",
        "".join("  " * depth + "- argmap\n" for depth in range(300)),
        "```argmap\n" * 2_001,
        "[" * 20_000 + "argmap",
    ],
)
def test_hostile_nesting_does_no_harm(content: str) -> None:
    parse_drafts(content.encode(), "notes.md", ".")


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    assert [[error.code for error in draft.errors] for draft in load_drafts("no.md")] == [["F001"]]
    [draft] = parse_drafts(b"\xff", "notes.md", ".")
    assert [error.code for error in draft.errors] == ["F003"]

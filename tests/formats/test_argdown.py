"""Argdown: what becomes of each notion, and how documents are read that Argdown refuses."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import FormatError, Imported, LossKind, load, parse
from argmap.formats.argdown import outline
from argmap.formats.argdown.codes import CODES
from argmap.formats.argdown.comments import remove_comments
from argmap.formats.argdown.data_values import read_data
from argmap.formats.argdown.line_parser import parse_lines
from argmap.formats.argdown.prose import remove_emphasis
from argmap.formats.argdown.reading import is_argdown
from argmap.formats.argdown.titles import to_id
from argmap.formats.input_file import InputFile
from argmap.identifiers import is_id
from argmap.source import Text
from tests.counting import count_lines, grows_linearly
from tests.formats.readers import FILES, count_losses, read, relations

NAME = "debate.argdown"


def parse_argdown(*lines: str) -> Imported:
    return parse("\n".join(lines), "argdown", "a.argdown")


def codes(imported: Imported) -> list[tuple[str, int]]:
    return [(warning.code, warning.span.line) for warning in imported.warnings if warning.span]


def test_relations_and_reconstructions_become_reasons_objections_and_exceptions() -> None:
    assert relations(read(NAME, "argdown").map) == {
        "Open because Demand unless Survey-bias",
        "Demand because Poll",
        "Open but Rest",
        "Rest but No-rest",
        "No-rest but Rest",
        "Close but Open",
        "a-common-day-is-needed because (Modus Ponens) without-a-common-day-families and Meet "
        "unless Holidays",
        "Rest because (Practical reasoning) a-common-day-is-needed and Law",
        "Close because Rest",
        "Meet because Talks",
        "Meet but Rest",
    }


def test_texts_tags_data_links_headers_and_sections_are_kept() -> None:
    found = read(NAME, "argdown").map
    assert (found.title, found.author, found.date) == (
        "Shops on Sunday",
        "Ann Lee, Bo Ek",
        "2024-03-01",
    )
    assert [(section.title, section.level) for section in found.sections] == [
        ("The question", 1),
        ("Reasons", 1),
    ]
    statement = found.statements["Open"]
    assert statement.text == "Shops should open on Sunday, see the survey."
    assert statement.tags == ("core-issue",)
    assert dict(statement.attributes) == {"weight": 0.4, "by": '{"name": "Ann"}'}
    assert [citation.source for citation in statement.citations] == ["the-survey"]
    assert found.sources["the-survey"].attributes["url"] == "https://example.org/survey"
    assert found.statements["Rest"].attributes["argument"] == "Rest argument: A day off for all."
    assert found.statements["Poll"].text == "A poll found so in 2023."
    sections = {name: statement.section for name, statement in found.statements.items()}
    assert (sections["Demand"], sections["Law"]) == ("the-question", "reasons")


def test_everything_else_is_reported() -> None:
    found = read(NAME, "argdown")
    assert not found.warnings
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 1,
        LossKind.STATEMENT: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.TAG: 2,
        LossKind.SETTING: 1,
        LossKind.LAYOUT: 2,
    }
    [refused] = [loss for loss in found.losses if loss.kind is LossKind.STATEMENT]
    assert refused.span
    assert refused.span.line == 43


@pytest.mark.parametrize(
    ("arrow", "expected"),
    [
        ("+", "A because B"),
        ("<+", "A because B"),
        ("+>", "B because A"),
        ("-", "A but B"),
        ("<-", "A but B"),
        ("->", "B but A"),
    ],
)
def test_the_arrow_gives_the_direction(arrow: str, expected: str) -> None:
    found = parse_argdown("[A]: a", f"  {arrow} [B]: b")
    assert relations(found.map) == {expected}
    assert not found.losses


def test_an_undercut_is_an_exception_of_the_reasons_that_an_argument_gives() -> None:
    found = parse_argdown(
        "<A>: a", "  +> [S]: s", "  -> [T]: t", "  <_ [U]: u", "  _> <B>", "<B>: b"
    )
    assert relations(found.map) == {"S because A unless U", "T but A unless U"}
    assert count_losses(found) == {LossKind.EXCEPTION: 1}


def test_an_undercut_of_a_statement_is_an_exception_of_the_reasons_for_it_and_reported() -> None:
    found = parse_argdown("[S]: s", "  + [A]: a", "  - [B]: b", "  <_ [U]: u")
    assert relations(found.map) == {"S because A unless U", "S but B"}
    assert count_losses(found) == {LossKind.UNKNOWN_RELATION: 1}


def test_what_concerns_an_argument_with_premises_as_a_whole_is_never_support() -> None:
    lines = ["<A>", "", "(1) [P]: p", "----", "(2) [C]: c", "", "<A>"]
    found = parse_argdown(*lines, "  + [S]: s", "  - [T]: t", "  +> [D]: d", "  +> [C]")
    assert relations(found.map) == {"C because P unless T", "D because C"}
    assert count_losses(found) == {LossKind.UNKNOWN_RELATION: 1, LossKind.OBJECTION: 1}


def test_a_statement_without_a_title_is_named_by_its_text_in_the_report() -> None:
    lost = parse_argdown("[A]: a", "  >< so", "  <_ why", "", "<B>", "", "(1) p", "----", "(2) q")
    assert [("“so”" in loss.about, "“why”" in loss.about) for loss in lost.losses] == [
        (True, False),
        (False, True),
    ]


def test_an_objection_to_a_premise_is_not_repeated_as_one_to_the_argument() -> None:
    found = parse_argdown(
        "<A>", "", "(1) [P]: p", "----", "(2) [C]: c", "", "[T]: t", " -> <A>", " -> [P]"
    )
    assert relations(found.map) == {"C because P", "P but T"}
    assert not found.losses


def test_a_step_uses_the_lines_since_the_last_conclusion_or_those_that_it_names() -> None:
    lines = ["(1) [a]: a", "(2) [b]: b", "--", "Rule {uses: [1]}", "--", "(3) [c]: c", "----"]
    found = parse_argdown(*lines, "(4) [d]: d")
    assert relations(found.map) == {"c because (Rule) a", "d because c"}


def test_a_numbered_line_that_no_step_uses_is_reported() -> None:
    found = parse_argdown("(1) [A]: a", "(2) [B]: b", "--", "{uses: [1]}", "--", "(3) [C]: c")
    assert relations(found.map) == {"C because A"}
    assert [(loss.kind, loss.span and loss.span.line) for loss in found.losses] == [
        (LossKind.LINKED_PREMISES, 2)
    ]


@pytest.mark.parametrize("bar", ["--", "---", "----", "--------"])
def test_the_rule_of_a_step_may_be_between_bars_of_any_length(bar: str) -> None:
    found = parse_argdown(
        "(1) [A]: a", bar, "Modus ponens", bar, "(2) [B]: b", "----", "(3) [C]: c"
    )
    assert relations(found.map) == {"B because (Modus ponens) A", "C because B"}
    assert not found.losses
    assert not found.warnings


def test_a_statement_and_an_argument_may_have_one_title() -> None:
    found = parse_argdown("[T]: a statement", "  + <T>: an argument", "    + [t!]: another")
    assert relations(found.map) == {"T because T-argument", "T-argument because t"}
    assert found.map.statements["t"].attributes["title"] == "t!"


def test_data_under_the_keys_of_titles_is_kept() -> None:
    lines = ["<A>: a", "", "(1) [P!]: p {title: x}", "----", "(2) [C]: c {argument: y}"]
    found = parse_argdown(*lines)
    assert found.map.statements["C"].attributes["argument"] == ("y", "A: a")
    assert found.map.statements["P"].attributes["title"] == "x"
    assert count_losses(found) == {LossKind.ID: 1}


def test_the_last_wording_counts_and_the_others_are_reported() -> None:
    found = parse_argdown("[A]: one", "", "[A]: two", "", "[A]: two")
    assert found.map.statements["A"].text == "two"
    assert count_losses(found) == {LossKind.TEXT: 1}


def test_comments_are_left_out_but_not_the_rest_of_a_web_address() -> None:
    found = parse_argdown(
        "[A]: see https://example.org/x // not this",
        "// nor this",
        "<!-- nor",
        "",
        "that -->",
        "and more /* or this */ text",
    )
    assert found.map.statements["A"].text == "see https://example.org/x and more text"


def test_places_are_those_before_comments_are_removed() -> None:
    found = parse_argdown("/* one", "two */", "[A]: a /* b */ c", "  + [B]")
    assert [loss.span.line for loss in found.losses if loss.span] == [4]
    assert found.map.statements["A"].span
    assert found.map.statements["A"].span.end_column == len("[A]: a /* b */ c") + 1


def test_escapes_and_symbols_are_read() -> None:
    found = parse_argdown(r"[A]: \[p\] .->. :~: q, \*no\* emphasis, v.v.v")
    assert found.map.statements["A"].text == "[p] → ¬ q, *no* emphasis, v.v.v"


def test_a_tag_inside_a_sentence_is_also_a_word() -> None:
    found = parse_argdown("[A]: Our #core value, issue #7 and C#sharp. #old", "")
    assert found.map.statements["A"].text == "Our core value, issue #7 and C#sharp."
    assert found.map.statements["A"].tags == ("core", "old")


# Documents that Argdown refuses


def test_lists_at_the_margin_and_after_blank_lines_are_read() -> None:
    found = parse_argdown("[A]: a", "- [B]: b", "    + [C]: c", "", "- [D]: d", "  + [E]: e")
    assert relations(found.map) == {"A but B", "B because C", "A but D", "D because E"}
    assert codes(found) == [("A002", 2), ("A003", 5)]


@pytest.mark.parametrize(
    ("lines", "code", "expected"),
    [
        (["[A] a", " + [B]: b"], "A004", {"A because B"}),
        (["[A]: a", "[B]: b", " + [A]"], "A007", {"B because A"}),
        (["() [A]: a", "---", "() [B]: b", "", "(1) [C]: c"], "A005", {"B because A"}),
        (["(1) [A]: a", "---", "(2) <B>: b"], "A008", {"B because A"}),
        (["<X>", "", "(1) [A]: a", "----", "(2) [B]: b", "", "<X>", "", "(1) [C]: c", "----",
          "(2) [B]"], "A006", {"B because A", "B because C"}),
        (["+ [A]: a", "  - [B]: b"], "A001", {"A but B"}),
    ],
)  # fmt: skip
def test_a_document_that_argdown_refuses_is_read_with_a_warning(
    lines: list[str], code: str, expected: set[str]
) -> None:
    found = parse_argdown(*lines)
    assert relations(found.map) == expected
    assert code in {warning.code for warning in found.warnings}


def test_every_code_is_listed_and_used() -> None:
    modules = Path(outline.__file__).parent.glob("*.py")
    sources = [path.read_text("utf-8") for path in modules if path.name != "codes.py"]
    assert set(re.findall(r'"(A\d{3})"', "\n".join(sources))) == set(CODES)


def test_equal_mistakes_are_one_warning() -> None:
    found = parse_argdown("[A]: a", *[f"- [B{number}]: b" for number in range(9)])
    [warning] = found.warnings
    assert "(also on lines 3, 4, 5, 6, 7 and 3 more)" in warning.message


def test_a_bar_or_an_arrow_without_anything_is_reported() -> None:
    found = parse_argdown("-----", "", "[A]: a", "  +", "  + #tag", "", "(1)")
    assert count_losses(found) == {
        LossKind.LAYOUT: 1,
        LossKind.INCOMPLETE_RELATION: 2,
        LossKind.TAG: 1,
        LossKind.STATEMENT: 1,
    }


def test_another_syntax_in_the_front_matter_is_a_warning() -> None:
    text = "===\ntitle: T\nparser:\n  syntax: {}\n===\n\n[A]: a\n"
    assert codes(parse(text.format("argdown+"), name="a.argdown")) == [("A010", 2)]
    assert codes(parse(text.format("argdown"), name="a.argdown")) == []
    assert codes(parse(text.format("[argdown]"), name="a.argdown")) == []


# Markdown and includes


def test_markdown_has_its_argdown_in_code_blocks() -> None:
    text = "# No section\n\n```argdown-map\n===\ntitle: T\n===\n\n[A]: a\n```\n\n[X]: x\n\n" + (
        "- item\n\n  ~~~argdown\n  [B]: b\n    + [C]\n  ~~~\n"
    )
    found = parse(text, name="page.md")
    assert list(found.map.statements) == ["A", "B", "C"]
    assert found.map.title == "T"
    assert [loss.span.line for loss in found.losses if loss.span] == [17]
    assert codes(found) == [("A009", 16)]


def test_a_block_in_another_language_is_read_if_it_looks_like_argdown() -> None:
    found = parse("```json\n[A]: a\n  + [B]\n```\n", name="a.md")
    assert relations(found.map) == {"A because B"}


@pytest.mark.parametrize(
    "text",
    [
        "[tool]\nkey = 1\n\n[docs]: https://example.org\n\n- [x] done\n- [Docs]\n[^1]: A note.\n",
        "```toml\n[tool]\na = 1\n```\n\n- [a]\n",
    ],
)
def test_links_footnotes_and_tables_are_no_argdown(text: str) -> None:
    assert not is_argdown(InputFile("README.md", text.encode()))


def test_asciidoc_is_refused() -> None:
    with pytest.raises(FormatError):
        parse("= Title\n:toc:\n\n[source]\n- a\n", "argdown", "page.ad")


def test_bare_argdown_in_a_markdown_file_is_read() -> None:
    found = read("bare.md", "argdown")
    assert relations(found.map) == {"A but B", "B but C", "A because D"}
    assert found.map.statements["C"].attributes == {"kind": ("a", "b")}


def test_files_outside_the_folder_are_never_included(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "secret.argdown").write_text("[S]: secret")
    folder = tmp_path / "map"
    folder.mkdir()
    for name in (NAME, "more.argdown"):
        shutil.copy(FILES / name, folder)
    (folder / "link.argdown").symlink_to(tmp_path / "secret.argdown")
    with (folder / NAME).open("a") as file:
        file.write("\n@include(link.argdown)\n\n@include(/etc/passwd)\n")
    found = load(folder / NAME)
    assert "S" not in found.map.statements
    assert count_losses(found)[LossKind.STATEMENT] == 3


# Any text


PIECES = [
    "{a: 1}",
    "#b",
    "[A]",
    "[A]:",
    "<B>",
    "[w](u)",
    "-- ",
    "----",
    "(1)",
    "===",
    "# ",
    " ",
    "\n",
    "\n\n",
    "a",
    "/*",
    "*/",
    "//",
    "\\",
]
SIGNS = "[]<>(){}+-_=#*:/\\!.@1aB \n\t"


@given(st.text(SIGNS) | st.lists(st.sampled_from([*PIECES, *SIGNS])).map("".join))
def test_every_text_has_lines_that_cover_it(text: str) -> None:
    uncommented = remove_comments(Text("a", text))
    for line in parse_lines(uncommented):
        assert 0 <= line.span.start < line.span.end <= max(1, len(text) + 1)
    parse(text, "argdown")


@given(st.text(min_size=1))
def test_the_id_of_any_title_is_one(title: str) -> None:
    assert to_id(title) == "" or is_id(to_id(title))


@pytest.mark.parametrize(
    "written",
    ["{a: " + "[" * 5_000, "{a: 1, a: 2}", "{[a]: 1}", "{a: \x07}"],
)
def test_unsafe_or_broken_data_is_refused(written: str) -> None:
    with pytest.raises(FormatError):
        read_data(written)


def test_emphasis_needs_two_marks() -> None:
    assert remove_emphasis("**a _b_ c** d_e_f 2 * 3 *g") == "a b c d_e_f 2 * 3 *g"


HOSTILE = [
    "[A]: a\n  <_ [B]\n",
    "/* a ",
    "<!-- ",
    "a /* b */ ",
    "{",
    "{a ",
    "{}",
    "[",
    "[a](",
    "*a ",
    "_ *",
    "#(",
    "- [A]\n ",
    "(1) a\n----\n",
    "-- ",
    "<a",
    "=== \n",
    "[[",
    "\\",
    "--\na\n",
    " {a} #b",
    "#\tA #b ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_in_proportion_to_the_text(unit: str) -> None:
    parse(unit, "argdown")  # loads the grammar
    counts = [
        count_lines(lambda count=count: parse(unit * count, "argdown"))  # type: ignore[misc]
        for count in (100, 200, 400)
    ]
    assert grows_linearly(counts, factor=2.3)

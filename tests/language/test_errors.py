"""Every mistake: its code, its place, its wording, and what the parser recovers."""

import os
from pathlib import Path
from textwrap import dedent

import pytest

from argmap.checker.checking import check_draft
from argmap.language.characters import LONGEST_LINE, MOST_UNPRINTABLE
from argmap.language.mistakes import CODES
from argmap.language.parser import parse_text
from argmap.loader import ArgmapError, parse, parse_draft
from argmap.source import Text
from tests.language.trees import find_errors, flatten, locate_errors

# For each mistake a text with it, and its place: code, line, column and length.
EXAMPLES = {
    "a line without a keyword": ("claim a: x\nSome words.\n", ("L001", 2, 1, 11)),
    "a text without a statement": ("# Title\n\nOne.\n\nTwo.\nThree.\n", ("L001", 3, 1, 4)),
    "a bullet before a statement": ("- claim a: x\n", ("L001", 1, 1, 2)),
    "a connective without a target after a blank line": (
        "claim a: x\n  because claim b: y\n\n  and so on\n",
        ("L004", 4, 7, 5),
    ),
    "a line without a keyword under a statement": (
        "claim a: x\n  because [b]\n  more words\n",
        ("L001", 3, 3, 10),
    ),
    "a comment without a space": ("//a comment\nclaim a: x\n", ("L001", 1, 1, 11)),
    "a misspelt connective": ("claim a: x\n  becuase claim b: y\n", ("L002", 2, 3, 7)),
    "a misspelt kind": ("claim a: x\n  because clam b: y\n", ("L002", 2, 11, 4)),
    "a misspelt connective before a reference": ("claim a: x\n  becase [a]\n", ("L002", 2, 3, 6)),
    "a misspelt kind at the margin": ("evidense a: x\n", ("L002", 1, 1, 8)),
    "a misspelt header": ("titel: x\n", ("L002", 1, 1, 5)),
    "a misspelt include": ("inclde other.argmap\n", ("L002", 1, 1, 6)),
    "a statement without a connective": ("claim a: x\n  claim b: y\n", ("L002", 2, 3, 8)),
    "an unknown connective": ("claim a: x\n  therefore claim b: y\n", ("L002", 2, 3, 9)),
    "a connective of another notation": (
        "claim a: x\n  objection claim b: y\n",
        ("L002", 2, 3, 9),
    ),
    "two connectives": (
        "claim a: x\n  because [b]\n  and because claim c: y\n",
        ("L002", 3, 3, 11),
    ),
    "an unknown kind": (
        "claim a: x\n  because fact b: y\n",
        ("L002", 2, 11, 4),
    ),
    "an unknown kind after a sentence": (
        "claim a: It is so.\n  and data: y\n",
        ("L002", 2, 7, 4),
    ),
    "a bullet before a relation": ("claim a: x\n  - because claim: y\n", ("L002", 2, 3, 2)),
    "a number before a relation": ("claim a: x\n  1. because claim: y\n", ("L002", 2, 3, 3)),
    "a word before a connective": ("claim a: x\n  also because claim: y\n", ("L002", 2, 3, 4)),
    "a mark before its connective": (
        "claim a: x\n  (implicit) because claim: y\n",
        ("L004", 2, 3, 18),
    ),
    "the word implicit before a connective": (
        "claim a: x\n  implicit but [a]\n  implicit but claim: y\n",
        ("L004", 3, 3, 12),
    ),
    "a mark before a connective that takes none": (
        "claim a: x\n  because [b]\n  (implicit) and [c]\n",
        ("L004", 3, 3, 14),
    ),
    "a bullet instead of a connective": ("claim a: x\n  + claim b: y\n", ("L002", 2, 3, 2)),
    "a relation at the margin": ("claim a: x\nbecause claim b: y\n", ("L003", 2, 1, 7)),
    "a capitalized relation at the margin": (
        "claim a: x\nBecause evidence b: y\n",
        ("L003", 2, 1, 7),
    ),
    "a relation with a bullet at the margin": (
        "claim a: x\n- because evidence b: y\n",
        ("L003", 2, 1, 9),
    ),
    "lines under a heading": ("# Title\n  because claim b: y\n", ("L003", 2, 3, 18)),
    "an indented statement under nothing": ("  claim a: x\n", ("L003", 1, 3, 10)),
    "an indented relation under nothing": ("  because claim a: x\n", ("L003", 1, 3, 18)),
    "a source under a statement": (
        "claim a: x\n  because [b]\n  source s: S\n",
        ("L003", 3, 3, 6),
    ),
    "an id of two words": ("claim two words: x\n", ("L004", 1, 7, 9)),
    "an id that starts with a digit": ("claim 2nd: x\n", ("L004", 1, 7, 3)),
    "an id with a wrong character": ("claim a→b: x\n", ("L004", 1, 7, 3)),
    "a statement without a colon": ("claim Something holds.\n", ("L004", 1, 1, 5)),
    "an id without a colon": ("claim a; Something holds.\n", ("L004", 1, 1, 5)),
    "a connective alone on its line": ("claim a: x\n  because [b]\n  and\n", ("L004", 3, 3, 3)),
    "a relation without a kind": ("claim a: x\n  because: y is so.\n", ("L004", 2, 10, 1)),
    "a marked relation without a kind": (
        "claim a: x\n  because (implicit): y\n",
        ("L004", 2, 21, 1),
    ),
    "two marks": ("claim a: x\n  because (implicit) (expert) claim b: y\n", ("L004", 2, 11, 19)),
    "brackets inside a mark": ("claim a: x\n  because ((a)) claim b: y\n", ("L004", 2, 11, 5)),
    "an empty mark": ("claim a: x\n  because () claim b: y\n", ("L004", 2, 3, 7)),
    "two marks where none is allowed": (
        "claim a: x\n  because [b]\n  and (a) (b) [c]\n",
        ("L004", 3, 7, 7),
    ),
    "a mark where none is allowed": (
        "claim a: x\n  because [b]\n  and (implicit) [c]\n",
        ("L004", 3, 3, 3),
    ),
    "an open mark": (
        "claim a: x\n  because (implicit claim b: y\n",
        ("L004", 2, 20, 1),
    ),
    "an open reference": ("[a\n", ("L004", 1, 1, 2)),
    "a reference to two words": ("claim a: x\n  because [two words]\n", ("L004", 2, 11, 11)),
    "an empty reference": ("claim a: x\n  because []\n", ("L004", 2, 11, 2)),
    "a second relation on the line": ("claim a: x\n  because [b] and [c]\n", ("L004", 2, 15, 7)),
    "tags without a space between them": ("claim a: x #b#c\n", ("L004", 1, 12, 4)),
    "text after a reference": ("claim a: x\n  because [b] which is so\n", ("L004", 2, 15, 11)),
    "a tag with a wrong character": ("claim a: x #b→c\n", ("L004", 1, 12, 4)),
    "a malformed key of an attribute": ("claim a: x {2b: c}\n", ("L004", 1, 13, 2)),
    "a malformed key of a source": ("source a→b: x\n", ("L004", 1, 8, 3)),
    "a statement without text": ("claim a:\n", ("L005", 1, 1, 7)),
    "a source without a title": ("source a:\n", ("L005", 1, 8, 1)),
    "a citation without a comma": ("source s: S\nclaim a: x [@s p. 3].\n", ("L006", 2, 16, 4)),
    "a citation after a comma in a place": (
        "source s: S\nclaim a: x [at ¶5, @s]\n",
        ("L006", 2, 20, 2),
    ),
    "a citation after a comma in a locator": (
        "source s: S\nclaim a: x [@s, p. 3,\n    @s]\n",
        ("L006", 3, 5, 2),
    ),
    "an open bracket": ("claim a: x [@s, p. 3\n", ("L006", 1, 12, 9)),
    "a bracket with other content": ("claim a: x [@s; p. 3]\n", ("L006", 1, 15, 6)),
    "an empty place": ("claim a: x [at ]\n", ("L006", 1, 13, 2)),
    "open attributes": ("claim a: x {b: c\n", ("L007", 1, 12, 5)),
    "braces in prose": ("claim a: The set {x, y} of two.\n", ("L007", 1, 19, 4)),
    "a place after attributes": ("claim a: x {b: c} [at ¶1]\n", ("L007", 1, 19, 7)),
    "text after attributes": ("claim a: x {b: c} and more\n", ("L007", 1, 19, 8)),
    "a colon before a reference": ("claim a: x\n  because: [a]\n", ("L004", 2, 10, 1)),
    "a malformed id in a relation": (
        "claim a: x\n  because claim b%: y\n",
        ("L004", 2, 17, 2),
    ),
    "a value of several words": (
        "claim a: x {by: State Department, when: now}\n",
        ("L007", 1, 17, 16),
    ),
    "attributes without a comma between them": ("claim a: x {b: c d: e}\n", ("L007", 1, 18, 3)),
    "a value with a comma": ("claim a: x {by: B, C}\n", ("L007", 1, 20, 1)),
    "a number with a comma": ("claim a: x {weight: 0,5}\n", ("L007", 1, 23, 1)),
    "a status that resembles a known one": (
        "claim a: x {status: retratced}\n",
        ("L016", 1, 21, 9),
    ),
    "a key that resembles one with other values": ("claim a: x {URL: y}\n", ("L016", 1, 13, 3)),
    "a key with an equals sign": ("claim a: x {b=c}\n", ("L007", 1, 13, 3)),
    "a key without a value": ("claim a: x {b: , c: d}\n", ("L007", 1, 13, 3)),
    "an open quotation mark": ('claim a: x {b: "c}\n', ("L007", 1, 16, 3)),
    "values without a comma between them": ('claim a: x {b: "c" "d"}\n', ("L007", 1, 20, 3)),
    "a quotation mark inside a value": ('claim a: x {by: O"Neil}\n', ("L007", 1, 17, 6)),
    "an address with a comma": ("claim a: x {url: https://x.org/a,1}\n", ("L007", 1, 18, 17)),
    "typographic quotation marks": ("claim a: x {by: “A, B”}\n", ("L007", 1, 17, 6)),
    "an open typographic quotation mark": ("claim a: x {by: “A}\n", ("L007", 1, 17, 2)),
    "apostrophes around a value": ("claim a: x {by: 'A \"B\"'}\n", ("L007", 1, 17, 7)),
    "a weight in percent": ("claim a: x {weight: 70 %}\n", ("L007", 1, 21, 4)),
    "an address with a space": ("claim a: x {url: see there}\n", ("L007", 1, 18, 9)),
    "a date between quotation marks": ("claim a: x {date: “2022-01-05”}\n", ("L007", 1, 19, 12)),
    "a date with a comma": ("claim a: x {date: January 5, 2022}\n", ("L007", 1, 19, 15)),
    "a date in words": ("claim a: x {date: June 2015}\n", ("L007", 1, 19, 9)),
    "a date that is not one": ("claim a: x {date: last year}\n", ("L007", 1, 19, 9)),
    "a place without its keyword": ("claim a: x [¶5]\n", ("L017", 1, 12, 1)),
    "a key near a known one": ("claim a: x {Status: b}\n", ("L016", 1, 13, 6)),
    "an id with an invisible character": ("claim safe\ufe0f: x\n", ("L009", 1, 11, 1)),
    "an id that is too long": (f"claim {'a' * 1_001}: x\n", ("L004", 1, 7, 1_001)),
    "a reference that is too long": (
        f"claim a: x\n  because [{'a' * 1_001}]\n",
        ("L004", 2, 11, 1_003),
    ),
    "an open list": ("claim a: x {b: [1,2}\n", ("L007", 1, 16, 4)),
    "an open list before a key": ("claim a: x {b: [1, 2, c: d}\n", ("L007", 1, 16, 7)),
    "a list without a comma at a line end": (
        "claim a: x {b: [c, d\n    e]}\n",
        ("L007", 1, 20, 7),
    ),
    "a date that does not exist": ("claim a: x {date: 2022-02-30}\n", ("L007", 1, 19, 10)),
    "a number that is too large": ("claim a: x {weight: 1e999}\n", ("L007", 1, 21, 5)),
    "a misaligned line": (
        "claim a: x\n    because [b]\n  because [c]\n",
        ("L008", 3, 3, 1),
    ),
    "continued text left of its statement": (
        "claim a: x\n    because claim b: y\n  and more of it\n",
        ("L008", 3, 3, 14),
    ),
    "a connective at the start of a line of text": (
        "claim a: x\n  but it costs\n",
        ("L014", 2, 3, 3),
    ),
    "a relation in text without a kind": ("claim a: x\n  since 2020: y\n", ("L004", 2, 3, 5)),
    "a relation in text without a colon": (
        "claim a: x\n  but evidence b y\n",
        ("L004", 2, 7, 8),
    ),
    "a relation in text with other brackets": (
        "claim a: x\n  and [two words] so\n",
        ("L004", 2, 3, 3),
    ),
    "a word of another notation": ("claim a: x\n  objection: y\n", ("L002", 2, 3, 9)),
    "a source in a text": ("claim a: x\n  source: y\n", ("L003", 2, 3, 6)),
    "a conclusion under its reason": ("claim a: x\n  therefore: y\n", ("L002", 2, 3, 9)),
    "a hash in a text": ("claim a: x\n  # check it\n", ("L015", 2, 3, 1)),
    "a comment without a space in a text": ("claim a: x\n  //check it\n", ("L015", 2, 3, 2)),
    "a note without a space": ("#TODO check it\n", ("L011", 1, 1, 14)),
    "a hash under a statement": ("claim a: x\n\n  # check it\n", ("L001", 3, 3, 10)),
    "a note as a heading": ("# TODO check it\n", ("L015", 1, 1, 15)),
    "tabs and spaces on one line": ("claim a: x\n\t because [b]\n", ("L008", 2, 1, 2)),
    "tabs and spaces": ("claim a: x\n  because [b]\n\tbut [c]\n", ("L008", 3, 1, 1)),
    "an unprintable character": ("claim a: x\x00y\n", ("L009", 1, 11, 1)),
    "a line break of Word": ("claim a: x\v  because [b]\n", ("L009", 1, 11, 1)),
    "an invisible character": ("claim a: x\u202ey\n", ("L009", 1, 11, 1)),
    "an invisible character before a relation": (
        "claim a: x\n  \u200bbecause claim b: y\n",
        ("L009", 2, 3, 1),
    ),
    "an invisible character after a connective": (
        "claim a: x\n  because\u200b claim b: y\n",
        ("L009", 2, 10, 1),
    ),
    "an invisible character in a keyword": ("cla\u034fim a: x\n", ("L009", 1, 4, 1)),
    "an invisible character in a reference": (
        "claim a: x\n  because [a\u3164]\n",
        ("L009", 2, 11, 4),
    ),
    "an invisible character in a tag": ("claim a: x #b\ufe0f\n", ("L009", 1, 12, 3)),
    "a byte-order mark inside a text": ("claim a: x\n\ufeffclaim b: y\n", ("L009", 2, 1, 1)),
    "line endings with CR alone": ("claim a: x\r  because claim b: y\r", ("L009", 1, 11, 1)),
    "a full-width colon": ("claim a： x\n", ("L009", 1, 8, 1)),
    "a full-width colon in a header": ("title：x\n", ("L009", 1, 6, 1)),
    "full-width brackets and a full-width colon": (
        "claim a: x\n  because（implicit）claim b：y\n",
        ("L009", 2, 10, 18),
    ),
    "full-width brackets around an id": ("claim a: x\n  because ［a］\n", ("L009", 2, 11, 3)),
    "full-width brackets around an id at the margin": ("claim a: x\n［a］\n", ("L009", 2, 1, 3)),
    "full-width brackets around a citation": ("claim a: 技術［@s，p. 3］。\n", ("L009", 1, 12, 9)),
    "full-width braces": ("claim a: x ｛k： v｝\n", ("L009", 1, 12, 6)),
    "a backslash as the text": ("claim a: \\\n", ("L009", 1, 10, 1)),
    "braces as the text": ("claim a: {{{\n", ("L007", 1, 10, 3)),
    "a backslash at the end of a line": ("claim a: x\\\n    y\n", ("L009", 1, 11, 1)),
    "a header without a value": ("title:\n", ("L010", 1, 1, 5)),
    "a header without a colon": ("title The title of it\n", ("L010", 1, 1, 5)),
    "a header that is only its keyword": ("title\n", ("L010", 1, 1, 5)),
    "a heading without a space": ("#Title\n", ("L011", 1, 1, 6)),
    "a heading of level seven": ("####### Title\n", ("L011", 1, 1, 7)),
    "a heading without a title": ("# {#a}\n", ("L011", 1, 1, 6)),
    "a heading with an id of two words": ("# Title {#two words}\n", ("L011", 1, 9, 12)),
    "an include without a path": ("include\n", ("L012", 1, 1, 7)),
    "a source without a key": ("source: The report\n", ("L012", 1, 1, 18)),
    "a line that is too long": (f"claim a: {'x' * LONGEST_LINE}\n", ("L013", 1, 1, 1)),
}


@pytest.mark.parametrize(("text", "place"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_mistake_has_one_error(text: str, place: tuple[str, int, int, int]) -> None:
    assert locate_errors(text) == [place]


def test_every_code_has_an_example() -> None:
    assert {place[0] for _, place in EXAMPLES.values()} == set(CODES)


WORDING = Path(__file__).with_name("messages.txt")


def test_wording() -> None:
    """Compare all messages with messages.txt; set ARGMAP_UPDATE=1 to rewrite it."""
    lines = []
    for name, (text, _) in EXAMPLES.items():
        [found] = find_errors(text)
        lines.append(f"{name}\n  {found.code}: {found.message}\n  help: {found.help}\n")
    if os.environ.get("ARGMAP_UPDATE"):
        WORDING.write_text("\n".join(lines), encoding="utf-8")
    assert WORDING.read_text(encoding="utf-8").split("\n\n") == "\n".join(lines).split("\n\n")


def test_lines_of_prose_in_a_map_are_reported_each() -> None:
    text = "One.\nTwo.\nThree.\n"
    assert [place[1] for place in locate_errors(f"{text}claim a: x\n")] == [1, 2, 3]
    assert [place[1] for place in locate_errors(text)] == [1]
    assert [place[1] for place in locate_errors(f"{text}clam a: x\n")] == [1, 2, 3, 4]


def test_all_mistakes_of_a_text_are_reported() -> None:
    text = dedent(
        """\
        titel: A map
        claim a: First. {by: Two Words}
          becuase claim b: Second.
          but claim two words: Third [@s p. 3].
        Some words.
        claim c: Fourth.
        """
    )
    assert [place[:2] for place in locate_errors(text)] == [
        ("L002", 1),
        ("L007", 2),
        ("L002", 3),
        ("L004", 4),
        ("L006", 4),
        ("L001", 5),
    ]


def test_correct_parts_stay_in_the_tree() -> None:
    text = dedent(
        """\
        titel: A map
        claim a: First. {by: Two Words, weight: 0.5}
          becuase claim b: Second [@s p. 3].
        Some words.
        claim c: Third.
        """
    )
    document, _ = parse_text(Text("<text>", text))
    assert flatten(document) == [
        ("title", "A map"),
        (
            *(0, "", "", "claim", "a", "First."),
            *(("by", False, ("Two Words",), (str,)), ("weight", False, (0.5,), (float,))),
        ),
        (1, "because", "", "claim", "b", "Second.", ("s", "p. 3")),
        (0, "", "", "claim", "c", "Third."),
    ]


def test_lines_under_an_unreadable_line_stay_in_the_tree() -> None:
    text = "claim a: x\nSome words.\n  because claim b: y\n    but [a]\n"
    document, _ = parse_text(Text("<text>", text))
    assert flatten(document) == [
        (0, "", "", "claim", "a", "x"),
        (0, "", "", "", "", ""),
        (1, "because", "", "claim", "b", "y"),
        (2, "but", "", "a"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "because: y",
        "because (m): y",
        "because (m claim: y",
        "because ((m)) claim: y",
        "- because claim: y",
        "+ claim: y",
        "1. claim: y",
        "also because claim: y",
        "and because claim: y",
        "implicit because claim: y",
        "(m) because claim: y",
        "because fact b: y",
    ],
)
def test_a_mistaken_relation_stays_in_the_tree(line: str) -> None:
    document, _ = parse_text(Text("<text>", f"claim a: x\n  {line}\n"))
    _, relation = flatten(document)
    assert (relation[1], relation[3], relation[5]) == ("because", "claim", "y")


def test_text_attached_to_a_connective_is_skipped() -> None:
    document, _ = parse_text(Text("<text>", "claim a: x\n  but [b]\n  and* claim c: y\n"))
    assert flatten(document)[2] == (1, "and", "", "claim", "c", "y")


def test_lines_that_end_with_cr_are_parsed() -> None:
    document, _ = parse_text(Text("<text>", "claim a: x\r  because claim b: y\r\rclaim c: z\r"))
    assert [line[4] for line in flatten(document)] == ["a", "b", "c"]


@pytest.mark.parametrize("written", ["[a b]", "[a→b]", "[]", "[→]", "[\ufffd]"])
def test_a_malformed_reference_gets_no_id(written: str) -> None:
    document, found = parse_text(Text("<text>", f"claim a: x\n  because {written}\n{written}\n"))
    assert len(found) == 2
    assert [line[3] for line in flatten(document)] == ["claim", "", ""]


@pytest.mark.parametrize("value", ["2022-02-30", "[2022-01-31, 2022-02-30]", "1e999", "[1, 1e999]"])
def test_a_value_that_does_not_exist_is_dropped(value: str) -> None:
    document, found = parse_text(Text("<text>", f"claim a: x {{weight: {value}, l: m}}\n"))
    assert len(found) == 1
    assert flatten(document) == [(0, "", "", "claim", "a", "x", ("l", False, ("m",), (str,)))]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        *(("tests: y", "test"), ("tset: [y, z]", "test"), ("Status: y", "status")),
        *(("expects: y", "expect"), ("by_date: 2022-01", "by-date"), ("qoute: y", "quote")),
        *(("derived_from: y", "derived-from"), ("weigth: 0.5", "weight"), ("Date: 2022", "date")),
        *(('URL: "https://example.org"', "url"), ("status: superceded", "superseded")),
    ],
)
def test_a_key_or_status_near_a_known_one_is_a_warning(written: str, known: str) -> None:
    text = f"claim a: x {{{written}}}\nsource s: S\n"
    [found] = parse_draft(text).diagnostics
    assert (found.code, found.severity) == ("L016", "warning")
    assert found.fix
    assert found.fix.replacement == known
    span = found.fix.span
    fixed = text[: span.start] + known + text[span.end :]
    assert parse_draft(fixed).diagnostics == ()


@pytest.mark.parametrize("written", ["weigth: y", "URL: y", "by_date: [2022]", "Weight: 2"])
def test_a_key_near_a_known_one_with_other_values_has_no_fix(written: str) -> None:
    [found] = find_errors(f"claim a: x {{{written}}}\n")
    assert (found.code, found.fix) == ("L016", None)


def test_a_value_of_the_wrong_type_is_reported_once() -> None:
    [found] = parse_draft("claim a: x {weight: “0.5”}\n").diagnostics
    assert found.code == "L007"


@pytest.mark.parametrize("key", ["data", "state", "place", "cost", "tested", "in", "publisher"])
def test_other_keys_are_the_authors_own(key: str) -> None:
    assert find_errors(f"claim a: x {{{key}: y}}\n") == []


@pytest.mark.parametrize(
    "bracket", ["[¶5]", "[ ¶ 5–7]", "(at ¶5)", "(¶5; @s)", "(@s, p. 3)", "[see @s]", "[¶5; @s]"]
)
@pytest.mark.parametrize("before", ["It is\n    so", "It is [@s]", "It is [@s] #so"])
def test_a_bracket_that_may_be_meant_as_a_note_is_a_warning(bracket: str, before: str) -> None:
    [found] = find_errors(f"source s: S\nclaim a: {before} {bracket}.\n")
    assert (found.code, found.severity) == ("L017", "warning")
    assert find_errors(f"source s: S\nclaim a: {before} \\{bracket}.\n") == []


@pytest.mark.parametrize("text", ["(at five)", "[sic]", "(mail a@b.org)", "(see ¶5)", "by @b"])
def test_other_brackets_and_at_signs_are_text(text: str) -> None:
    assert find_errors(f"claim a: It is {text}.\n") == []
    assert find_errors(f"source s: S\nclaim a: It is [@s] {text} #so {text}.\n") == []


@pytest.mark.parametrize("note", ["@s, me@s.org", r"@s, \@s", r"@s, by \@s", r"at \@s"])
def test_other_at_signs_in_a_bracket_are_text(note: str) -> None:
    assert find_errors(f"source s: S\nclaim a: x [{note}]\n") == []


def test_full_width_signs_are_parsed_as_meant() -> None:
    text = dedent(
        """\
        title：T
        source s：S
        claim a：x［@s，p. 3；at ¶1］ ｛k：v，l：w｝
          but（m）claim b：y
        ［a］
          because［b］
        """
    )
    meant = dedent(
        """\
        title: T
        source s: S
        claim a: x[@s, p. 3; at ¶1] {k: v, l: w}
          but (m) claim b: y
        [a]
          because [b]
        """
    )
    document, found = parse_text(Text("<text>", text))
    assert {diagnostic.code for diagnostic in found} == {"L009"}
    assert flatten(document) == flatten(parse_text(Text("<text>", meant))[0])


@pytest.mark.parametrize(
    "text",
    [
        "技術（ぎじゅつ）は：重要",
        "［a］",
        "｛a、b｝の集合",
        "\\［@s］",
        "\\｛a: b｝",
        "x ｛a: b｝ y",
    ],
)
def test_full_width_signs_in_prose_are_text(text: str) -> None:
    assert find_errors(f"claim a: {text}\n    {text}\n") == []


PROSE_LINES = [
    "a \u2764\ufe0f and \U0001f469\u200d\U0001f469",
    "می\u200cخواهم",
    "so\u00adcalled",
    "other countries: France, Spain",
    "- and more of it",
    "- because of it",
    "1. because of it",
    "also because of it: y",
    "(in part) because of it: y",
    "it is so because [b]",
    "* see [b] and [c]",
    "see [b]",
    "[sic] and so on",
    "… and so on",
    "5 - 3 evidence: y",
    "case: y",
    "hand: y",
    "goals: y",
    "\\but it costs",
    "and/or more of it",
    "but-for tests",
    "Buttons: three",
    "so: y",
    "yet: y",
    "stand by: y",
    "#1 of them",
]


@pytest.mark.parametrize("line", PROSE_LINES)
@pytest.mark.parametrize("above", ["It is so", "It is so."])
def test_a_wrapped_line_of_prose_is_text(line: str, above: str) -> None:
    assert find_errors(f"claim a: {above}\n    {line}\n") == []


@pytest.mark.parametrize("above", ["It is so", "It is so.", "It is so, for the U.S."])
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("but It will cost billions", "L014"),
        ("and", "L014"),
        ("and so on, as they said before: more", "L014"),
        ("because (as they say) it is", "L014"),
        ("since:2020", "L014"),
        ("but (no) but", "L014"),
        ("and [@s] says so", "L014"),
        ("and, with it, more", "L014"),
        ("But it costs", "L014"),
        ("BECAUSE of it", "L014"),
        ("But evidence c It is not so.", "L004"),
        ("Because they wrote: y", "L004"),
        ("because claim c%: y", "L004"),
        ("And also [b].", "L004"),
        ("//a note", "L015"),
        ("#TODO check it", "L015"),
        ("# TODO check it", "L015"),
        ("##", "L015"),
        ("but fact: It will cost billions", "L002"),
        ("but evidence c It is not so.", "L004"),
        ("because evidence", "L004"),
        ("because claim z z", "L004"),
        ("and evidence from Japan shows it", "L004"),
        ("and other countries: France, Spain", "L004"),
        ("because claims of this kind: six", "L004"),
        ("since 2020: more", "L004"),
        ("because (as they say) things: go", "L004"),
        ("because (implicit) it is", "L004"),
        ("and [sic more words", "L004"),
        ("and [two words] follow", "L004"),
        ("because they wrote: y", "L004"),
        ("because fact finding: it takes long", "L002"),
        ("and premise b: that is where it fails", "L002"),
        ("objection: It is too late", "L002"),
        ("data protection: the two belong together", "L002"),
        ("Objection: It is too late", "L002"),
        ("Because: It is too late", "L002"),
        ("Claim: It is too late", "L002"),
        ("Supports [b]", "L002"),
        ("objection late: It is too late", "L002"),
        ("premise: y", "L002"),
        ("however: y", "L002"),
        ("therefore: y", "L002"),
        ("therefore claim: y", "L002"),
        ("clam: y", "L002"),
        ("becuase: y", "L002"),
        ("supports [b]", "L002"),
        ("support: y", "L002"),
        ("Source: y", "L003"),
        ("sources: y", "L003"),
        ("source t: y", "L003"),
        ("objections: y", "L002"),
        ("pros: y", "L002"),
        ("counter: y", "L002"),
        ("exception: y", "L002"),
        ("exception [b]", "L002"),
        ("because of [b]", "L004"),
        ("and also [b].", "L004"),
        ("because fact [b]", "L004"),
        ("attacks [b]", "L002"),
        ("becuase [b]", "L002"),
        ("[b]", "L002"),
        ("- [b]", "L002"),
        ("-> [b]", "L002"),
        ("<+ [b]", "L002"),
        ("… but claim c: y", "L002"),
        ("a) but claim c: y", "L002"),
        ("**but** claim c: y", "L002"),
        ('"but claim c: y"', "L002"),
        ("counter-argument: y", "L002"),
        ("Counter-claim c: y", "L002"),
        ("counter-argument [b]", "L002"),
        ("refutation: y", "L002"),
        ("grounds: y", "L002"),
        ("supported by: y", "L002"),
        ("attacked by [b]", "L002"),
    ],
)
def test_a_line_that_may_be_meant_as_a_relation_is_reported(
    line: str, code: str, above: str
) -> None:
    text = f"source s: S\nclaim b: y\n\nclaim a: {above}\n    {line}\n"
    [found] = find_errors(text)
    assert found.code == code
    assert found.severity == ("warning" if code in ("L014", "L015") else "error")


@pytest.mark.parametrize("head", ["title: x", "source s: x", "claim a: x [@s,", "claim a: x #t"])
def test_any_text_may_have_a_line_that_starts_with_a_connective(head: str) -> None:
    assert {found.code for found in find_errors(f"{head}\n    but y].\n")} == {"L014"}


NOTES = [
    *("TODO", "TODO: more", "FIXME", "check this", "Fix this first", "(TODO)", "**TODO** ask"),
    *("To do: ask Anna", "Note to self", "???"),
]


@pytest.mark.parametrize("title", NOTES)
def test_a_heading_that_looks_like_a_note_is_a_warning(title: str) -> None:
    assert locate_errors(f"# {title}\n") == [("L015", 1, 1, len(title) + 2)]


@pytest.mark.parametrize(
    "title", ["Checks", "Add-ons", "Fixes", "Check the numbers", "Todos", "To do"]
)
def test_other_headings_are_no_notes(title: str) -> None:
    assert find_errors(f"# {title}\n") == []


def test_warnings_do_not_keep_a_map_from_being_read() -> None:
    text = "claim a: x\n  but it costs\n"
    draft = parse_draft(text)
    assert (len(draft.warnings), draft.errors) == (1, ())
    assert parse(text) == draft.require_map() == draft.map
    assert "L014" in [finding.code for finding in check_draft(draft, "a.argmap").findings]
    broken = parse_draft(f"{text}  but: it costs\n")
    with pytest.raises(ArgmapError) as caught:
        broken.require_map()
    assert [found.code for found in caught.value.diagnostics] == ["L004"]
    assert "L014" in [finding.code for finding in check_draft(broken, "a.argmap").findings]


def test_many_unprintable_characters_are_counted() -> None:
    found = find_errors("claim a: x" + "\x00" * (MOST_UNPRINTABLE + 7))
    assert len(found) == MOST_UNPRINTABLE + 1
    assert "7 more" in found[-1].message


@pytest.mark.parametrize("above", ["claim b: so [at {].", r"claim b: so \{.", "// {", "claim b: y"])
def test_a_brace_in_text_hides_no_mistake_below(above: str) -> None:
    text = f"{above}\n\nclaim a: x\n  because: y is so.\n"
    assert [diagnostic.code for diagnostic in find_errors(text)] == ["L004"]

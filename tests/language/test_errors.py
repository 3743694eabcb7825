"""Every mistake: what is said of it, where, and how it can be mended."""

from textwrap import dedent

import pytest

from argmap.language.mistakes import CODES
from argmap.language.parser import parse_text
from argmap.language.readable import LONGEST_LINE, MOST_UNPRINTABLE
from argmap.source import Text
from tests.language.trees import mistakes, places, said

# What the text is, where the mistake is (code, line, column, length), what is said, and the cure.
EXAMPLES = {
    "a line that begins nothing": (
        "claim a: x\nSome words.\n",
        ("L001", 2, 1, 11),
        "this line begins like nothing that the language knows",
        "a line that goes on with the text above it is indented",
    ),
    "a bullet before a statement": (
        "- claim a: x\n",
        ("L001", 1, 1, 2),
        "this line begins like nothing",
        "a statement begins with `claim`, `evidence`",
    ),
    "a line behind a blank line": (
        "claim a: x\n  because claim b: y\n\n  and so on\n",
        ("L004", 4, 7, 5),
        "`and` must be followed by a statement or by the id of one in square brackets",
        "write `and claim: …` or `and [id]`",
    ),
    "a line in a block that begins nothing": (
        "claim a: x\n  because [b]\n  more words\n",
        ("L001", 3, 3, 10),
        "a line under a statement begins with `because`, `but`, `since`, `unless` or `and`",
        "take out the blank line between",
    ),
    "a comment without its space": (
        "//a comment\nclaim a: x\n",
        ("L001", 1, 1, 11),
        "a comment has a space behind its `//`",
        "write `// a comment`",
    ),
    "a misspelt connective": (
        "claim a: x\n  becuase claim b: y\n",
        ("L002", 2, 3, 7),
        "`becuase` is not a word of the language here; `because` is",
        "write `because`",
    ),
    "a misspelt kind": (
        "claim a: x\n  because clam b: y\n",
        ("L002", 2, 11, 4),
        "`clam` is not a word of the language here; `claim` is",
        "write `claim`",
    ),
    "a misspelt connective before a reference": (
        "claim a: x\n  becase [a]\n",
        ("L002", 2, 3, 6),
        "`becase` is not a word of the language here",
        "write `because`",
    ),
    "a misspelt kind at the margin": (
        "evidense a: x\n",
        ("L002", 1, 1, 8),
        "`evidense` is not a word of the language here",
        "write `evidence`",
    ),
    "a misspelt header": (
        "titel: x\n",
        ("L002", 1, 1, 5),
        "`titel` is not a word of the language here",
        "write `title`",
    ),
    "a misspelt include": (
        "inclde other.argmap\n",
        ("L002", 1, 1, 6),
        "`inclde` is not a word of the language here",
        "write `include`",
    ),
    "a statement that nothing relates": (
        "claim a: x\n  claim b: y\n",
        ("L002", 2, 3, 8),
        "`claim b:` stands under a statement, but nothing says how it bears on it",
        "begin the line with `because`, `but`",
    ),
    "a word that relates nothing": (
        "claim a: x\n  therefore claim b: y\n",
        ("L002", 2, 3, 9),
        "`therefore` is not one of the words that relate statements",
        "use `because`, `but`",
    ),
    "a kind that the language does not have": (
        "claim a: x\n  because fact b: y\n",
        ("L002", 2, 11, 4),
        "`fact` is not a kind of statement here",
        "the kinds are `claim`, `evidence`, `recommendation`, `assumption` and `goal`",
    ),
    "a kind that the language does not have, behind a sentence": (
        "claim a: It is so.\n  and data: y\n",
        ("L002", 2, 7, 4),
        "`data` is not a kind of statement here",
        "the kinds are `claim`",
    ),
    "a bullet before a relation": (
        "claim a: x\n  - because claim: y\n",
        ("L002", 2, 3, 2),
        "`-` does not say how this line bears on the statement above",
        "begin the line with `because`, `but`",
    ),
    "a bullet instead of a connective": (
        "claim a: x\n  + claim b: y\n",
        ("L002", 2, 3, 2),
        "`+` does not say how this line bears on the statement above",
        "without the `+`",
    ),
    "a relation at the margin": (
        "claim a: x\nbecause claim b: y\n",
        ("L003", 2, 1, 7),
        "`because` stands at the margin, so there is nothing that it is about",
        "indent the line",
    ),
    "lines under a heading": (
        "# Title\n  because claim b: y\n",
        ("L003", 2, 3, 18),
        "this line is indented, but nothing above it can have lines under it",
        "take the indentation out",
    ),
    "a statement that is indented under nothing": (
        "  claim a: x\n",
        ("L003", 1, 3, 10),
        "this line is indented, but nothing above it can have lines under it",
        "take the indentation out",
    ),
    "an indented first line": (
        "  because claim a: x\n",
        ("L003", 1, 3, 18),
        "this line is indented",
        "take the indentation out",
    ),
    "a source under a statement": (
        "claim a: x\n  because [b]\n  source s: S\n",
        ("L003", 3, 3, 11),
        "`source` stands at the margin only",
        "take the indentation out",
    ),
    "an id of two words": (
        "claim two words: x\n",
        ("L004", 1, 7, 9),
        "an id is one word, and `two words` is not",
        "write `two-words`, or leave the id out",
    ),
    "an id that begins with a digit": (
        "claim 2nd: x\n",
        ("L004", 1, 7, 3),
        "`2nd` cannot be a name here: an id is one word",
        "write `n2nd`",
    ),
    "an id with a character that no id holds": (
        "claim a→b: x\n",
        ("L004", 1, 7, 3),
        "`a→b` cannot be a name here",
        "write `a-b`",
    ),
    "a statement without its colon": (
        "claim Something holds.\n",
        ("L004", 1, 1, 5),
        "a colon is missing behind `claim`",
        "write `claim: Something holds.`",
    ),
    "a connective alone": (
        "claim a: x\n  because [b]\n  and\n",
        ("L004", 3, 3, 3),
        "`and` must be followed by a statement",
        "write `and claim: …` or `and [id]`",
    ),
    "a relation without a kind": (
        "claim a: x\n  because: y is so.\n",
        ("L004", 2, 10, 1),
        "the kind of the statement is missing behind `because`",
        "write `because claim: …`",
    ),
    "a marked relation without a kind": (
        "claim a: x\n  because (implicit): y\n",
        ("L004", 2, 21, 1),
        "the kind of the statement is missing behind `because`",
        "write `because claim: …`",
    ),
    "two marks": (
        "claim a: x\n  because (implicit) (expert) claim b: y\n",
        ("L004", 2, 11, 19),
        "`because` carries one mark, without brackets inside it",
        "write `because (implicit, expert) …`",
    ),
    "brackets inside a mark": (
        "claim a: x\n  because ((a)) claim b: y\n",
        ("L004", 2, 11, 5),
        "`because` carries one mark, without brackets inside it",
        "write `because (a) …`",
    ),
    "a mark that says nothing": (
        "claim a: x\n  because () claim b: y\n",
        ("L004", 2, 3, 7),
        "there is nothing in the brackets behind `because`",
        "write `because (implicit) …`",
    ),
    "two marks on what carries none": (
        "claim a: x\n  because [b]\n  and (a) (b) [c]\n",
        ("L004", 3, 7, 7),
        "`and` carries no mark",
        "put it behind the `because` or `but`",
    ),
    "a mark on what carries none": (
        "claim a: x\n  because [b]\n  and (implicit) [c]\n",
        ("L004", 3, 3, 3),
        "`and` carries no mark",
        "put it behind the `because` or `but`",
    ),
    "a mark that is not closed": (
        "claim a: x\n  because (implicit claim b: y\n",
        ("L004", 2, 20, 1),
        "the bracket behind `because` is not closed on this line",
        "write `because (implicit) …`",
    ),
    "a reference that is not closed": (
        "[a\n",
        ("L004", 1, 1, 2),
        "the bracket around `a` is not closed",
        "write `[a]`",
    ),
    "a reference to two words": (
        "claim a: x\n  because [two words]\n",
        ("L004", 2, 11, 11),
        "`two words` cannot be a name here",
        "write `two-words`",
    ),
    "a reference to nothing": (
        "claim a: x\n  because []\n",
        ("L004", 2, 11, 2),
        "square brackets here hold the id of one statement",
        "write `[id]`",
    ),
    "a reference behind a reference": (
        "claim a: x\n  because [b] and [c]\n",
        ("L004", 2, 15, 7),
        "every relation stands on a line of its own",
        "write `and [c]` on the next line",
    ),
    "tags without a space between": (
        "claim a: x #b#c\n",
        ("L004", 1, 12, 4),
        "there is no space between these tags",
        "write `#b #c`",
    ),
    "text behind a reference": (
        "claim a: x\n  because [b] which is so\n",
        ("L004", 2, 15, 11),
        "nothing can follow a reference on its line",
        "put relations on indented lines below it",
    ),
    "a tag with a character that no tag holds": (
        "claim a: x #b→c\n",
        ("L004", 1, 12, 4),
        "`#b→c` cannot be a name here",
        "write `#b-c`",
    ),
    "the key of an attribute that is no id": (
        "claim a: x {2b: c}\n",
        ("L004", 1, 13, 2),
        "`2b` cannot be a name here",
        "write `n2b`",
    ),
    "the key of a source that is no key": (
        "source a→b: x\n",
        ("L004", 1, 8, 3),
        "`a→b` cannot be a name here",
        "write `a-b`",
    ),
    "a statement without text": (
        "claim a:\n",
        ("L005", 1, 1, 7),
        "a statement has a text behind its colon",
        "write what it says",
    ),
    "a source without a title": (
        "source a:\n",
        ("L005", 1, 8, 1),
        "a source has a title behind its colon",
        "write how readers would know it",
    ),
    "a citation without its comma": (
        "source s: S\nclaim a: x [@s p. 3].\n",
        ("L006", 2, 16, 4),
        "a comma is missing behind `@s`",
        "write `[@s, …]`",
    ),
    "a bracket that is not closed": (
        "claim a: x [@s, p. 3\n",
        ("L006", 1, 12, 9),
        "this bracket is not closed",
        "put a `]` behind what belongs in it",
    ),
    "a bracket with something else in it": (
        "claim a: x [@s; p. 3]\n",
        ("L006", 1, 15, 6),
        "a bracket in a text holds citations and places",
        "several are separated by `;`",
    ),
    "a place without a place": (
        "claim a: x [at ]\n",
        ("L006", 1, 13, 2),
        "`at` says no place",
        "write `[at ¶12]`",
    ),
    "attributes that are not closed": (
        "claim a: x {b: c\n",
        ("L007", 1, 12, 5),
        "this brace is not closed",
        "put a `}` behind the last attribute",
    ),
    "braces in prose": (
        "claim a: The set {x, y} of two.\n",
        ("L007", 1, 19, 4),
        "a colon and a value are missing behind `x`",
        "for a brace that is part of the text write `\\{`",
    ),
    "text behind attributes": (
        "claim a: x {b: c} and more\n",
        ("L007", 1, 19, 8),
        "text cannot go on behind attributes",
        "move the `{…}` to the end",
    ),
    "a value of several words": (
        "claim a: x {by: State Department, when: now}\n",
        ("L007", 1, 17, 16),
        "a value of several words stands between quotation marks",
        'write `"State Department"`',
    ),
    "attributes without a comma between": (
        "claim a: x {b: c d: e}\n",
        ("L007", 1, 18, 3),
        "a comma is missing before `d`",
        "write `, d: …`",
    ),
    "a key without a value": (
        "claim a: x {b: , c: d}\n",
        ("L007", 1, 13, 3),
        "`b` has no value",
        "write `b: …`, or take it out",
    ),
    "a quotation mark that is not closed": (
        'claim a: x {b: "c}\n',
        ("L007", 1, 16, 3),
        "this quotation mark is not closed",
        'put a `"` behind the value',
    ),
    "values without a comma between": (
        'claim a: x {b: "c" "d"}\n',
        ("L007", 1, 20, 3),
        'a comma is missing before "d"',
        'a list is written `["c", "d"]`',
    ),
    "a list that is not closed": (
        "claim a: x {b: [1,2}\n",
        ("L007", 1, 16, 4),
        "this list is not closed",
        "put a `]` behind its last value",
    ),
    "a list that is not closed before a key": (
        "claim a: x {b: [1, 2, c: d}\n",
        ("L007", 1, 16, 7),
        "this list is not closed",
        "put a `]` behind its last value",
    ),
    "a list without a comma at the end of a line": (
        "claim a: x {b: [c, d\n    e]}\n",
        ("L007", 1, 20, 7),
        "a value of several words stands between quotation marks",
        'write `"d e"`',
    ),
    "a day that is in no calendar": (
        "claim a: x {date: 2022-02-30}\n",
        ("L007", 1, 19, 10),
        "no calendar has this day",
        "a date is written `2022-01-31`",
    ),
    "a number that no computer keeps": (
        "claim a: x {b: 1e999}\n",
        ("L007", 1, 16, 5),
        "this number is too large to be kept",
        "put quotation marks around it if it is a name",
    ),
    "a line that is aligned with nothing": (
        "claim a: x\n    because [b]\n  because [c]\n",
        ("L008", 3, 3, 1),
        "this line is indented like no line above that it could belong to",
        "align it with the lines that are about the same statement",
    ),
    "text further left than its statement": (
        "claim a: x\n    because claim b: y\n  and more of it\n",
        ("L008", 3, 3, 14),
        "but is indented less than the line that begins it",
        "indent it further",
    ),
    "tabs and spaces": (
        "claim a: x\n  because [b]\n\tbut [c]\n",
        ("L008", 3, 1, 1),
        "this line is indented with tabs, and lines above it with spaces",
        "indent the whole file with spaces",
    ),
    "a character that nobody can see": (
        "claim a: x\x00y\n",
        ("L009", 1, 11, 1),
        "the character U+0000 cannot be printed",
        "take it out",
    ),
    "a character that turns the order of what is read": (
        "claim a: x\u202ey\n",
        ("L009", 1, 11, 1),
        "the character U+202E cannot be seen, and may make the text look like another",
        "take it out",
    ),
    "a byte-order mark inside a text": (
        "claim a: x\n\ufeffclaim b: y\n",
        ("L009", 2, 1, 1),
        "the character U+FEFF cannot be seen",
        "take it out",
    ),
    "line ends of old Macs": (
        "claim a: x\r  because claim b: y\r",
        ("L009", 1, 11, 1),
        "a line ends here as lines did on old Macs, with CR alone",
        "save the text with LF or CRLF line ends",
    ),
    "a full-width colon": (
        "claim a： x\n",
        ("L009", 1, 8, 1),
        "`：` is a full-width sign, which the language does not read",
        "write `:`",
    ),
    "a full-width colon in a header": (
        "title：x\n",
        ("L009", 1, 6, 1),
        "`：` is a full-width sign",
        "write `:`",
    ),
    "full-width brackets and a full-width colon": (
        "claim a: x\n  because（implicit）claim b：y\n",
        ("L009", 2, 10, 18),
        "`（`, `）` and `：` are full-width signs",
        "write `(`, `)` and `:`",
    ),
    "full-width brackets around an id": (
        "claim a: x\n  because ［a］\n",
        ("L009", 2, 11, 3),
        "`［` and `］` are full-width signs",
        "write `[` and `]`",
    ),
    "full-width brackets around an id at the margin": (
        "claim a: x\n［a］\n",
        ("L009", 2, 1, 3),
        "`［` and `］` are full-width signs",
        "write `[` and `]`",
    ),
    "full-width brackets around a citation": (
        "claim a: 技術［@s，p. 3］。\n",
        ("L009", 1, 12, 9),
        "`［` and `］` are full-width signs",
        "where it is part of the text write `\\［`",
    ),
    "full-width braces": (
        "claim a: x ｛k： v｝\n",
        ("L009", 1, 12, 6),
        "`｛`, `：` and `｝` are full-width signs",
        "write `{`, `:` and `}`",
    ),
    "a backslash instead of a text": (
        "claim a: \\\n",
        ("L009", 1, 10, 1),
        "a backslash at the end of a line has nothing to escape",
        "take it out",
    ),
    "braces instead of a text": (
        "claim a: {{{\n",
        ("L007", 1, 10, 3),
        "this brace is not closed",
        "write `\\{`",
    ),
    "a backslash at the end of a line": (
        "claim a: x\\\n    y\n",
        ("L009", 1, 11, 1),
        "a backslash at the end of a line has nothing to escape",
        "write two backslashes for one, or take it out",
    ),
    "a header without a value": (
        "title:\n",
        ("L010", 1, 1, 5),
        "nothing stands behind this",
        "fill it in, or take the line out",
    ),
    "a header without its colon": (
        "title The title of it\n",
        ("L010", 1, 1, 5),
        "a colon is missing behind `title`",
        "write `title: …`",
    ),
    "a header that is only a word": (
        "title\n",
        ("L010", 1, 1, 5),
        "a colon is missing behind `title`",
        "write `title: …`",
    ),
    "a heading without its space": (
        "#Title\n",
        ("L011", 1, 1, 6),
        "a heading has a space behind its `#`",
        "write `# Title`",
    ),
    "a heading of the seventh level": (
        "####### Title\n",
        ("L011", 1, 1, 7),
        "headings have six levels",
        "write `######` at most",
    ),
    "a heading without a title": (
        "# {#a}\n",
        ("L011", 1, 1, 6),
        "a heading needs a title",
        "write `# Title`",
    ),
    "a heading with an id of two words": (
        "# Title {#two words}\n",
        ("L011", 1, 9, 12),
        "a heading is `# Title`, perhaps with an id at its end",
        "write the id as one word behind `#`",
    ),
    "an include of nothing": (
        "include\n",
        ("L012", 1, 1, 7),
        "`include` needs the path of another map",
        "write `include other.argmap`",
    ),
    "a source without a key": (
        "source: The report\n",
        ("L012", 1, 1, 18),
        "a source is `source key: title`",
        "mend the key or the colon",
    ),
    "a line that nobody wrote": (
        f"claim a: {'x' * LONGEST_LINE}\n",
        ("L013", 1, 1, 1),
        "this line has 1,000,009 characters, and 1,000,000 are the most",
        "break it",
    ),
}


@pytest.mark.parametrize(("text", "place", "message", "cure"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_mistake(text: str, place: tuple[str, int, int, int], message: str, cure: str) -> None:
    assert places(text) == [place]
    (found,) = mistakes(text)
    assert message in found.message
    assert cure in found.help


def test_every_code_has_an_example() -> None:
    assert {place[0] for _, place, *_ in EXAMPLES.values()} == set(CODES)


def test_no_message_speaks_of_the_grammar() -> None:
    for text, *_ in EXAMPLES.values():
        for found in mistakes(text):
            words = f"{found.message} {found.help}".replace("`", " ").split()
            assert not [word for word in words if word.isupper() and "_" in word]


def test_all_mistakes_of_a_text_are_found_at_once() -> None:
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
    assert [place[:2] for place in places(text)] == [
        ("L002", 1),
        ("L007", 2),
        ("L002", 3),
        ("L004", 4),
        ("L006", 4),
        ("L001", 5),
    ]


def test_what_was_read_well_is_kept() -> None:
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
    assert said(document) == [
        ("title", "A map"),
        (
            *(0, "", "", "claim", "a", "First."),
            *(("by", False, ("Two Words",), (str,)), ("weight", False, (0.5,), (float,))),
        ),
        (1, "because", "", "claim", "b", "Second.", ("s", "p. 3")),
        (0, "", "", "claim", "c", "Third."),
    ]


def test_what_stands_under_a_bad_line_is_kept() -> None:
    text = "claim a: x\nSome words.\n  because claim b: y\n    but [a]\n"
    document, _ = parse_text(Text("<text>", text))
    assert said(document) == [
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
        "because fact b: y",
    ],
)
def test_what_a_mistaken_line_says_is_kept(line: str) -> None:
    document, _ = parse_text(Text("<text>", f"claim a: x\n  {line}\n"))
    _, relation = said(document)
    assert (relation[1], relation[3], relation[5]) == ("because", "claim", "y")


def test_what_stands_tight_against_a_connective_leaves_the_statement_whole() -> None:
    document, _ = parse_text(Text("<text>", "claim a: x\n  but [b]\n  and* claim c: y\n"))
    assert said(document)[2] == (1, "and", "", "claim", "c", "y")


def test_lines_of_old_macs_are_read() -> None:
    document, _ = parse_text(Text("<text>", "claim a: x\r  because claim b: y\r\rclaim c: z\r"))
    assert [line[4] for line in said(document)] == ["a", "b", "c"]


@pytest.mark.parametrize("written", ["[a b]", "[a→b]", "[]", "[→]", "[\ufffd]"])
def test_no_id_is_invented_for_a_reference(written: str) -> None:
    document, found = parse_text(Text("<text>", f"claim a: x\n  because {written}\n{written}\n"))
    assert len(found) == 2
    assert [line[3] for line in said(document)] == ["claim", "", ""]


@pytest.mark.parametrize("value", ["2022-02-30", "[2022-01-31, 2022-02-30]", "1e999", "[1, 1e999]"])
def test_what_is_no_value_is_not_kept(value: str) -> None:
    document, found = parse_text(Text("<text>", f"claim a: x {{k: {value}, l: 1}}\n"))
    assert len(found) == 1
    assert said(document) == [(0, "", "", "claim", "a", "x", ("l", False, (1,), (int,)))]


def test_full_width_signs_are_read_as_what_was_meant() -> None:
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
    assert {each.code for each in found} == {"L009"}
    assert said(document) == said(parse_text(Text("<text>", meant))[0])


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
def test_full_width_signs_in_prose_are_no_mistake(text: str) -> None:
    assert mistakes(f"claim a: {text}\n    {text}\n") == []


HARMLESS = [
    "and data protection: the two belong together",
    "and premise b: that is where it fails",
    "and other countries: France, Spain",
    "because several things: this and that",
    "because claims of this kind: six",
    "because fact finding: it takes long",
    "but one thing: money",
    "since 2020: more",
    "since:2020",
    "and so on (and on): more",
    "because (as they say) things: go",
    "because (a) b (c) evidence: y",
    "- and more of it",
    "- because of it",
    "- [b]",
    "* see [b] and [c]",
    "5 - 3 evidence: y",
    "but (no) but",
    "unless they: do",
    "because evidence",
    "because claim z z",
    "because they wrote: y",
]


@pytest.mark.parametrize("line", HARMLESS)
@pytest.mark.parametrize("above", ["It is so", "It is so, for the U.S."])
def test_a_wrapped_line_of_prose_is_no_mistake(line: str, above: str) -> None:
    assert mistakes(f"claim a: {above}\n    {line}\n") == []


def test_a_flood_of_bad_characters_is_counted() -> None:
    found = mistakes("claim a: x" + "\x00" * (MOST_UNPRINTABLE + 7))
    assert len(found) == MOST_UNPRINTABLE + 1
    assert "7 more characters that cannot be printed" in found[-1].message


@pytest.mark.parametrize("above", ["claim b: so [at {].", r"claim b: so \{.", "// {", "claim b: y"])
def test_a_brace_that_opens_no_attributes_hides_no_mistake_below(above: str) -> None:
    text = f"{above}\n\nclaim a: x\n  because: y is so.\n"
    assert [each.code for each in mistakes(text)] == ["L004"]

"""The layout of a text: one form, the same meaning, and no comment is lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.canonical import canonical_text
from argmap.language.parser import parse_text
from argmap.language.printer import print_document
from argmap.loader import ArgmapError, parse, parse_draft
from argmap.loader.formatting import format_text
from argmap.model import ArgumentMap, Kind, Statement
from argmap.source import Text, cells
from argmap.testing import documents, maps
from tests.language import trees
from tests.language.test_robustness import BLOCKS, mutated
from tests.language.trees import find_errors, flatten

COMMENTS = ["// one", "//", "// argmap: ignore R001 (later)", '// {a: b} [@c] "d', "// claim a: x"]


@st.composite
def commented(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Insert comments between any lines of a text."""
    text = draw(texts)
    lines = text.split("\n")
    places = draw(st.lists(st.integers(0, max(0, len(lines) - 1)), max_size=6))
    step = "\t" if "\n\t" in text else "  "
    indentations = st.integers(0, 4).map(lambda depth: step * depth)
    end = "\r" if "\r\n" in text else ""
    for place in sorted(places, reverse=True):
        comment = draw(indentations) + draw(st.sampled_from(COMMENTS))
        lines.insert(place + ("\ufeff" in lines[place]), comment + end)
    return "\n".join(lines)


def list_comments(text: str) -> list[str]:
    lines = (line.strip() for line in text.removeprefix("\ufeff").split("\n"))
    return [line for line in lines if line == "//" or line.startswith(("// ", "//\t"))]


def list_codes(text: str) -> Counter[str]:
    return Counter(found.code for found in find_errors(text))


def check_formatting(text: str, width: int = 88) -> str:
    """Format a text, and check that this is safe. Return the formatted text."""
    formatted = format_text(text, width)
    assert format_text(formatted, width) == formatted
    before, after = (parse_text(Text("<text>", content))[0] for content in (text, formatted))
    assert flatten(after) == flatten(before)
    assert list_codes(formatted) == list_codes(text)
    assert Counter(list_comments(formatted)) == Counter(list_comments(text))
    assert formatted.startswith("\ufeff") == text.startswith("\ufeff")
    assert "\r" not in formatted.replace("\r\n", "")
    lines = formatted.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    assert lines[-1] == ""
    assert lines == [""] or (lines[0] and lines[-2])
    assert "\n\n\n" not in "\n".join(lines)
    assert not any(line != line.rstrip(" \t") and line[-2] != "\\" for line in lines)
    return formatted


@given(commented(documents()), st.sampled_from([40, 88, 120]))
@settings(max_examples=60)
def test_any_text_of_a_map(text: str, width: int) -> None:
    assert parse(check_formatting(text, width)) == parse(text)


@given(maps())
@settings(max_examples=60)
def test_canonical_text_stays(argument_map: object) -> None:
    text = canonical_text(argument_map)  # type: ignore[arg-type]
    assert format_text(text) == text


@pytest.mark.parametrize(
    "words", ["because " * 9 + "x, " + "a " * 99, "aa\u00a0 " * 99 + "aa\\\u00a0"]
)
@pytest.mark.parametrize("head", ["at", "@s,"])
def test_escapes_in_long_brackets(words: str, head: str) -> None:
    text = canonical_text(parse(f"source s: S\nclaim c: a is so [{head} {words}].\n"))
    assert "\\" in text
    assert format_text(text) == text


def test_a_line_that_ends_at_a_backslash_and_an_unusual_space() -> None:
    text = "\\\u00a0 " * 99 + "x"
    written = ArgumentMap({"c": Statement(Kind.CLAIM, "c", text)})
    assert parse(canonical_text(written)) == written


@st.composite
def scrambled(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Replace some spaces of a text by others, or by line breaks, where that makes no errors."""
    text = draw(texts)
    for _ in range(draw(st.integers(0, 6))):
        spaces = [place for place, char in enumerate(text) if char == " "]
        if not spaces:
            break
        place = draw(st.sampled_from(spaces))
        gap = draw(st.sampled_from(["  ", "\n     ", "\n      // so\n      ", " \t", "\u00a0"]))
        changed = text[:place] + gap + text[place + 1 :]
        if not parse_draft(changed).errors or not find_errors(changed):
            text = changed
    return text


@given(commented(scrambled(trees.documents.map(print_document))))
@settings(max_examples=150)
def test_any_tree(text: str) -> None:
    if not parse_text(Text("<text>", text))[1]:
        check_formatting(text)


PIECES = [
    *(
        "[@s]",
        "[@s, p. 3; at ¶4]",
        "[ at  ¶1 ]",
        "[@s ,\n    // c\n    p\\; 3]",
        "#tag",
        "#t-u.",
        ".",
    ),
    *("\\but", "but", "because", "\\#", "\\[", "[", "]", "(¶3)", "\\(¶3)", "\\\\", "\\ ", "\u00a0"),
    *(
        "// x",
        "//",
        "# x",
        "and claim x:",
        "［@s］",
        "\\［@s］",
        "｛a：b｝",
        "(",
        "word",
        "two words",
        ":",
    ),
    *("word " * 12, "\\-", "- because claim x:", "\u200b", "\\\u200b", "at", "@s", "¶3", "{a: b}"),
]


@given(
    st.sampled_from(["claim a: ", "source s: ", "title: "]),
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "  ", "\n    "])),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([40, 88]),
)
@settings(max_examples=300)
def test_any_arrangement_of_a_text(head: str, pieces: list[tuple[str, str]], width: int) -> None:
    text = f"{head}{''.join(map(''.join, pieces))}\n"
    if not any(found.severity == "error" for found in find_errors(text)):
        check_formatting(text, width)


@given(commented(mutated("".join(BLOCKS))))
@settings(max_examples=150)
def test_a_mutated_text_is_formatted_or_refused(text: str) -> None:
    if any(found.severity == "error" for found in find_errors(text)):
        with pytest.raises(ArgmapError):
            format_text(text)
    else:
        check_formatting(text)


UGLY = """\


// About this map.
title:   A map of
      everything
author: A


source  s : The source { date : 2022-01 ,url:"https://x.org" , }
# A   section   {#first}

recommendation act:Act now,  before anybody [ @s , p. 3 ;at ¶4 ]
  notices \\that\\ it [@s] matters \\[@s].
  #one { by : "Ministry" ,
   // Until when?
   by-date: 2024-09-30,
    note : "a b" } #two
    because ( implicit )   evidence harm:
        // In the report.
        Harm was seen.


        // An objection.
        but [ act ]
    and goal: Help
    // About the exception.
    unless claim late: It is too late
       // and so on

// The end.

"""

NEAT = """\
// About this map.
title: A map of everything
author: A

source s: The source {date: 2022-01, url: "https://x.org"}
# A section {#first}

recommendation act: Act now, before anybody [@s, p. 3; at ¶4] notices that\\ it [@s]
    matters \\[@s]. #one #two {by: Ministry,
    // Until when?
    by-date: 2024-09-30, note: "a b"}
  because (implicit) evidence harm:
      // In the report.
      Harm was seen.

    // An objection.
    but [act]
  and goal: Help
  // About the exception.
  unless claim late: It is too late
    // and so on

// The end.
"""


def test_the_layout() -> None:
    assert check_formatting(UGLY) == NEAT
    assert format_text(NEAT.replace("\n", "\r\n")) == NEAT.replace("\n", "\r\n")
    assert format_text("\ufeff" + UGLY) == "\ufeff" + NEAT


def test_lines_fit_the_width() -> None:
    text = f'claim a: {"word " * 60}{{by: "{"name " * 20}", note: x}}\n'
    for width in (40, 72, 100):
        lines = check_formatting(text, width).splitlines()
        words = [line for line in lines if "name" not in line]
        assert max(map(cells, words)) <= width
        assert max(map(cells, words)) > width - 8


@pytest.mark.parametrize(
    "text",
    [
        "claim a: It is so,\n    but it costs\n",
        "claim a: It is so\n    # 1 of them\n",
        "title: It is so,\n    but it costs\n",
        "claim a: It is so (¶3)\n",
        "claim a: x {tset: b}\n",
        "# TODO ask\n",
    ],
)
def test_no_warning_is_hidden(text: str) -> None:
    assert find_errors(text)
    assert check_formatting(text) == text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("claim a: x {b: {c}\n", None),
        ("claim a: It is so,\n  \\but it costs\n", "claim a: It is so, but it costs\n"),
        ("claim a: \\* \\\\ \\{ \\#b \\[at c] \\(d)\n", "claim a: * \\\\ \\{ \\#b \\[at c] (d)\n"),
        (
            "claim a: x  \n  // b\n\n\n\n  // c\nclaim d: y",
            "claim a: x\n  // b\n\n  // c\nclaim d: y\n",
        ),
        ("", ""),
        ("\n\n", ""),
        ("// only this\n", "// only this\n"),
        ("include  other.argmap \n", "include other.argmap\n"),
        ("document: a  b.txt\n", "document: a  b.txt\n"),
        ("[ a ]\n    because[b]\n", "[a]\n  because [b]\n"),
        ("claim a: x {b: [ 1,2 , 'c d' ]}\n", None),
        ('claim a: x {b: [ 1,2 , "c d" ]}\n', 'claim a: x {b: [1, 2, "c d"]}\n'),
        ("claim a: [\n    @s] is text\n", None),
    ],
)
def test_small_texts(written: str, expected: str | None) -> None:
    if expected is None:
        if any(found.severity == "error" for found in find_errors(written)):
            return
        check_formatting(written)
    else:
        assert check_formatting(written) == expected


@pytest.mark.parametrize("text", ["\\a" * 50_000, "\\[ " * 20_000, "x " * 50_000, "[@s] " * 20_000])
def test_long_texts(text: str) -> None:
    source = f"source s: S\nclaim a: {text}\n"
    if not any(found.severity == "error" for found in find_errors(source)):
        format_text(source)


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="width must be"):
        format_text("claim a: x\n", 20)
    with pytest.raises(TypeError, match="text must be"):
        format_text(b"claim a: x\n")  # type: ignore[arg-type]
    with pytest.raises(ArgmapError, match=r"plan\.argmap:1:1"):
        format_text("clam a: x\n", name="plan.argmap")

"""Fixes of errors: they remove their errors, change nothing else and make nothing worse."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language.fixing import fix_text
from argmap.language.parser import parse_text
from argmap.loader import parse_draft
from argmap.source import Diagnostic, Severity, Text
from argmap.testing import BrokenDocument, broken_documents
from tests.language.test_errors import EXAMPLES
from tests.language.test_robustness import BLOCKS, VALUE_SCRAPS, mutated
from tests.language.trees import find_errors, flatten


def fix(content: str) -> str:
    return fix_text(Text("<text>", content)).content


def list_fixable(content: str) -> list[Diagnostic]:
    return [found for found in find_errors(content) if found.fix and found.severity == "error"]


def check_fixing(content: str) -> str:
    """Fix a text, and check that this changes only what the fixes say. Return the fixed text."""
    result = fix_text(Text("<text>", content))
    fixable = list_fixable(content)
    assert bool(result.fixed) == bool(fixable)
    assert list_fixable(result.content) == []
    assert len(find_errors(result.content)) <= len(find_errors(content))
    if fixable:
        assert result.content != content
        if len(result.fixed) == len(fixable):  # else the fixed text had further mistakes
            first = min(found.fix.span.start for found in fixable if found.fix)
            assert result.content[:first] == content[:first]
    else:
        assert result.content == content
    return result.content


@pytest.mark.parametrize(
    "text",
    [
        "claim a: x\n  because [a]\n  claim b%: y\n",
        "claim a: x\n  because [a]\n  so it is claim b%: y\n",
        "  claim b%: y\n",
        "  because (a claim b%: y\n",
        "because claim b%: y\n",
    ],
)
def test_an_id_is_corrected_in_its_place(text: str) -> None:
    assert fix(text) == text.replace("%", "")


def test_an_id_is_separated_from_its_kind() -> None:
    assert fix("claim{b: y\n") == "claim b: y\n"


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES.values()], ids=EXAMPLES)
def test_every_example(text: str) -> None:
    fixed = check_fixing(text)
    if list_fixable(text):
        assert find_errors(fixed) == []
        assert check_fixing(f"\ufeff{text}".replace("\n", "\r\n")) == f"\ufeff{fixed}".replace(
            "\n", "\r\n"
        )


@given(broken_documents())
@settings(max_examples=60)
def test_the_only_error_of_a_text_is_fixed(document: BrokenDocument) -> None:
    fixed = check_fixing(document.text)
    if list_fixable(document.text):
        left = [found.code for found in parse_draft(fixed).errors]
        # A malformed value is read as none, and a well-formed one may be of the wrong type.
        assert left == []
        [error] = find_errors(document.text)
        assert error.fix
        span = error.fix.span
        assert fixed.startswith(document.text[: span.start])
        assert fixed.endswith(document.text[span.end :])
        assert fixed.count("\r\n") == document.text.count("\r\n")


@given(mutated("".join(BLOCKS)) | mutated("\ufeff" + "".join(BLOCKS).replace("\n", "\r\n")))
@settings(max_examples=100)
def test_a_mutated_text(content: str) -> None:
    check_fixing(content)


@given(
    st.sampled_from(["by", "date", "url", "weight", "tests", "note"]),
    st.lists(st.sampled_from(VALUE_SCRAPS), min_size=1, max_size=5).map("".join),
)
@settings(max_examples=100)
def test_values(key: str, value: str) -> None:
    text = f"claim a: x {{{key}: {value}}}\n"
    before = Counter(found.code for found in parse_draft(text).errors)
    after = Counter(found.code for found in parse_draft(check_fixing(text)).errors)
    assert after["M007"] <= before["M007"]


def test_what_argmap_reads_stays_the_same() -> None:
    text = (
        "titel: A map\n"
        "//note\n"
        "clam a: First. #b#c\n"
        "  (implicit) because evidence b: Second {by: Two Words d: e}\n"
        "  becuase evidnce: Third\n"
        "  but [a\n"
        "#Title\n"
        "goal c：Third\n"
    )
    fixed = fix(text)
    assert find_errors(fixed) == []
    before, after = (parse_text(Text("<text>", content))[0] for content in (text, fixed))
    assert flatten(before) == flatten(after)
    assert fixed == (
        "title: A map\n"
        "// note\n"
        "claim a: First. #b #c\n"
        '  because (implicit) evidence b: Second {by: "Two Words", d: e}\n'
        "  because evidence: Third\n"
        "  but [a]\n"
        "# Title\n"
        "goal c:Third\n"
    )


def test_a_fix_may_uncover_another_error() -> None:
    assert fix("claim a: x {by: one two, “k”: 1, l: “m”}\n").endswith('l: "m"}\n')


@pytest.mark.parametrize(
    "text",
    [
        "coal: It is dug here.\n",
        "claim two words: x\n",
        "claim It is so.\n",
        "claim a: x\\\n",
        "####### Title\n",
        "claim a: x {tset: b}\n",
        "# TODO ask\n",
        "claim a: x [at ¶5 @s]\n",
        "claim a: x ［@s］\n",
        "claim a: x\v  because claim b: y\n",
        "claim a: x\u2028recommendation b: y\n",
    ],
)
def test_what_can_be_meant_in_several_ways_stays(text: str) -> None:
    assert find_errors(text)
    assert fix(text) == text


@pytest.mark.parametrize(
    ("separator", "better"), [("\x0c", " "), ("\u2028", " "), ("\x07", ""), ("\u202e", "")]
)
def test_words_are_not_joined(separator: str, better: str) -> None:
    assert fix(f"claim a: one{separator}two\n") == f"claim a: one{better}two\n"


@pytest.mark.parametrize("gap", [" ", "\n    ", " \n // so\n    "])
def test_a_comma_is_added_outside_of_comments(gap: str) -> None:
    fixed = check_fixing(f"claim a: x {{b: c{gap}d: e}}\n")
    assert find_errors(fixed) == []
    assert ("// so\n" in fixed) == ("//" in gap)


def test_a_value_with_a_comment_inside_keeps_it() -> None:
    text = "claim a: x {b: c d\n // so\n    e, f: g}\n"
    assert find_errors(text)
    assert fix(text) == text


def test_ignored_errors_stay() -> None:
    text = Text("<text>", "clam: x\n#Title\n")
    fixed = fix_text(text, lambda error: error.code == "L002")
    assert fixed.content == "clam: x\n# Title\n"
    assert [(error.code, error.severity) for error in fixed.fixed] == [("L011", Severity.ERROR)]

"""No text stops the parser: what it says lies inside the text, and a bad block stays by itself."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.parser import parse_text
from argmap.language.printer import print_document
from argmap.source import Text
from tests.language import trees
from tests.language.trees import TROUBLE, lines, read, said

BLOCKS = (
    'recommendation a: Do it [at ¶1; @s, p. 3]. #tag {by: "A; B", weight: 0.7,\n'
    '    list: [x, "y z", 2020-01-31]}\n'
    "  because (implicit) claim b: It\n      helps.\n    but [c]\n  and goal: Help.\n"
    "  unless [d]\n",
    "evidence c: One, two\n    and three [@s].\n",
    "[a]\n  but (a scheme) claim d: It costs.\n    because evidence: Much {n: 12}\n",
    "source s: The source\n    {date: 2020-01-31}\n",
    "# Heading {#h}\n",
    "include other.argmap\n",
)
SCRAPS = [
    *TROUBLE,
    "\n",
    "\n  ",
    "\n\n",
    "\t",
    "\r\n",
    "\r",
    "\ufeff",
    "\u202e",
    "\x00",
    "\u2028",
    "\ud800",
    "{a: ",
    '"',
    "\\\n",
]

patient = settings(deadline=None, max_examples=400)
texts = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.sampled_from(BLOCKS)), max_size=12).map("".join),
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A text with a few characters or lines deleted, doubled, exchanged or put in."""
    for _ in range(draw(st.integers(1, 3))):
        pieces = text.splitlines(keepends=True) if draw(st.booleans()) else list(text)
        if not pieces:
            break
        here = draw(st.integers(0, len(pieces) - 1))
        there = draw(st.integers(0, len(pieces) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                del pieces[here]
            case 1:
                pieces.insert(there, pieces[here])
            case 2:
                pieces[here], pieces[there] = pieces[there], pieces[here]
            case _:
                pieces.insert(here, draw(st.sampled_from(SCRAPS)))
        text = "".join(pieces)
    return text


def check_reading(content: str) -> syntax.Document:
    """Read a text, and see that everything that is said of it lies inside it."""
    document, diagnostics = parse_text(Text("<text>", content))
    for found in diagnostics:
        assert found.span is not None
        assert 0 <= found.span.start <= found.span.end <= len(content)
        assert found.message
        assert found.help
    starts = [found.span.start for found in diagnostics if found.span]
    assert starts == sorted(starts)
    for item in document.items:
        assert 0 <= item.start <= item.end <= len(content)
    for depth, *line in said(document):
        if isinstance(depth, int) and len(line) > 3:
            connective, _, kind, *_ = line
            assert connective in ("", *words().connectives)
            assert kind in ("", *words().kinds)
    return document


@given(texts)
@patient
def test_any_text_is_read(content: str) -> None:
    check_reading(content)


@given(mutated("".join(BLOCKS)))
@patient
def test_a_text_with_slips_is_read(content: str) -> None:
    check_reading(content)


@given(texts)
@patient
def test_what_was_read_can_be_printed_and_read(content: str) -> None:
    printed = print_document(check_reading(content))
    assert print_document(read_anyway(printed)) == printed


ORDINARY = ["the", "data", "fact", "premise", "a", "b", "claims", "goals", "“so”", "-", "they,"]
prose_lines = st.tuples(
    st.sampled_from([*words().connectives, *ORDINARY]),
    st.lists(st.sampled_from(ORDINARY), min_size=3, max_size=6),
    st.sampled_from(["", ":", ".", "."]),
    st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=3),
).map(lambda parts: f"{parts[0]} {' '.join(parts[1])}{parts[2]} {' '.join(parts[3])}")


@given(st.lists(prose_lines, min_size=1, max_size=5))
@patient
def test_a_wrapped_line_of_prose_is_never_a_mistake(prose: list[str]) -> None:
    text = "".join(f"\n    {line}" for line in prose)
    (statement,) = read(f"claim a: It is so.{text}\n").items
    assert isinstance(statement, syntax.Statement)
    assert statement.prose.text == f"It is so. {' '.join(prose)}"


def read_anyway(content: str) -> syntax.Document:
    return parse_text(Text("<text>", content))[0]


@given(st.data(), st.permutations(BLOCKS), st.integers(0, len(BLOCKS) - 1))
@patient
def test_a_mistake_in_one_block_changes_nothing_in_the_others(
    data: st.DataObject, blocks: list[str], bad: int
) -> None:
    # Without its beginning at the margin it would go on with the block before.
    spoilt = blocks[bad][:3] + data.draw(mutated(blocks[bad][3:]))
    before, behind = "".join(blocks[:bad]), "".join(blocks[bad + 1 :])
    content = f"{before}{spoilt}\n{behind}"
    document, diagnostics = parse_text(Text("<text>", content))
    end = len(before) + len(spoilt) + 1
    kept = [item for item in document.items if item.start < len(before) or item.start >= end]
    expected = read(before).items + read(behind).items
    assert [list(lines(item)) for item in kept] == [list(lines(item)) for item in expected]
    assert all(len(before) <= found.span.start <= end for found in diagnostics if found.span)


def test_a_line_that_is_too_long_is_passed_over() -> None:
    content = f"claim a: x\n{'claim b: ' * 200_000}\nclaim c: y\n"
    assert [line[4] for line in said(check_reading(content))] == ["a", "c"]


def test_ten_thousand_levels_are_read_and_printed() -> None:
    node = syntax.Statement("claim", "", syntax.Prose("x"))
    for _ in range(2_000):
        node = syntax.Statement(
            "claim", "", syntax.Prose("x"), (syntax.Relation("because", "", node),)
        )
    document = syntax.Document((node,))
    assert said(read(print_document(document))) == said(document)
    deep = "".join(f"{' ' * depth}because claim: x\n" for depth in range(1, 10_000))
    assert len(said(read(f"claim: x\n{deep}"))) == 10_000


@pytest.mark.parametrize(
    "line",
    [
        "x",
        " ",
        "\\",
        "#",
        "a ",
        "[",
        "{",
        "[@",
        "[at ",
        '"',
        "(",
        "//",
        "because ",
        "a.-",
        "[a] ",
        ": ",
        "(( ",
        "(a) ",
        "［@s］ ",
        "｛a: ",
        "（",
        "a：",
        "#a",
    ],
)
@pytest.mark.parametrize(
    "start",
    ["", "claim a: ", "claim ", "claim a: x {k: ", 'claim a: x {k: "', "  because (", "  - but "],
)
def test_a_long_line_is_read(line: str, start: str) -> None:
    check_reading(f"claim: x\n{start}{line * (250_000 // len(line))}\nclaim: y\n")


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions a piece of work takes: a clock that no other process disturbs."""
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "block",
    [
        "".join(BLOCKS),
        "claim: x\n  because claim: y\n",
        "Some words.\n",
        "claim: x {a: b c}\n  becuase claim: y [@s\n",
        "claim: x {a: b, c d, e: [f g]}\n",
        "claim: x\n    x [@s x] [at\n    ]\n",
        "[a b\n",
        "  because x\n\n",
        "//x\n\tclaim x\n",
        "claim a: x\n  because: y\n  but (a) (b): z\n  - and claim: z\n  because fact b: z\n",
        "claim a：x［@s］ ｛k: v｝\n  but（m）claim b：y\n［a］\n",
        'claim a: x {k: [b, c: d, e: "f" "g"} #h#i\n',
    ],
)
def test_the_work_grows_with_the_text(block: str) -> None:
    read_anyway(block)
    few, many = (calls(lambda n=n: read_anyway(block * n)) for n in (50, 200))
    assert many < 4.5 * few


def test_one_text_may_go_on_for_long() -> None:
    long = "claim a: x" + "\n    word [@s x] {a: b c} \\" * 5_000
    few, many = (calls(lambda n=n: read_anyway(long[:n])) for n in (20_000, 80_000))
    assert many < 4.5 * few


def test_examples_for_these_tests_are_sound() -> None:
    assert said(read("".join(BLOCKS)))
    assert trees.mistakes("".join(BLOCKS)) == []

"""Every text can be parsed, errors stay inside their block, and time grows linearly."""

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.canonical import canonical_text
from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.parser import parse_text
from argmap.language.printer import print_document
from argmap.loader import parse_draft
from argmap.source import Diagnostic, Text
from tests.language import trees
from tests.language.test_errors import EXAMPLES
from tests.language.trees import TROUBLE, flatten, flatten_item, parse_correct

BLOCKS = (
    'recommendation a: Do it [at ¶1; @s, p. 3]. #tag {by: "A; B", weight: 0.7,\n'
    '    list: [x, "y z", 2020-01-31]}\n'
    "  because (implicit) claim b: It\n      helps.\n    but [c]\n  and goal: Help.\n"
    "  unless [d]\n",
    "evidence c: One, two\n    or three [@s].\n",
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
    "\u0301",
    "\u09df",
    "\u3164",
]

many = settings(max_examples=250)
texts = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.sampled_from(BLOCKS)), max_size=12).map("".join),
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Delete, duplicate, swap or insert a few characters or lines."""
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


def check_parsing(content: str) -> syntax.SyntaxTree:
    """Parse a text, and check that all places are inside it."""
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
    for depth, *line in flatten(document):
        if isinstance(depth, int) and len(line) > 3:
            connective, _, kind, *_ = line
            assert connective in ("", *words().connectives)
            assert kind in ("", *words().kinds)
    return document


@given(texts)
@many
def test_any_text_can_be_parsed(content: str) -> None:
    check_parsing(content)


@given(mutated("".join(BLOCKS)))
@many
def test_a_mutated_text_can_be_parsed(content: str) -> None:
    check_parsing(content)


@given(texts)
@many
def test_a_broken_text_can_be_printed(content: str) -> None:
    printed = print_document(check_parsing(content))
    assert print_document(parse_any(printed)) == printed


ORDINARY = ["the", "data", "fact", "premise", "a", "b", "claims", "goals", "“so”", "-", "they,"]
prose_lines = st.tuples(
    st.sampled_from([*words().connectives, *ORDINARY]),
    st.lists(st.sampled_from(ORDINARY), min_size=3, max_size=6),
    st.sampled_from(["", ":", ".", "."]),
    st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=3),
).map(lambda parts: f"{parts[0]} {' '.join(parts[1])}{parts[2]} {' '.join(parts[3])}")


@given(st.lists(prose_lines, min_size=1, max_size=5))
@many
def test_a_wrapped_line_of_prose_is_an_error_only_after_a_connective(prose: list[str]) -> None:
    text = "".join(f"\n    {line}" for line in prose)
    document, diagnostics = parse_text(Text("<text>", f"claim a: It is so.{text}\n"))
    (statement,) = document.items
    assert isinstance(statement, syntax.StatementNode)
    assert statement.prose.text == f"It is so. {' '.join(prose)}"
    connectives = [line.partition(" ")[0] in words().connectives for line in prose]
    assert len(diagnostics) == sum(connectives)


@given(
    st.sampled_from([*words().connectives, *map(str.capitalize, words().connectives)]),
    st.lists(st.sampled_from(SCRAPS), max_size=4).map("".join),
    st.sampled_from(["claim a: It is so", "claim a: It is so.", "title: A map", "# A section", ""]),
    st.sampled_from(["  ", ""]),
)
@many
def test_a_line_that_starts_with_a_connective_is_a_relation_or_reported(
    connective: str, rest: str, above: str, indent: str
) -> None:
    rest = " ".join(rest.split())
    content = f"{above}\n{indent}{connective} {rest}\n"
    document, diagnostics = parse_text(Text("<text>", content))
    relations = [line for line in flatten(document) if line[1:2] == (connective,)]
    assert relations or diagnostics


def apply_fix(content: str, found: Diagnostic) -> str:
    assert found.fix
    span = found.fix.span
    return content[: span.start] + found.fix.replacement + content[span.end :]


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES.values()], ids=EXAMPLES)
def test_a_fix_removes_its_mistake(text: str) -> None:
    for found in trees.find_errors(text):
        if found.fix:
            before = Counter(each.code for each in trees.find_errors(text))
            after = Counter(each.code for each in trees.find_errors(apply_fix(text, found)))
            assert not after - (before - Counter([found.code]))


VALUE_SCRAPS = [
    "\t",
    *"\"“”'’,:;[]{} .#%",
    "a",
    "b c",
    "O",
    "June 2015",
    "2022",
    "-01",
    "https://x.org/",
    "1.10",
    "k: v",
]


@given(
    st.sampled_from(["by", "date", "url", "weight", "tests", "note"]),
    st.lists(st.sampled_from(VALUE_SCRAPS), min_size=1, max_size=5).map("".join),
)
@many
def test_the_fix_of_a_value_removes_its_mistake(key: str, value: str) -> None:
    text = f"claim a: x {{{key}: {value}}}\n"
    found = trees.find_errors(text)
    unfit = [each.code for each in parse_draft(text).diagnostics].count("M007")
    for mistake in found:
        if mistake.fix:
            left = trees.find_errors(apply_fix(text, mistake))
            alike = [other for other in found if other.help == mistake.help]
            assert len([other for other in left if other.help == mistake.help]) < len(alike)
            assert len(left) <= len(found)  # one mistake may have hidden another
            fixed = parse_draft(apply_fix(text, mistake)).diagnostics
            assert [each.code for each in fixed].count("M007") <= unfit


SEVERAL = ["implicit", "impli", "impliciit", "(", ")", ", ", "sign", " ", "", "t"]


@given(st.sampled_from(words().connectives), st.lists(st.sampled_from(SEVERAL), max_size=8))
@many
def test_any_mark_gives_a_map(connective: str, pieces: list[str]) -> None:
    mark = "".join(pieces)
    parse_draft(f"claim a: x\n  because [a]\n  {connective} ({mark}) [a]\n  unless {mark}) [a]\n")


@given(texts)
@many
def test_any_text_gives_a_map(content: str) -> None:
    parse_draft(content)


@pytest.mark.parametrize("char", ["\u0301", "\u09df", "\u3164", "\u0301\u200b", "\t"])
@pytest.mark.parametrize(
    "text",
    [
        *("claim {}a: x\n", "claim: x {}y\n", "claim: {}\n", "claim 1{}: x\n", "[a{}]\n"),
        *("claim: x {{by: “A{}B”}}\n", "claim: x {{by: [“A{}B”]}}\n", "claim: x {{b{}: c}}\n"),
    ],
)
def test_any_letter_gives_a_map(text: str, char: str) -> None:
    parse_draft(text.format(char))


@given(mutated("".join(BLOCKS)))
@many
def test_a_mutated_text_gives_a_map_that_can_be_written(content: str) -> None:
    draft = parse_draft(content, folder=".")
    assert parse_draft(canonical_text(draft.map)).map == draft.map


def parse_any(content: str) -> syntax.SyntaxTree:
    return parse_text(Text("<text>", content))[0]


@given(st.data(), st.permutations(BLOCKS), st.integers(0, len(BLOCKS) - 1))
@many
def test_a_mistake_in_one_block_changes_no_other_block(
    data: st.DataObject, blocks: list[str], bad: int
) -> None:
    # Without its start at the margin, it would continue the block before.
    broken = blocks[bad][:3] + data.draw(mutated(blocks[bad][3:]))
    before, after = "".join(blocks[:bad]), "".join(blocks[bad + 1 :])
    content = f"{before}{broken}\n{after}"
    document, diagnostics = parse_text(Text("<text>", content))
    end = len(before) + len(broken) + 1
    kept = [item for item in document.items if item.start < len(before) or item.start >= end]
    expected = parse_correct(before).items + parse_correct(after).items
    assert [list(flatten_item(item)) for item in kept] == [
        list(flatten_item(item)) for item in expected
    ]
    assert all(len(before) <= found.span.start <= end for found in diagnostics if found.span)


def test_a_line_that_is_too_long_is_skipped() -> None:
    content = f"claim a: x\n{'claim b: ' * 200_000}\nclaim c: y\n"
    assert [line[4] for line in flatten(check_parsing(content))] == ["a", "c"]


def test_ten_thousand_levels_can_be_parsed_and_printed() -> None:
    node = syntax.StatementNode("claim", "", syntax.Prose("x"))
    for _ in range(2_000):
        node = syntax.StatementNode(
            "claim", "", syntax.Prose("x"), (syntax.Relation("because", "", node),)
        )
    document = syntax.SyntaxTree((node,))
    assert flatten(parse_correct(print_document(document))) == flatten(document)
    deep = "".join(f"{' ' * depth}because claim: x\n" for depth in range(1, 10_000))
    assert len(flatten(parse_correct(f"claim: x\n{deep}"))) == 10_000


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
def test_a_long_line_can_be_parsed(line: str) -> None:
    for start in [
        "",
        "claim a: ",
        "claim ",
        "claim a: x {k: ",
        'claim a: x {k: "',
        "  because (",
        "  - but ",
    ]:
        check_parsing(f"claim: x\n{start}{line * (20_000 // len(line))}\nclaim: y\n")


def calls(work: Callable[[], object]) -> int:
    """Count function calls: unlike time, they do not depend on other processes."""
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
    "part",
    [
        *("{k: v k: ", "{k: v k: w} ", "[@ x] ", "[@s x] ", "[@s ", "[at ", "because (implicit "),
        *(
            "because (m) claim b: ",
            "k: [a, ",
            'k: "a" "b" ',
            "k: a b, ",
            "k: , ",
            "#a ",
            "#e\u0301",
        ),
        *("e\u0301\u0316", "“", "https://a,", "a, b"),
    ],
)
@pytest.mark.parametrize("start", ["claim a: x ", "claim a: x {", "claim a: x\n  because "])
def test_work_grows_linearly_with_one_long_line(start: str, part: str) -> None:
    few, many = (
        calls(lambda n=n: parse_any(f"{start}{part * n}\nclaim b: y\n")) for n in (100, 400)
    )
    assert many < 4.5 * few
    parse_any(f"{start}{part * 8_000}}}]\n")


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
def test_work_grows_linearly_with_the_text(block: str) -> None:
    parse_any(block)
    few, many = (calls(lambda n=n: parse_any(block * n)) for n in (50, 200))
    assert many < 4.5 * few


def test_work_grows_linearly_with_one_long_text() -> None:
    long = "claim a: x" + "\n    word [@s x] {a: b c} \\" * 5_000
    few, many = (calls(lambda n=n: parse_any(long[:n])) for n in (20_000, 80_000))
    assert many < 4.5 * few


def test_threads_can_parse_at_the_same_time() -> None:
    texts = [f"claim a{number}: x\n  because b\n" * 20 for number in range(20)]
    expected = [flatten(parse_any(text)) for text in texts]
    with ThreadPoolExecutor(4) as executor:
        assert [flatten(tree) for tree in executor.map(parse_any, texts)] == expected


def test_the_blocks_of_these_tests_are_correct() -> None:
    assert flatten(parse_correct("".join(BLOCKS)))
    assert trees.find_errors("".join(BLOCKS)) == []

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.documents.paragraphs import LONGEST_HEADING, get_text, split_paragraphs
from argmap.source import Text

ARTICLE = """\
Two cities plan one harbour, and nobody has asked who pays.
The harbour at dusk

Mayors Ada and Ben at the signing, May 3, 2021. Photo by C. Dee

The mayors met in May. They agreed on
a common harbour.

Advertisement

What it needs

Three things are missing:

  • a pilot,
  • a crane, and
  • money

So far nobody has offered any

## Who pays?

“We will see.”

RELATED:

Author: E. Eff
"""


def numbered(text: str) -> list[list[str]]:
    """Return the passages of each paragraph."""
    return [
        [get_text(passage) for passage in paragraph]
        for paragraph in split_paragraphs(Text("t", text)).paragraphs
    ]


def uncounted(text: str) -> list[str]:
    return [get_text(span) for span in split_paragraphs(Text("t", text)).uncounted]


def test_paragraphs_of_an_article() -> None:
    assert numbered(ARTICLE) == [
        ["Two cities plan one harbour, and nobody has asked who pays."],
        ["The mayors met in May. They agreed on\na common harbour."],
        ["Three things are missing:", "a pilot,", "a crane, and", "money"],
        ["“We will see.”"],
    ]


def test_other_parts_of_an_article_are_uncounted() -> None:
    assert uncounted(ARTICLE) == [
        "The harbour at dusk",
        "Mayors Ada and Ben at the signing, May 3, 2021. Photo by C. Dee",
        "Advertisement",
        "What it needs",
        "So far nobody has offered any",
        "## Who pays?",
        "RELATED:",
        "Author: E. Eff",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "So it is.",
        "Is it?",
        "It is!",
        "It is…",
        "“It is.”",
        "(So it is.)",
        "そうです。",
        "*It is.*",
    ],
)
def test_lines_that_end_like_sentences_are_paragraphs(line: str) -> None:
    assert numbered(f"{line}\n\nA heading") == [[line]]


@pytest.mark.parametrize(
    "line", ["A heading", "By A. Uthor", "Photo (Agency)", "Share: ", "# So it is.", "12", "* * *"]
)
def test_other_lines_are_not_paragraphs(line: str) -> None:
    assert numbered(f"{line}\n\nAnother heading") == []


def test_a_long_block_without_a_full_stop_counts() -> None:
    words = " ".join(["word"] * (LONGEST_HEADING + 1))
    assert numbered(f"{words}\n\nA heading") == [[words]]
    assert numbered(f"{words.removeprefix('word ')}\n\nA heading") == []


def test_a_colon_counts_before_a_paragraph_or_a_list() -> None:
    assert numbered("He said:\n\n“It is late.”") == [["He said:"], ["“It is late.”"]]
    assert numbered("He said:\n\nShe said:\n\nIt is late.") == [
        ["He said:"],
        ["She said:"],
        ["It is late."],
    ]
    assert numbered("He said:\n\nA heading") == []
    assert numbered("# He said:\n\nIt is late.") == [["It is late."]]
    assert numbered("It is late.\n\nHe said:") == [["It is late."]]


def test_a_list_belongs_to_the_paragraph_before_it() -> None:
    assert numbered("We need:\n\n- salt\n\n- bread\n  and butter\n\nThat is all.") == [
        ["We need:", "salt", "bread\n  and butter"],
        ["That is all."],
    ]
    assert numbered("A heading\n\n- salt\n- bread") == [["salt", "bread"]]
    assert numbered("We need:\n- salt\n- bread\n\nA heading") == [["We need:", "salt", "bread"]]


def test_numbered_paragraphs_are_paragraphs() -> None:
    assert numbered("The court holds:\n\n1. It is late.\n\n2. It is dark.") == [
        ["The court holds:"],
        ["It is late."],
        ["It is dark."],
    ]


def test_without_blank_lines_each_line_is_a_block() -> None:
    assert numbered("A heading\nIt is late.\nWe go home.\n") == [["It is late."], ["We go home."]]


@pytest.mark.parametrize("text", ["", "\n\n \n", "\ufeff"])
def test_an_empty_text_has_no_paragraphs(text: str) -> None:
    assert numbered(text) == []


lines = st.text(st.sampled_from("ab .:#-•1)“”\n\t　é"), max_size=80)


@given(lines)
def test_every_character_is_in_exactly_one_part(
    written: str,
) -> None:
    text = Text("t", written)
    pieces = split_paragraphs(text)
    spans = [*pieces.uncounted, *(span for passages in pieces.paragraphs for span in passages)]
    spans.sort(key=lambda span: span.start)
    end = 0
    for span in spans:
        assert span.start >= end
        assert get_text(span) == get_text(span).strip()
        between = written[end : span.start].strip()
        assert set(between) <= set("-•1.)ab( \n\t　"), between
        end = span.end
    assert not written[end:].strip()


sentences = st.lists(st.sampled_from(["late", "dark", "cold"]), min_size=2, max_size=9).map(
    lambda words: "It is " + " and ".join(words) + "."
)
others = st.sampled_from(
    ["A heading", "## One more", "Advertisement", "Photo: A. Gency", "RELATED:"]
)


@given(st.lists(sentences, min_size=2), st.data())
def test_headings_do_not_change_paragraph_numbers(written: list[str], data: st.DataObject) -> None:
    blocks: list[str] = []
    for paragraph in written:
        blocks += [*data.draw(st.lists(others, max_size=2)), paragraph]
    # A colon would count before a paragraph.
    blocks = [block for block in blocks if block != "RELATED:"] + ["RELATED:"]
    assert numbered("\n\n".join(blocks)) == [[paragraph] for paragraph in written]


@given(st.lists(sentences, min_size=2))
def test_wrapping_does_not_change_paragraph_numbers(written: list[str]) -> None:
    wrapped = "\n\n".join(paragraph.replace(" and ", "\n  and ") for paragraph in written)
    assert [" ".join(paragraph.split()) for (paragraph,) in numbered(wrapped)] == written


@pytest.mark.parametrize("text", ["." * 10**5, "- " * 10**5, ": \n" * 10**4, ")" * 10**5])
def test_long_odd_texts_take_linear_time(text: str) -> None:
    split_paragraphs(Text("t", text))

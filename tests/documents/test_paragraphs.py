import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.documents.paragraphs import LONGEST_HEADING, content, paragraphs
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
    """The stretches of each paragraph."""
    return [
        [content(stretch) for stretch in paragraph]
        for paragraph in paragraphs(Text("t", text)).paragraphs
    ]


def uncounted(text: str) -> list[str]:
    return [content(span) for span in paragraphs(Text("t", text)).uncounted]


def test_the_paragraphs_of_an_article_are_those_that_its_reader_counts() -> None:
    assert numbered(ARTICLE) == [
        ["Two cities plan one harbour, and nobody has asked who pays."],
        ["The mayors met in May. They agreed on\na common harbour."],
        ["Three things are missing:", "a pilot,", "a crane, and", "money"],
        ["“We will see.”"],
    ]


def test_what_is_not_counted_is_handed_out() -> None:
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
def test_a_line_that_ends_like_a_sentence_is_a_paragraph(line: str) -> None:
    assert numbered(f"{line}\n\nA heading") == [[line]]


@pytest.mark.parametrize(
    "line", ["A heading", "By A. Uthor", "Photo (Agency)", "Share: ", "# So it is.", "12", "* * *"]
)
def test_other_lines_are_none(line: str) -> None:
    assert numbered(f"{line}\n\nAnother heading") == []


def test_a_long_block_has_lost_its_full_stop() -> None:
    words = " ".join(["word"] * (LONGEST_HEADING + 1))
    assert numbered(f"{words}\n\nA heading") == [[words]]
    assert numbered(f"{words.removeprefix('word ')}\n\nA heading") == []


def test_a_colon_counts_where_a_paragraph_or_a_list_follows() -> None:
    assert numbered("He said:\n\n“It is late.”") == [["He said:"], ["“It is late.”"]]
    assert numbered("He said:\n\nShe said:\n\nIt is late.") == [
        ["He said:"],
        ["She said:"],
        ["It is late."],
    ]
    assert numbered("He said:\n\nA heading") == []
    assert numbered("# He said:\n\nIt is late.") == [["It is late."]]
    assert numbered("It is late.\n\nHe said:") == [["It is late."]]


def test_a_list_belongs_to_the_paragraph_before_it_and_else_is_one() -> None:
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


def test_where_no_line_is_blank_each_line_is_a_block() -> None:
    assert numbered("A heading\nIt is late.\nWe go home.\n") == [["It is late."], ["We go home."]]


@pytest.mark.parametrize("text", ["", "\n\n \n", "\ufeff"])
def test_an_empty_text_has_no_paragraphs(text: str) -> None:
    assert numbered(text) == []


lines = st.text(st.sampled_from("ab .:#-•1)“”\n\t　é"), max_size=80)


@given(lines)
def test_all_that_is_written_is_in_a_paragraph_or_left_out_and_nothing_in_both(
    written: str,
) -> None:
    text = Text("t", written)
    pieces = paragraphs(text)
    spans = [*pieces.uncounted, *(span for each in pieces.paragraphs for span in each)]
    spans.sort(key=lambda span: span.start)
    end = 0
    for span in spans:
        assert span.start >= end
        assert content(span) == content(span).strip()
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
def test_headings_and_advertisements_do_not_change_the_numbers(
    written: list[str], data: st.DataObject
) -> None:
    blocks: list[str] = []
    for paragraph in written:
        blocks += [*data.draw(st.lists(others, max_size=2)), paragraph]
    # A colon would count before a paragraph.
    blocks = [block for block in blocks if block != "RELATED:"] + ["RELATED:"]
    assert numbered("\n\n".join(blocks)) == [[paragraph] for paragraph in written]


@given(st.lists(sentences, min_size=2))
def test_wrapping_lines_does_not_change_the_numbers(written: list[str]) -> None:
    wrapped = "\n\n".join(paragraph.replace(" and ", "\n  and ") for paragraph in written)
    assert [" ".join(each.split()) for (each,) in numbered(wrapped)] == written


@pytest.mark.parametrize("text", ["." * 10**6, "- " * 10**6, ": \n" * 10**5, ")" * 10**6])
def test_strange_texts_are_read_to_their_end(text: str) -> None:
    paragraphs(Text("t", text))

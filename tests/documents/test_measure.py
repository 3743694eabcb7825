from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.builder import MapBuilder
from argmap.documents import Coverage, Placing, measure_coverage
from argmap.documents.paragraphs import content
from argmap.model import ArgumentMap, Kind, Statement

DOCUMENT = """\
The harbour

The mayors met in May 2021. They agreed on a common harbour for $7 billion.

Fishermen were not asked. Their union protested against the plans.

Nobody knows who pays.
"""


def placed(*statements: tuple[str, str]) -> ArgumentMap:
    """A map of texts, each with the place that it is made at."""
    return ArgumentMap(
        [
            Statement(Kind.CLAIM, f"s{number}", text, places=[place])
            for number, (text, place) in enumerate(statements, 1)
        ]
    )


def left(found: Coverage) -> tuple[list[int], list[str], list[str]]:
    """What is left over: paragraphs, sentences and figures."""
    return (
        [paragraph.number for paragraph in found.empty],
        [content(sentence.span) for sentence in found.sentences_left],
        [content(figure.span) for figure in found.figures_left],
    )


def test_what_no_statement_takes_up_is_left_over() -> None:
    found = measure_coverage(
        placed(
            ("The two mayors agreed to build a harbour together.", "¶1"),
            ("The union of the fishermen protests.", "¶2"),
        ),
        DOCUMENT,
    )
    assert left(found) == ([3], ["Nobody knows who pays."], ["2021", "$7 billion"])
    assert [content(span) for span in found.uncounted] == ["The harbour"]
    assert [paragraph.statements for paragraph in found.paragraphs] == [("s1",), ("s2",), ()]


def test_a_figure_is_taken_up_only_in_its_own_paragraph() -> None:
    here = measure_coverage(placed(("It costs 7 billion dollars.", "¶1")), DOCUMENT)
    there = measure_coverage(placed(("It costs 7 billion dollars.", "¶2")), DOCUMENT)
    assert left(here)[2] == ["2021"]
    assert left(there)[2] == ["2021", "$7 billion"]
    (_, figure) = (each for one in here.paragraphs[0].sentences for each in one.figures)
    assert figure.statements == ("s1",)


def test_statements_take_up_a_sentence_together() -> None:
    text = "Alpha bravo charlie delta echoes foxtrot golfing hotel."
    assert not measure_coverage(placed(("Alpha.", "¶1")), text).paragraphs[0].sentences[0].taken_up
    both = measure_coverage(placed(("Alpha.", "¶1"), ("Bravo.", "¶1")), text)
    assert both.paragraphs[0].sentences[0].share == 0.25
    assert both.paragraphs[0].sentences[0].taken_up


def test_a_sentence_without_words_to_compare_is_taken_up_with_its_paragraph() -> None:
    assert left(measure_coverage(placed(("Anything.", "¶1")), "So it is."))[1] == []
    assert left(measure_coverage(placed(("Anything.", "p. 1")), "So it is."))[1] == ["So it is."]


@pytest.mark.parametrize(
    ("place", "numbers"),
    [
        ("¶2", [2]),
        ("¶ 2", [2]),
        ("¶1-2", [1, 2]),
        ("¶¶2–3", [2, 3]),
        ("¶2, second sentence", [2]),
        ("para. 3", [3]),
        ("paragraphs 1–3", [1, 2, 3]),
    ],
)
def test_places_that_are_paragraphs(place: str, numbers: list[int]) -> None:
    found = measure_coverage(placed(("It.", place)), DOCUMENT)
    assert [each.number for each in found.paragraphs if each.statements] == numbers
    assert not found.beyond
    assert not found.unlocated


@pytest.mark.parametrize("place", ["p. 3", "00:12:31", "the end", "¶", "¶two", "¶2nd", "¶3–2", "3"])
def test_places_that_are_none_are_said_to_be_unlocated(place: str) -> None:
    found = measure_coverage(placed(("It.", place)), DOCUMENT)
    assert found.unlocated == (Placing("s1", place),)
    assert len(found.empty) == 3


@pytest.mark.parametrize(
    ("place", "numbers"), [("¶4", []), ("¶0", []), ("¶3–999999999", [3]), ("¶0–1", [1])]
)
def test_paragraphs_that_the_text_does_not_have_are_said(place: str, numbers: list[int]) -> None:
    found = measure_coverage(placed(("It.", place)), DOCUMENT)
    assert found.beyond == (Placing("s1", place),)
    assert [each.number for each in found.paragraphs if each.statements] == numbers


def test_a_number_that_no_text_can_have_is_no_place() -> None:
    place = "¶" + "9" * 5000
    assert measure_coverage(placed(("It.", place)), DOCUMENT).unlocated == (Placing("s1", place),)


def test_statements_without_a_place_are_listed() -> None:
    plan = MapBuilder()
    plan.claim("Placed.", id="placed", at=["¶1", "¶1", "p. 3"])
    plan.claim("Not placed.", id="free")
    found = measure_coverage(plan.map(), DOCUMENT)
    assert found.unplaced == ("free",)
    assert found.unlocated == (Placing("placed", "p. 3"),)
    assert found.paragraphs[0].statements == ("placed",)


def test_the_text_goes_by_the_name_that_the_map_gives_it() -> None:
    assert (
        measure_coverage(ArgumentMap(document="a.txt"), "It is.").paragraphs[0].span.path == "a.txt"
    )


documents = st.lists(
    st.lists(
        st.sampled_from(["It rains 3 days.", "Nobody came home.", "They built 2 ships.", "So?"])
    )
    .filter(bool)
    .map(" ".join),
    min_size=1,
    max_size=4,
).map("\n\n".join)
statements = st.tuples(
    st.sampled_from(["It rains.", "They built 2.", "For 3 days.", "Nobody.", "Else."]),
    st.sampled_from(["¶1", "¶2", "¶3–4", "p. 1"]),
)


@given(documents)
def test_of_a_map_without_statements_everything_is_left_over(document: str) -> None:
    found = measure_coverage(ArgumentMap(), document)
    assert found.empty == found.paragraphs
    assert len(found.sentences_left) == sum(len(each.sentences) for each in found.paragraphs)
    assert all(not each.statements for each in found.figures_left)


@given(documents)
def test_a_map_that_says_every_sentence_in_its_place_leaves_nothing_over(document: str) -> None:
    every = [
        (content(sentence.span), f"¶{paragraph.number}")
        for paragraph in measure_coverage(ArgumentMap(), document).paragraphs
        for sentence in paragraph.sentences
    ]
    assert left(measure_coverage(placed(*every), document)) == ([], [], [])


@given(documents, st.lists(statements, max_size=6))
def test_one_more_statement_never_leaves_more_over(
    document: str, said: list[tuple[str, str]]
) -> None:
    growing = [
        measure_coverage(placed(*said[:number]), document) for number in range(len(said) + 1)
    ]
    for fewer, more in pairwise(growing):
        for before, after in zip(left(fewer), left(more), strict=True):
            assert len(after) <= len(before)

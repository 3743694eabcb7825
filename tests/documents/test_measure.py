from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.builder import MapBuilder
from argmap.documents import Coverage, Placement, measure_coverage
from argmap.documents.paragraphs import get_text
from argmap.model import ArgumentMap, Kind, Statement
from tests.counting import count_lines, grows_linearly

DOCUMENT = """\
The harbour

The mayors met in May 2021. They agreed on a common harbour for $7 billion.

Fishermen were not asked. Their union protested against the plans.

Nobody knows who pays.
"""


def map_of(*statements: tuple[str, str]) -> ArgumentMap:
    """Return a map of statements with these texts and places."""
    return ArgumentMap(
        [
            Statement(Kind.CLAIM, f"s{number}", text, places=[place])
            for number, (text, place) in enumerate(statements, 1)
        ]
    )


def uncovered(found: Coverage) -> tuple[list[int], list[str], list[str]]:
    """The uncovered paragraphs, sentences and figures."""
    return (
        [paragraph.number for paragraph in found.uncovered_paragraphs],
        [get_text(sentence.span) for sentence in found.uncovered_sentences],
        [get_text(figure.span) for figure in found.uncovered_figures],
    )


def test_uncovered_parts() -> None:
    found = measure_coverage(
        map_of(
            ("The two mayors agreed to build a harbour together.", "¶1"),
            ("The union of the fishermen protests.", "¶2"),
        ),
        DOCUMENT,
    )
    assert uncovered(found) == ([3], ["Nobody knows who pays."], ["2021", "$7 billion"])
    assert [get_text(span) for span in found.uncounted] == ["The harbour"]
    assert [paragraph.statements for paragraph in found.paragraphs] == [("s1",), ("s2",), ()]


def test_a_figure_is_covered_only_in_its_own_paragraph() -> None:
    here = measure_coverage(map_of(("It costs 7 billion dollars.", "¶1")), DOCUMENT)
    there = measure_coverage(map_of(("It costs 7 billion dollars.", "¶2")), DOCUMENT)
    assert uncovered(here)[2] == ["2021"]
    assert uncovered(there)[2] == ["2021", "$7 billion"]
    (_, figure) = here.figures
    assert figure.statements == ("s1",)


def test_statements_cover_a_sentence_together() -> None:
    text = "Alpha bravo charlie delta echoes foxtrot golfing hotel."
    assert (
        not measure_coverage(map_of(("Alpha.", "¶1")), text).paragraphs[0].sentences[0].is_covered
    )
    both = measure_coverage(map_of(("Alpha.", "¶1"), ("Bravo.", "¶1")), text)
    assert both.paragraphs[0].sentences[0].share == 0.25
    assert both.paragraphs[0].sentences[0].is_covered


def test_a_sentence_without_comparable_words_is_covered_with_its_paragraph() -> None:
    assert uncovered(measure_coverage(map_of(("Anything.", "¶1")), "So it is."))[1] == []
    assert uncovered(measure_coverage(map_of(("Anything.", "p. 1")), "So it is."))[1] == [
        "So it is."
    ]


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
def test_paragraph_places(place: str, numbers: list[int]) -> None:
    found = measure_coverage(map_of(("It.", place)), DOCUMENT)
    assert [paragraph.number for paragraph in found.paragraphs if paragraph.statements] == numbers
    assert not found.beyond
    assert not found.unlocated


@pytest.mark.parametrize("place", ["p. 3", "00:12:31", "the end", "¶", "¶two", "¶2nd", "¶3–2", "3"])
def test_other_places_are_unlocated(place: str) -> None:
    found = measure_coverage(map_of(("It.", place)), DOCUMENT)
    assert found.unlocated == (Placement("s1", place),)
    assert len(found.uncovered_paragraphs) == 3


@pytest.mark.parametrize(
    ("place", "numbers"), [("¶4", []), ("¶0", []), ("¶3–999999999", [3]), ("¶0–1", [1])]
)
def test_missing_paragraphs_are_reported(place: str, numbers: list[int]) -> None:
    found = measure_coverage(map_of(("It.", place)), DOCUMENT)
    assert found.beyond == (Placement("s1", place),)
    assert [paragraph.number for paragraph in found.paragraphs if paragraph.statements] == numbers


def test_a_huge_paragraph_number_is_unlocated() -> None:
    place = "¶" + "9" * 5000
    assert measure_coverage(map_of(("It.", place)), DOCUMENT).unlocated == (Placement("s1", place),)


def test_statements_without_a_place_are_listed() -> None:
    plan = MapBuilder()
    plan.claim("Placed.", id="placed", at=["¶1", "¶1", "p. 3"])
    plan.claim("Not placed.", id="free")
    found = measure_coverage(plan.map(), DOCUMENT)
    assert found.unplaced == ("free",)
    assert found.unlocated == (Placement("placed", "p. 3"),)
    assert found.paragraphs[0].statements == ("placed",)


def test_spans_carry_the_document_name_of_the_map() -> None:
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
def test_an_empty_map_covers_nothing(document: str) -> None:
    found = measure_coverage(ArgumentMap(), document)
    assert found.uncovered_paragraphs == found.paragraphs
    assert len(found.uncovered_sentences) == sum(
        len(paragraph.sentences) for paragraph in found.paragraphs
    )
    assert all(not figure.statements for figure in found.uncovered_figures)


@given(documents)
def test_repeating_every_sentence_covers_everything(document: str) -> None:
    every = [
        (get_text(sentence.span), f"¶{paragraph.number}")
        for paragraph in measure_coverage(ArgumentMap(), document).paragraphs
        for sentence in paragraph.sentences
    ]
    assert uncovered(measure_coverage(map_of(*every), document)) == ([], [], [])


@given(documents, st.lists(statements, max_size=6))
def test_more_statements_never_cover_less(document: str, said: list[tuple[str, str]]) -> None:
    growing = [
        measure_coverage(map_of(*said[:number]), document) for number in range(len(said) + 1)
    ]
    for fewer, more in pairwise(growing):
        for before, after in zip(uncovered(fewer), uncovered(more), strict=True):
            assert len(after) <= len(before)


def test_time_grows_with_the_map_and_its_document() -> None:
    def count(size: int) -> int:
        document = "\n\n".join(f"Port {number} costs $7 billion." for number in range(size))
        argument_map = map_of(*[("It is dear.", f"¶{number}–{size}") for number in range(1, size)])
        return count_lines(lambda: measure_coverage(argument_map, document))

    assert grows_linearly([count(size) for size in (50, 100, 200, 400)])

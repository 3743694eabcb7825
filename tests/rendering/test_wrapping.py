from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering.metrics import EM, regular
from argmap.rendering.wrapping import shortened, wrap

FONT = regular()
PROSE = st.text(
    st.sampled_from("abc, WiI-/é漢字かカー。「」、한국어مرحبا🙂👍🏽\u200d\u0301"),
    min_size=1,
    max_size=12,
)
TEXTS = st.lists(PROSE, min_size=1, max_size=12).map(" ".join).map(lambda x: " ".join(x.split()))
WIDTHS = st.integers(4 * EM, 30 * EM)


@given(TEXTS, WIDTHS)
def test_nothing_is_added_or_lost_but_spaces(text, width):
    assert "".join(wrap(text, width, FONT)).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_it_may_be(text, width):
    # Four ems hold any one character, and marks add nothing.
    for line in wrap(text, width, FONT):
        clusters = line.count("\u200d") + line.count("🏽")
        assert FONT.width(line) <= width or clusters


@given(
    st.lists(st.text("abcdefg", min_size=1, max_size=8), min_size=1), st.integers(6 * EM, 30 * EM)
)
def test_words_are_broken_at_spaces_and_lines_are_full(words, width):
    lines = wrap(" ".join(words), width, FONT)
    assert " ".join(lines).split() == words
    for line, after in pairwise(lines):
        assert FONT.width(f"{line} {after.split()[0]}") > width


def test_lines_are_measured_and_not_counted():
    assert wrap("iiii iiii", 4 * EM, FONT) == ["iiii iiii"]
    assert wrap("WWWW WWWW", 4 * EM, FONT) == ["WWWW", "WWWW"]


def test_japanese_breaks_between_characters_but_not_before_a_full_stop():
    assert wrap("技術は同盟を深める。", 9 * EM, FONT) == ["技術は同盟を深め", "る。"]
    assert wrap("彼は「技術」と言う", 3 * EM, FONT) == ["彼は", "「技", "術」と", "言う"]


def test_a_long_address_is_broken_where_it_must_be():
    lines = wrap("see https://example.org/" + "a" * 60, 10 * EM, FONT)
    assert lines[0] == "see"
    assert "".join(lines[1:]) == "https://example.org/" + "a" * 60


def test_a_mark_stays_with_its_letter_and_a_family_together():
    family = "👩\u200d👩\u200d👧"
    assert wrap(f"{family}{family}", 5 * EM, FONT) == [family, family]
    assert all(line[0] != "\u0301" for line in wrap("e\u0301" * 40, 4 * EM, FONT))


def test_a_source_is_cut_and_where_in_it_is_kept():
    assert shortened("Report", ", p. 3", 10 * EM, FONT) == "Report, p. 3"
    cut = shortened("A report on everything there is", ", p. 3", 10 * EM, FONT)
    assert cut.endswith("…, p. 3")
    assert FONT.width(cut) <= 10 * EM
    assert FONT.width(shortened("Report", ", " + "x" * 99, 10 * EM, FONT)) <= 10 * EM
